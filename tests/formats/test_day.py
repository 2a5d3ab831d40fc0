"""The day at a glance: posts counted in equal spans."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.domain.content import Content
from filrouge.domain.index import Index
from filrouge.domain.state import Condition, Post, milliseconds
from filrouge.formats.parts.day import BARS_MAX, QUARTERS, histogram

START = datetime(2026, 8, 12, 15, 7, tzinfo=UTC)


def posts_at(*minutes: float, condition: Condition = Condition.VISIBLE) -> Index:
    times = [milliseconds(START + timedelta(minutes=each)) for each in minutes]
    return Index(
        Post(
            id=f"p{number}",
            content=Content(),
            order=(ms, number),
            changed_seq=number,
            condition=condition,
        )
        for number, ms in enumerate(times, start=1)
    )


def test_posts_are_counted_in_spans_that_people_name() -> None:
    day = histogram(posts_at(0, 1, 2, 61, 70, 240))
    assert day is not None
    assert (day.start, day.stop) == (
        datetime(2026, 8, 12, 15, 0, tzinfo=UTC),
        datetime(2026, 8, 12, 19, 40, tzinfo=UTC),
    )
    assert len(day.counts) == 28  # of ten minutes: until 19.07, and on to a whole quarter
    assert [(place, count) for place, count in enumerate(day.counts) if count] == [
        (0, 3),
        (6, 1),
        (7, 1),
        (24, 1),
    ]
    assert day.path == "M0.5 16v-16M6.5 16v-6M7.5 16v-6M24.5 16v-6"
    assert [at.minute for at in day.quarters] == [0, 10, 20, 30]


@pytest.mark.parametrize("index", [posts_at(), posts_at(1), posts_at(0, 1), posts_at(3, 3, 3)])
def test_too_short_a_day_is_not_drawn(index: Index) -> None:
    assert histogram(index) is None


def test_what_readers_do_not_see_is_not_counted() -> None:
    assert histogram(posts_at(0, 30, 60, 90, condition=Condition.HIDDEN)) is None


@given(st.lists(st.integers(-(10**7), 10**7), min_size=1, max_size=40))
def test_every_post_is_counted_once_in_few_enough_spans(minutes: list[int]) -> None:
    day = histogram(posts_at(*minutes))
    if day is None:
        assert max(minutes) - min(minutes) < 3
        return
    assert sum(day.counts) == len(minutes)
    assert len(day.counts) <= BARS_MAX
    assert len(day.counts) % QUARTERS == 0
    assert day.start <= START + timedelta(minutes=min(minutes)) < day.stop
    assert day.start <= START + timedelta(minutes=max(minutes)) == day.last < day.stop
