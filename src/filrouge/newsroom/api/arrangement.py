"""Where posts stand: pinned, marked as key moments, moved in time."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from filrouge.domain.commands import Mark, Move, Pin, Unmark, Unpin
from filrouge.newsroom.api.body import Place
from filrouge.newsroom.api.operation import WRITES
from filrouge.newsroom.api.parameter import IdempotencyKey
from filrouge.newsroom.api.post import change_post
from filrouge.newsroom.api.wire import Sent, Shown
from filrouge.newsroom.shape import PostShown

router = Router(tags=["posts"])


@router.post(
    "/lives/{slug}/posts/{post}/pin", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def pin_post(
    request: HttpRequest, slug: str, post: str, key: IdempotencyKey = None
) -> HttpResponse:
    """Put a post above the stream."""
    return change_post(request, slug, Pin(post=post), key)


@router.post(
    "/lives/{slug}/posts/{post}/unpin", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def unpin_post(
    request: HttpRequest, slug: str, post: str, key: IdempotencyKey = None
) -> HttpResponse:
    """Take the post down from above the stream."""
    return change_post(request, slug, Unpin(post=post), key)


@router.post(
    "/lives/{slug}/posts/{post}/mark", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def mark_post(
    request: HttpRequest, slug: str, post: str, key: IdempotencyKey = None
) -> HttpResponse:
    """Make a post a key moment."""
    return change_post(request, slug, Mark(post=post), key)


@router.post(
    "/lives/{slug}/posts/{post}/unmark", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def unmark_post(
    request: HttpRequest, slug: str, post: str, key: IdempotencyKey = None
) -> HttpResponse:
    """Make a post an ordinary one again."""
    return change_post(request, slug, Unmark(post=post), key)


@router.post(
    "/lives/{slug}/posts/{post}/move", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def move_post(
    request: HttpRequest, slug: str, post: str, body: Sent[Place], key: IdempotencyKey = None
) -> HttpResponse:
    """Put a post at another time of the live."""
    return change_post(request, slug, Move(post=post, published_at=body.published_at), key)
