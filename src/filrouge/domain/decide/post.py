"""Decisions about posts."""

from datetime import datetime
from typing import assert_never

from filrouge.domain import clean
from filrouge.domain.commands import (
    Correct,
    Erase,
    Hide,
    Mark,
    Move,
    Pin,
    PostCommand,
    Publish,
    Show,
    Unmark,
    Unpin,
    Withdraw,
)
from filrouge.domain.decide import require
from filrouge.domain.errors import Refused
from filrouge.domain.events import (
    Event,
    PostCorrected,
    PostErased,
    PostHidden,
    PostMarked,
    PostMoved,
    PostPinned,
    PostPublished,
    PostShown,
    PostUnmarked,
    PostUnpinned,
    PostWithdrawn,
)
from filrouge.domain.state import Condition, Live, Post, Status

_TAKES_POSTS = frozenset({Status.SCHEDULED, Status.LIVE, Status.PAUSED, Status.ENDED})
"""An ended live still takes its closing word; a draft would publish what no one may see, and an
archived one would change where nobody looks any more."""


def decide_post(live: Live, command: PostCommand, at: datetime | None) -> tuple[Event, ...]:
    """Answer a command that is about one post, given at a time (None: nobody knows when)."""
    if isinstance(command, Publish):
        return _publish(live, command, at)
    post = _existing(live, command.post)
    match command:
        case Erase():
            return _erase(post)
        case Hide():
            _require_words(post)
            return () if post.condition is Condition.HIDDEN else (PostHidden(post=post.id),)
        case Show():
            _require_words(post)
            return (PostShown(post=post.id),) if post.condition is Condition.HIDDEN else ()
        case Correct():
            return _correct(post, command)
        case Withdraw():
            return _withdraw(post, command)
        case Pin():
            _require_visible(post)
            return () if live.pinned == post.id else (PostPinned(post=post.id),)
        case Unpin():
            return (PostUnpinned(post=post.id),) if live.pinned == post.id else ()
        case Mark():
            _require_words(post)
            return () if post.key_moment else (PostMarked(post=post.id),)
        case Unmark():
            return (PostUnmarked(post=post.id),) if post.key_moment else ()
        case Move():
            return _move(post, command, at)
        case _:
            assert_never(command)


def _existing(live: Live, post_id: str) -> Post:
    post = live.posts.get(post_id)
    if post is None:
        raise Refused("no_such_post", post=post_id)
    return post


def _publish(live: Live, command: Publish, at: datetime | None) -> tuple[Event, ...]:
    if live.status not in _TAKES_POSTS:
        needs = sorted(status.value for status in _TAKES_POSTS)
        raise Refused("wrong_status", status=live.status.value, needs=needs)
    if command.post in live.posts:
        raise Refused("post_exists", post=command.post)
    if command.reply_to is not None:
        _existing(live, command.reply_to)
    clean.check_content(command.content)
    published_at = command.published_at
    event = PostPublished(
        post=command.post,
        content=command.content,
        key_moment=command.key_moment,
        published_at=(None if published_at is None else require.not_in_future(published_at, at)),
        origin=command.origin,
        reply_to=command.reply_to,
    )
    clean.check(event)
    return (event,)


def _correct(post: Post, command: Correct) -> tuple[Event, ...]:
    _require_words(post)
    clean.check_content(command.content)
    note = None if command.note is None else require.words("no_note", command.note)
    event = PostCorrected(post=post.id, content=command.content, note=note)
    clean.check(event)
    require.revision(post.id, command.expected, post.revision)
    if command.content == post.content and note is None:
        return ()
    return (event,)


def _erase(post: Post) -> tuple[Event, ...]:
    if post.condition is Condition.ERASED:
        return ()
    return (PostErased(post=post.id, reply_to=post.reply_to),)


def _withdraw(post: Post, command: Withdraw) -> tuple[Event, ...]:
    reason = require.words("no_reason", command.reason)
    if post.condition is Condition.WITHDRAWN:
        return ()
    _require_words(post)
    require.revision(post.id, command.expected, post.revision)
    event = PostWithdrawn(post=post.id, reason=reason, words_kept=command.words_kept)
    clean.check(event)
    return (event,)


def _move(post: Post, command: Move, at: datetime | None) -> tuple[Event, ...]:
    published_at = require.utc(command.published_at)
    if post.published_at == published_at:
        return ()
    require.not_in_future(published_at, at)
    require.revision(post.id, command.expected, post.revision)
    return (PostMoved(post=post.id, published_at=published_at),)


def _require_words(post: Post) -> None:
    if post.condition in {Condition.WITHDRAWN, Condition.ERASED}:
        raise Refused("post_is_gone", post=post.id, condition=post.condition.value)


def _require_visible(post: Post) -> None:
    if post.condition is not Condition.VISIBLE:
        raise Refused("post_is_gone", post=post.id, condition=post.condition.value)
