"""Where the page is cut: one example in full, and what holds for every day of every live."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.domain import window
from filrouge.domain.commands import Erase, Hide, Move, Publish
from filrouge.domain.fold import replay
from filrouge.domain.state import Live
from tests.domain.story import LIVE, Story, at, publish, running, says
from tests.strategies import stories


def day(posts: int) -> Story:
    """Tell a live with posts p1, p2, … a minute after the other."""
    return running(*(publish(f"p{number}") for number in range(1, posts + 1)))


def names(live: Live, number: int | None) -> list[str]:
    """Name the posts of a chunk, or of the window for None, oldest first."""
    inside = [
        post for post in live.posts.values() if window.chunk_of(live.seals, post.order) == number
    ]
    return [post.id for post in sorted(inside, key=lambda post: post.order)]


def named(first: int, last: int) -> list[str]:
    return [f"p{number}" for number in range(first, last + 1)]


def test_the_twentieth_post_seals_the_oldest_ten() -> None:
    almost, full = day(19).now, day(20).now
    assert (almost.seals, names(almost, None)) == ((), named(1, 19))
    assert full.seals == (full.posts["p10"].order,)
    assert (names(full, 1), names(full, None)) == (named(1, 10), named(11, 20))


def test_every_ten_posts_more_there_is_another_chunk() -> None:
    live = day(45).now
    assert live.seals == tuple(live.posts[name].order for name in ("p10", "p20", "p30"))
    assert [names(live, number) for number in (1, 2, 3, None)] == [
        named(1, 10),
        named(11, 20),
        named(21, 30),
        named(31, 45),
    ]


def test_a_late_post_falls_where_its_time_belongs() -> None:
    story = day(25)
    story.do(Publish(post="late", content=says("Dès midi."), published_at=at(5.5)))
    assert names(story.now, 1) == [*named(1, 3), "late", *named(4, 10)]
    assert (story.now.seals, story.now.open_posts) == (
        story.states[-2].seals,
        story.states[-2].open_posts,
    )


def test_a_moved_post_leaves_the_window_and_comes_back() -> None:
    story = day(25)
    before = story.now
    story.do(Move(post="p25", published_at=at(0)))
    assert names(story.now, 1) == ["p25", *named(1, 10)]
    assert names(story.now, None) == named(11, 24)
    story.do(Move(post="p25", published_at=at(27)))
    assert (story.now.seals, story.now.open_posts) == (before.seals, before.open_posts)


def test_a_boundary_stays_where_the_post_that_made_it_has_left() -> None:
    story = day(20)
    boundary = story.now.seals
    story.do(Move(post="p10", published_at=at(60)))
    assert story.now.seals == boundary
    assert (names(story.now, 1), names(story.now, None)) == (
        named(1, 9),
        [*named(11, 20), "p10"],
    )


def test_a_post_that_comes_back_to_the_boundary_is_below_it_again() -> None:
    story = day(20)
    before = story.now
    story.do(Move(post="p10", published_at=at(60)))
    story.do(Move(post="p10", published_at=at(12)))
    assert story.post("p10").order == before.seals[-1]
    assert (story.now.seals, story.now.open_posts) == (before.seals, before.open_posts)


def test_what_is_out_of_sight_keeps_its_place() -> None:
    story = day(19)
    story.do(Hide(post="p3"))
    story.do(Erase(post="p4"))
    story.do(publish("p20"), at(60))
    assert (names(story.now, 1), names(story.now, None)) == (named(1, 10), named(11, 20))


def test_the_bounds_of_a_chunk() -> None:
    seals = ((100, 4), (200, 9))
    assert [window.bounds(seals, number) for number in (1, 2, None)] == [
        (None, (100, 4)),
        ((100, 4), (200, 9)),
        ((200, 9), None),
    ]
    assert window.bounds((), None) == (None, None)
    for number in (0, 3, -1):
        with pytest.raises(LookupError):
            window.bounds(seals, number)


def test_a_key_at_a_boundary_is_below_it() -> None:
    seals = ((100, 4), (200, 9))
    keys = [(99, 9), (100, 4), (100, 5), (200, 9), (200, 10)]
    assert [window.chunk_of(seals, key) for key in keys] == [1, 1, 2, 2, None]


@given(stories(min_posts=19))
def test_boundaries_ascend_and_never_change(story: Story) -> None:
    for live in story.states:
        assert all(lower < upper for lower, upper in pairwise(live.seals))
        assert len(live.open_posts) < window.OPEN_MAX
        assert all(lower < upper for lower, upper in pairwise(live.open_posts))
    for before, after in pairwise(story.states):
        assert after.seals[: len(before.seals)] == before.seals


@given(stories(min_posts=35))
def test_every_post_is_in_one_place_by_its_key(story: Story) -> None:
    live = story.now
    assert len({post.order for post in live.posts.values()}) == len(live.posts)
    assert {name for _, name in live.open_posts} == set(names(live, None))
    assert all(live.posts[name].order == key for key, name in live.open_posts)
    for post in live.posts.values():
        mine = window.chunk_of(live.seals, post.order)
        holding = [
            number
            for number in (*range(1, len(live.seals) + 1), None)
            if _holds(window.bounds(live.seals, number), post.order)
        ]
        assert holding == [mine]


def _holds(bounds: tuple[tuple[int, int] | None, ...], key: tuple[int, int]) -> bool:
    floor, ceiling = bounds
    return (floor is None or floor < key) and (ceiling is None or key <= ceiling)


@given(stories(min_posts=35), st.data())
def test_the_cuts_are_the_same_wherever_a_node_began(story: Story, data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(story.records)))
    late = replay(story.entries[cut:], live_id=LIVE, live=story.states[cut - 1])
    assert (late.seals, late.open_posts) == (story.now.seals, story.now.open_posts)
