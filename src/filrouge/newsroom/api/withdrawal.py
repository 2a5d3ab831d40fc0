"""Posts leave the public's sight: hidden, withdrawn, erased; and come back."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from filrouge.accounts.role import Capability
from filrouge.domain.commands import Erase, Hide, Show, Withdraw
from filrouge.newsroom.api.auth import actor_of
from filrouge.newsroom.api.body import Confirmation, Reason, Withdrawal
from filrouge.newsroom.api.demand import confirmation
from filrouge.newsroom.api.operation import WRITES
from filrouge.newsroom.api.parameter import IdempotencyKey
from filrouge.newsroom.api.post import change_post
from filrouge.newsroom.api.wire import Maybe, Sent, Shown
from filrouge.newsroom.shape import PostShown

router = Router(tags=["posts"])


@router.post(
    "/lives/{slug}/posts/{post}/hide", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def hide_post(
    request: HttpRequest,
    slug: str,
    post: str,
    body: Maybe[Reason] = None,
    key: IdempotencyKey = None,
) -> HttpResponse:
    """Take a post out of sight at once, reversibly; the reason is internal."""
    reason = "" if body is None else body.reason
    return change_post(request, slug, Hide(post=post), key, reason=reason)


@router.post(
    "/lives/{slug}/posts/{post}/show", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def unhide_post(
    request: HttpRequest, slug: str, post: str, key: IdempotencyKey = None
) -> HttpResponse:
    """Bring a hidden post back."""
    return change_post(request, slug, Show(post=post), key)


@router.post(
    "/lives/{slug}/posts/{post}/withdraw", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def withdraw_post(
    request: HttpRequest,
    slug: str,
    post: str,
    body: Sent[Withdrawal],
    key: IdempotencyKey = None,
) -> HttpResponse:
    """Withdraw a post in public, saying why; its words are gone unless `words_kept`."""
    command = Withdraw(post=post, reason=body.reason, words_kept=body.words_kept)
    return change_post(request, slug, command, key)


@router.post(
    "/lives/{slug}/posts/{post}/erase", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def erase_post(
    request: HttpRequest,
    slug: str,
    post: str,
    body: Sent[Confirmation],
    key: IdempotencyKey = None,
) -> HttpResponse:
    """Destroy the words of a post, in every revision, for ever. `confirm` repeats its id."""
    actor_of(request).require(Capability.ERASE)
    confirmation(body.confirm, post)
    return change_post(request, slug, Erase(post=post), key)
