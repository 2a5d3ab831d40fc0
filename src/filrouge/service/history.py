"""All that happened to a post, in order: what the newsroom looks at before it acts."""

from datetime import datetime

import msgspec
from msgspec.structs import replace

from filrouge.domain.content import Content
from filrouge.domain.events import PostCorrected, PostPublished, PostWithdrawn
from filrouge.domain.record import Record, decode_body
from filrouge.service.context import Context
from filrouge.service.load import Loaded

_UNTOLD = frozenset({"post.hidden", "post.shown"})


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """One event of a post, under its name on the wire.

    `content` is what the post said from then on, None where the event brought no words or where
    they were erased (`erased` tells these apart). `note` is that of a correction, `reason` that of
    a withdrawal, `stands_at` the time that the post was put at, where that is another.
    `occurred_at` is None where a source gave no time; `is_public` is false where it is known that
    readers could not see the live then.
    """

    seq: int
    type: str
    recorded_at: datetime
    occurred_at: datetime | None = None
    stands_at: datetime | None = None
    content: Content | None = None
    note: str | None = None
    reason: str | None = None
    erased: bool = False
    is_public: bool = True


def history(context: Context, live_id: str, post_id: str) -> tuple[Revision, ...]:
    """Give what happened to a post, oldest first; nothing where there is no such live or post."""
    return tuple(
        _revision(record)
        for record in context.log.read(live_id)
        if record.envelope.type.startswith("post.") and record.envelope.subject == post_id
    )


def told(context: Context, now: Loaded, post_id: str) -> tuple[Revision, ...]:
    """Give what everybody may know of what happened to a post, oldest first.

    Words that may not be shown as things stand `now` are missing. What the newsroom hid is not
    told, and of a post whose words are gone neither are the notes, which quote them.
    """
    post = now.live.posts[post_id]
    has_words = post.is_seen or post.keeps_words
    course = context.courses.of(now)
    disclosed = course.disclosed(now)
    found: list[Revision] = []
    for seq in course.of_subject(post_id, now.end.seq):
        if course.happened[seq - 1].type in _UNTOLD:
            continue
        for record in context.log.read(now.live.id, after=seq - 1, until=seq):
            is_public = course.happened[seq - 1].is_public
            revision = replace(_revision(record), is_public=is_public)
            if seq not in disclosed:
                revision = replace(revision, content=None, reason=None)
            found.append(revision if has_words else replace(revision, note=None))
    return tuple(found)


def _revision(record: Record) -> Revision:
    envelope = record.envelope
    revision = Revision(
        seq=envelope.seq,
        type=envelope.type,
        recorded_at=envelope.recorded_at,
        occurred_at=envelope.occurred_at,
        stands_at=envelope.stands_at,
        erased=record.body is None,
    )
    if record.body is None:
        return revision
    match decode_body(record.body, seq=record.seq):
        case PostPublished(content=content):
            return replace(revision, content=content)
        case PostCorrected(content=content, note=note):
            return replace(revision, content=content, note=note)
        case PostWithdrawn(reason=reason):
            return replace(revision, reason=reason)
        case _:
            return revision
