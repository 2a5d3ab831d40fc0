"""The hub of one live: folds what comes, renders it once, gives the same bytes to all."""

import msgspec
import pytest
from msgspec.structs import replace

from filrouge.domain.commands import (
    Archive,
    Command,
    Configure,
    Correct,
    Describe,
    End,
    Hide,
    Pin,
    Show,
    Withdraw,
)
from filrouge.domain.content import Description
from filrouge.domain.errors import Broken
from filrouge.reader import hub
from filrouge.reader.cursor import Cursor
from filrouge.reader.delta import Delta, encode, message
from filrouge.reader.hub import Gap
from filrouge.reader.stream import CAP_BYTES
from tests.reader.hearing import heard, opened, ops_of, records_of, tell
from tests.reader.house import POLL_S, House, post, words


@pytest.fixture
def house() -> House:
    house = House()
    house.open()
    return house


def test_a_reply_changes_what_it_answers_and_its_correction_does_not(house: House) -> None:
    house.publish(3)
    a_hub = house.fresh_hub()
    first = a_hub.live.seq

    house.do(post("p4", reply_to="p1"))
    tell(house, a_hub)
    house.do(Correct(post="p4", content=words("Corrigé")), Correct(post="p2", content=words("Bis")))
    tell(house, a_hub)

    posts = [op for op in ops_of(a_hub.since(first)) if op[0] == "post"]
    assert posts == [
        ("post", "p1", first + 1),
        ("post", "p4", first + 2),
        ("post", "p2", first + 3),
    ]


async def test_all_streams_get_the_very_same_bytes_made_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a thousand readers
    a_hub = house.fresh_hub()
    streams = [await opened(a_hub) for _ in range(1000)]
    made: list[bytes] = []

    def counted(delta: Delta) -> bytes:
        made.append(message(delta))
        return made[-1]

    monkeypatch.setattr("filrouge.reader.hub.message", counted)

    # when two posts are published
    for number in (1, 2):
        house.publish(1, first=number)
        tell(house, a_hub)
        taken = [await stream.take() for stream in streams]

        # then each is encoded once, and every stream is handed the same object
        assert len(made) == number
        assert all(data is made[-1] for data in taken)


def test_the_page_is_made_when_first_asked_for_and_then_kept(house: House) -> None:
    a_hub = house.fresh_hub()
    page = a_hub.page()

    assert a_hub.page() is page
    house.publish(1)
    tell(house, a_hub)

    assert a_hub.page() is not page
    assert b"Titre p1" in a_hub.page().coded("identity")[1]


async def test_a_delta_brings_what_changed_and_nothing_else(house: House) -> None:
    house.publish(2)
    a_hub = house.fresh_hub()
    stream = await opened(a_hub)

    house.do(Correct(post="p1", content=words("Autre titre"), note="le titre"))  # event 6
    tell(house, a_hub)

    delta = await heard(stream)
    assert (delta.poll_s, delta.reload, delta.stop) == (POLL_S, False, False)
    parts = [("part", "status", 6), ("part", "day", 6), ("part", "corrections", 6)]
    assert ops_of(delta) == [("post", "p1", 6), *parts]


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        ([Hide(post="p1")], [("gone", "p1", 6), ("part", "day", 6)]),
        (
            [Hide(post="p1"), Show(post="p1")],
            [("post", "p1", 7), ("part", "status", 7), ("part", "day", 7)],
        ),
        (
            [Withdraw(post="p1", reason="Faux.")],
            [
                ("post", "p1", 6),
                ("part", "status", 6),
                ("part", "day", 6),
                ("part", "corrections", 6),
            ],
        ),
        ([Pin(post="p2")], [("post", "p2", 6), ("part", "pinned", 6)]),
        (
            [Pin(post="p2"), Hide(post="p2"), Hide(post="p1")],
            [("gone", "p2", 7), ("gone", "p1", 8), ("part", "day", 8), ("part", "pinned", 7)],
        ),
    ],
)
def test_what_a_reader_who_missed_it_is_told(
    house: House, commands: list[Command], expected: list[tuple[str, str, int]]
) -> None:
    house.publish(2)
    a_hub = house.fresh_hub()

    house.do(*commands)
    tell(house, a_hub)

    assert ops_of(a_hub.since(5)) == expected


async def test_news_that_come_twice_change_nothing(house: House) -> None:
    a_hub = house.fresh_hub()
    stream = await opened(a_hub)
    records = records_of(house, post("p1"), post("p2"))
    a_hub.apply(a_hub.epoch, records)
    await heard(stream)
    page = a_hub.page()

    a_hub.apply(a_hub.epoch, records)
    a_hub.apply(a_hub.epoch, records[:1])

    assert a_hub.page() is page
    assert a_hub.cursor.seq == 5


def test_news_that_overlap_what_is_known_are_taken_from_where_they_are_new(house: House) -> None:
    a_hub = house.fresh_hub()
    records = records_of(house, post("p1"), post("p2"))
    a_hub.apply(a_hub.epoch, records[:1])

    a_hub.apply(a_hub.epoch, records)

    assert a_hub.live == house.live


def test_what_came_together_is_told_to_each_from_where_they_stand(house: House) -> None:
    house.publish(9)
    a_hub = house.fresh_hub()
    touched = [post(f"q{number}") for number in range(9)]
    moved = [Hide(post=f"p{number}") for number in range(9, 0, -1)]

    records = records_of(house, *touched, *moved, Describe(description=Description(headline="!")))
    a_hub.apply(a_hub.epoch, records)

    for seq in range(3, a_hub.live.seq + 1):
        assert ops_of(a_hub.since(seq)) == ops_of(house.fresh_hub().since(seq))


