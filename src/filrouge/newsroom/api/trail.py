"""Who asks, and who did what."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from msgspec import Meta
from ninja import Router

from filrouge.accounts.role import Capability, Role
from filrouge.newsroom.api.answer import answer
from filrouge.newsroom.api.auth import actor_of
from filrouge.newsroom.api.listing import Listed, cursor, listed, place
from filrouge.newsroom.api.operation import problems
from filrouge.newsroom.api.parameter import After, Limit
from filrouge.newsroom.api.wire import Shown, Wire
from filrouge.newsroom.house import house
from filrouge.newsroom.models import Entry
from filrouge.newsroom.shape import EntryShown, Me, PersonShown

router = Router(tags=["people"])

_User = Annotated[int | None, Wire(Annotated[int, Meta(ge=1, lt=1 << 62)], strict=False)]


@router.get("/me", response={200: Shown[Me]}, openapi_extra=problems())
def get_me(request: HttpRequest) -> HttpResponse:
    """Say who asks, and what they may do."""
    actor = actor_of(request)
    user = actor.user
    return answer(
        Me(
            id=str(user.pk),
            name=user.name,
            signed=user.signed,
            role=Role(user.role),
            language=user.language,
            undo_s=user.undo_s,
            may=tuple(capability for capability in Capability if actor.may(capability)),
        )
    )


@router.get("/audit", response={200: Shown[Listed[EntryShown]]}, openapi_extra=problems())
def list_audit(
    request: HttpRequest,
    live: str | None = None,
    user: _User = None,
    action: str | None = None,
    limit: Limit = 50,
    after: After = None,
) -> HttpResponse:
    """List who did what, the latest first. `live` is a slug, or the id of a live that is gone."""
    actor = actor_of(request)
    actor.require(Capability.AUDIT)
    entries = Entry.objects.select_related("user").order_by("-pk")
    if live is not None:
        head = house().context.log.find(live)
        entries = entries.filter(live=live if head is None else head.live)
    if user is not None:
        entries = entries.filter(user_id=user)
    if action is not None:
        entries = entries.filter(action=action)
    total = entries.count()
    last = place(after, size=1)
    rest = entries if last is None else entries.filter(pk__lt=last[0])
    page = list(rest[: limit + 1])
    following = cursor(page[limit - 1].pk) if len(page) > limit else None
    sees_reasons = actor.may(Capability.HISTORY)
    items = [_entry(entry, with_reason=sees_reasons) for entry in page[:limit]]
    return answer(listed(items, following=following, total=total))


def _entry(entry: Entry, *, with_reason: bool) -> EntryShown:
    user = entry.user
    return EntryShown(
        id=str(entry.pk),
        at=entry.at,
        user=None if user is None else PersonShown(id=str(user.pk), name=user.name),
        name=entry.name,
        action=entry.action,
        live=entry.live,
        subject=entry.subject,
        detail=entry.detail,
        reason=entry.reason if with_reason else "",
    )
