"""The page of a live: its hooks are a contract, docs/reader-protocol.md."""

from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from filrouge.domain.content import Content
from filrouge.domain.state import Live, Status
from filrouge.formats.base import AsOf, Range, Site, Theme
from filrouge.formats.early import EARLY
from filrouge.formats.page import render_page
from filrouge.formats.parts.part import PARTS
from tests.formats import sample
from tests.formats.golden import assert_golden
from tests.formats.render import SITE, SLUG, whole_page
from tests.formats.tree import parse_page


def meta(page: Any) -> dict[str, str]:
    """Give the page's properties and names with their contents."""
    found = page.xpath("//meta[@content]")
    return {one.get("property") or one.get("name"): one.get("content") for one in found}


@pytest.mark.parametrize(("name", "live"), [("fr", sample.french()), ("en", sample.english())])
def test_page_is_as_agreed(theme: Theme, name: str, live: Live) -> None:
    page = whole_page(theme, live, older=f"/live/{SLUG}/from/1")

    assert_golden(f"page.{name}.html", page)


def test_main_carries_what_the_script_reads(theme: Theme) -> None:
    shown = Range(floor="1-1", ceiling="1999999999999-9", number=2)

    page = parse_page(whole_page(theme, sample.french(), shown=shown))

    [main] = page.xpath("//main")
    assert dict(main.attrib) == {
        "id": "live",
        "class": "coverage",
        "data-slug": SLUG,
        "data-cursor": "1786557600-111",
        "data-status": "live",
        "data-poll-s": "10",
        "data-floor": "1-1",
        "data-ceiling": "1999999999999-9",
        "data-update": "Mis à jour\u00a0: afficher",
    }


def test_posts_stand_newest_first_without_the_hidden_one(theme: Theme) -> None:
    page = parse_page(whole_page(theme, sample.french()))

    posts = page.xpath("//div[@id='posts']/*")
    assert {post.tag for post in posts} == {"article"}
    ids = ["p11", "p10", "p9", "p8", "p7", "p5", "p4", "p3", "p2", "p1"]
    assert [post.get("data-id") for post in posts] == ids
    assert [post.get("id") for post in posts] == [f"p-{name}" for name in ids]
    assert posts[0].get("data-order") == "1786572720000-110"
    assert posts[-3].get("data-rev") == "95"


def test_every_part_stands_in_the_page_empty_or_not(theme: Theme) -> None:
    page = parse_page(whole_page(theme, sample.live_of([])))

    parts = page.xpath("//main//*[@data-part]")
    assert [part.get("data-part") for part in parts] == list(PARTS)
    hidden = {
        part.get("data-part"): part.get("data-rev") for part in parts if "hidden" in part.attrib
    }
    assert hidden == {
        "course": "2",
        "facts": "0",
        "moments": "0",
        "day": "0",
        "pinned": "0",
        "corrections": "0",
    }


def test_furniture_that_the_script_uses(theme: Theme) -> None:
    live = sample.french()

    page = parse_page(whole_page(theme, live, older="/o", top="/t", newer_count=12))

    [newer] = page.xpath("//*[@id='newer'][@hidden]")
    [button] = newer.xpath("button")
    assert button.get("data-one") == "1\u00a0nouvelle publication"
    assert button.get("data-other") == "{n}\u00a0nouvelles publications"
    [connection] = page.xpath("//*[@id='connection'][@hidden][@role='status']")
    assert connection.get("data-ended") == "Ce direct est terminé"
    assert connection.get("data-lost")
    assert connection.get("data-reload")
    assert page.xpath("//a[@id='older']/@href") == ["/o#stream"]
    assert page.xpath("//a[@id='top']/@href") == ["/t#stream"]
    assert page.xpath("string(//a[@id='top'])") == "Aller aux 12\u00a0publications plus récentes"


def test_without_older_or_newer_posts_there_are_no_links_to_them(theme: Theme) -> None:
    page = parse_page(whole_page(theme, sample.french()))

    assert page.xpath("//a[@id='older' or @id='top']") == []


