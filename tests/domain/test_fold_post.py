"""The fold of what happens to a post. Every state is compared as a whole with the one before it."""

import pytest
from immutables import Map
from msgspec.structs import replace

from filrouge.domain.commands import (
    Command,
    Correct,
    Erase,
    Hide,
    Mark,
    Move,
    Pin,
    Publish,
    Show,
    Unmark,
    Unpin,
    Withdraw,
)
from filrouge.domain.content import Content, Correction, Origin
from filrouge.domain.errors import Broken
from filrouge.domain.events import (
    Event,
    PostCorrected,
    PostHidden,
    PostMoved,
    PostPublished,
    Redacted,
)
from filrouge.domain.fold import fold, replay
from filrouge.domain.record import Entry, entry
from filrouge.domain.state import Condition, Live, Post, Reply, milliseconds
from tests.domain.story import LIVE, at, publish, redacted, running, says

WORDS = says("La digue tient.")
OTHER = says("La digue a cédé.")
P1 = Publish(post="p1", content=WORDS)
FIRST = Post(
    id="p1",
    content=WORDS,
    order=(milliseconds(at(3)), 4),
    published_at=at(3),
    changed_seq=4,
    words_seq=4,
)
"""Post p1 as it is published: event 4, three minutes after the start."""


def with_post(before: Live, post: Post, minutes: float, **fields: object) -> Live:
    """Give the state before, with this post changed by the next event, and these fields."""
    values = {
        "posts": before.posts.set(post.id, post),
        "seq": before.seq + 1,
        "occurred_at": at(minutes),
    }
    return replace(before, **(values | fields))


def news(minutes: float, seq: int) -> dict[str, object]:
    return {"changed_at": at(minutes), "changed_seq": seq}


def test_a_post_appears() -> None:
    story = running(P1)
    assert story.now == with_post(
        story.states[2],
        FIRST,
        3,
        visible_posts=1,
        open_posts=((FIRST.order, "p1"),),
        newest_ms=milliseconds(at(3)),
        standing_seq=4,
        **news(3, 4),
    )


def test_a_post_brings_all_that_was_said_of_it() -> None:
    origin = Origin(live="live-0", post="p0", url="https://example.org/direct")
    story = running(
        P1,
        Publish(
            post="p2",
            content=OTHER,
            key_moment=True,
            published_at=at(-30),
            origin=origin,
            reply_to="p1",
        ),
    )
    late = Post(
        id="p2",
        content=OTHER,
        order=(milliseconds(at(-30)), 5),
        published_at=at(-30),
        changed_seq=5,
        words_seq=5,
        key_moment=True,
        origin=origin,
        reply_to="p1",
    )
    answered = replace(FIRST, replies=(Reply(post="p2", at=at(-30)),), changed_seq=5)
    assert story.now == with_post(
        replace(story.states[3], posts=story.states[3].posts.set("p1", answered)),
        late,
        4,
        visible_posts=2,
        open_posts=((late.order, "p2"), (FIRST.order, "p1")),
        standing_seq=5,
        moments_seq=5,
        **news(4, 5),
    )


def test_posts_without_times_stand_in_the_order_in_which_they_came() -> None:
    story = running(P1)
    story.do(publish("p2"))
    story.do(publish("p3"))
    ms = milliseconds(at(3))
    assert story.now.open_posts == (((ms, 4), "p1"), ((ms, 5), "p2"), ((ms, 6), "p3"))
    assert story.post("p3") == Post(
        id="p3", content=publish("p3").content, order=(ms, 6), changed_seq=6, words_seq=6
    )
    assert (story.now.occurred_at, story.now.changed_at) == (at(3), at(3))


def test_a_correction_with_a_note_is_public() -> None:
    story = running(P1, Correct(post="p1", content=OTHER, note="La digue a cédé à midi."))
    corrected = replace(
        FIRST,
        content=OTHER,
        corrections=(Correction(note="La digue a cédé à midi.", at=at(4)),),
        revision=2,
        changed_seq=5,
        words_seq=5,
    )
    assert story.now == with_post(story.states[-2], corrected, 4, corrections_seq=5, **news(4, 5))


