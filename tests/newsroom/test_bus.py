"""The bus tells every open console that something changed."""

import asyncio

from filrouge.newsroom.bus import WAITING_MAX, Bus, Change


async def test_a_change_reaches_all_who_follow() -> None:
    bus = Bus()
    first, second = bus.follow(), bus.follow()
    asked = [asyncio.ensure_future(anext(follower)) for follower in (first, second)]
    await asyncio.sleep(0)

    await asyncio.to_thread(bus.publish, Change(kind="drafts", live="l1"))

    assert await asyncio.gather(*asked) == [Change(kind="drafts", live="l1")] * 2


async def test_who_lets_too_much_pile_up_is_told_to_look_at_everything() -> None:
    bus = Bus()
    follower = bus.follow()
    waiting = asyncio.ensure_future(anext(follower))
    await asyncio.sleep(0)
    bus.publish(Change(kind="drafts", live="first"))
    await waiting

    for number in range(WAITING_MAX + 1):
        bus.publish(Change(kind="log", live="l1", seq=number))
    await asyncio.sleep(0)

    assert await anext(follower) == Change(kind="all")


async def test_closing_ends_every_iteration() -> None:
    bus = Bus()
    followers = [asyncio.ensure_future(_all(bus)) for _ in range(2)]
    await asyncio.sleep(0)

    bus.publish(Change(kind="presence"))
    bus.close()

    assert await asyncio.gather(*followers) == [[Change(kind="presence")]] * 2


async def _all(bus: Bus) -> list[Change]:
    return [change async for change in bus.follow()]
