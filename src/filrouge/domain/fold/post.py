"""The fold of what happens to a post."""

from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from filrouge.domain import window
from filrouge.domain.content import Content, Correction
from filrouge.domain.errors import Broken
from filrouge.domain.events import (
    PostCorrected,
    PostErased,
    PostEvent,
    PostHidden,
    PostMarked,
    PostMoved,
    PostPinned,
    PostPublished,
    PostShown,
    PostUnmarked,
    PostUnpinned,
    PostWithdrawn,
    Redacted,
)
from filrouge.domain.fold.changed import changed
from filrouge.domain.fold.reply import answer
from filrouge.domain.record import Entry
from filrouge.domain.state import Condition, Live, Post, milliseconds


def fold_post(live: Live, event: PostEvent, entry: Entry) -> Live:
    """Give the state after an event of a post."""
    folded = answer(_fold(live, event, entry), event, entry)
    return _listed(live, folded, event.post, entry)


def _listed(before: Live, after: Live, post_id: str, entry: Entry) -> Live:
    """Note which lists of the page the event changed: what stands, key moments, corrections."""
    was, now = before.posts.get(post_id), after.posts[post_id]
    # Who folds what an erasure left never knew which lists the post was in.
    erased = now.condition is Condition.ERASED
    if erased or was is None or (was.is_seen, was.order) != (now.is_seen, now.order):
        after = replace(after, standing_seq=entry.seq)
    if erased or now.is_moment or (was is not None and was.is_moment):
        after = replace(after, moments_seq=entry.seq)
    if erased or now.is_corrected or (was is not None and was.is_corrected):
        after = replace(after, corrections_seq=entry.seq)
    return after


def _fold(live: Live, event: PostEvent, entry: Entry) -> Live:
    match event:
        case PostPublished():
            return changed(_publish(live, event, entry), entry)
        case PostCorrected():
            return changed(_correct(live, event, entry), entry)
        case PostHidden():
            return _condition(live, event.post, Condition.HIDDEN, entry)
        case PostShown():
            return changed(_condition(live, event.post, Condition.VISIBLE, entry), entry)
        case PostWithdrawn():
            return changed(_withdraw(live, event, entry), entry)
        case PostErased():
            return _erase(live, event, entry)
        case PostPinned():
            pinned = replace(live, pinned=event.post, pinned_seq=entry.seq)
            return _touch(pinned, live.posts[event.post], entry)
        case PostUnpinned():
            return _touch(_unpin(live, event.post, entry), live.posts[event.post], entry)
        case PostMarked():
            return _mark(live, event.post, entry, key_moment=True)
        case PostUnmarked():
            return _mark(live, event.post, entry, key_moment=False)
        case PostMoved():
            return _move(live, event, entry)
        case _:
            assert_never(event)


def fold_redacted_post(live: Live, event: Redacted, entry: Entry) -> Live:
    """Give the state after an event of a post whose words were destroyed.

    The tombstone stands where the post stood, from the beginning: no past page shows its words.
    """
    return _listed(live, _fold_redacted(live, event, entry), event.subject, entry)


def _fold_redacted(live: Live, event: Redacted, entry: Entry) -> Live:
    if event.type == "post.withdrawn":
        live = _unpin(live, event.subject, entry)
    if event.type != "post.published":
        post = replace(live.posts[event.subject], words_seq=entry.seq)
        return changed(_touch(live, post, entry), entry)
    post = Post(
        id=event.subject,
        content=Content(),
        condition=Condition.ERASED,
        order=_order(live, event.stands_at or entry.occurred_at, entry.seq),
        published_at=event.stands_at or entry.occurred_at,
        changed_seq=entry.seq,
        words_seq=entry.seq,
    )
    return changed(_appear(live, post), entry)


def _publish(live: Live, event: PostPublished, entry: Entry) -> Live:
    published_at = event.published_at or entry.occurred_at
    post = Post(
        id=event.post,
        content=event.content,
        key_moment=event.key_moment,
        order=_order(live, published_at, entry.seq),
        published_at=published_at,
        origin=event.origin,
        reply_to=event.reply_to,
        changed_seq=entry.seq,
        words_seq=entry.seq,
    )
    return _appear(replace(live, visible_posts=live.visible_posts + 1), post)


