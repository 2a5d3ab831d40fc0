"""Many hands: who is here, who holds what, what comes near, what it will look like."""

from datetime import datetime
from typing import Annotated

import msgspec
from django.http import HttpRequest, HttpResponse
from msgspec import Meta
from ninja import Path, Router

from filrouge.accounts.role import Capability, Role
from filrouge.newsroom.actions import lease as leases
from filrouge.newsroom.actions.near import near
from filrouge.newsroom.actions.presence import be_present, people_in
from filrouge.newsroom.actions.preview import preview
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.api.answer import answer, nothing
from filrouge.newsroom.api.auth import actor_of
from filrouge.newsroom.api.body import NewContent
from filrouge.newsroom.api.draft_body import IdOrNone
from filrouge.newsroom.api.operation import READS, WRITES
from filrouge.newsroom.api.wire import Maybe, Sent, Shown
from filrouge.newsroom.draft_shown import present_person
from filrouge.newsroom.found import find
from filrouge.newsroom.house import house
from filrouge.newsroom.models import Lease
from filrouge.newsroom.shape import PersonShown
from filrouge.newsroom.wording import opening

router = Router(tags=["hands"])

Subject = Annotated[
    str,
    Path(
        ...,
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
        description='The id of a post, a fact or a draft, or "description".',
    ),
]


class _Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field with a slip of the pen in its name is told, and not passed over."""


class Here(_Body, frozen=True, kw_only=True):
    """What somebody has in hand: the id of a post or draft, "" for nothing."""

    subject: IdOrNone = ""


class Taking(_Body, frozen=True, kw_only=True):
    """Whether to take a lease from who has it; with `holder`, their id, only from them."""

    take_over: bool = False
    holder: Annotated[str, Meta(pattern="^[0-9]{0,18}$")] = ""


class Compared(_Body, frozen=True, kw_only=True):
    """Words to compare with the posts of the last hour, save one: the one being changed."""

    content: NewContent
    leave_out: IdOrNone = msgspec.field(default="", name="except")


class Sketch(_Body, frozen=True, kw_only=True):
    """Words to be shown as readers would see them, as a new post or in the place of `post`."""

    content: NewContent
    key_moment: bool = False
    post: IdOrNone = ""


class PresenceShown(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is in a live's console, and what they have in hand."""

    id: str
    name: str
    role: Role
    subject: str
    seen_at: datetime
    me: bool


class LeaseShown(msgspec.Struct, frozen=True, kw_only=True):
    """Who is at work on what, and until when that holds unless it is renewed."""

    subject: str
    holder: PersonShown
    expires_at: datetime
    mine: bool


class HandsShown(msgspec.Struct, frozen=True, kw_only=True):
    """Who is in a live, and what they are at work on."""

    people: tuple[PresenceShown, ...]
    leases: tuple[LeaseShown, ...]


class NearShown(msgspec.Struct, frozen=True, kw_only=True):
    """A post that says nearly the same; `similarity` is from 0 to 1.

    `words` are its headline or, without one, its first words; "" where it has neither.
    """

    post: str
    headline: str | None
    words: str
    similarity: float
    published_at: datetime | None


class NearsShown(msgspec.Struct, frozen=True, kw_only=True):
    """The posts of the last hour that say nearly the same, the nearest first."""

    near: tuple[NearShown, ...]


class PreviewShown(msgspec.Struct, frozen=True, kw_only=True):
    """The reader's own element, "" while nothing is written, and what it stands in."""

    html: str
    style: str
    dir: str
    lang: str


@router.get("/lives/{slug}/hands", response={200: Shown[HandsShown]}, openapi_extra=READS)
def get_hands(request: HttpRequest, slug: str) -> HttpResponse:
    """Say who is in a live, and what they are at work on."""
    actor = actor_of(request)
    actor.require(Capability.VIEW)
    return _hands(actor, find(house(), slug).live.id)


@router.post("/lives/{slug}/presence", response={200: Shown[HandsShown]}, openapi_extra=WRITES)
def post_presence(request: HttpRequest, slug: str, body: Sent[Here]) -> HttpResponse:
    """Say that one is here; to be said again every 20 seconds, and forgotten after 45."""
    actor = actor_of(request)
    actor.require(Capability.VIEW)
    live_id = find(house(), slug).live.id
    be_present(house(), actor, live_id, subject=body.subject)
    return _hands(actor, live_id)


@router.put(
    "/lives/{slug}/leases/{subject}", response={200: Shown[LeaseShown]}, openapi_extra=WRITES
)
def take_lease(
    request: HttpRequest, slug: str, subject: Subject, body: Maybe[Taking] = None
) -> HttpResponse:
    """Take the lease of a post, fact, draft or "description", or renew it; it lasts a minute.

    Somebody else's (409, `leased`) can be taken over knowingly.
    """
    actor = actor_of(request)
    taking = body or Taking()
    lease = leases.ask(
        house(),
        actor,
        find(house(), slug).live.id,
        subject,
        take_over=taking.take_over,
        holder=taking.holder,
    )
    return answer(_lease(actor, lease))


@router.delete("/lives/{slug}/leases/{subject}", response={204: None}, openapi_extra=WRITES)
def give_lease_up(request: HttpRequest, slug: str, subject: Subject) -> HttpResponse:
    """Give a lease of one's own back."""
    actor = actor_of(request)
    leases.give_up(house(), actor, find(house(), slug).live.id, subject)
    return nothing()


@router.post("/lives/{slug}/near", response={200: Shown[NearsShown]}, openapi_extra=WRITES)
def find_near(request: HttpRequest, slug: str, body: Sent[Compared]) -> HttpResponse:
    """Find the posts of the last hour that say nearly the same."""
    actor_of(request).require(Capability.WRITE)
    here = house()
    found = near(
        find(here, slug).live,
        body.content.content(),
        now=here.context.clock(),
        leave_out=body.leave_out,
    )
    return answer(
        NearsShown(
            near=tuple(
                NearShown(
                    post=each.post.id,
                    headline=each.post.content.headline,
                    words=opening(each.post.content),
                    similarity=round(each.similarity, 2),
                    published_at=each.post.published_at,
                )
                for each in found
            )
        )
    )


@router.post("/lives/{slug}/preview", response={200: Shown[PreviewShown]}, openapi_extra=WRITES)
def show_preview(request: HttpRequest, slug: str, body: Sent[Sketch]) -> HttpResponse:
    """Render a post as readers would see it now."""
    shown = preview(
        house(),
        actor_of(request),
        find(house(), slug),
        content=body.content.content(),
        key_moment=body.key_moment,
        post_id=body.post,
    )
    return answer(shown._asdict())


def _hands(actor: Actor, live_id: str) -> HttpResponse:
    people = tuple(
        PresenceShown(
            id=str(presence.user_id),
            name=str(presence.user),
            role=Role(presence.user.role),
            subject=presence.subject,
            seen_at=presence.seen_at,
            me=presence.user_id == actor.user.pk,
        )
        for presence in people_in(house(), live_id)
    )
    held = tuple(_lease(actor, lease) for lease in leases.leases_of(house(), live_id))
    return answer(HandsShown(people=people, leases=held))


def _lease(actor: Actor, lease: Lease) -> LeaseShown:
    return LeaseShown(
        subject=lease.subject,
        holder=present_person(lease.holder),
        expires_at=lease.expires_at,
        mine=lease.holder_id == actor.user.pk,
    )
