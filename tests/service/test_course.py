"""The course that is kept gives the states that a replay gives, of this epoch and no other."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from msgspec.structs import replace

from filrouge.domain.commands import Correct, Erase, Hide, Withdraw
from filrouge.domain.content import Content
from filrouge.domain.fold import replay
from filrouge.domain.index import Index
from filrouge.domain.record import Record, entry
from filrouge.domain.state import Condition, Live, Post
from filrouge.log.memory import MemoryLog
from filrouge.service import course
from filrouge.service.context import Context
from filrouge.service.load import Loaded
from filrouge.service.past import past_at, seq_at
from tests.domain.story import Story
from tests.service.house import LIVE, content, do, house_on, open_live, publication
from tests.service.stored import now, stored
from tests.strategies import stories


@pytest.fixture(autouse=True, scope="module")
def short_steps() -> object:
    """Keep a state every few events, so that small lives have many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(course, "STEP", 4)
        yield


def replayed(context: Context, today: Loaded, seq: int) -> Live:
    """Give a past state the long way: from the first event, and every post looked at."""
    records = context.log.read(today.live.id, until=seq)
    live = replay(map(entry, records), live_id=today.live.id)
    posts, visible = live.posts, live.visible_posts
    gone: set[str] = set()
    for post in live.posts.values():
        its = today.live.posts[post.id]
        if its.condition is Condition.VISIBLE or its.keeps_words:
            continue
        if post.condition is not Condition.ERASED:
            visible -= post.condition is Condition.VISIBLE
            posts = posts.set(post.id, _without_words(post, its))
            gone.add(post.id)
    for post in posts.values():
        replies = tuple(one for one in post.replies if one.post not in gone)
        posts = posts.set(post.id, replace(post, replies=replies))
    return replace(live, posts=posts, visible_posts=visible)


def _without_words(post: Post, today: Post) -> Post:
    return replace(
        post,
        content=Content(),
        corrections=(),
        condition=today.condition,
        withdrawn_reason=today.withdrawn_reason,
        withdrawn_at=today.withdrawn_at,
    )


@given(stories())
def test_every_moment_is_the_one_that_a_replay_gives(story: Story) -> None:
    context = stored(story)
    today = now(context)

    for seq in range(1, today.end.seq + 1):
        past = past_at(context, today, seq)
        assert past is not None
        assert past.live == replayed(context, today, seq)
        fresh = Index(past.live.posts.values())
        for ask in (Index.moments, Index.corrected, Index.span):
            assert ask(past.index) == ask(fresh)
        assert past.index.between(None, None) == fresh.between(None, None)
        if (span := fresh.span()) is not None:
            assert past.index.count(span[0], span[1]) == fresh.count(span[0], span[1])


@given(stories())
def test_the_seq_at_a_time_is_the_last_that_had_occurred(story: Story) -> None:
    context = stored(story)
    today = now(context)
    times = [record.envelope.occurred_at for record in story.records]

    def slowly(at: datetime) -> int | None:
        last = None
        for seq, time in enumerate(times, start=1):
            if time is not None and time > at:
                break
            if time is not None or last is not None:
                last = seq
        return last

    for time in filter(None, times):
        assert seq_at(context, today, time) == slowly(time)


@pytest.fixture
def house(tmp_path: Path) -> Context:
    house = house_on(MemoryLog(), tmp_path)
    open_live(house)
    do(house, *(publication(f"p{number}", f"Texte {number}.") for number in range(1, 12)))
    return house


def today(house: Context) -> Loaded:
    loaded = house.states.load(LIVE)
    assert loaded is not None
    return loaded


def words_at(house: Context, loaded: Loaded, seq: int, post: str) -> Content:
    past = past_at(house, loaded, seq)
    assert past is not None
    return past.live.posts[post].content


def test_only_the_rest_is_read_from_the_log(
    house: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    past_at(house, today(house), 5)  # from now on its course is known
    asked: list[tuple[int, int | None]] = []
    read = house.log.read

    def note(live: str, *, after: int = 0, until: int | None = None) -> list[Record]:
        asked.append((after, until))
        return read(live, after=after, until=until)

    monkeypatch.setattr(house.log, "read", note)

    past_at(house, today(house), 10)

    assert asked == [(8, 10)]


def test_an_erasure_drops_what_was_kept(house: Context) -> None:
    before = today(house)
    assert words_at(house, before, 8, "p1") == content("Texte 1.")
    do(house, Erase(post="p1"))

    after = today(house)

    assert [words_at(house, after, seq, "p1") for seq in (4, 8, 14)] == [Content()] * 3
    # Who still asks with what was read before it finds nothing of the old epoch either.
    assert words_at(house, before, 8, "p1") == Content()
    assert house.courses.of(after).epoch == after.epoch


@pytest.mark.parametrize("gone", [Hide(post="p1"), Withdraw(post="p1", reason="Faux")])
def test_what_is_taken_back_is_gone_from_what_was_kept(
    house: Context, gone: Hide | Withdraw
) -> None:
    assert words_at(house, today(house), 8, "p1") == content("Texte 1.")
    do(house, gone)

    assert words_at(house, today(house), 8, "p1") == Content()
    past = past_at(house, today(house), 8)
    assert past is not None
    assert past.live.visible_posts == 4


def test_the_course_goes_on_with_the_live(house: Context) -> None:
    past_at(house, today(house), 14)
    do(house, Correct(post="p1", content=content("Texte neuf.")), publication("p12"))

    assert words_at(house, today(house), 15, "p1") == content("Texte neuf.")
    assert words_at(house, today(house), 14, "p1") == content("Texte 1.")


def test_the_lives_used_last_are_kept(house: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(course, "KEPT_COURSES", 2)
    lives = ["l2", "l3"]
    for live in lives:
        open_live(house, live, slug=f"slug-{live}")
    for live in (LIVE, "l2", LIVE, "l3"):
        loaded = house.states.load(live)
        assert loaded is not None
        past_at(house, loaded, 3)

    assert house.courses.kept() == (LIVE, "l3")


def test_one_thread_makes_it_while_the_others_wait(
    house: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = today(house)
    whole = 0
    read = house.log.read
    together = threading.Barrier(4)

    def note(live: str, *, after: int = 0, until: int | None = None) -> list[Record]:
        nonlocal whole
        whole += after == 0 and until == loaded.end.seq
        return read(live, after=after, until=until)

    def ask() -> None:
        together.wait(10)
        past_at(house, loaded, 5)

    monkeypatch.setattr(house.log, "read", note)
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(ask) for _ in range(4)]:
            done.result(10)

    assert whole == 1
