"""A draft waits for its time, and is taken back."""

from datetime import datetime

from django.db.transaction import atomic

from filrouge.accounts.role import Capability
from filrouge.domain import clean
from filrouge.domain.decide import require
from filrouge.newsroom.actions import draft as drafts
from filrouge.newsroom.actions.waiting import require_right, wait
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.audit import note
from filrouge.newsroom.declined import Declined
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Draft, DraftState, Timing
from filrouge.newsroom.writing import Writing, placed, tidy, writing_of


def schedule(
    house: House,
    actor: Actor,
    live_id: str,
    draft_id: str,
    *,
    at: datetime,
    version: int,
    writing: Writing,
) -> Draft:
    """Save a draft on top of `version` and have it go out at a time that is still to come.

    The post stands at that time in the live, unless its writing names another. Raises what `save`
    does, Declined also for a time before the end of an embargo, and Refused where a log would not
    take the words.
    """
    require_right(actor, writing)
    at = require.utc(at)
    writing = placed(tidy(writing, goes_out=True), at)
    if writing.published_at is not None:
        require.not_in_future(writing.published_at, at)
    clean.check_content(writing.content)
    now = house.context.clock()
    out = drafts.is_out(house, draft_id)
    with atomic():
        draft = drafts.replaceable(
            house, actor, live_id, draft_id, version=version, writing=writing, out=out
        )
        if _waits_for(draft, at) and writing_of(draft) == writing:
            return draft
        if at <= now:
            raise Declined("time_is_past", at=at.isoformat())
        if writing.embargo_until is not None and at < writing.embargo_until:
            raise Declined("under_embargo", until=writing.embargo_until.isoformat())
        wait(draft, writing, now=now, due_at=at, by=actor.user)
        draft.timing = Timing.CLOCK
        draft.save()
        note(actor, "schedule", live=live_id, subject=draft_id, at=at.isoformat())
    drafts.tell(house, draft)
    return draft


def unschedule(house: House, actor: Actor, live_id: str, draft_id: str) -> Draft:
    """Take a draft back that waits for its time, or for an undo; never one that is going out.

    What somebody had handed in waits for approval again.
    """
    drafts.read(house, actor, live_id, draft_id)
    with atomic():
        draft = drafts.locked(draft_id)
        if draft.state == DraftState.PUBLISHED:
            raise drafts.already_published(house, draft)
        if draft.state != DraftState.SCHEDULED or draft.due_at is None:
            raise Declined("not_scheduled")
        if draft.decided_by_id != actor.user.pk:
            actor.require(Capability.APPROVE)
        require_right(actor, writing_of(draft))
        if not draft.timing or draft.due_at <= house.context.clock():
            raise Declined("too_late")
        if draft.timing == Timing.CLOCK and draft.published_at == draft.due_at:
            draft.published_at = None
        draft.state = drafts.taken_back(draft)
        draft.timing = ""
        draft.due_at = draft.decided_by = None
        draft.version += 1
        draft.save()
        note(actor, "unschedule", live=live_id, subject=draft_id)
    drafts.tell(house, draft)
    return draft


def _waits_for(draft: Draft, at: datetime) -> bool:
    is_waiting = draft.state == DraftState.SCHEDULED and draft.timing == Timing.CLOCK
    return is_waiting and draft.due_at == at
