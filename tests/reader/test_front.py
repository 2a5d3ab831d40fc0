"""The front page: what is on now, written anew when something of the site changes."""

from collections.abc import AsyncIterator

import pytest

from filrouge.asgi.assets import Assets
from filrouge.domain.commands import End, Unpublish
from filrouge.formats.base import Site
from filrouge.formats.front import FRONT_LEAST, SHELF
from filrouge.formats.sites import Sites
from filrouge.reader.front import Front
from filrouge.reader.hub import Hub
from tests.reader.asking import ask
from tests.reader.house import LIVE, SITE, SLUG, THEME, House
from tests.require import require_assets


@pytest.fixture
async def house() -> AsyncIterator[House]:
    house = House()
    house.open(headline="L’éclipse vue du Rivage")
    async with house.following_news():
        yield house


@pytest.fixture
def front(house: House) -> Front:
    return Front(house.hubs, THEME, Sites(SITE))


def text(front: Front) -> str:
    return front.document().coded("identity")[1].decode()


async def test_it_names_the_lives_and_what_came_last(house: House, front: Front) -> None:
    assert "L’éclipse vue du Rivage" in text(front)
    assert f'href="/live/{SLUG}"' in text(front)

    house.publish(1)
    await house.told()

    assert "Titre p1" in text(front)


async def test_a_cache_keeps_it_for_a_second_and_never_longer(front: Front) -> None:
    headers, _ = front.document().coded("identity")

    assert dict(headers)[b"cache-control"] == b"public, max-age=0, s-maxage=1"


async def test_it_is_written_once_until_something_changes(house: House, front: Front) -> None:
    document = front.document()
    assert front.document() is document

    house.publish(1)
    await house.told()

    assert front.document() is not document


async def test_a_live_moves_to_the_past_and_out_of_sight(house: House, front: Front) -> None:
    assert 'id="now"' in text(front)

    house.do(End())
    await house.told()
    assert 'id="past"' in text(front)
    assert 'id="now"' not in text(front)

    house.do(Unpublish())
    await house.told()
    assert "éclipse" not in text(front)


async def test_a_renamed_live_is_linked_by_its_new_address(house: House, front: Front) -> None:
    house.log.rename(LIVE, "grande-eclipse")
    await house.told()

    assert 'href="/live/grande-eclipse"' in text(front)
    assert f'href="/live/{SLUG}"' not in text(front)


async def test_no_hub_is_needed_for_it(
    house: House, front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Hub] = []
    monkeypatch.setattr(house, "make_hub", begun.append)

    house.publish(1)
    await house.told()

    assert text(front)
    assert begun == []


# ---- several sites ------------------------------------------------------------------------------

SPORT = Site(key="sport", name="Le Phare Sport", address="https://sport.example.org")
KITCHEN = Site(key="kitchen", name="Le Phare Cuisine")


async def test_each_site_has_the_front_of_its_own_lives_at_its_own_host(house: House) -> None:
    # given lives of the house, of a site with an address, of one without, and of one forgotten
    for slug, site in (("une", ""), ("match", "sport"), ("tarte", "kitchen"), ("vieux", "gone")):
        house.open(live=slug, slug=slug, site=site)
    await house.told()
    front = Front(house.hubs, THEME, Sites(SITE, [SPORT, KITCHEN]))

    def lives_at(host: str) -> set[str]:
        page = front.document(host).coded("identity")[1].decode()
        return {slug for slug in ("une", "match", "tarte", "vieux") if f"/live/{slug}" in page}

    assert lives_at("sport.example.org") == {"match"}
    assert lives_at("SPORT.example.org") == {"match"}
    assert lives_at("direct.example.org") == {"une", "tarte", "vieux"}
    assert lives_at("") == {"une", "tarte", "vieux"}


# ---- shelves ------------------------------------------------------------------------------------


async def test_older_lives_are_on_a_shelf_and_nothing_else_is(house: House) -> None:
    require_assets()
    app = house.app(Assets("filrouge.reader"))
    for number in range(FRONT_LEAST + SHELF):
        house.open(live=f"l{number}", slug=f"l{number}")
        house.do(End(), live=f"l{number}")
    await house.told()

    shelf = await ask(app, "/past/1")

    assert shelf.status == 200
    assert shelf.text.count("data-live=") == SHELF
    assert "s-maxage=60" in shelf.headers["cache-control"]
    for path in ("/past/0", "/past/2", "/past/", "/past/x", "/past/1/", "/past/9999999"):
        assert (await ask(app, path)).status == 404, path
    assert (await ask(app, "/past/1", "POST")).status == 405


async def test_the_front_says_at_which_pace_it_asks_again(house: House) -> None:
    assert 'data-poll-s="9"' in text(Front(house.hubs, THEME, Sites(SITE), poll_s=9))
    assert "data-poll-s" not in text(Front(house.hubs, THEME, Sites(SITE)))


async def test_who_has_the_front_already_is_told_so(house: House) -> None:
    require_assets()
    app = house.app(Assets("filrouge.reader"))
    first = await ask(app, "/")

    again = await ask(app, "/", if_none_match=first.headers["etag"])
    house.publish(1)
    await house.told()
    later = await ask(app, "/", if_none_match=first.headers["etag"])

    assert (again.status, again.body) == (304, b"")
    assert later.status == 200
