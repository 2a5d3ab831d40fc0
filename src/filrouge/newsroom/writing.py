"""What somebody has written so far: a post or a correction on its way, as a draft keeps it."""

from datetime import datetime

import msgspec

from filrouge.domain import clean
from filrouge.domain.commands import Correct, Publish
from filrouge.domain.content import Content
from filrouge.domain.decide import require
from filrouge.domain.errors import Refused
from filrouge.newsroom.declined import Declined
from filrouge.newsroom.models import Draft

CONTENT_MAX_BYTES = 200_000
"""As much as a draft may hold; a post of the most words a log takes is half of it."""

_decode = msgspec.json.Decoder(Content).decode
_encode = msgspec.json.Encoder().encode


class Writing(msgspec.Struct, frozen=True, kw_only=True):
    """The words, and where they are to go; they may be incomplete.

    `post` is the post to be corrected, as it stood at `base_revision`; "" for a new one. `note` is
    for the newsroom alone, `correction_note` for readers (None: a minor change). Nothing of it goes
    out before `embargo_until`.
    """

    content: Content = Content()
    key_moment: bool = False
    pin: bool = False
    reply_to: str = ""
    published_at: datetime | None = None
    embargo_until: datetime | None = None
    note: str = ""
    post: str = ""
    base_revision: int | None = None
    correction_note: str | None = None


def tidy(writing: Writing, *, goes_out: bool = False) -> Writing:
    """Give what can be kept of it: times in UTC, notes without control characters.

    Raises Declined where the content is too large, Refused where a time or a character is none;
    where it `goes_out`, also for a correction of substance whose note is empty.
    """
    encoded(writing.content)
    note = writing.correction_note
    if note is not None:
        note = clean.scrub(note).strip()
        if goes_out and writing.post and not note:
            raise Refused("no_note")
    return msgspec.structs.replace(
        writing,
        published_at=_in_utc(writing.published_at),
        embargo_until=_in_utc(writing.embargo_until),
        note=clean.scrub(writing.note),
        correction_note=note or None,
    )


def writing_of(draft: Draft) -> Writing:
    """Read what a draft keeps."""
    return Writing(
        content=_decode(bytes(draft.content)),
        key_moment=draft.key_moment,
        pin=draft.pin,
        reply_to=draft.reply_to,
        published_at=draft.published_at,
        embargo_until=draft.embargo_until,
        note=draft.note,
        post=draft.post,
        base_revision=draft.base_revision,
        correction_note=draft.correction_note or None,
    )


def put(draft: Draft, writing: Writing) -> None:
    """Have a draft keep it; the draft is not saved yet."""
    draft.content = encoded(writing.content)
    draft.key_moment = writing.key_moment
    draft.pin = writing.pin
    draft.reply_to = writing.reply_to
    draft.published_at = writing.published_at
    draft.embargo_until = writing.embargo_until
    draft.note = writing.note
    draft.post = writing.post
    draft.base_revision = writing.base_revision
    draft.correction_note = writing.correction_note or ""


def placed(writing: Writing, at: datetime) -> Writing:
    """Put what goes out at a set time there in the live, unless its writing names a place."""
    if writing.post or writing.published_at is not None:
        return writing
    return msgspec.structs.replace(writing, published_at=at)


def _in_utc(at: datetime | None) -> datetime | None:
    return None if at is None else require.utc(at)


def command_of(draft_id: str, writing: Writing) -> Publish | Correct:
    """Give what it asks of the log; a new post has the id of its draft."""
    if writing.post:
        return correction_of(writing)
    return Publish(
        post=draft_id,
        content=writing.content,
        key_moment=writing.key_moment,
        published_at=writing.published_at,
        reply_to=writing.reply_to or None,
    )


def correction_of(writing: Writing) -> Correct:
    """Give what a correction asks of the log."""
    return Correct(
        post=writing.post,
        content=writing.content,
        note=writing.correction_note,
        expected=writing.base_revision,
    )


def encoded(content: Content) -> bytes:
    """Write a content as a draft keeps it; raises Declined where it is too large."""
    try:
        data = _encode(content)
    except UnicodeEncodeError as error:
        # Half of a surrogate pair: JSON can say it (RFC 8259, 8.2), UTF-8 cannot.
        character = f"U+{ord(error.object[error.start]):04X}"
        raise Refused("forbidden_character", character=character) from error
    if len(data) > CONTENT_MAX_BYTES:
        raise Declined("draft_too_large", limit_kb=CONTENT_MAX_BYTES // 1000)
    return data
