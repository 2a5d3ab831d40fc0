"""All that happened to a post, in order: what the newsroom looks at before it acts."""

from datetime import datetime

import msgspec

from filrouge.domain.content import Content
from filrouge.domain.events import PostCorrected, PostPublished, PostWithdrawn
from filrouge.domain.record import Record, decode_body
from filrouge.service.context import Context


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """One event of a post, under its name on the wire.

    `content` is what the post said from then on, None where the event brought no words or where
    they were erased (`erased` tells these apart). `note` is that of a correction, `reason` that of
    a withdrawal. `occurred_at` is None where a source gave no time.
    """

    seq: int
    type: str
    recorded_at: datetime
    occurred_at: datetime | None = None
    content: Content | None = None
    note: str | None = None
    reason: str | None = None
    erased: bool = False


def history(context: Context, live_id: str, post_id: str) -> tuple[Revision, ...]:
    """Give what happened to a post, oldest first; nothing where there is no such live or post."""
    return tuple(
        _revision(record)
        for record in context.log.read(live_id)
        if record.envelope.type.startswith("post.") and record.envelope.subject == post_id
    )


def _revision(record: Record) -> Revision:
    envelope = record.envelope
    revision = Revision(
        seq=envelope.seq,
        type=envelope.type,
        recorded_at=envelope.recorded_at,
        occurred_at=envelope.occurred_at,
        erased=record.body is None,
    )
    if record.body is None:
        return revision
    match decode_body(record.body, seq=record.seq):
        case PostPublished(content=content):
            return msgspec.structs.replace(revision, content=content)
        case PostCorrected(content=content, note=note):
            return msgspec.structs.replace(revision, content=content, note=note)
        case PostWithdrawn(reason=reason):
            return msgspec.structs.replace(revision, reason=reason)
        case _:
            return revision
