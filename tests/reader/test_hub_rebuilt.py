"""A hub whose readers have to load the page afresh, or to stop."""

import pytest

from filrouge.domain.commands import (
    Describe,
    End,
    Erase,
    EraseDescriptions,
    Pin,
    Republish,
    Unpublish,
)
from filrouge.domain.content import Description
from filrouge.formats.parts.post import order_key
from filrouge.reader import fragments
from filrouge.reader.cursor import Cursor
from filrouge.reader.delta import Delta, GoneOp
from filrouge.reader.hub import Hub
from filrouge.service.forward import start_of
from tests.reader.hearing import heard, opened, ops_of, tell
from tests.reader.house import LIVE, POLL_S, SLUG, House, post


@pytest.fixture
def house() -> House:
    house = House()
    house.open()
    return house


def restart(house: House, a_hub: Hub, slug: str = SLUG) -> None:
    """Have a hub go on from the log as it stands."""
    start = start_of(house.context, slug)
    assert start is not None
    a_hub.restart(start)


@pytest.mark.parametrize("drift", [(1, 0), (-1, 0), (0, 1), (0, 10**17)])
async def test_a_cursor_of_another_epoch_or_beyond_the_head_reloads(
    house: House, drift: tuple[int, int]
) -> None:
    a_hub = house.fresh_hub()
    cursor = Cursor(a_hub.epoch + drift[0], a_hub.live.seq + drift[1])

    stream = a_hub.open_stream(cursor)

    expected = Delta(head=str(a_hub.cursor), poll_s=POLL_S, reload=True)
    assert (await heard(stream), await stream.take()) == (expected, None)
    assert a_hub.delta_at(cursor) == expected
    assert a_hub.streams == set()


def test_who_missed_too_much_loads_the_page_afresh(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fragments, "OPS_MAX", 3)
    house.publish(4)
    a_hub = house.fresh_hub()

    assert a_hub.since(3).reload
    assert not a_hub.since(4).reload


async def test_the_end_is_told_and_streams_are_closed(house: House) -> None:
    a_hub = house.fresh_hub()
    stream = await opened(a_hub)

    house.do(post("p1"), End())
    tell(house, a_hub)

    delta = await heard(stream)
    parts = [("part", "status", 5), ("part", "course", 5), ("part", "day", 4)]
    assert (delta.stop, ops_of(delta)) == (True, [("post", "p1", 4), *parts])
    assert await stream.take() is None

    # Who comes later is told at once.
    later = a_hub.open_stream(Cursor(a_hub.epoch, 4))
    delta = await heard(later)
    assert (delta.stop, ops_of(delta)) == (True, [("part", "status", 5), ("part", "course", 5)])
    assert await later.take() is None


async def test_a_live_taken_down_sends_its_readers_to_load_the_page(house: House) -> None:
    a_hub = house.fresh_hub()
    stream = await opened(a_hub)

    house.do(Unpublish())
    tell(house, a_hub)

    assert (await heard(stream)).reload
    assert await stream.take() is None

    house.do(Republish())
    tell(house, a_hub)
    assert a_hub.live.is_public


async def test_an_erasure_sends_every_reader_to_load_the_page(house: House) -> None:
    house.publish(2)
    a_hub = house.fresh_hub()
    before = a_hub.cursor
    stream = await opened(a_hub)

    house.do(Erase(post="p1"))
    restart(house, a_hub)

    delta = await heard(stream)
    order = order_key(a_hub.live.posts["p1"])
    assert delta.reload
    assert delta.ops[0] == GoneOp(id="p1", order=order, rev=6)
    parts = {"status": 5, "head": 2, "course": 3, "facts": 0, "moments": 6, "day": 6, "pinned": 0}
    parts["corrections"] = 6
    assert ops_of(delta)[1:] == [("part", name, rev) for name, rev in parts.items()]
    assert delta.head == f"{house.loaded().epoch}-6"
    assert await stream.take() is None
    assert a_hub.delta_at(before).reload
    assert b"Texte de p1" not in a_hub.page().coded("identity")[1]


async def test_a_reload_brings_the_parts_that_quoted_erased_words(house: House) -> None:
    house.publish(1)
    house.do(Pin(post="p1"), Describe(description=Description(headline="Sans le nom")))
    a_hub = house.fresh_hub()
    stream = await opened(a_hub)

    house.do(EraseDescriptions())
    restart(house, a_hub)
    assert ops_of(await heard(stream)) == [
        ("part", "status", 4),
        ("part", "head", 6),
        ("part", "course", 3),
        ("part", "facts", 0),
        ("part", "moments", 0),
        ("part", "day", 4),
        ("part", "pinned", 5),
        ("part", "corrections", 0),
    ]

    stream = await opened(a_hub)
    house.do(Erase(post="p1"))
    restart(house, a_hub)
    assert ("part", "pinned", 8) in ops_of(await heard(stream))


async def test_a_restart_in_the_same_epoch_tells_what_was_missed(house: House) -> None:
    a_hub = house.fresh_hub()
    stream = await opened(a_hub)
    house.publish(2)

    restart(house, a_hub)

    assert ops_of(await heard(stream)) == [
        ("post", "p1", 4),
        ("post", "p2", 5),
        ("part", "status", 5),
        ("part", "day", 5),
    ]
    assert not stream.closed


async def test_a_state_that_comes_late_does_not_take_the_hub_back(house: House) -> None:
    a_hub = house.fresh_hub()
    late = start_of(house.context, SLUG)
    assert late is not None
    house.publish(1)
    tell(house, a_hub)
    stream = await opened(a_hub)

    a_hub.restart(late)

    assert (a_hub.live, stream.closed) == (house.live, False)


async def test_a_new_slug_sends_readers_to_load_the_page(house: House) -> None:
    a_hub = house.fresh_hub()
    stream = await opened(a_hub)
    house.log.rename(LIVE, "grande-eclipse")

    restart(house, a_hub, "grande-eclipse")

    assert (await heard(stream)).reload
    assert b'data-slug="grande-eclipse"' in a_hub.page().coded("identity")[1]
