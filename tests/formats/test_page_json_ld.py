"""Each page described for search engines: its own posts, and no way out of the script."""

import itertools
import json
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from filrouge.domain.commands import Publish
from filrouge.domain.content import Content, Description
from filrouge.domain.state import Condition, Live, Post
from filrouge.formats.base import AsOf, Range, Site, Theme
from filrouge.formats.jsonld import page_json_ld
from filrouge.formats.page import render_page
from filrouge.formats.parts.part import PARTS
from filrouge.importers.jsonld import JsonLd
from tests.formats import sample
from tests.formats.render import SITE, SLUG
from tests.formats.tree import parse_page

HOME = f"https://example.org/live/{SLUG}"


def described(live: Live, **other: Any) -> Any:
    values: dict[str, Any] = {"posts": sample.newest_first(live), "range": Range()} | other
    return json.loads(page_json_ld(live, SITE, SLUG, **values))


def page(theme: Theme, live: Live, **other: Any) -> Any:
    values: dict[str, Any] = {"described": sample.newest_first(live), "range": Range()} | other
    html = render_page(
        theme, SITE, live, slug=SLUG, cursor="1-1", posts=[], parts=NO_PARTS, **values
    )
    return parse_page(html)


NO_PARTS: dict[str, str] = dict.fromkeys(PARTS, "")


def test_the_window_is_the_live_with_the_posts_in_sight() -> None:
    live = sample.french()

    found = described(live, older=f"/live/{SLUG}/from/7")

    assert (found["@type"], found["@id"]) == ("LiveBlogPosting", HOME)
    seen = [one.id for one in sample.newest_first(live) if one.condition is Condition.VISIBLE]
    assert [update["@id"] for update in found["liveBlogUpdate"]] == [
        f"{HOME}/post/{post}#p-{post}" for post in seen
    ]
    assert found["hasPart"]["url"] == f"{HOME}/from/7"
    assert "isPartOf" not in found


def test_a_chunk_is_a_part_of_the_live() -> None:
    live = sample.french()

    found = described(live, range=Range(number=3), posts=sample.newest_first(live)[:2])

    assert found["@id"] == found["url"] == f"{HOME}/from/3"
    assert (found["isPartOf"]["@type"], found["isPartOf"]["@id"]) == ("LiveBlogPosting", HOME)
    assert len(found["liveBlogUpdate"]) == 2
    assert "hasPart" not in found  # the beginning of the live


def test_a_permalink_is_its_post() -> None:
    live = sample.french()
    post = live.posts["p4"]

    found = described(live, current=post)

    assert (found["@type"], found["headline"]) == ("BlogPosting", post.content.headline)
    assert found["url"] == f"{HOME}/post/p4#p-p4"
    assert found["isPartOf"]["headline"] == live.description.headline
    assert "liveBlogUpdate" not in found


@pytest.mark.parametrize("condition", [Condition.WITHDRAWN, Condition.ERASED])
def test_a_permalink_to_what_was_taken_back_is_the_live_alone(condition: Condition) -> None:
    live = sample.french()
    post = replace(live.posts["p4"], condition=condition)

    found = described(live, current=post)

    assert found["@type"] == "LiveBlogPosting"
    assert str(post.content.headline) not in json.dumps(found, ensure_ascii=False)


def test_the_coverage_begins_when_it_did_whatever_is_published_since() -> None:
    live = sample.french()
    later = replace(live, changed_at=sample.at(9999))

    first, then = described(live), described(later)

    assert first["coverageStartTime"] == then["coverageStartTime"] == "2026-08-12T17:05:00+02:00"
    assert "coverageEndTime" not in first
    ended = described(replace(live, ended_at=sample.at(60)))
    assert ended["coverageEndTime"] == "2026-08-12T18:05:00+02:00"


def test_every_update_says_what_search_engines_require() -> None:
    found = described(sample.french())

    for update in found["liveBlogUpdate"]:
        assert update["@type"] == "BlogPosting"
        assert update["url"].startswith("https://")
        assert update.get("articleBody") or update.get("image") or update.get("headline")
    assert {"headline", "url", "datePublished", "dateModified", "publisher"} <= found.keys()


def test_what_has_no_picture_of_its_own_has_its_share_picture() -> None:
    live = sample.english()

    assert described(live)["image"]["url"] == f"{HOME}/share.png"
    permalink = described(live, current=live.posts["p2"])
    assert permalink["image"]["url"] == f"{HOME}/post/p2/share.png"
    with_lead = described(sample.french())
    assert with_lead["image"]["url"] == f"https://example.org/media/{sample.SEA}"
    bare = json.loads(page_json_ld(live, Site(), SLUG, posts=[], range=Range()))
    assert "image" not in bare  # an address without a host is none to a search engine


def test_a_strict_reader_finds_the_posts_of_the_page(theme: Theme) -> None:
    live = sample.french()
    html = lxml.html.tostring(page(theme, live), encoding="utf-8")
    numbers = itertools.count(1)

    imported = JsonLd().commands(html, lambda: f"p{next(numbers)}")

    read = [step.command for step in imported.steps if isinstance(step.command, Publish)]
    seen = [one for one in sample.newest_first(live) if one.condition is Condition.VISIBLE]
    assert [one.content.headline for one in reversed(read)] == [
        one.content.headline for one in seen
    ]


def test_it_stands_in_the_page_and_so_does_the_way_to_the_whole(theme: Theme) -> None:
    live = sample.french()

    found = page(theme, live)

    [script] = found.xpath("//head/script[@type='application/ld+json']/text()")
    assert json.loads(script) == described(live)
    assert found.xpath("//link[@rel='alternate']/@href") == [f"/live/{SLUG}.jsonld"]
    assert found.xpath("//link[@rel='alternate']/@type") == ["application/ld+json"]


def test_a_page_of_the_past_and_a_page_without_posts_describe_nothing(theme: Theme) -> None:
    live = sample.french()
    script = "//script[@type='application/ld+json']"

    past = page(theme, live, as_of=AsOf(3, sample.START))

    assert past.xpath(f"{script} | //link[@rel='alternate']") == []
    assert past.xpath("//meta[@property='og:image']") == []
    assert page(theme, live, described=()).xpath(script) == []


SHARP = (*"<>&\"'\\/!-{}\n\u2028\u2029é日", "</script>", "<!--", "<script", "]]>")
HOSTILE = st.lists(st.sampled_from(SHARP), max_size=30).map("".join)


@given(HOSTILE)
def test_no_words_end_the_script(words: str) -> None:
    post = sample.post(1, 0, Content(headline=words or None, blocks=(sample.text(words),)))
    description = Description(headline=words, section=words, byline=(words,), topics=(words,))
    live = sample.live_of([post], description=description)

    text = page_json_ld(live, SITE, SLUG, posts=[post], range=Range())

    assert not set("<>&") & set(text)
    [update] = json.loads(text)["liveBlogUpdate"]
    assert update.get("articleBody", "") == words
    assert update.get("headline", "") == words


def test_its_weight_does_not_grow_with_the_live() -> None:
    def weigh(count: int) -> int:
        posts: list[Post] = [
            sample.post(number, number, Content(blocks=(sample.text("La mer monte. " * 9),)))
            for number in range(1, count + 1)
        ]
        live = sample.live_of(posts)
        return len(
            page_json_ld(
                live, Site(), SLUG, posts=posts[-15:], range=Range(), older=f"/from/{count // 10}"
            )
        )

    assert weigh(5000) < 1.05 * weigh(50)