def test_head_names_the_page_for_search_and_sharing(theme: Theme) -> None:
    live = sample.french()

    page = parse_page(whole_page(theme, live))

    assert page.xpath("string(//title)") == f"{live.description.headline} – Le Rivage"
    assert page.xpath("//link[@rel='canonical']/@href") == [
        "https://example.org/live/tempete-aurore"
    ]
    found = meta(page)
    assert found["og:title"] == live.description.headline
    assert found["og:image"] == "https://example.org/live/tempete-aurore/share.png?v=3"
    assert found["og:description"] == found["description"]
    assert found["description"].startswith("Onze communes")


def test_permalink_has_its_own_title_picture_and_mark(theme: Theme) -> None:
    live = sample.french()

    page = parse_page(whole_page(theme, live, current=live.posts["p4"]))

    title = "Sur la corniche, la mer passe au-dessus du parapet"
    assert page.xpath("string(//title)") == f"{title} – Le Rivage"
    canonical = "https://example.org/live/tempete-aurore/post/p4"
    assert page.xpath("//link[@rel='canonical']/@href") == [canonical]
    found = meta(page)
    assert (found["og:title"], found["og:url"]) == (title, canonical)
    assert found["og:image"] == "https://example.org/live/tempete-aurore/post/p4/share.png?v=40"
    assert found["description"].startswith("Les pompiers ont fermé la corniche dans les deux sens.")
    assert page.xpath("//*[@aria-current]/@id") == ["p-p4"]
    assert page.xpath("//*[@class='jump']/a/@href") == ["#p-p4"]


@pytest.mark.parametrize(
    ("post", "title"),
    [
        ("p3", "Publication retirée – Le Rivage"),
        ("p5", "Publication effacée – Le Rivage"),
        ("p2", "Un premier chalutier est rentré, équipage sain et sauf. – Le Rivage"),
    ],
)
def test_permalink_of_a_post_without_headline(theme: Theme, post: str, title: str) -> None:
    live = sample.french()

    page = parse_page(whole_page(theme, live, current=live.posts[post]))

    assert page.xpath("string(//title)") == title


def test_chunk_is_its_own_address(theme: Theme) -> None:
    page = parse_page(whole_page(theme, sample.french(), shown=Range(number=3)))

    canonical = "https://example.org/live/tempete-aurore/from/3"
    assert page.xpath("//link[@rel='canonical']/@href") == [canonical]


def test_page_of_the_past_says_so_and_follows_nothing(theme: Theme) -> None:
    page = parse_page(whole_page(theme, sample.french(), as_of=AsOf(48, sample.at(336))))

    [band] = page.xpath("//*[@class='band']/*[@class='said']")
    assert band.text_content() == (
        "La page telle qu’elle était le 12 août 2026 à 22\u00a0h\u00a041, heure de Paris "
        "(version 48). Lire la page telle qu’elle est maintenant"
    )
    assert band.xpath("a/@href") == ["/live/tempete-aurore"]
    assert page.xpath("//main/@data-status") == ["past"]
    assert page.xpath("//script[@src]") == []
    assert meta(page)["robots"] == "noindex"
    assert page.xpath("//link[@rel='canonical']/@href") == [
        "https://example.org/live/tempete-aurore"
    ]


def test_page_of_a_past_without_times_names_the_version_alone(theme: Theme) -> None:
    page = parse_page(whole_page(theme, sample.french(), as_of=AsOf(48)))

    assert "dans sa version 48. Lire" in page.xpath("string(//*[@class='band'])")


def test_house_without_address_or_assets_still_gets_a_page(theme: Theme) -> None:
    page = parse_page(whole_page(theme, sample.french(), site=Site()))

    assert page.xpath("//link[@rel='canonical']") == []
    assert "og:url" not in meta(page)
    assert "og:image" not in meta(page)
    assert page.xpath("//script[@src] | //link[@rel='stylesheet']") == []


