"""A live as it stood, as far as it may still be shown."""

from collections.abc import Collection
from datetime import datetime

from immutables import Map
from msgspec.structs import replace

from filrouge.domain.content import Content
from filrouge.domain.state import Condition, Live, Post
from filrouge.service.context import Context
from filrouge.service.course import Past
from filrouge.service.load import Loaded


def past_at(context: Context, now: Loaded, seq: int) -> Past | None:
    """Give the live that stands as `now` as it stood after event `seq`; None for no such event.

    A post that has since been hidden, withdrawn or erased shows what stands in its place today: its
    words are gone from the past too, unless they were kept on purpose.
    """
    if not 1 <= seq <= now.end.seq:
        return None
    course = context.courses.of(now)
    past = course.past(context.log, seq)
    if past is None:
        return None
    live, index = past.live, past.index
    veiled: dict[str, Post] = {}
    for name in course.veiled(now):
        post = live.posts.get(name)
        # Not there yet; or a tombstone already, as the erased log has it.
        if post is not None and post.condition is not Condition.ERASED:
            veiled[name] = _as_today(post, now.live.posts[name])
            index.put(veiled[name])
    unseen = sum(live.posts[name].is_seen for name in veiled)
    posts, visible = live.posts.update(veiled), live.visible_posts - unseen
    posts = posts.update(_unanswered(posts, veiled))
    return Past(replace(live, posts=posts, visible_posts=visible), index)


def state_at(context: Context, now: Loaded, seq: int) -> Live | None:
    """Give the state alone."""
    past = past_at(context, now, seq)
    return None if past is None else past.live


def _unanswered(posts: Map[str, Post], veiled: Collection[str]) -> dict[str, Post]:
    """Give the posts that showed replies which are veiled, without them."""
    answered = {posts[name].reply_to for name in veiled}
    return {
        name: replace(
            posts[name],
            replies=tuple(one for one in posts[name].replies if one.post not in veiled),
        )
        for name in answered
        if name is not None and name in posts
    }


def _as_today(post: Post, today: Post) -> Post:
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
    return context.courses.of(now).seq_at(at, now.end.seq)