def _order(live: Live, published_at: datetime | None, seq: int) -> tuple[int, int]:
    ms = live.newest_ms if published_at is None else milliseconds(published_at)
    return ms, seq


def _appear(live: Live, post: Post) -> Live:
    if post.id in live.posts:
        raise Broken("post {post} was published before", seq=live.seq + 1, post=post.id)
    return _place(live, post)


def _place(live: Live, post: Post) -> Live:
    open_posts, seals = window.insert(live.open_posts, live.seals, post.order, post.id)
    return replace(
        live,
        posts=live.posts.set(post.id, post),
        open_posts=open_posts,
        seals=seals,
        newest_ms=max(live.newest_ms, post.order[0]),
    )


def _touch(live: Live, post: Post, entry: Entry) -> Live:
    """Put a post back, as changed by this event."""
    touched = replace(post, revision=post.revision + 1, changed_seq=entry.seq)
    return replace(live, posts=live.posts.set(post.id, touched))


def _correct(live: Live, event: PostCorrected, entry: Entry) -> Live:
    post = replace(live.posts[event.post], content=event.content, words_seq=entry.seq)
    if event.note is None:
        post = replace(post, minor_corrections=post.minor_corrections + 1)
    else:
        correction = Correction(note=event.note, at=entry.occurred_at)
        post = replace(post, corrections=(*post.corrections, correction))
    return _touch(live, post, entry)


def _condition(live: Live, post_id: str, condition: Condition, entry: Entry) -> Live:
    post = live.posts[post_id]
    if post.condition is not Condition.ERASED:
        was, now = post.condition is Condition.VISIBLE, condition is Condition.VISIBLE
        live = replace(live, visible_posts=live.visible_posts + now - was)
        post = replace(post, condition=condition)
    if condition is not Condition.VISIBLE:
        live = _unpin(live, post_id, entry)
    return _touch(live, replace(post, words_seq=entry.seq), entry)


def _withdraw(live: Live, event: PostWithdrawn, entry: Entry) -> Live:
    post = live.posts[event.post]
    if not event.words_kept:
        # The notes of corrections quote the words.
        post = replace(post, content=Content(), corrections=())
    post = replace(post, withdrawn_reason=event.reason, withdrawn_at=entry.occurred_at)
    withdrawn = replace(live, posts=live.posts.set(post.id, post))
    return _condition(withdrawn, post.id, Condition.WITHDRAWN, entry)


def _erase(live: Live, event: PostErased, entry: Entry) -> Live:
    live = _condition(live, event.post, Condition.ERASED, entry)
    post = live.posts[event.post]
    tombstone = Post(
        id=post.id,
        content=Content(),
        condition=Condition.ERASED,
        order=post.order,
        published_at=post.published_at,
        revision=post.revision,
        changed_seq=post.changed_seq,
        words_seq=post.words_seq,
        reply_to=event.reply_to,
        replies=post.replies,
    )
    return replace(live, posts=live.posts.set(post.id, tombstone))


def _unpin(live: Live, post_id: str, entry: Entry) -> Live:
    if live.pinned != post_id:
        return live
    return replace(live, pinned=None, pinned_seq=entry.seq)


def _mark(live: Live, post_id: str, entry: Entry, *, key_moment: bool) -> Live:
    post = live.posts[post_id]
    if post.condition is not Condition.ERASED:
        post = replace(post, key_moment=key_moment)
    return _touch(live, post, entry)


def _move(live: Live, event: PostMoved, entry: Entry) -> Live:
    post = live.posts[event.post]
    lifted = replace(live, open_posts=window.remove(live.open_posts, post.order, post.id))
    order = (milliseconds(event.published_at), post.order[1])
    moved = replace(post, order=order, published_at=event.published_at)
    return _touch(_place(lifted, moved), moved, entry)
