"""Where posts stand: pinned, marked as key moments, moved in time."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from filrouge.accounts.role import Capability
from filrouge.newsroom.actions import post as posts
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.api.auth import actor_of
from filrouge.newsroom.api.body import Place
from filrouge.newsroom.api.operation import WRITES
from filrouge.newsroom.api.parameter import IdempotencyKey, log_key
from filrouge.newsroom.api.post import show_post
from filrouge.newsroom.api.wire import Sent, Shown
from filrouge.newsroom.found import Found, find
from filrouge.newsroom.house import house
from filrouge.newsroom.shape import PostShown

router = Router(tags=["posts"])


@router.post(
    "/lives/{slug}/posts/{post}/pin", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def pin_post(
    request: HttpRequest, slug: str, post: str, key: IdempotencyKey = None
) -> HttpResponse:
    """Put a post above the stream."""
    actor, found = _arranging(request, slug, post)
    posts.pin(house(), actor, found.live.id, post, key=log_key(actor, key))
    return show_post(house(), found, post)


@router.post(
    "/lives/{slug}/posts/{post}/unpin", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def unpin_post(
    request: HttpRequest, slug: str, post: str, key: IdempotencyKey = None
) -> HttpResponse:
    """Take the post down from above the stream."""
    actor, found = _arranging(request, slug, post)
    posts.unpin(house(), actor, found.live.id, post, key=log_key(actor, key))
    return show_post(house(), found, post)


@router.post(
    "/lives/{slug}/posts/{post}/mark", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def mark_post(
    request: HttpRequest, slug: str, post: str, key: IdempotencyKey = None
) -> HttpResponse:
    """Make a post a key moment."""
    actor, found = _arranging(request, slug, post)
    posts.mark(house(), actor, found.live.id, post, key=log_key(actor, key))
    return show_post(house(), found, post)


@router.post(
    "/lives/{slug}/posts/{post}/unmark", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def unmark_post(
    request: HttpRequest, slug: str, post: str, key: IdempotencyKey = None
) -> HttpResponse:
    """Make a post an ordinary one again."""
    actor, found = _arranging(request, slug, post)
    posts.unmark(house(), actor, found.live.id, post, key=log_key(actor, key))
    return show_post(house(), found, post)


@router.post(
    "/lives/{slug}/posts/{post}/move", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def move_post(
    request: HttpRequest, slug: str, post: str, body: Sent[Place], key: IdempotencyKey = None
) -> HttpResponse:
    """Put a post at another time of the live."""
    actor, found = _arranging(request, slug, post)
    posts.move(
        house(),
        actor,
        found.live.id,
        post,
        published_at=body.published_at,
        key=log_key(actor, key),
    )
    return show_post(house(), found, post)


def _arranging(request: HttpRequest, slug: str, post: str) -> tuple[Actor, Found]:
    actor = actor_of(request)
    actor.require(Capability.PUBLISH)
    found = find(house(), slug)
    found.post(post)
    return actor, found
