"""How far an erasure, or the deletion of a live, reaches into the newsroom's own tables."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, Q

from filrouge.domain.blocks import media_of
from filrouge.newsroom import search
from filrouge.newsroom.connection import empty_journal
from filrouge.newsroom.models import (
    Coverage,
    Draft,
    DraftState,
    Entry,
    Lease,
    Look,
    Note,
    Presence,
    Review,
)
from filrouge.newsroom.writing import writing_of
from filrouge.service.context import Context
from filrouge.service.erasure import destroy_media


def forget_post(context: Context, live_id: str, post_id: str) -> None:
    """Blank what the newsroom wrote about a post: drafts, notes, internal reasons.

    A draft of it counts one version more, so that no window that is open somewhere saves its old
    words again; one that waited to correct it has failed. The pictures that only its drafts showed
    are destroyed.
    """
    with transaction.atomic():
        drafts = Draft.objects.filter(Q(post=post_id) | Q(pk=post_id), live=live_id)
        media = _media_of(drafts)
        drafts.exclude(state=DraftState.PUBLISHED).update(
            state=DraftState.FAILED, failure="post_is_gone", timing="", due_at=None
        )
        drafts.update(content=b"{}", note="", word="", correction_note="", version=F("version") + 1)
        Note.objects.filter(live=live_id, post=post_id).delete()
        Review.objects.filter(live=live_id, post=post_id).delete()
        Entry.objects.filter(live=live_id, subject=post_id).update(reason="")
        transaction.on_commit(empty_journal)
    search.forget(live_id)
    if media:
        others = _media_of(Draft.objects.exclude(state=DraftState.PUBLISHED))
        destroy_media(context.log, context.stores, media - others)


def _media_of(drafts: Iterable[Draft]) -> frozenset[str]:
    shown = (media_of(writing_of(draft).content.blocks) for draft in drafts)
    return frozenset[str]().union(*shown)


def forget_fact(live_id: str, fact_id: str) -> None:
    """Blank what the newsroom wrote about a fact."""
    with transaction.atomic():
        Look.objects.filter(live=live_id, fact=fact_id).delete()
        Entry.objects.filter(live=live_id, subject=fact_id).update(reason="")
        transaction.on_commit(empty_journal)


def forget_live(live_id: str) -> None:
    """Delete all that the newsroom kept of a live that is deleted; the audit trail stays."""
    with transaction.atomic():
        for model in (Coverage, Draft, Lease, Look, Note, Presence, Review):
            model.objects.filter(live=live_id).delete()
        transaction.on_commit(empty_journal)
    search.forget(live_id)
