"""A live in other formats, by address."""

import json

import pytest

from filrouge.archive.app import ArchiveApp
from filrouge.asgi.respond import App, Receive, Scope, Send, respond
from filrouge.domain.commands import Hide, Unpublish
from filrouge.formats.jsonld import JSONLD
from filrouge.formats.sites import Sites
from filrouge.reader.notices import Notices
from tests.reader.asking import ask
from tests.reader.house import SITE, SLUG, THEME, House

PATH = f"/live/{SLUG}.jsonld"


@pytest.fixture
def house() -> House:
    house = House()
    house.open()
    house.publish(30)
    return house


@pytest.fixture
def app(house: House) -> App:
    notices = Notices(THEME, SITE)

    async def otherwise(scope: Scope, receive: Receive, send: Send) -> None:
        await respond(scope, send, notices.give(405, "busy"))

    return ArchiveApp(house.context, THEME, Sites(SITE), otherwise=otherwise)


async def test_the_whole_live_is_in_it(house: House, app: App) -> None:
    answer = await ask(app, PATH, accept_encoding="br")

    assert (answer.status, answer.headers["content-type"]) == (200, "application/ld+json")
    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["cache-control"] == "public, max-age=0, s-maxage=60"
    assert answer.body == JSONLD.render(house.live, site=SITE, slug=SLUG)
    assert len(json.loads(answer.body)["liveBlogUpdate"]) == 30


async def test_it_stands_until_the_live_changes(house: House, app: App) -> None:
    tag = (await ask(app, PATH)).headers["etag"]
    assert (await ask(app, PATH, if_none_match=tag)).status == 304

    house.do(Hide(post="p30"))
    answer = await ask(app, PATH, if_none_match=tag)

    assert answer.status == 200
    assert "Titre p30" not in answer.text


async def test_what_readers_cannot_see_is_not_there(house: House, app: App) -> None:
    assert (await ask(app, "/live/unknown.jsonld")).status == 404

    house.do(Unpublish())

    assert (await ask(app, PATH)).status == 410


@pytest.mark.parametrize(
    "path", [f"/live/{SLUG}.pdf", f"/live/{SLUG}", f"{PATH}/", f"/live/{SLUG}.jsonld.jsonld"]
)
async def test_what_is_no_format_is_left_to_others(app: App, path: str) -> None:
    assert (await ask(app, path)).status == 405


async def test_only_reading_is_allowed(app: App) -> None:
    answer = await ask(app, PATH, "DELETE")

    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
