"""Drafts are kept: a save is one short transaction, and overwrites nothing it did not know."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.db.transaction import atomic

from filrouge.accounts.role import Capability
from filrouge.domain import clean
from filrouge.domain.content import Content
from filrouge.domain.errors import Refused
from filrouge.domain.events import PostPublished
from filrouge.domain.state import Condition
from filrouge.log.port import Key, KeyReused
from filrouge.newsroom.actor import Actor, Forbidden
from filrouge.newsroom.address import post_address_in
from filrouge.newsroom.audit import note
from filrouge.newsroom.bus import Change
from filrouge.newsroom.declined import Declined
from filrouge.newsroom.draft_shown import present_draft
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Draft, DraftState, Note
from filrouge.newsroom.writing import Writing, put, tidy, writing_of

OWN = frozenset({DraftState.OPEN, DraftState.RETURNED, DraftState.FAILED})
"""Nobody but the author sees these."""

SHARED = frozenset({DraftState.SUBMITTED, DraftState.SCHEDULED})


def drafts_of_live(actor: Actor, live_id: str, *, state: str = "") -> "QuerySet[Draft]":
    """Give what somebody may see of a live's drafts, the one saved last first.

    That is their own, and all that were handed in or wait for their time. Those that went out are
    left out unless `state` asks for them.
    """
    actor.require(Capability.VIEW)
    drafts = _newest().filter(live=live_id).filter(Q(author=actor.user) | Q(state__in=SHARED))
    if state:
        return drafts.filter(state=state)
    return drafts.exclude(state=DraftState.PUBLISHED)


def drafts_of_person(actor: Actor) -> "QuerySet[Draft]":
    """Give somebody's own drafts in all lives that are not out, the one saved last first."""
    actor.require(Capability.VIEW)
    return _newest().filter(author=actor.user).exclude(state=DraftState.PUBLISHED)


def read(house: House, actor: Actor, live_id: str, draft_id: str) -> Draft:
    """Give a draft that this person may see; to others there is no such draft."""
    actor.require(Capability.VIEW)
    if is_out(house, draft_id):
        settle(house, draft_id)
    draft = _newest().filter(pk=draft_id, live=live_id).first()
    if draft is None or (draft.state in OWN and draft.author_id != actor.user.pk):
        raise Declined("no_such_draft")
    return draft


def save(
    house: House,
    actor: Actor,
    live_id: str,
    draft_id: str,
    *,
    version: int,
    writing: Writing,
) -> Draft:
    """Keep what is written, on top of `version` (0: it was never kept).

    Saving the same words again is no change. Raises Declined where somebody else saved meanwhile,
    or the draft waits for its time or is out; Forbidden where it is another's.
    """
    actor.require(Capability.WRITE)
    writing = tidy(writing)
    out = is_out(house, draft_id)
    if out:
        settle(house, draft_id)
    with atomic():
        draft = replaceable(
            house, actor, live_id, draft_id, version=version, writing=writing, out=out
        )
        if draft.state == DraftState.SCHEDULED:
            raise Declined("draft_waits", current=present_draft(house, actor, draft))
        is_new = draft.version == 0
        if not is_new and writing_of(draft) == writing:
            return draft
        put(draft, writing)
        draft.version += 1
        draft.saved_at = house.context.clock()
        draft.save()
    if is_new or draft.state in SHARED:
        tell(house, draft)
    return draft


def delete(house: House, actor: Actor, live_id: str, draft_id: str) -> None:
    """Throw a draft of one's own away, unless it waits for its time or is out."""
    actor.require(Capability.WRITE)
    draft = read(house, actor, live_id, draft_id)
    if draft.author_id != actor.user.pk:
        raise Forbidden(Capability.APPROVE)
    with atomic():
        draft = locked(draft_id)
        if draft.state == DraftState.PUBLISHED:
            raise already_published(house, draft)
        if draft.state == DraftState.SCHEDULED:
            raise Declined("draft_waits", current=present_draft(house, actor, draft))
        draft.delete()
    draft.pk = draft_id
    tell(house, draft)


def replaceable(
    house: House,
    actor: Actor,
    live_id: str,
    draft_id: str,
    *,
    version: int,
    writing: Writing,
    out: bool,
) -> Draft:
    """Give the draft, locked, when its words may be replaced; to be called in a transaction.

    A new one is at version 0. `out` says that the log has its words, whatever the table says.
    Raises Declined or Forbidden, and Refused where the post to be corrected was erased: its words
    may not come back by a window that still shows them. What was begun in the transaction is to be
    undone then.
    """
    if writing.post:
        _refuse_erased(house, live_id, writing.post)
    draft = _taken(house, actor, live_id, draft_id, out=out)
    if draft.version == 0 and version:
        # It was thrown away, perhaps with its words erased: a save must not bring them back.
        raise Declined("no_such_draft")
    if draft.version:
        _require_replaceable(house, actor, draft, version, writing)
    if draft.embargo_until != writing.embargo_until:
        _note_embargo(actor, draft, writing)
    return draft


