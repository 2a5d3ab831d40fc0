"""A live's course: announced, begun, paused, ended, archived, taken down and brought back."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from filrouge.accounts.role import Capability
from filrouge.domain.commands import Archive, Pause, Republish, Resume, Schedule, Start, Unpublish
from filrouge.newsroom.actions import course
from filrouge.newsroom.api.auth import actor_of
from filrouge.newsroom.api.body import Announcement, Ending
from filrouge.newsroom.api.live import show_live
from filrouge.newsroom.api.operation import WRITES
from filrouge.newsroom.api.parameter import IdempotencyKey, id_for, log_key
from filrouge.newsroom.api.wire import Maybe, Sent, Shown
from filrouge.newsroom.found import find
from filrouge.newsroom.house import house
from filrouge.newsroom.shape import LiveShown

router = Router(tags=["lives"])


@router.post("/lives/{slug}/schedule", response={200: Shown[LiveShown]}, openapi_extra=WRITES)
def schedule_live(
    request: HttpRequest, slug: str, body: Sent[Announcement], key: IdempotencyKey = None
) -> HttpResponse:
    """Announce a live for a time."""
    return _turn(request, slug, Schedule(starts_at=body.starts_at), key)


@router.post("/lives/{slug}/start", response={200: Shown[LiveShown]}, openapi_extra=WRITES)
def start_live(request: HttpRequest, slug: str, key: IdempotencyKey = None) -> HttpResponse:
    """Begin the coverage: from now on readers see it."""
    return _turn(request, slug, Start(), key)


@router.post("/lives/{slug}/pause", response={200: Shown[LiveShown]}, openapi_extra=WRITES)
def pause_live(request: HttpRequest, slug: str, key: IdempotencyKey = None) -> HttpResponse:
    """Stop for a while; readers are told."""
    return _turn(request, slug, Pause(), key)


@router.post("/lives/{slug}/resume", response={200: Shown[LiveShown]}, openapi_extra=WRITES)
def resume_live(request: HttpRequest, slug: str, key: IdempotencyKey = None) -> HttpResponse:
    """Go on, after a pause or after the end."""
    return _turn(request, slug, Resume(), key)


@router.post("/lives/{slug}/end", response={200: Shown[LiveShown]}, openapi_extra=WRITES)
def end_live(
    request: HttpRequest, slug: str, body: Maybe[Ending] = None, key: IdempotencyKey = None
) -> HttpResponse:
    """End the coverage, with a closing post in the same step where one is given."""
    actor, here = actor_of(request), house()
    actor.require(Capability.RUN)
    found = find(here, slug)
    closing = None if body is None or body.closing is None else body.closing.content()
    own_key = log_key(actor, key)
    course.end(
        here,
        actor,
        found.live.id,
        closing=closing,
        post_id=id_for(here, found.live.id, given=None, key=own_key),
        key=own_key,
    )
    return show_live(here, actor, found)


@router.post("/lives/{slug}/archive", response={200: Shown[LiveShown]}, openapi_extra=WRITES)
def archive_live(request: HttpRequest, slug: str, key: IdempotencyKey = None) -> HttpResponse:
    """Close an ended live for good: it takes no more posts."""
    return _turn(request, slug, Archive(), key)


@router.post("/lives/{slug}/unpublish", response={200: Shown[LiveShown]}, openapi_extra=WRITES)
def unpublish_live(request: HttpRequest, slug: str, key: IdempotencyKey = None) -> HttpResponse:
    """Take the whole live out of public sight."""
    return _turn(request, slug, Unpublish(), key)


@router.post("/lives/{slug}/republish", response={200: Shown[LiveShown]}, openapi_extra=WRITES)
def republish_live(request: HttpRequest, slug: str, key: IdempotencyKey = None) -> HttpResponse:
    """Bring an unpublished live back as it was."""
    return _turn(request, slug, Republish(), key)


def _turn(request: HttpRequest, slug: str, command: course.Turn, key: str | None) -> HttpResponse:
    actor = actor_of(request)
    actor.require(Capability.RUN)
    found = find(house(), slug)
    course.turn(house(), actor, found.live.id, command, key=log_key(actor, key))
    return show_live(house(), actor, found)
