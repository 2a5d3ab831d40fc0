"""Addresses that lead to others: a live's former ones, and that of a series."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from filrouge.asgi.assets import Assets
from filrouge.asgi.respond import App
from filrouge.domain.commands import Configure, End, Unpublish
from filrouge.formats.base import Site
from filrouge.formats.sites import Sites
from filrouge.service.rename import rename
from tests.reader.asking import ask, listening
from tests.reader.house import LIVE, SITE, SLUG, House
from tests.require import require_assets

NEW = "eclipse-2026"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Give a house with one live of 25 posts, of the series "ciels"."""
    house = House(tmp_path)
    house.open()
    house.do(Configure(language="fr", time_zone="Europe/Paris", series="ciels & mers"))
    house.publish(25)
    async with house.following_news():
        yield house


@pytest.fixture
def app(house: House) -> App:
    require_assets()
    return house.app(Assets("filrouge.reader"))


async def moved(house: House, slug: str = NEW, live: str = LIVE) -> None:
    rename(house.context, live, slug)
    await house.told()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "rest",
    ["", "/from/1", "/post/p3", "/since/1-2", "/at/5", "/at/5/from/1", "/search", "?a=b&c=%C3%A9"],
)
async def test_a_former_address_leads_to_the_same_page_under_the_present_slug(
    house: House, app: App, rest: str, method: str
) -> None:
    await moved(house)

    answer = await ask(app, f"/live/{SLUG}{rest}", method)

    assert (answer.status, answer.headers["location"]) == (301, f"/live/{NEW}{rest}")
    assert answer.headers["cache-control"] == "public, max-age=0, s-maxage=60"


async def test_where_it_leads_there_is_the_page(house: House, app: App) -> None:
    await moved(house)
    await moved(house, "eclipse")  # and back
    await moved(house, NEW)

    answer = await ask(app, (await ask(app, f"/live/{SLUG}/post/p3")).headers["location"])

    assert (answer.status, "Texte de p3." in answer.text) == (200, True)
    assert f"/live/{SLUG}/" not in answer.text


async def test_what_may_not_stand_in_a_header_is_encoded(house: House, app: App) -> None:
    await moved(house)

    answer = await ask(app, f'/live/{SLUG}/<é>"?\\=%0D%0AX-Evil:%201')

    assert answer.headers["location"] == (f"/live/{NEW}/%3C%C3%A9%3E%22?%5C=%0D%0AX-Evil:%201")


async def test_a_stream_of_a_former_address_is_led_on(house: House, app: App) -> None:
    await moved(house)

    answer = await ask(app, f"/live/{SLUG}/stream?after=1-2", last_event_id="1-7")

    assert (answer.status, answer.headers["location"]) == (301, f"/live/{NEW}/stream?after=1-2")


async def test_who_has_the_page_open_is_told_to_load_it_afresh(house: House, app: App) -> None:
    async with listening(app, f"/live/{SLUG}/stream") as reader:
        await reader.message()

        await moved(house)

        message = await reader.message()
        assert message is not None
        assert message.delta["reload"]


async def test_the_slug_of_another_live_is_that_live_s(house: House, app: App) -> None:
    await moved(house)
    house.open(live="live-2", slug=SLUG, headline="La suite")
    await house.told()

    answer = await ask(app, f"/live/{SLUG}")

    assert (answer.status, "La suite" in answer.text) == (200, True)


async def test_a_former_address_of_what_is_out_of_sight_says_nothing(
    house: House, app: App
) -> None:
    house.do(Unpublish())
    await moved(house)

    assert (await ask(app, f"/live/{SLUG}")).status == 404
    assert (await ask(app, f"/live/{NEW}")).status == 410


async def test_only_reading_is_led_on(house: House, app: App) -> None:
    await moved(house)

    assert (await ask(app, f"/live/{SLUG}", "POST")).status == 405


# ---- series -------------------------------------------------------------------------------------


async def test_a_series_leads_to_its_live_of_today(house: House, app: App) -> None:
    answer = await ask(app, "/series/ciels%20&%20mers?m=1")

    assert (answer.status, answer.headers["location"]) == (302, f"/live/{SLUG}?m=1")
    assert answer.headers["cache-control"] == "public, max-age=0, s-maxage=1"


async def test_tomorrow_it_leads_to_another(house: House, app: App) -> None:
    house.open(live="live-2", slug="demain")
    house.do(
        Configure(language="fr", time_zone="Europe/Paris", series="ciels & mers"), live="live-2"
    )
    house.do(End())
    await house.told()

    answer = await ask(app, "/series/ciels%20%26%20mers")

    assert answer.headers["location"] == "/live/demain"


async def test_at_the_host_of_another_site_it_leads_to_the_live_of_that_site(house: House) -> None:
    require_assets()
    sport = Site(key="sport", name="Le Phare Sport", address="https://sport.example.org")
    house.sites = Sites(SITE, [sport])
    house.open(live="live-2", slug="finale", site="sport")
    house.do(
        Configure(language="fr", time_zone="Europe/Paris", site="sport", series="ciels & mers"),
        live="live-2",
    )
    await house.told()
    app = house.app(Assets("filrouge.reader"))

    places = {
        host: (await ask(app, "/series/ciels%20&%20mers", host=host)).headers["location"]
        for host in ("sport.example.org", "direct.example.org")
    }

    assert places == {
        "sport.example.org": "/live/finale",
        "direct.example.org": f"/live/{SLUG}",
    }


@pytest.mark.parametrize(
    "path", ["/series/mers", "/series/", "/series", "/series/ciels%20&%20mers/x"]
)
async def test_a_series_without_a_live_to_read_is_nothing(app: App, path: str) -> None:
    answer = await ask(app, path)

    assert (answer.status, "location" in answer.headers) == (404, False)
    assert "Il n’y a rien à cette adresse" in answer.text


async def test_a_series_is_only_read(app: App) -> None:
    assert (await ask(app, "/series/ciels%20&%20mers", "POST")).status == 405
