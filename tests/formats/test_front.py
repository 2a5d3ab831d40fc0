"""The front: lives now, next, past."""

import pytest
from msgspec.structs import replace

from filrouge.formats.base import Theme
from filrouge.formats.front import render_front
from tests.formats.golden import assert_golden
from tests.formats.render import SITE
from tests.formats.summaries import summaries
from tests.formats.tree import parse_page


@pytest.mark.parametrize("language", ["fr", "en"])
def test_front_is_as_agreed(theme: Theme, language: str) -> None:
    front = render_front(theme, replace(SITE, language=language), summaries())

    assert_golden(f"front.{language}.html", front)


def test_lives_stand_now_next_past_each_in_its_order(theme: Theme) -> None:
    lives = summaries()

    front = parse_page(render_front(theme, SITE, list(reversed(lives))))

    sections = {
        section.get("class"): section.xpath(".//h3/a/@href")
        for section in front.xpath("//main/section")
    }
    assert sections == {
        "now": ["/live/tempete-aurore", "/live/kestrel"],
        "next": ["/live/budget"],
        "past": ["/live/tour-des-iles", "/live/summit", "/live/regatta"],
    }
    assert front.xpath("//li[contains(@class, 'first')]//a/@href") == ["/live/tempete-aurore"]


def test_drafts_are_nowhere(theme: Theme) -> None:
    assert "brouillon" not in render_front(theme, SITE, summaries())


def test_each_headline_speaks_its_own_language_and_zone(theme: Theme) -> None:
    front = parse_page(render_front(theme, SITE, summaries()))

    articles = {one.xpath("string(.//a/@href)"): one for one in front.xpath("//article")}
    rocket, summit = articles["/live/kestrel"], articles["/live/summit"]
    assert (rocket.get("lang"), rocket.get("dir")) == ("en", "ltr")
    assert (summit.get("lang"), summit.get("dir")) == ("ar", "rtl")
    [line] = rocket.xpath(".//*[contains(@class, 'status')]")
    assert line.get("lang") == "fr"
    assert line.text_content() == (
        "En direct dernière mise à jour à 11\u00a0h\u00a035, heure de New York 12 publications"
    )


def test_archived_live_says_so_and_when_it_ended(theme: Theme) -> None:
    front = parse_page(render_front(theme, SITE, summaries()))

    [line] = front.xpath("//article[.//a/@href='/live/regatta']//*[contains(@class, 'status')]")
    assert line.get("class") == "status ended archived"
    assert line.text_content() == "Archivé 14 juin 2026 24 publications"


def test_house_with_only_past_lives_opens_on_the_last(theme: Theme) -> None:
    past = summaries()[3:5]

    front = parse_page(render_front(theme, SITE, past))

    assert front.xpath("//li[contains(@class, 'first')]//a/@href") == ["/live/tour-des-iles"]
    assert [one.get("class") for one in front.xpath("//main/section")] == ["past"]


def test_empty_house_says_so(theme: Theme) -> None:
    front = parse_page(render_front(theme, SITE, []))

    assert front.xpath("string(//main)").strip() == "Aucun direct pour le moment."


def test_hostile_headlines_stay_words(theme: Theme) -> None:
    hostile = '<script>alert(1)</script>" onload="x'
    live = replace(
        summaries()[0],
        headline=hostile,
        standfirst=hostile,
        latest_headline=hostile,
        slug='a"><script>',
    )

    front = parse_page(render_front(theme, replace(SITE, name=hostile, script=""), [live]))

    assert front.xpath("//script | //@onload") == []
    assert front.xpath("string(//h3)") == hostile
