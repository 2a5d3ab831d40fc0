"""Lives under a path of the house's choice: every address of readers works there."""

from collections.abc import AsyncIterator

import pytest

from filrouge.asgi.assets import Assets
from filrouge.asgi.place import placed
from filrouge.asgi.respond import App
from filrouge.formats.parts.address import LIVES, live_path, lives_path, put_lives_under
from tests.reader.asking import ask, listening
from tests.reader.house import SLUG, House
from tests.require import require_assets

PATH = "/actu/direct"


@pytest.fixture
async def house() -> AsyncIterator[House]:
    put_lives_under(PATH)
    house = House()
    house.open()
    house.publish(45)
    try:
        async with house.following_news():
            yield house
    finally:
        put_lives_under(LIVES)


@pytest.fixture
def app(house: House) -> App:
    require_assets()
    return placed(house.app(Assets("filrouge.reader")), PATH)


async def test_every_address_of_a_live_works_there(house: House, app: App) -> None:
    cursor = (await house.hub()).cursor
    for path in (
        "",
        "/from/1",
        "/post/p3",
        f"/since/{cursor}",
        "/at/5",
        "/at/2026-08-12T15:30Z",
    ):
        assert (await ask(app, f"{PATH}/{SLUG}{path}")).status == 200, path


async def test_a_dictionary_is_named_there_and_for_the_pages_there(app: App) -> None:
    link = (await ask(app, f"{PATH}/{SLUG}")).headers["link"]
    address = link[1 : link.index(">")]

    answer = await ask(app, address)

    assert address.startswith(f"{PATH}/{SLUG}/dict/")
    assert answer.status == 200
    assert answer.headers["use-as-dictionary"].startswith(f'match="{PATH}/{SLUG}{{/')


async def test_no_page_and_no_delta_names_the_other_path(house: House, app: App) -> None:
    cursor = (await house.hub()).cursor
    for path in ("/", f"{PATH}/{SLUG}", f"{PATH}/{SLUG}/post/p3", f"{PATH}/{SLUG}/since/{cursor}"):
        text = (await ask(app, path)).text
        assert "/live/" not in text, path
    assert f'href="{PATH}/{SLUG}"' in (await ask(app, "/")).text
    page = (await ask(app, f"{PATH}/{SLUG}")).text
    assert f'data-base="{PATH}"' in page
    assert f'id="order" href="{PATH}/{SLUG}/start#stream"' in page


@pytest.mark.parametrize("rest", ["", "/post/p3", "/since/1-2", "/stream?after=1-2", "/%2F/x?a=b"])
async def test_addresses_under_live_lead_there_with_their_query(app: App, rest: str) -> None:
    answer = await ask(app, f"/live/{SLUG}{rest}")

    assert (answer.status, answer.headers["location"]) == (301, f"{PATH}/{SLUG}{rest}")


async def test_what_moved_and_a_series_lead_there_at_once(house: House, app: App) -> None:
    house.log.rename("live-1", "grande-eclipse")
    await house.told()

    answer = await ask(app, f"{PATH}/{SLUG}/post/p3?x=1")

    assert answer.headers["location"] == f"{PATH}/grande-eclipse/post/p3?x=1"


async def test_other_methods_are_refused_as_ever(app: App) -> None:
    assert (await ask(app, f"{PATH}/{SLUG}", "POST")).status == 405


async def test_a_path_that_only_begins_the_same_is_not_it(app: App) -> None:
    assert (await ask(app, f"{PATH}s/{SLUG}")).status == 404
    assert (await ask(app, PATH)).status == 404


async def test_the_streams_are_there_too(house: House, app: App) -> None:
    async with listening(app, f"{PATH}/{SLUG}/stream") as reader:
        await reader.message()
        house.publish(1, first=46)
        await house.told()
        message = await reader.message()
    assert message is not None
    assert f'href="{PATH}/{SLUG}/post/p46' in message.delta["ops"][0]["html"]


def test_without_a_choice_nothing_is_in_the_way() -> None:
    async def app(*_: object) -> None: ...

    assert placed(app, LIVES) is app
    assert (lives_path(), live_path("a b")) == ("/live", "/live/a%20b")
