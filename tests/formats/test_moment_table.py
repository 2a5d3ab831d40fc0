"""One table of times in words holds for the server and for the reader's script.

The script's half is web/reader/clock.test.ts.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest
from babel.dates import get_timezone_location

from filrouge.formats.base import Theme
from filrouge.formats.parts.moment import Moments
from tests.require import ROOT

TABLE: dict[str, Any] = json.loads(
    Path(__file__).with_name("moments.json").read_text(encoding="utf-8")
)
FIRST = datetime.fromisoformat(TABLE["first"])
CITIES: dict[str, dict[str, str]] = json.loads(
    (ROOT / "web/reader/cities.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("language", "zone", "at", "said"), TABLE["samples"])
def test_times_are_said_as_the_table_has_them(
    theme: Theme, language: str, zone: str, at: str, said: list[str]
) -> None:
    moments = Moments(theme.words(language), zone, FIRST)
    instant = datetime.fromisoformat(at)

    found = [getattr(moments, style)(instant) for style in TABLE["styles"]]

    assert [words.replace("\u00a0", "~") for words in found] == said


@pytest.mark.parametrize("language", ["fr", "en"])
def test_words_around_times_are_those_of_the_catalogue(theme: Theme, language: str) -> None:
    words = theme.words(language)
    msgids = ("at {clock}", "on {day} at {clock}", "{city} time", "universal time (UTC)")

    assert [words.gettext(msgid) for msgid in msgids] == list(TABLE["words"][language].values())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_script_knows_the_cities_whose_names_are_not_in_their_keys(language: str) -> None:
    """Browsers do not tell the names of cities: the script brings those that it cannot make up."""
    zones = {name for name in available_timezones() if "/" in name and name[:4] != "Etc/"}
    named = {
        name: get_timezone_location(ZoneInfo(name), locale=language, return_city=True)
        for name in zones
    }

    known = {
        name: CITIES[language].get(name, name.rpartition("/")[2].replace("_", " "))
        for name in zones
    }

    assert known == {name: city.rpartition("/")[2] for name, city in named.items()}
    assert set(CITIES[language]) <= zones
