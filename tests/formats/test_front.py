"""The front: lives now, next, past."""

import pytest
from msgspec.structs import replace

from filrouge.domain.summary import Summary
from filrouge.formats.base import Theme
from filrouge.formats.early import EARLY
from filrouge.formats.front import FRONT_LEAST, SHELF, render_front, render_shelf, shelf_count
from tests.formats import sample
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
        "En direct dernière mise à jour à 11\u00a0h\u00a035, heure de New York 12\u00a0publications"
    )


def test_archived_live_says_so_and_when_it_ended(theme: Theme) -> None:
    front = parse_page(render_front(theme, SITE, summaries()))

    [line] = front.xpath("//article[.//a/@href='/live/regatta']//*[contains(@class, 'status')]")
    assert line.get("class") == "status ended archived"
    assert line.text_content() == "Archivé 14 juin 2026 24\u00a0publications"


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

    assert front.xpath("//script[@src] | //@onload") == []
    assert front.xpath("//script/text()") == [EARLY]
    assert front.xpath("string(//h3)") == hostile


def test_the_newest_headline_leads_to_its_post(theme: Theme) -> None:
    live = replace(summaries()[0], latest_post="p48")

    front = parse_page(render_front(theme, SITE, [live]))

    assert front.xpath("//*[@class='latest']/a/@href") == [
        "/live/tempete-aurore/post/p48#p-p48",
    ]


def test_lives_keep_their_places_while_posts_come(theme: Theme) -> None:
    """The one that got a post last would jump to the top, under the reader's eyes."""
    storm, rocket, *_ = summaries()
    rocket = replace(rocket, changed_at=sample.at(9999))

    front = parse_page(render_front(theme, SITE, [rocket, storm]))

    assert front.xpath("//article//h3/a/@href") == ["/live/tempete-aurore", "/live/kestrel"]


# ---- shelves of lives that are over -------------------------------------------------------------


def over(count: int) -> list[Summary]:
    """Give lives that are over, the oldest first: l1, l2 …"""
    ended = summaries()[3]
    return [
        replace(ended, id=f"l{n}", slug=f"l{n}", ended_at=sample.at(n)) for n in range(1, count + 1)
    ]


def slugs(html: str) -> list[str]:
    hrefs = parse_page(html).xpath("//article//*[@class='headline']/a/@href")
    return [href.removeprefix("/live/") for href in hrefs]


@pytest.mark.parametrize("count", [0, 1, FRONT_LEAST + SHELF - 1, FRONT_LEAST + SHELF, 2000])
def test_each_live_that_is_over_stands_in_one_place(theme: Theme, count: int) -> None:
    lives = over(count)

    pages = [render_front(theme, SITE, lives)]
    for number in range(shelf_count(lives), 0, -1):
        shelf = render_shelf(theme, SITE, lives, number)
        assert shelf is not None
        pages.append(shelf)

    assert [slug for page in pages for slug in slugs(page)] == [
        f"l{n}" for n in range(count, 0, -1)
    ]
    assert len(slugs(pages[0])) <= FRONT_LEAST + SHELF


def test_a_shelf_keeps_its_lives_when_more_end(theme: Theme) -> None:
    before = render_shelf(theme, SITE, over(100), 2)
    after = render_shelf(theme, SITE, over(131), 2)

    assert before is not None
    assert after is not None
    assert slugs(before) == slugs(after) == [f"l{n}" for n in range(60, 30, -1)]


def test_a_shelf_links_to_those_beside_it(theme: Theme) -> None:
    lives = over(100)  # three shelves

    def links(html: str | None) -> list[str]:
        assert html is not None
        return list(parse_page(html).xpath("//nav/a/@href"))

    assert links(render_front(theme, SITE, lives)) == ["/past/3"]
    assert links(render_shelf(theme, SITE, lives, 3)) == ["/", "/past/2"]
    assert links(render_shelf(theme, SITE, lives, 1)) == ["/past/2"]
    assert render_shelf(theme, SITE, lives, 4) is None
    assert render_shelf(theme, SITE, lives, 0) is None


def test_only_a_front_that_asks_again_has_the_script(theme: Theme) -> None:
    site = replace(SITE, scripts={"front": "/assets/front.js"})

    live = parse_page(render_front(theme, site, over(100), poll_s=10))
    still = parse_page(render_front(theme, site, over(100)))
    shelf = parse_page(render_shelf(theme, site, over(100), 1) or "")

    assert live.xpath("//script/@src") == ["/assets/front.js"]
    assert live.xpath("//main/@data-poll-s") == ["10"]
    assert still.xpath("//script[@src]") == shelf.xpath("//script[@src]") == []
