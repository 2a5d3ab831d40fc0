"""How many read: what is counted, and when it no longer counts."""

import pytest

from filrouge.reader.audience import Polls, Readers
from filrouge.reader.cursor import Cursor
from filrouge.reader.hub import Hub
from filrouge.service.forward import start_of
from tests.reader.house import LIVE, POLL_S, SLUG, House


class Clock:
    """Stands still until it is told; begins where clocks of machines do: anywhere."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_who_polls_at_the_pace_is_counted_once_at_any_moment(clock: Clock) -> None:
    polls = Polls(10, clock)

    for second in range(100):
        clock.now += 1
        for _ in range(3):
            polls.count()
        if second >= 20:  # 30 pages, each asking every ten seconds
            assert 27 <= polls.recent() <= 33


def test_those_who_leave_are_forgotten_within_two_windows(clock: Clock) -> None:
    polls = Polls(10, clock)
    for _ in range(8):
        polls.count()

    recent = []
    for _ in range(5):
        recent.append(polls.recent())
        clock.now += 5

    assert recent == [8, 8, 8, 4, 0]


def test_after_a_long_silence_nothing_of_before_counts(clock: Clock) -> None:
    polls = Polls(10, clock)
    polls.count()
    clock.now += 3600

    assert polls.recent() == 0
    polls.count()
    assert polls.recent() == 1


def test_nobody_is_counted_where_nobody_asked(clock: Clock) -> None:
    assert Polls(10, clock).recent() == 0


def test_a_hub_counts_the_deltas_asked_for_and_not_those_it_sends(clock: Clock) -> None:
    house = House()
    house.open()
    start = start_of(house.context, SLUG)
    assert start is not None
    hub = Hub(start, house.pages, poll_s=POLL_S, clock=clock)

    hub.open_stream(None)
    hub.page()
    for _ in range(3):
        hub.delta(hub.cursor)
    hub.delta(Cursor(0, 0))

    assert hub.polls.recent() == 4


async def test_the_readers_of_every_live_that_is_read(clock: Clock) -> None:
    house = House()
    house.open()
    house.open(live="live-2", slug="autre")
    house.open(live="live-3", slug="seul")
    async with house.following_news():
        assert house.hubs.readers() == {}
        first, second = await house.hub(), await house.hub("autre")

        streams = [first.open_stream(None) for _ in range(3)]
        second.delta(second.cursor)

        assert house.hubs.readers() == {
            LIVE: Readers(streams=3, polls=0),
            "live-2": Readers(streams=0, polls=1),
        }
        first.streams.discard(streams[0])
        assert house.hubs.readers()[LIVE] == Readers(streams=2)
