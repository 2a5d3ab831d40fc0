"""Posts leave the public's sight: hidden, withdrawn, erased; and come back."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from filrouge.accounts.role import Capability
from filrouge.newsroom.actions import withdrawal
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.api.auth import actor_of
from filrouge.newsroom.api.body import Confirmation, Reason, Withdrawal
from filrouge.newsroom.api.demand import confirmation
from filrouge.newsroom.api.operation import WRITES
from filrouge.newsroom.api.parameter import IdempotencyKey, log_key
from filrouge.newsroom.api.post import show_post
from filrouge.newsroom.api.wire import Maybe, Sent, Shown
from filrouge.newsroom.found import Found, find
from filrouge.newsroom.house import house
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
    actor, found = _taking(request, slug, post, Capability.HIDE)
    reason = "" if body is None else body.reason
    own_key = log_key(actor, key)
    withdrawal.hide(house(), actor, found.live.id, post, reason=reason, key=own_key)
    return show_post(house(), found, post)


@router.post(
    "/lives/{slug}/posts/{post}/show", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def unhide_post(
    request: HttpRequest, slug: str, post: str, key: IdempotencyKey = None
) -> HttpResponse:
    """Bring a hidden post back."""
    actor, found = _taking(request, slug, post, Capability.HIDE)
    withdrawal.show(house(), actor, found.live.id, post, key=log_key(actor, key))
    return show_post(house(), found, post)


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
    actor, found = _taking(request, slug, post, Capability.WITHDRAW)
    withdrawal.withdraw(
        house(),
        actor,
        found.live.id,
        post,
        reason=body.reason,
        words_kept=body.words_kept,
        key=log_key(actor, key),
    )
    return show_post(house(), found, post)


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
    actor, found = _taking(request, slug, post, Capability.ERASE)
    confirmation(body.confirm, post)
    withdrawal.erase(house(), actor, found.live.id, post, key=log_key(actor, key))
    return show_post(house(), found, post)


def _taking(
    request: HttpRequest, slug: str, post: str, capability: Capability
) -> tuple[Actor, Found]:
    actor = actor_of(request)
    actor.require(capability)
    found = find(house(), slug)
    found.post(post)
    return actor, found
