"""A draft is handed in for approval, and sent back with a word."""

from django.db.transaction import atomic

from filrouge.accounts.role import Capability
from filrouge.domain import clean
from filrouge.newsroom.actions import draft as drafts
from filrouge.newsroom.actor import Actor, Forbidden
from filrouge.newsroom.audit import note
from filrouge.newsroom.declined import Declined
from filrouge.newsroom.draft_shown import present_draft
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Draft, DraftState
from filrouge.newsroom.writing import Writing, put, tidy, writing_of


def submit(
    house: House,
    actor: Actor,
    live_id: str,
    draft_id: str,
    *,
    version: int,
    writing: Writing,
) -> Draft:
    """Save a draft of one's own on top of `version` and hand it in.

    Raises what `save` does, and Refused where a log would not take the words.
    """
    actor.require(Capability.WRITE)
    writing = tidy(writing)
    clean.check_content(writing.content)
    out = drafts.is_out(house, draft_id)
    with atomic():
        draft = drafts.replaceable(
            house, actor, live_id, draft_id, version=version, writing=writing, out=out
        )
        if draft.author_id != actor.user.pk:
            raise Forbidden(Capability.APPROVE)
        if draft.state == DraftState.SCHEDULED:
            raise Declined("draft_waits", current=present_draft(house, actor, draft))
        if draft.state == DraftState.SUBMITTED and writing_of(draft) == writing:
            return draft
        put(draft, writing)
        draft.state = DraftState.SUBMITTED
        draft.word = draft.failure = ""
        draft.decided_by = None
        draft.version += 1
        draft.saved_at = house.context.clock()
        draft.save()
        note(actor, "submit", live=live_id, subject=draft_id)
    drafts.tell(house, draft)
    return draft


def send_back(house: House, actor: Actor, live_id: str, draft_id: str, *, word: str) -> Draft:
    """Send a draft that was handed in back to who wrote it, with a word for them."""
    actor.require(Capability.APPROVE)
    word = clean.scrub(word).strip()
    if not word:
        raise Declined("no_word")
    drafts.read(house, actor, live_id, draft_id)
    with atomic():
        draft = drafts.locked(draft_id)
        if draft.state == DraftState.RETURNED and draft.word == word:
            return draft
        if draft.state != DraftState.SUBMITTED:
            raise Declined("not_submitted")
        draft.state = DraftState.RETURNED
        draft.word = word
        draft.decided_by = actor.user
        draft.version += 1
        draft.save()
        note(actor, "return", live=live_id, subject=draft_id)
    drafts.tell(house, draft)
    return draft
