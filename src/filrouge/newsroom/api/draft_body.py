"""What requests about drafts bring."""

from typing import Annotated

import msgspec
from msgspec import Meta

from filrouge.newsroom.actions.draft import embargo_of
from filrouge.newsroom.api.body import NewContent, Words
from filrouge.newsroom.api.parameter import Instant
from filrouge.newsroom.writing import Writing

IdOrNone = Annotated[str, Meta(pattern=r"^([A-Za-z0-9][A-Za-z0-9._-]{0,63})?$")]
"""An id, or "" for none."""

Count = Annotated[int, Meta(ge=0, le=2_000_000_000)]


class _Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field with a slip of the pen in its name is told, and not passed over."""


class Keep(_Body, frozen=True, kw_only=True):
    """A draft to be kept, on top of the `version` it is based on; 0: it was never kept.

    `post` is the post to be corrected, as it stood at `base_revision`, "" for a new one. `note`
    is for the newsroom alone; `correction_note` is public, null for a minor change. Before
    `embargo_until` nothing of it goes out; null lifts the embargo, and left out it stays as it was.
    """

    version: Count
    content: NewContent
    key_moment: bool = False
    pin: bool = False
    reply_to: IdOrNone = ""
    published_at: Instant | None = None
    embargo_until: Instant | msgspec.UnsetType | None = msgspec.UNSET
    note: Words = ""
    post: IdOrNone = ""
    base_revision: Count | None = None
    correction_note: Words | None = None

    def writing(self, live_id: str, draft_id: str) -> Writing:
        """Give what is to be kept; a page that knows nothing of embargoes lifts none."""
        until = self.embargo_until
        if until is msgspec.UNSET:
            until = embargo_of(live_id, draft_id)
        return Writing(
            content=self.content.content(),
            key_moment=self.key_moment,
            pin=self.pin,
            reply_to=self.reply_to,
            published_at=self.published_at,
            embargo_until=until,
            note=self.note,
            post=self.post,
            base_revision=self.base_revision,
            correction_note=self.correction_note,
        )


class KeepUntil(Keep, frozen=True, kw_only=True):
    """A draft to be kept, and to go out at a time."""

    at: Instant


class Answered(_Body, frozen=True, kw_only=True):
    """Why a draft is sent back."""

    word: Words
