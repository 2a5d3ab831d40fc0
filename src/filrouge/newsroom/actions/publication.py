"""A draft goes out: the log first, then the draft's own row, which any later request can mend.

Publishing is scheduling for this moment. From then on no save can slip in between the words that
were read and the words that go out, and should the server die, the scheduler finishes the work.
"""

from contextlib import suppress
from datetime import timedelta
from typing import NamedTuple

from django.db.transaction import atomic

from filrouge.accounts.models import User
from filrouge.domain.decide import decide
from filrouge.domain.errors import Conflict, Refused
from filrouge.log.port import KeyReused, StoreError
from filrouge.newsroom.actions import draft as drafts
from filrouge.newsroom.actions import post as posts
from filrouge.newsroom.actions.post import Published
from filrouge.newsroom.actions.schedule import schedule
from filrouge.newsroom.actions.waiting import require_right, wait
from filrouge.newsroom.actor import Actor, Forbidden
from filrouge.newsroom.address import post_address_in
from filrouge.newsroom.declined import Declined
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Draft, DraftState, Timing
from filrouge.newsroom.writing import Writing, command_of, correction_of, placed, tidy, writing_of
from filrouge.service.perform import Busy

IN_HAND = timedelta(seconds=10)
"""So long a request has for what takes milliseconds; then the scheduler takes it over."""


class Out(NamedTuple):
    """What came of it: the post, or None where the draft is held so that it can be taken back."""

    draft: Draft
    published: Published | None


def publish(
    house: House,
    actor: Actor,
    live_id: str,
    draft_id: str,
    *,
    version: int,
    writing: Writing,
) -> Out:
    """Save a draft on top of `version` and publish it, as a new post or as a correction.

    A request that is repeated gives the same answer and never a second post. Where the person has
    an undo delay, the draft is held at the server and goes out by itself; under an embargo, it is
    scheduled for the moment at which that ends. Raises what `save` does, and what the log says; the
    draft is then where it was.
    """
    require_right(actor, writing)
    writing = tidy(writing, goes_out=True)
    if drafts.is_out(house, draft_id):
        return _again(house, actor, live_id, draft_id, writing)
    now = house.context.clock()
    if writing.embargo_until is not None and writing.embargo_until > now:
        at = max(writing.embargo_until, now + timedelta(seconds=actor.user.undo_s))
        waits = schedule(house, actor, live_id, draft_id, at=at, version=version, writing=writing)
        return Out(waits, None)
    try:
        _try(house, live_id, draft_id, writing)
        draft, before = _take_in_hand(house, actor, live_id, draft_id, version, writing)
    except (Refused, Conflict, Declined):
        # Another request may have been quicker with the same words.
        if drafts.is_out(house, draft_id):
            return _again(house, actor, live_id, draft_id, writing)
        raise
    if draft.timing:
        drafts.tell(house, draft)
        return Out(draft, None)
    try:
        return send(house, actor, draft, writing)
    except KeyReused as error:
        raise drafts.already_published(house, drafts.settle(house, draft_id) or draft) from error
    except (Refused, Conflict, Forbidden, Busy, StoreError):
        _hold_back(draft, before)
        raise


class _Before(NamedTuple):
    """Where a draft stood before it was taken in hand, with what had been said of it."""

    state: DraftState
    word: str
    failure: str
    decided_by: User | None

    @staticmethod
    def of(draft: Draft) -> "_Before":
        if draft.state == DraftState.SCHEDULED:
            return _Before(drafts.taken_back(draft), "", "", None)
        state = DraftState(draft.state)
        return _Before(state, draft.word, draft.failure, draft.decided_by)


def _take_in_hand(
    house: House, actor: Actor, live_id: str, draft_id: str, version: int, writing: Writing
) -> tuple[Draft, _Before]:
    """Schedule a draft for this moment, or hold it; gives where it would go back to."""
    now = house.context.clock()
    held = timedelta(seconds=actor.user.undo_s)
    with atomic():
        draft = drafts.replaceable(
            house, actor, live_id, draft_id, version=version, writing=writing, out=False
        )
        before = _Before.of(draft)
        if held and _is_held(draft, writing):
            return draft, before
        wait(draft, writing, now=now, due_at=now + (held or IN_HAND), by=actor.user)
        draft.timing = Timing.UNDO if held else ""
        draft.save()
    return draft, before


def send(house: House, actor: Actor, draft: Draft, writing: Writing) -> Out:
    """Bring a draft's words into the log in somebody's name, and write down that they are out."""
    published = _record(house, actor, draft.live, draft.pk, writing)
    return Out(drafts.settle(house, draft.pk) or draft, published)


def _try(house: House, live_id: str, draft_id: str, writing: Writing) -> None:
    """Raise now what the log would refuse, while nothing is changed."""
    loaded = house.context.states.load(live_id)
    live = None if loaded is None else loaded.live
    at = house.context.clock()
    if live is not None and live.occurred_at is not None:
        at = max(at, live.occurred_at)
    decide(live, command_of(draft_id, writing), at)


def _again(house: House, actor: Actor, live_id: str, draft_id: str, writing: Writing) -> Out:
    """Answer for a draft that went out before: as then, where it is the same request."""
    draft = drafts.settle(house, draft_id) or Draft(pk=draft_id, live=live_id, author=actor.user)
    if draft.live != live_id:
        raise Declined("id_taken")
    tries = [writing]
    if writing.embargo_until is not None:
        tries.append(placed(writing, writing.embargo_until))  # asked for while it was to wait
    for words in tries:
        with suppress(KeyReused):
            return Out(draft, _record(house, actor, live_id, draft_id, words))
    raise drafts.already_published(house, draft)


def _record(house: House, actor: Actor, live_id: str, draft_id: str, writing: Writing) -> Published:
    key = drafts.log_key(draft_id)
    if not writing.post:
        return posts.publish(
            house,
            actor,
            live_id,
            post_id=draft_id,
            content=writing.content,
            key_moment=writing.key_moment,
            pin=writing.pin,
            reply_to=writing.reply_to or None,
            published_at=writing.published_at,
            key=key,
        )
    posts.change(house, actor, live_id, correction_of(writing), key=key)
    return _corrected(house, live_id, writing.post)


def _corrected(house: House, live_id: str, post_id: str) -> Published:
    head = house.context.log.head(live_id)
    loaded = house.context.states.load(live_id)
    if head is None or loaded is None:
        raise Refused("no_such_live")
    seq = loaded.live.posts[post_id].changed_seq
    return Published(id=post_id, seq=seq, url=post_address_in(house, head, post_id))


def _is_held(draft: Draft, writing: Writing) -> bool:
    return (
        draft.state == DraftState.SCHEDULED
        and draft.timing == Timing.UNDO
        and writing_of(draft) == writing
    )


def _hold_back(draft: Draft, before: _Before) -> None:
    """Put a draft back where it was; not where another request has taken it meanwhile."""
    Draft.objects.filter(pk=draft.pk, state=DraftState.SCHEDULED, version=draft.version).update(
        timing="", due_at=None, **before._asdict()
    )
