"""A replay: at the day's pace or faster, and never twice."""

from datetime import datetime, timedelta

import pytest

from filrouge.domain.commands import AddFact, Correct, End, Step, Withdraw
from filrouge.domain.content import FactContent
from filrouge.domain.errors import Refused
from filrouge.domain.text import paragraph
from filrouge.service.context import Context
from filrouge.service.replay import UNTIMED_GAP_S, replay_steps
from tests.service.house import (
    LIVE,
    SLUG,
    START,
    Clock,
    content,
    do,
    opening,
    publication,
    state,
    types,
)


class Wait:
    """Notes how long one would have waited, and how many posts were out by then."""

    def __init__(self, house: Context) -> None:
        self._house = house
        self.told: list[tuple[float, int]] = []

    def __call__(self, seconds: float) -> None:
        self.told.append((seconds, len(state(self._house).posts)))


def post(number: int, at: datetime | None) -> Step:
    return Step(command=publication(f"p{number}"), at=at)


def minutes(*passed: float | None) -> list[Step]:
    """Posts at these minutes after the start; None for no time."""
    return [
        post(number, None if at is None else START + timedelta(minutes=at))
        for number, at in enumerate(passed)
    ]


def run(house: Context, steps: list[Step], *, speed: float = 60, at_once: int = 0) -> Wait:
    wait = Wait(house)
    appended = list(
        replay_steps(house, LIVE, steps, slug=SLUG, speed=speed, wait=wait, at_once=at_once)
    )
    assert len(appended) == len(steps)
    return wait


def test_gaps_are_those_of_the_day_at_the_speed_asked_for(empty: Context) -> None:
    steps = [*opening(), *minutes(0, 1, 11, 11, 11.5)]

    assert run(empty, steps, speed=60).told == [(1.0, 1), (10.0, 2), (0.5, 4)]
    assert set(state(empty).posts) == {f"p{number}" for number in range(5)}


def test_the_lead_up_to_the_first_post_comes_at_once(empty: Context) -> None:
    steps = [*opening(at=START - timedelta(hours=5)), *minutes(0)]

    assert run(empty, steps, speed=1).told == []
    assert types(empty) == ["live.opened", "live.described", "live.started", "post.published"]


def test_at_the_days_own_speed_an_hour_is_an_hour(empty: Context) -> None:
    assert run(empty, [*opening(), *minutes(0, 600)], speed=1).told == [(36_000.0, 1)]


def test_posts_without_times_come_four_seconds_apart(empty: Context) -> None:
    fact = AddFact(fact="f1", content=FactContent(paragraphs=(paragraph("Neuf blessés."),)))
    steps = [*opening(at=None), *minutes(None, None, None), Step(command=fact), Step(command=End())]

    assert UNTIMED_GAP_S == 4.0
    assert run(empty, steps, speed=3600).told == [(4.0, 1), (4.0, 2)]


def test_a_post_without_time_among_others_has_the_same_gap(empty: Context) -> None:
    steps = [*opening(), *minutes(0, None, 2)]

    assert run(empty, steps, speed=60).told == [(4.0, 1), (2.0, 2)]


def test_the_first_posts_may_come_at_once(empty: Context) -> None:
    steps = [*opening(), *minutes(0, 1, 2, 3, 4)]

    assert run(empty, steps, speed=60, at_once=3).told == [(1.0, 3), (1.0, 4)]


def test_events_stand_at_the_times_of_the_source(empty: Context) -> None:
    run(empty, [*opening(), *minutes(0, 90)])

    assert empty.log.read(LIVE)[-1].envelope.occurred_at == START + timedelta(minutes=90)


class Stop(Exception):
    """The one who waits is stopped."""


@pytest.mark.parametrize("after", range(4))
def test_a_replay_that_was_cut_off_goes_on_where_it_stopped(empty: Context, after: int) -> None:
    steps = [*opening(), *minutes(0, 1, 2, 3, 4)]
    waits: list[float] = []

    def stop_after(seconds: float) -> None:
        if len(waits) == after:
            raise Stop
        waits.append(seconds)

    with pytest.raises(Stop):
        list(replay_steps(empty, LIVE, steps, slug=SLUG, speed=60, wait=stop_after))
    assert len(state(empty).posts) == after + 1

    # when it is begun again: it waits for what is still to come only
    assert run(empty, steps).told == [(1.0, number) for number in range(after + 1, 5)]
    assert types(empty)[3:] == ["post.published"] * 5

    # and a third time nothing is left to do
    assert run(empty, steps).told == []
    assert len(types(empty)) == 8


def test_somebody_may_write_in_the_live_meanwhile(empty: Context, clock: Clock) -> None:
    late = Correct(post="p0", content=content("Mieux."), expected=1)
    steps = [
        *opening(),
        *minutes(0, 1),
        Step(command=late, at=START + timedelta(minutes=1)),
        post(2, START + timedelta(minutes=2)),
    ]
    waits = iter([True, False])

    def wait(_seconds: float) -> None:
        # At first a day passes by their clock, and they take back what is corrected next.
        if next(waits):
            clock.advance(days=1)
            do(empty, publication("theirs"), Withdraw(post="p0", reason="Faux."))

    replayed = replay_steps(empty, LIVE, steps, slug=SLUG, speed=60, wait=wait, beside_others=True)

    assert len(list(replayed)) == len(steps) - 1
    posts = state(empty).posts
    assert set(posts) == {"p0", "p1", "p2", "theirs"}
    assert posts["p2"].published_at == posts["theirs"].published_at
    assert posts["p2"].order > posts["theirs"].order


def test_where_nobody_else_writes_a_step_that_cannot_be_is_an_error(empty: Context) -> None:
    steps = [*opening(), *minutes(1, 0)]

    with pytest.raises(Refused, match="time_went_back"):
        run(empty, steps)