def test_nothing_in_the_page_needs_a_laxer_content_security_policy(theme: Theme) -> None:
    page = parse_page(whole_page(theme, sample.french()))

    assert page.xpath("//@style | //style") == []
    assert page.xpath("//script[not(@src)]/text()") == [EARLY]
    assert [name for name in page.xpath("//@*/..//@*") if str(name).startswith("on")] == []


def test_headings_descend_one_level_at_a_time(theme: Theme) -> None:
    page = parse_page(whole_page(theme, sample.french()))

    levels = [int(one.tag[1]) for one in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))


def test_arabic_reads_from_the_right_with_interface_words_marked_as_english(theme: Theme) -> None:
    page = parse_page(whole_page(theme, sample.arabic()))

    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    [status] = page.xpath("//*[@data-part='status']")
    assert status.get("lang") == "en"
    assert status.text_content() == "Live last update at 6.10\u00a0pm, Riyadh time"


ENDED = "le 13 août 2026 à 3\u00a0h\u00a005, heure de Paris, après 10\u00a0heures"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "En direct dernière mise à jour le 13 août à 0\u00a0h\u00a012, heure de Paris"),
        (
            {"changed_at": sample.at(60)},
            "En direct dernière mise à jour à 18\u00a0h\u00a005, heure de Paris",
        ),
        (
            {"status": Status.PAUSED, "changed_at": sample.at(60)},
            "En pause dernière mise à jour à 18\u00a0h\u00a005, heure de Paris",
        ),
        (
            {"status": Status.ENDED, "ended_at": sample.at(600)},
            f"Ce direct est terminé {ENDED}",
        ),
        ({"status": Status.ENDED}, "Ce direct est terminé"),
        (
            {"status": Status.ARCHIVED, "ended_at": sample.at(600)},
            f"Archivé terminé {ENDED}",
        ),
        (
            {"status": Status.SCHEDULED, "started_at": None, "starts_at": sample.at(0)},
            "À venir le 12 août 2026 à 17\u00a0h\u00a005, heure de Paris",
        ),
    ],
)
def test_status_says_where_the_live_is(theme: Theme, fields: dict[str, object], words: str) -> None:
    page = parse_page(whole_page(theme, replace(sample.french(), **fields)))

    assert page.xpath("string(//*[@data-part='status'])") == words


@pytest.mark.parametrize("status", [Status.ENDED, Status.ARCHIVED])
def test_page_of_what_is_over_stands_still(theme: Theme, status: Status) -> None:
    page = parse_page(whole_page(theme, replace(sample.french(), status=status)))

    assert page.xpath("//main/@data-status") == ["ended"]
    [line] = page.xpath("//*[@data-part='status']")
    assert "ended" in line.get("class").split()  # by which styles close the thread


def test_poll_pace_and_posts_are_the_callers(theme: Theme) -> None:
    page = parse_page(
        render_page(
            theme,
            SITE,
            sample.french(),
            slug="à b",
            cursor="1-2",
            range=Range(),
            posts=['<article id="p-x">x</article>'],
            parts=dict.fromkeys(PARTS, "<p>part</p>"),
            poll_s=60,
        )
    )

    [main] = page.xpath("//main")
    assert (main.get("data-poll-s"), main.get("data-slug")) == ("60", "à b")
    assert page.xpath("string(//div[@id='posts'])") == "x"
    assert len(page.xpath("//p[.='part']")) == len(PARTS)
    canonical = "https://example.org/live/%C3%A0%20b"
    assert page.xpath("//link[@rel='canonical']/@href") == [canonical]


def test_post_without_any_words_takes_the_live_headline_and_its_time(theme: Theme) -> None:
    silent = sample.post(1, 0, Content())
    live = replace(sample.french(), posts=sample.live_of([silent]).posts)

    page = parse_page(whole_page(theme, live, current=silent))

    assert page.xpath("string(//title)") == (
        f"{live.description.headline} (12 août 2026, 17\u00a0h\u00a005, heure de Paris) – Le Rivage"
    )
