"""A live as it stood, as far as it may still be shown."""

from datetime import datetime

from msgspec.structs import replace

from filrouge.domain.content import Content
from filrouge.domain.fold import replay
from filrouge.domain.record import entry
from filrouge.domain.state import Condition, Live, Post
from filrouge.service.context import Context
from filrouge.service.load import Loaded


def state_at(context: Context, now: Loaded, seq: int) -> Live | None:
    """Give the live that stands as `now` as it stood after event `seq`; None for no such event.

    A post that has since been hidden, withdrawn or erased shows what stands in its place today: its
    words are gone from the past too, unless they were kept on purpose.
    """
    if not 1 <= seq <= now.end.seq:
        return None
    records = context.log.read(now.live.id, until=seq)
    past = replay(map(entry, records), live_id=now.live.id)
    posts = past.posts
    for post in past.posts.values():
        today = now.live.posts[post.id]
        if today.condition is not Condition.VISIBLE:
            posts = posts.set(post.id, _as_today(post, today))
    return replace(past, posts=posts)


def _as_today(post: Post, today: Post) -> Post:
    if today.condition is Condition.WITHDRAWN and today.content != Content():
        return post
    return replace(
        post,
        content=Content(),
        corrections=(),
        condition=today.condition,
        withdrawn_reason=today.withdrawn_reason,
        withdrawn_at=today.withdrawn_at,
    )


def seq_at(context: Context, now: Loaded, at: datetime) -> int | None:
    """Number the last event that had occurred at a time; None where no event has a time before it.

    Events whose source gave no time go with the event before them.
    """
    last: int | None = None
    for record in context.log.read(now.live.id, until=now.end.seq):
        occurred_at = record.envelope.occurred_at
        if occurred_at is not None and occurred_at > at:
            break
        if occurred_at is not None or last is not None:
            last = record.seq
    return last