@pytest.mark.parametrize("closing", [[End()], [End(), Archive()]])
async def test_who_comes_to_a_live_that_is_over_is_told_to_stop(
    house: House, closing: list[Command]
) -> None:
    house.do(*closing)
    a_hub = house.fresh_hub()

    stream = a_hub.open_stream(Cursor(a_hub.epoch, 3))

    assert (await heard(stream)).stop
    assert stream.closed
    assert b'data-status="ended"' in a_hub.page().coded("identity")[1]


async def test_in_another_zone_the_whole_page_is_loaded_afresh(house: House) -> None:
    # given an open page
    house.publish(2)
    a_hub = house.fresh_hub()
    a_hub.page()
    stream = await opened(a_hub)

    # when the live moves to another zone
    house.do(Configure(language="fr", time_zone="Asia/Tokyo"))
    tell(house, a_hub)

    # then the page is told, whenever it asks, and what it then loads is of the new zone throughout
    delta = await heard(stream)
    assert (delta.reload, delta.ops, stream.closed) == (True, (), True)
    assert a_hub.since(5).reload
    page = a_hub.page().coded("identity")[1].decode()
    assert page == house.fresh_hub().page().coded("identity")[1].decode()
    assert ("heure de Tokyo" in page, "heure de Paris" in page) == (True, False)
    assert not a_hub.since(6).reload


async def test_in_another_series_an_open_page_stays_as_it_is(house: House) -> None:
    a_hub = house.fresh_hub()
    stream = await opened(a_hub)

    house.do(Configure(language="fr", time_zone="Europe/Paris", series="eclipses"))
    tell(house, a_hub)

    delta = await heard(stream)
    assert (delta.reload, delta.ops, stream.closed) == (False, (), False)


def test_a_gap_is_noticed_and_nothing_is_changed(house: House) -> None:
    a_hub = house.fresh_hub()
    page = a_hub.page()
    records = records_of(house, post("p1"), post("p2"))

    with pytest.raises(Gap):
        a_hub.apply(a_hub.epoch, records[1:])

    assert (a_hub.page(), a_hub.live.seq) == (page, 3)


def test_news_of_another_epoch_are_a_gap(house: House) -> None:
    a_hub = house.fresh_hub()

    with pytest.raises(Gap):
        a_hub.apply(a_hub.epoch + 1, records_of(house, post("p1")))


def test_an_event_nobody_knows_yet_changes_nothing(house: House) -> None:
    a_hub = house.fresh_hub()
    page = a_hub.page()
    first, second = records_of(house, post("p1"), post("p2"))
    unknown = replace(second, body=b'{"type":"post.sung","post":"p2"}')

    with pytest.raises(Broken):
        a_hub.apply(a_hub.epoch, [first, unknown])

    assert (a_hub.page(), a_hub.live.seq) == (page, 3)


async def test_a_slow_reader_is_cut_and_the_others_are_undisturbed(house: House) -> None:
    # given a reader who no longer reads, and one who does
    a_hub = house.fresh_hub()
    slow, quick = a_hub.open_stream(a_hub.cursor), await opened(a_hub)
    long = "mot " * 20_000

    # when more is published than is kept for anyone
    sent = 0
    for number in range(1, 6):
        house.do(post(f"p{number}"))
        house.do(Correct(post=f"p{number}", content=words("Long", long)))
        tell(house, a_hub)
        data = await quick.take()
        assert data is not None
        sent += len(data)

    # then the one is cut, the other has it all
    assert sent > CAP_BYTES
    assert slow.closed
    assert await slow.take() is None
    assert not quick.closed


async def test_a_stream_goes_on_after_the_cursor_it_was_opened_at(house: House) -> None:
    house.publish(3)
    a_hub = house.fresh_hub()

    stream = a_hub.open_stream(Cursor(a_hub.epoch, 5))

    parts = [("part", "status", 6), ("part", "day", 6)]
    assert ops_of(await heard(stream)) == [("post", "p3", 6), *parts]
    assert stream in a_hub.streams


def test_invented_addresses_do_not_push_pages_out(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "KEPT_PAGES", 3)
    a_hub = house.fresh_hub()
    page = a_hub.page()

    for number in range(10):
        assert a_hub.post(f"invented-{number}") is None
        assert a_hub.chunk(number) is None

    assert a_hub.page() is page


def test_what_is_kept_of_deltas_is_bounded(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    # given room for two deltas of the size that a post and the status line have
    house.publish(5)
    size_bytes = len(encode(house.fresh_hub().since(7)))
    monkeypatch.setattr(hub, "KEPT_DELTAS_BYTES", 2 * size_bytes)
    a_hub = house.fresh_hub()

    same = a_hub.delta(Cursor(a_hub.epoch, 3))
    assert a_hub.delta(Cursor(a_hub.epoch, 3)) is same
    for seq in range(3, 8):
        document = a_hub.delta(Cursor(a_hub.epoch, seq))
        delta = msgspec.json.decode(document.coded("identity")[1], type=Delta)
        assert ops_of(delta) == ops_of(a_hub.since(seq))
    assert a_hub.delta(Cursor(a_hub.epoch, 3)) is not same