def _require_replaceable(
    house: House, actor: Actor, draft: Draft, version: int, writing: Writing
) -> None:
    if draft.author_id != actor.user.pk:
        if draft.state not in SHARED:
            raise Forbidden(Capability.APPROVE)
        actor.require(Capability.APPROVE)
    # A repeated request whose answer was lost names an old version, but loses nothing.
    if draft.version != version and writing_of(draft) != writing:
        raise Declined("draft_changed", current=present_draft(house, actor, draft))


def _note_embargo(actor: Actor, draft: Draft, writing: Writing) -> None:
    until = writing.embargo_until
    if until is None:
        note(actor, "embargo_lifted", live=draft.live, subject=draft.pk)
    else:
        note(actor, "embargo", live=draft.live, subject=draft.pk, at=until.isoformat())


def embargo_of(live_id: str, draft_id: str) -> datetime | None:
    """Say until when a draft is under embargo, as it was saved last."""
    kept = Draft.objects.filter(pk=draft_id, live=live_id)
    return kept.values_list("embargo_until", flat=True).first()


def _refuse_erased(house: House, live_id: str, post_id: str) -> None:
    loaded = house.context.states.load(live_id)
    post = None if loaded is None else loaded.live.posts.get(post_id)
    if post is not None and post.condition is Condition.ERASED:
        raise Refused("post_is_gone", post=post_id, condition=post.condition.value)


def _taken(house: House, actor: Actor, live_id: str, draft_id: str, *, out: bool) -> Draft:
    # The id of a new draft becomes that of a post: it is held to what a log takes.
    clean.check(PostPublished(post=draft_id, content=Content()))
    now = house.context.clock()
    draft, _is_new = _for_update().get_or_create(
        pk=draft_id,
        defaults={
            "live": live_id,
            "author": actor.user,
            "version": 0,
            "created_at": now,
            "saved_at": now,
        },
    )
    if draft.live != live_id:
        raise Declined("id_taken")
    if out or draft.state == DraftState.PUBLISHED:
        raise already_published(house, draft)
    return draft


def taken_back(draft: Draft) -> DraftState:
    """Say what becomes of a draft that waits for its time, should it not go out.

    What somebody had handed in waits for approval again: who decided has to see it.
    """
    is_own = draft.decided_by_id in {None, draft.author_id}
    return DraftState.OPEN if is_own else DraftState.SUBMITTED


def locked(draft_id: str) -> Draft:
    """Give a draft for a change, in a transaction; raises Declined where there is none."""
    draft = _for_update().filter(pk=draft_id).first()
    if draft is None:
        raise Declined("no_such_draft")
    return draft


def log_key(draft_id: str) -> str:
    """Name a draft in the log: under this key it goes out once, whoever sends it."""
    return f"draft:{draft_id}"


def is_out(house: House, draft_id: str) -> bool:
    """Ask the log whether a draft went out: a crash may keep the table from learning of it."""
    try:
        return house.context.log.known(Key(key=log_key(draft_id), digest=b"")) is not None
    except KeyReused:
        return True


def settle(house: House, draft_id: str) -> Draft | None:
    """Write down that a draft is out: its words go, its note stays with the post."""
    with atomic():
        draft = _for_update().filter(pk=draft_id).first()
        if draft is None or draft.state == DraftState.PUBLISHED:
            return draft
        if draft.note.strip():
            Note.objects.update_or_create(
                live=draft.live,
                post=draft.post or draft.pk,
                defaults={
                    "text": draft.note,
                    "user": draft.author,
                    "at": house.context.clock(),
                },
            )
        put(draft, Writing(post=draft.post, base_revision=draft.base_revision))
        draft.state = DraftState.PUBLISHED
        draft.timing = draft.word = draft.failure = ""
        draft.due_at = None
        draft.save()
    tell(house, draft)
    return draft


def already_published(house: House, draft: Draft) -> Declined:
    """Make the error that tells where a draft's post is."""
    post = draft.post or draft.pk
    head = house.context.log.head(draft.live)
    url = "" if head is None else post_address_in(house, head, post)
    return Declined("already_published", id=post, url=url)


def tell(house: House, draft: Draft) -> None:
    """Tell open consoles, and the scheduler, that a draft changed."""
    house.bus.publish(Change(kind="drafts", live=draft.live, subject=draft.pk))


def _newest() -> "QuerySet[Draft]":
    return Draft.objects.select_related("author", "decided_by").order_by("-saved_at", "pk")


def _for_update() -> "QuerySet[Draft]":
    return Draft.objects.select_for_update(of=("self",)).select_related("author", "decided_by")
