"""What crawlers are told of a site."""

from urllib.robotparser import RobotFileParser

import pytest
from defusedxml.ElementTree import fromstring
from msgspec.structs import replace

from filrouge.domain.state import PUBLIC, Status
from filrouge.domain.summary import Summary
from filrouge.formats import sitemap
from filrouge.formats.base import Site
from filrouge.formats.sitemap import render_robots, render_sitemap
from tests.formats.summaries import summaries

SITE = Site(name="Le Rivage & Cie", address="https://direct.example.org")
SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


def texts(body: bytes, path: str) -> list[str | None]:
    return [found.text for found in fromstring(body).findall(path, SPACES)]


def test_public_lives_are_listed_what_changed_last_first() -> None:
    lives = summaries()

    body = render_sitemap(SITE, lives)

    public = {live.slug for live in lives if live.status in PUBLIC}
    assert set(texts(body, "s:url/s:loc")) == {f"{SITE.address}/live/{slug}" for slug in public}
    times = [time for time in texts(body, "s:url/s:lastmod") if time]
    assert times == sorted(times, reverse=True)
    assert times[0].endswith("Z")


@pytest.mark.parametrize("status", [Status.DRAFT, Status.UNPUBLISHED])
def test_what_readers_cannot_see_is_not_in_it(status: Status) -> None:
    lives = [replace(live, status=status) for live in summaries()]

    assert texts(render_sitemap(SITE, lives), "s:url") == []


def test_lives_under_way_are_news() -> None:
    lives = summaries()

    body = render_sitemap(SITE, lives)

    under_way = [one for one in lives if one.status in {Status.LIVE, Status.PAUSED}]
    titles = texts(body, "s:url/n:news/n:title")
    assert sorted(map(str, titles)) == sorted(one.headline for one in under_way)
    assert set(texts(body, ".//n:name")) == {"Le Rivage & Cie"}
    assert set(texts(body, ".//n:language")) <= {"fr", "en", "ar"}
    assert all(texts(body, ".//n:publication_date"))


def test_words_are_words_in_xml() -> None:
    hostile = "]]></urlset><!-- & \x00\x0b <x> \ufffe"
    live = replace(summaries()[0], headline=hostile)

    [title] = texts(render_sitemap(SITE, [live]), ".//n:title")

    assert title == "]]></urlset><!-- &  <x> "


def test_a_map_ends_where_it_has_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 2)
    lives: list[Summary] = [replace(summaries()[0], slug=f"l{number}") for number in range(5)]

    assert len(texts(render_sitemap(SITE, lives), "s:url")) == 2


def test_crawlers_may_read_posts_and_not_what_has_no_end() -> None:
    body = render_robots(SITE).decode()
    assert "Sitemap: https://direct.example.org/sitemap.xml\n" in body

    rules = RobotFileParser()
    # This parser knows no asterisk inside a path (RFC 9309, 2.2.3): a slug stands for it here.
    rules.parse(body.replace("/*/", "/storm/").splitlines())
    for path in (
        "/",
        "/live/storm",
        "/live/storm/from/3",
        "/live/storm/post/p1",
        "/live/storm/share.png",
        "/live/storm.jsonld",
    ):
        assert rules.can_fetch("Bot", path), path
    for path in (
        "/live/storm/at/12",
        "/live/storm/search?q=x",
        "/live/storm/stream",
        "/live/storm/since/1-2",
    ):
        assert not rules.can_fetch("Bot", path), path


def test_a_site_without_an_address_names_no_map() -> None:
    assert b"Sitemap" not in render_robots(Site())