def test_a_correction_without_a_note_is_counted() -> None:
    story = running(P1, Correct(post="p1", content=OTHER))
    corrected = replace(
        FIRST, content=OTHER, minor_corrections=1, revision=2, changed_seq=5, words_seq=5
    )
    assert story.now == with_post(story.states[-2], corrected, 4, **news(4, 5))


def test_a_post_is_hidden_and_shown() -> None:
    story = running(P1, Hide(post="p1"), Show(post="p1"))
    before, hidden, shown = story.states[-3:]
    gone = replace(FIRST, condition=Condition.HIDDEN, revision=2, changed_seq=5, words_seq=5)
    assert hidden == with_post(before, gone, 4, visible_posts=0, standing_seq=5)
    back = replace(FIRST, revision=3, changed_seq=6, words_seq=6)
    assert shown == with_post(hidden, back, 5, visible_posts=1, standing_seq=6, **news(5, 6))


@pytest.mark.parametrize("kept", [True, False])
def test_a_post_is_withdrawn(kept: bool) -> None:
    story = running(
        P1,
        Correct(post="p1", content=OTHER, note="À midi."),
        Withdraw(post="p1", reason="Source démentie", words_kept=kept),
    )
    withdrawn = replace(
        FIRST,
        content=OTHER if kept else Content(),
        corrections=(Correction(note="À midi.", at=at(4)),) if kept else (),
        condition=Condition.WITHDRAWN,
        withdrawn_reason="Source démentie",
        withdrawn_at=at(5),
        revision=3,
        changed_seq=6,
        words_seq=6,
    )
    lists = {"visible_posts": 0, "standing_seq": 6, "corrections_seq": 6}
    assert story.now == with_post(story.states[-2], withdrawn, 5, **lists, **news(5, 6))


def test_a_hidden_post_that_is_withdrawn_is_not_counted_twice() -> None:
    story = running(P1, publish("p2"), Hide(post="p1"), Withdraw(post="p1", reason="Faux"))
    assert story.now.visible_posts == 1
    assert story.post("p1").condition is Condition.WITHDRAWN


def test_an_erased_post_leaves_only_its_place() -> None:
    story = running(
        Publish(post="p1", content=WORDS, key_moment=True, origin=Origin(live="live-0")),
        Correct(post="p1", content=OTHER, note="À midi."),
        Erase(post="p1"),
    )
    tombstone = Post(
        id="p1",
        content=Content(),
        condition=Condition.ERASED,
        order=FIRST.order,
        published_at=at(3),
        revision=3,
        changed_seq=6,
        words_seq=6,
    )
    lists = {"standing_seq": 6, "moments_seq": 6, "corrections_seq": 6}
    assert story.now == with_post(story.states[-2], tombstone, 5, visible_posts=0, **lists)


def test_a_post_is_pinned_instead_of_another_and_taken_down() -> None:
    story = running(P1, publish("p2"), Pin(post="p1"), Pin(post="p2"), Unpin(post="p2"))
    before, first, second, none = story.states[-4:]
    assert first == with_post(
        before, replace(FIRST, revision=2, changed_seq=6), 5, pinned="p1", pinned_seq=6
    )
    p2 = before.posts["p2"]
    assert second == with_post(
        first, replace(p2, revision=2, changed_seq=7), 6, pinned="p2", pinned_seq=7
    )
    assert none == with_post(
        second, replace(p2, revision=3, changed_seq=8), 7, pinned=None, pinned_seq=8
    )


@pytest.mark.parametrize(
    "command", [Hide(post="p1"), Withdraw(post="p1", reason="Faux"), Erase(post="p1")]
)
def test_what_is_out_of_sight_is_not_pinned(command: Command) -> None:
    story = running(P1, publish("p2"), Pin(post="p1"), command)
    assert (story.now.pinned, story.now.pinned_seq) == (None, 7)
    other = running(P1, publish("p2"), Pin(post="p2"), command)
    assert (other.now.pinned, other.now.pinned_seq) == ("p2", 6)


