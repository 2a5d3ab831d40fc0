"""What holds for every day of every live: of the fold, of snapshots, of what is asked twice."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.domain import chain
from filrouge.domain.chain import Sealed
from filrouge.domain.commands import Command, Correct, Publish, Withdraw
from filrouge.domain.decide import decide
from filrouge.domain.events import PostErased
from filrouge.domain.fold import fold, replay
from filrouge.domain.record import decode_body, encode_body
from filrouge.domain.snapshot import freeze, thaw
from filrouge.domain.state import Condition, Live, OrderKey, Post, Reply
from tests.domain.story import LIVE, Story, running, says
from tests.strategies import command_for, stories, whims

ALREADY_SO = (
    "describe", "correct", "hide", "show", "withdraw", "erase", "pin", "unpin", "mark", "unmark",
    "move", "configure", "archive", "revise a fact", "erase a fact",
    "reorder the facts", "erase descriptions",
)  # fmt: skip


@given(stories(), st.data())
def test_the_fold_of_a_beginning_and_a_rest_is_the_fold_of_the_whole(
    story: Story, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(1, len(story.records)))
    beginning = replay(story.entries[:cut], live_id=LIVE)
    assert beginning == story.states[cut - 1]
    assert replay(story.entries[cut:], live_id=LIVE, live=beginning) == story.now


@given(stories(min_posts=18), st.data())
def test_a_snapshot_and_what_came_after_it_is_the_whole(story: Story, data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(story.records)))
    end = chain.verify(story.records[:cut])
    snapshot = thaw(freeze(story.states[cut - 1], end))
    assert snapshot is not None
    assert (snapshot.live, snapshot.end) == (story.states[cut - 1], end)
    assert replay(story.entries[cut:], live_id=LIVE, live=snapshot.live) == story.now
    assert chain.verify(story.records[cut:], snapshot.end) == story.end


@given(stories(min_posts=18))
def test_no_state_is_ever_changed(story: Story) -> None:
    states: list[Live] = []
    written: list[bytes] = []
    for entry in story.entries:
        states.append(fold(states[-1] if states else None, entry, live_id=LIVE))
        written.append(freeze(states[-1], Sealed()))
    assert [freeze(live, Sealed()) for live in states] == written
    assert states == story.states


@given(stories())
def test_every_event_is_read_back_as_it_was_written(story: Story) -> None:
    bodies = [record.body for record in story.records]
    assert [encode_body(decode_body(body)) for body in bodies if body is not None] == bodies


@given(stories())
def test_the_chain_holds_and_every_post_counts_what_happened_to_it(story: Story) -> None:
    assert chain.verify(story.records) == story.end
    for post in story.now.posts.values():
        its = [record.seq for record in story.records if record.envelope.subject == post.id]
        told_anew = story.now.configured_seq if story.now.configured_seq > its[0] else 0
        answered = max(seqs_of_replies(story, post.id), default=0)
        assert (post.revision, post.changed_seq) == (len(its), max(its[-1], told_anew, answered))


def seqs_of_replies(story: Story, post_id: str) -> list[int]:
    """Number the events after which a post showed other replies, and the erasures of replies."""
    shown = [live.posts[post_id].replies if post_id in live.posts else () for live in story.states]
    return [
        entry.seq
        for entry, (before, now) in zip(story.entries, pairwise([(), *shown]), strict=True)
        if before != now
        or (isinstance(entry.event, PostErased) and entry.event.reply_to == post_id)
    ]


@given(stories(min_posts=3))
def test_a_post_shows_the_replies_that_readers_see_oldest_first(story: Story) -> None:
    for live in story.states:
        seen = sorted((post for post in live.posts.values() if post.is_seen), key=by_order)
        for post in live.posts.values():
            assert post.replies == tuple(
                Reply(post=one.id, at=one.published_at) for one in seen if one.reply_to == post.id
            )


def by_order(post: Post) -> OrderKey:
    return post.order


OF_WORDS = {f"post.{what}" for what in ("published", "corrected", "withdrawn", "erased")}
OF_SIGHT = {f"post.{what}" for what in ("hidden", "shown")}


@given(stories(min_posts=3))
def test_every_post_knows_when_its_words_or_its_condition_last_changed(story: Story) -> None:
    for post in story.now.posts.values():
        its = [
            record.seq
            for record in story.records
            if record.envelope.subject == post.id and record.envelope.type in OF_WORDS | OF_SIGHT
        ]
        assert post.words_seq == its[-1]


@given(stories(), st.data())
def test_what_was_asked_and_is_so_gives_no_event(story: Story, data: st.DataObject) -> None:
    whim = data.draw(whims.filter(lambda whim: whim.action in ALREADY_SO))
    command = command_for(story.now, whim)
    if command is None:
        return
    story.do(command)
    assert asked_again(story, command) == ()


def asked_again(story: Story, command: Command) -> tuple[object, ...]:
    """Ask once more; a correction with a note is a correction each time, hence without it here."""
    if isinstance(command, Correct):
        command = Correct(post=command.post, content=command.content)
    return decide(story.live, command, None)


@given(stories(min_posts=3))
def test_readers_are_told_the_number_of_visible_posts(story: Story) -> None:
    for live in story.states:
        visible = [post for post in live.posts.values() if post.condition is Condition.VISIBLE]
        assert live.visible_posts == len(visible)
        assert live.pinned is None or live.posts[live.pinned] in visible


@given(stories(min_posts=3))
def test_words_that_are_gone_are_nowhere_in_the_state(story: Story) -> None:
    for post in story.now.posts.values():
        if post.condition is Condition.ERASED:
            assert (post.content.blocks, post.corrections, post.withdrawn_reason) == ((), (), "")
            assert (post.origin, post.reply_to, post.key_moment) == (None, None, False)
        if post.condition is Condition.WITHDRAWN and not post.content.blocks:
            assert (post.content.headline, post.corrections) == (None, ())


@pytest.mark.parametrize("words", ["null", "NULL", "true", "1", "1.5", "2026-08-12", "{}"])
def test_words_that_look_like_something_else_stay_words_in_a_snapshot(words: str) -> None:
    post = Publish(post="p1", content=says(words, headline=words))
    story = running(post, Withdraw(post="p1", reason=f"{words}.", words_kept=True))
    snapshot = thaw(freeze(story.now, story.end))
    assert snapshot is not None
    assert snapshot.live == story.now


def test_a_snapshot_that_cannot_be_read_is_thrown_away() -> None:
    story = running(Publish(post="p1", content=says("Oui.")))
    frozen = freeze(story.now, story.end)
    version = b'"fold_version":'
    older = frozen.replace(version, version + b"9", 1)
    for data in (b"", b"{", b"\xff", b"[]", frozen[:-1], older, frozen.replace(b"p1", b"\xff")):
        assert thaw(data) is None
