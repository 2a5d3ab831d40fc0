"""The right of reply: a post knows the replies that readers see, since it shows them."""

from msgspec.structs import replace

from filrouge.domain.events import PostErased, PostEvent
from filrouge.domain.record import Entry
from filrouge.domain.state import Live, Post, Reply


def answer(live: Live, event: PostEvent, entry: Entry) -> Live:
    """Bring the post that is answered up to date with an event of a reply, which is folded.

    It is told anew, its words and its revision stay: who is writing in it is in no conflict.
    """
    reply = live.posts[event.post]
    answered = None if reply.reply_to is None else live.posts.get(reply.reply_to)
    if answered is None:
        return live
    replies = _with(live, answered, reply)
    # Who folds what an erasure left never knew of the reply before: both tell it anew here.
    if replies == answered.replies and not isinstance(event, PostErased):
        return live
    told = replace(answered, replies=replies, changed_seq=entry.seq)
    return replace(live, posts=live.posts.set(told.id, told))


def _with(live: Live, answered: Post, reply: Post) -> tuple[Reply, ...]:
    others = [one for one in answered.replies if one.post != reply.id]
    if reply.is_seen:
        others.append(Reply(post=reply.id, at=reply.published_at))
    return tuple(sorted(others, key=lambda one: live.posts[one.post].order))
