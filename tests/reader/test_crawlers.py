"""robots.txt and the site map, for each site of a house."""

from collections.abc import AsyncIterator

import pytest

from filrouge.asgi.respond import App, Receive, Scope, Send, respond
from filrouge.domain.commands import Unpublish
from filrouge.formats.base import Site
from filrouge.formats.sites import Sites
from filrouge.reader.crawlers import CrawlersApp
from filrouge.reader.notices import Notices
from tests.reader.asking import ask
from tests.reader.house import SITE, SLUG, THEME, House

OWN = Site(name="Le Rivage", address="https://direct.example.org")
SPORT = Site(key="sport", name="Rivage Sport", address="https://sport.example.org")


@pytest.fixture
async def house() -> AsyncIterator[House]:
    house = House()
    house.open()
    house.open(live="live-2", slug="regate", site="sport")
    async with house.following_news():
        yield house


@pytest.fixture
def app(house: House) -> App:
    return app_of(house, Sites(OWN, [SPORT]))


def app_of(house: House, sites: Sites) -> App:
    notices = Notices(THEME, SITE)

    async def otherwise(scope: Scope, receive: Receive, send: Send) -> None:
        await respond(scope, send, notices.give(405, "busy"))

    return CrawlersApp(house.hubs, notices, sites, otherwise=otherwise)


async def test_each_site_has_its_own_map(app: App) -> None:
    own = await ask(app, "/sitemap.xml", host="direct.example.org")
    sport = await ask(app, "/sitemap.xml", host="sport.example.org")

    assert own.headers["content-type"] == "application/xml"
    assert f"<loc>https://direct.example.org/live/{SLUG}</loc>" in own.text
    assert "regate" not in own.text
    assert "<loc>https://sport.example.org/live/regate</loc>" in sport.text
    assert SLUG not in sport.text


async def test_a_map_is_written_once_until_something_changes(house: House, app: App) -> None:
    tag = (await ask(app, "/sitemap.xml")).headers["etag"]
    assert (await ask(app, "/sitemap.xml", if_none_match=tag)).status == 304

    house.do(Unpublish())
    await house.told()

    answer = await ask(app, "/sitemap.xml", if_none_match=tag)
    assert (answer.status, SLUG in answer.text) == (200, False)


async def test_robots_are_told_where_it_is(app: App) -> None:
    answer = await ask(app, "/robots.txt", host="sport.example.org")

    assert (answer.status, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert "Sitemap: https://sport.example.org/sitemap.xml" in answer.text


async def test_a_site_without_an_address_has_no_map(house: House) -> None:
    app = app_of(house, Sites(SITE))

    assert (await ask(app, "/sitemap.xml")).status == 404
    assert (await ask(app, "/robots.txt")).status == 200


async def test_the_rest_is_left_to_others(app: App) -> None:
    assert (await ask(app, "/robots.txt/")).status == 405
    answer = await ask(app, "/robots.txt", "POST")
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
