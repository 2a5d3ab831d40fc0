"""The dictionaries of a live's pages: which there are, for whom, and when they are forgotten."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import zstandard

from filrouge.asgi.assets import Assets
from filrouge.asgi.dictionary import Dictionary
from filrouge.asgi.respond import App
from filrouge.domain.commands import (
    Command,
    Correct,
    End,
    Erase,
    Hide,
    Republish,
    Unpublish,
    Withdraw,
)
from filrouge.reader.dictionaries import KEPT_DICTIONARIES, RENEWED_AFTER_EVENTS
from tests.reader.asking import Answer, ask
from tests.reader.house import SLUG, House, long_house, words
from tests.require import require_assets

PAGE = f"/live/{SLUG}"
TAKEN = "gzip, br, zstd, dcb, dcz"
_LINK = re.compile(r'<([^>]+)>; rel="compression-dictionary"')


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with long_house(tmp_path) as house:
        yield house


@pytest.fixture
def app(house: House) -> App:
    require_assets()
    return house.app(Assets("filrouge.reader"))


async def named(app: App, path: str = PAGE) -> str:
    """Give the address of the dictionary that a page names."""
    found = _LINK.fullmatch((await ask(app, path)).headers["link"])
    assert found
    return found[1]


async def fetched(app: App, address: str) -> Dictionary:
    """Fetch a dictionary as a browser does."""
    answer = await ask(app, address, accept_encoding="br")
    assert answer.status == 200
    return Dictionary(answer.body)


async def asked(app: App, path: str, dictionary: Dictionary) -> Answer:
    """Ask with a dictionary at hand."""
    available = dictionary.available.decode()
    return await ask(app, path, accept_encoding=TAKEN, available_dictionary=available)


def undone(answer: Answer, dictionary: Dictionary) -> str:
    assert answer.headers["content-encoding"] == "dcz"
    words = zstandard.ZstdCompressionDict(dictionary.body, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    return zstandard.ZstdDecompressor(dict_data=words).decompress(answer.sent[40:]).decode()


async def test_a_page_names_a_dictionary_which_is_the_page_as_it_stood(app: App) -> None:
    address = await named(app)
    answer = await ask(app, address)

    assert address == f"{PAGE}/dict/{(await fetched(app, address)).name}"
    assert answer.text == (await ask(app, PAGE)).text
    assert answer.headers["cache-control"] == "public, max-age=3600, s-maxage=60"
    assert answer.headers["use-as-dictionary"].startswith(f'match="{PAGE}{{/')
    assert "link" not in answer.headers


async def test_who_saves_data_is_not_sent_for_one(app: App) -> None:
    await named(app)

    assert "link" not in (await ask(app, PAGE, save_data="on")).headers


async def test_what_is_new_is_all_that_is_sent(house: House, app: App) -> None:
    dictionary = await fetched(app, await named(app))
    unchanged = await asked(app, PAGE, dictionary)

    house.publish(1, first=46)
    await house.told()
    changed = await asked(app, PAGE, dictionary)

    assert len(unchanged.sent) < 100
    assert len(changed.sent) < 500
    assert undone(changed, dictionary) == (await ask(app, PAGE)).text
    assert "Texte de p46" in undone(changed, dictionary)


@pytest.mark.parametrize("path", ["/from/2", "/start", "/start/2", "/post/p44"])
async def test_other_pages_of_the_live_are_coded_with_it_as_well(app: App, path: str) -> None:
    address = await named(app)

    answer = await asked(app, PAGE + path, await fetched(app, address))

    assert undone(answer, await fetched(app, address)) == (await ask(app, PAGE + path)).text
    assert await named(app, PAGE + path) == address


async def test_deltas_and_lost_pages_are_not(house: House, app: App) -> None:
    dictionary = await fetched(app, await named(app))
    hub = await house.hub()

    for path in (f"{PAGE}/since/{hub.epoch}-0", f"{PAGE}/post/unheard-of", f"{PAGE}/start.ics"):
        answer = await asked(app, path, dictionary)
        assert answer.headers["vary"] == "accept-encoding"
        assert answer.headers.get("content-encoding") != "dcz"
        assert "link" not in answer.headers


async def test_a_dictionary_stays_until_the_page_has_gone_on(house: House, app: App) -> None:
    first = await named(app)

    house.publish(RENEWED_AFTER_EVENTS - 1, first=46)
    await house.told()
    assert await named(app) == first

    house.publish(1, first=46 + RENEWED_AFTER_EVENTS)
    await house.told()
    second = await named(app)

    assert second != first
    # Who has the older one gets what differs, be it the page or the newer dictionary.
    older = await fetched(app, first)
    newer = await asked(app, second, older)
    assert undone(newer, older) == (await ask(app, PAGE)).text


async def test_only_the_newest_are_kept(house: House, app: App) -> None:
    addresses = [await named(app)]
    oldest = await fetched(app, addresses[0])
    for turn in range(KEPT_DICTIONARIES):
        house.publish(RENEWED_AFTER_EVENTS, first=50 + turn * RENEWED_AFTER_EVENTS)
        await house.told()
        addresses.append(await named(app))

    statuses = [(await ask(app, address)).status for address in addresses]

    assert statuses == [404, *[200] * KEPT_DICTIONARIES]
    assert (await asked(app, PAGE, oldest)).headers["content-encoding"] == "br"


@pytest.mark.parametrize(
    "command",
    [Hide(post="p44"), Withdraw(post="p44", reason="Une autre tempête."), Erase(post="p44")],
)
async def test_words_that_may_no_longer_be_read_are_in_no_dictionary(
    house: House, app: App, command: Command
) -> None:
    address = await named(app)
    dictionary = await fetched(app, address)
    assert b"Texte de p44" in dictionary.body

    house.do(command)
    await house.told()

    assert (await ask(app, address)).status == 404
    answer = await asked(app, PAGE, dictionary)
    assert answer.headers["content-encoding"] == "br"
    assert b"Texte de p44" not in (await fetched(app, await named(app))).body


async def test_a_correction_leaves_them_as_they_are(house: House, app: App) -> None:
    address = await named(app)

    house.do(Correct(post="p44", content=words("Autre titre"), note="le titre"))
    await house.told()

    assert (await ask(app, address)).status == 200


async def test_they_go_with_the_live(house: House, app: App) -> None:
    address = await named(app)

    house.do(Unpublish())
    await house.told()
    gone = await ask(app, address)
    house.do(Republish())
    await house.told()

    assert gone.status == 410
    assert (await ask(app, address)).status == 404


async def test_a_page_that_stays_as_it_is_has_none(house: House, app: App) -> None:
    house.do(End())
    await house.told()

    answer = await ask(app, PAGE)

    assert answer.status == 200
    assert "link" not in answer.headers


@pytest.mark.parametrize("name", ["", "/", "/0123456789abcdef", "/a/b", "/%00", "/é"])
async def test_an_invented_name_is_not_there(app: App, name: str) -> None:
    await named(app)

    assert (await ask(app, f"{PAGE}/dict{name}")).status == 404
