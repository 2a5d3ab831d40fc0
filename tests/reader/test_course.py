"""Ways out of a live, and what browsers keep of it: the calendar, the next live, the worker."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from filrouge.asgi.assets import Assets
from filrouge.asgi.respond import App
from filrouge.domain.commands import Command, Describe, End, Open, Schedule, Start, Step, Unpublish
from filrouge.domain.content import Description
from filrouge.service.perform import perform_steps
from tests.reader.asking import ask
from tests.reader.house import BEGAN, SLUG, House
from tests.require import require_assets


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """Give a house with one live of no series, under way."""
    house = House(tmp_path)
    house.open()
    async with house.following_news():
        yield house


@pytest.fixture
def app(house: House) -> App:
    require_assets()
    return house.app(Assets("filrouge.reader"))


async def open_live(house: House, live: str, *commands: Command, series: str | None = None) -> None:
    opening = (
        Open(language="fr", time_zone="Europe/Paris", series=series),
        Describe(description=Description(headline=live)),
        *commands,
    )
    steps = [Step(command=command, at=house.clock.now) for command in opening]
    perform_steps(house.context, live, steps, slug=live)
    await house.told()


async def test_the_beginning_is_given_to_calendars(house: House, app: App) -> None:
    await open_live(house, "soir", Schedule(starts_at=BEGAN + timedelta(hours=3)))

    entry = await ask(app, "/live/soir/start.ics")

    assert entry.status == 200
    assert entry.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "DTSTART:20260812T180000Z\r\n" in entry.text
    house.do(Schedule(starts_at=BEGAN + timedelta(hours=4)), live="soir")
    await house.told()
    assert "DTSTART:20260812T190000Z\r\n" in (await ask(app, "/live/soir/start.ics")).text
    house.do(Unpublish(), live="soir")
    await house.told()
    assert (await ask(app, "/live/soir/start.ics")).status == 410


@pytest.mark.parametrize("path", ["start.ics/x", "startXics", "next/x", "start.icsx"])
async def test_addresses_beside_these_are_404(app: App, path: str) -> None:
    assert (await ask(app, f"/live/{SLUG}/{path}")).status == 404


async def test_from_a_live_one_goes_on_to_the_next_of_its_series_first(
    house: House, app: App
) -> None:
    await open_live(house, "un", Start(), End(), series="etapes")

    async def after(slug: str) -> str:
        answer = await ask(app, f"/live/{slug}/next")
        assert answer.status == 302
        assert answer.headers["cache-control"] == "public, max-age=0, s-maxage=1"
        return answer.headers["location"]

    assert await after("un") == f"/live/{SLUG}"  # under way, of no series
    assert await after(SLUG) == "/"  # nothing else is under way or announced
    await open_live(house, "trois", Schedule(starts_at=BEGAN + timedelta(days=9)), series="etapes")
    await open_live(house, "deux", Schedule(starts_at=BEGAN + timedelta(days=8)), series="etapes")
    assert await after("un") == "/live/deux"
    assert await after("deux") == "/live/trois"
    assert await after(SLUG) == "/live/deux"


async def test_the_worker_is_asked_for_each_time(app: App) -> None:
    worker = await ask(app, "/sw.js")

    assert worker.status == 200
    assert worker.headers["content-type"] == "text/javascript; charset=utf-8"
    assert worker.headers["cache-control"] == "no-cache"
    assert "worker-src 'self'" in worker.headers["content-security-policy"]
    assert "filrouge-pages" in worker.text


async def test_switched_off_another_worker_takes_all_back(house: House) -> None:
    require_assets()
    app = house.app(Assets("filrouge.reader"))
    kept = await ask(app, "/sw.js")

    gone = await ask(house.app(Assets("filrouge.reader"), offline=False), "/sw.js")

    assert gone.text != kept.text
    assert "unregister()" in gone.text
    assert "fetch" not in gone.text


async def test_the_page_for_what_was_not_kept_is_a_page_like_others(app: App) -> None:
    notice = await ask(app, "/offline")

    assert notice.status == 200
    assert "Vous êtes hors connexion" in notice.text
    assert '<meta name="robots" content="noindex">' in notice.text
