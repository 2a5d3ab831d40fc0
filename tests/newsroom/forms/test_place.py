"""Languages and zones, as they are offered and as they are taken."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from filrouge.newsroom.forms.lines import LinesField
from filrouge.newsroom.forms.place import LANGUAGES, ZoneField, language_choices, zone_choices


def test_languages_are_named_in_that_of_the_page() -> None:
    with translation.override("fr"):
        french = dict(language_choices("pt-BR"))
    with translation.override("en"):
        english = dict(language_choices())

    assert (french["de"], english["de"]) == ("allemand", "German")
    assert french["pt-BR"] == "portugais (pt-BR)"
    assert set(english) == set(LANGUAGES)


def test_every_zone_that_is_offered_is_taken() -> None:
    offered = zone_choices()

    assert offered[0] == "UTC"
    assert "Europe/Paris" in offered
    assert all(ZoneField().clean(zone) == zone for zone in offered)


def test_a_zone_that_is_none_is_refused() -> None:
    for nonsense in ("Europe", "paris", "../etc/passwd", "CET+1", "\x00"):
        with pytest.raises(ValidationError):
            ZoneField().clean(nonsense)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        (" Ada \r\n\r\nBea\tVidal\nAda", ("Ada", "Bea Vidal")),
        ("A\u202e\x07B", ("AB",)),
        ("\n".join(map(str, range(99))), tuple(map(str, range(50)))),
    ],
)
def test_lines_become_names(text: str, expected: tuple[str, ...]) -> None:
    assert LinesField(label="Byline").clean(text) == expected
