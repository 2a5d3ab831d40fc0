"""What the API and the desk are shown of a draft."""

from datetime import datetime
from typing import Any

import msgspec

from filrouge.accounts.models import User
from filrouge.domain.content import Content
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Draft
from filrouge.newsroom.models.draft import DraftState
from filrouge.newsroom.shape import PersonShown
from filrouge.newsroom.wording import words_of
from filrouge.newsroom.writing import writing_of


class DraftShown(msgspec.Struct, frozen=True, kw_only=True):
    """A draft as it stands. `post` is the post it corrects, "" for a new one.

    `state` is open, submitted, returned, scheduled, failed or published; `timing` says why a
    scheduled one waits: clock, undo, or "" where it is going out at this moment. `failure` is the
    code of the refusal it met with at its time; one that somebody else had approved is then
    submitted again. Before `embargo_until` it does not go out: who publishes it then has it
    scheduled for that time. `words` counts those of the body.
    """

    id: str
    live: str
    slug: str
    author: PersonShown
    mine: bool
    post: str
    base_revision: int | None
    content: Content
    key_moment: bool
    pin: bool
    reply_to: str
    published_at: datetime | None
    embargo_until: datetime | None
    note: str
    correction_note: str | None
    version: int
    state: str
    timing: str
    due_at: datetime | None
    decided_by: str | None
    word: str
    failure: str
    created_at: datetime
    saved_at: datetime
    words: int


class HeldShown(msgspec.Struct, frozen=True, kw_only=True):
    """A draft that goes out at `due_at`, unless it is taken back before."""

    draft: DraftShown


def present_person(user: User) -> PersonShown:
    """Show somebody as their colleagues know them."""
    return PersonShown(id=str(user.pk), name=str(user))


def present_draft(house: House, actor: Actor, draft: Draft) -> dict[str, Any]:
    """Show a draft, as plain JSON values, to somebody who may see it."""
    writing = writing_of(draft)
    head = house.context.log.head(draft.live)
    shown = DraftShown(
        id=draft.pk,
        live=draft.live,
        slug="" if head is None else head.slug,
        author=present_person(draft.author),
        mine=draft.author_id == actor.user.pk,
        post=draft.post,
        base_revision=draft.base_revision,
        content=writing.content,
        key_moment=draft.key_moment,
        pin=draft.pin,
        reply_to=draft.reply_to,
        published_at=draft.published_at,
        embargo_until=draft.embargo_until,
        note=draft.note,
        correction_note=draft.correction_note or None,
        version=draft.version,
        state=DraftState(draft.state).value,
        timing=str(draft.timing),
        due_at=draft.due_at,
        decided_by=None if draft.decided_by is None else str(draft.decided_by),
        word=draft.word,
        failure=draft.failure,
        created_at=draft.created_at,
        saved_at=draft.saved_at,
        words=words_of(writing.content),
    )
    plain: dict[str, Any] = msgspec.to_builtins(shown)
    return plain