def test_a_post_is_a_key_moment_and_is_not() -> None:
    story = running(P1, Mark(post="p1"), Unmark(post="p1"))
    before, marked, unmarked = story.states[-3:]
    key = replace(FIRST, key_moment=True, revision=2, changed_seq=5)
    assert marked == with_post(before, key, 4, moments_seq=5)
    plain = replace(FIRST, revision=3, changed_seq=6)
    assert unmarked == with_post(marked, plain, 5, moments_seq=6)


def test_a_moved_post_takes_its_new_place_and_keeps_its_number() -> None:
    story = running(P1, publish("p2"), Move(post="p2", published_at=at(-10)))
    p2 = story.states[-2].posts["p2"]
    moved = replace(
        p2,
        order=(milliseconds(at(-10)), 5),
        published_at=at(-10),
        revision=2,
        changed_seq=6,
    )
    assert story.now == with_post(
        story.states[-2],
        moved,
        5,
        open_posts=((moved.order, "p2"), (FIRST.order, "p1")),
        standing_seq=6,
    )


def test_a_withdrawn_and_erased_post_is_the_same_without_its_words() -> None:
    story = running(
        P1,
        Correct(post="p1", content=OTHER, note="À midi."),
        Pin(post="p1"),
        Withdraw(post="p1", reason="Ada l’a demandé", words_kept=True),
        Move(post="p1", published_at=at(-10)),
        Erase(post="p1"),
    )
    left = redacted(story.records)
    gone = [record.seq for record in left if record.body is None]
    assert gone == [4, 5, 7]
    assert replay(map(entry, left), live_id=LIVE) == story.now
    assert not any(b"Ada" in record.body for record in left if record.body is not None)


def test_a_tombstone_stands_where_the_post_stood_from_the_beginning() -> None:
    late = Publish(post="p1", content=WORDS, published_at=at(-30))
    story = running(late, Erase(post="p1"))
    (*_, published, _) = redacted(story.records)
    assert published.body is None
    past = replay(map(entry, redacted(story.records)[:-1]), live_id=LIVE)
    tombstone = Post(
        id="p1",
        content=Content(),
        condition=Condition.ERASED,
        order=(milliseconds(at(-30)), 4),
        published_at=at(-30),
        changed_seq=4,
        words_seq=4,
    )
    assert past == replace(
        story.states[-2],
        posts=Map({"p1": tombstone}),
        visible_posts=0,
        moments_seq=4,
        corrections_seq=4,
    )


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (PostPublished(post="p1", content=WORDS), "post p1 was published before"),
        (Redacted(type="post.published", subject="p1"), "post p1 was published before"),
        (PostCorrected(post="p9", content=WORDS), "it speaks of 'p9', which is not there"),
        (PostHidden(post="p9"), "it speaks of 'p9', which is not there"),
        (PostMoved(post="p9", published_at=at(0)), "it speaks of 'p9', which is not there"),
        (Redacted(type="post.withdrawn", subject="p9"), "it speaks of 'p9', which is not there"),
    ],
)
def test_what_cannot_have_happened(event: Event | Redacted, words: str) -> None:
    story = running(P1)
    with pytest.raises(Broken) as caught:
        fold(story.now, Entry(seq=5, event=event, occurred_at=at(60)), live_id=LIVE)
    assert str(caught.value) == f"event 5: {words}"


@pytest.mark.parametrize(
    ("command", "is_told"),
    [
        (Hide(post="p1"), True),
        (Move(post="p1", published_at=at(-10)), True),
        (Correct(post="p1", content=WORDS), True),
        (Withdraw(post="p1", reason="Faux"), True),
        (Hide(post="p2"), False),
    ],
)
def test_the_lists_of_the_page_change_with_the_posts_they_show(
    command: Command, is_told: bool
) -> None:
    story = running(
        publish("p2"),
        Publish(post="p1", content=WORDS, key_moment=True),
        Correct(post="p1", content=OTHER, note="À midi."),
        command,
    )
    expected = (7, 7) if is_told else (6, 6)
    assert (story.now.moments_seq, story.now.corrections_seq) == expected
