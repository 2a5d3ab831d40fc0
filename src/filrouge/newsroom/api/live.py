"""Lives: listed, opened, described, set, renamed, copied, deleted."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router

from filrouge.accounts.role import Capability
from filrouge.domain.commands import Configure, Open, Schedule
from filrouge.domain.content import Description
from filrouge.domain.state import Status
from filrouge.domain.text import paragraph
from filrouge.newsroom.actions import live as lives
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.api.answer import address_of, answer, nothing
from filrouge.newsroom.api.auth import actor_of
from filrouge.newsroom.api.body import (
    Address,
    Configuration,
    Copy,
    NewDescription,
    NewLive,
    Watch,
)
from filrouge.newsroom.api.current import showing_current
from filrouge.newsroom.api.demand import revision
from filrouge.newsroom.api.listing import Listed, cursor, listed, place
from filrouge.newsroom.api.operation import READS, REVISES, WRITES
from filrouge.newsroom.api.parameter import After, IdempotencyKey, IfMatch, Limit, Sought, log_key
from filrouge.newsroom.api.wire import Maybe, Sent, Shown, Wire
from filrouge.newsroom.dashboard import dashboard
from filrouge.newsroom.found import Found, find, reload
from filrouge.newsroom.house import House, house
from filrouge.newsroom.present import present_description, present_live, present_row
from filrouge.newsroom.rows import select_rows
from filrouge.newsroom.shape import Dashboard, LiveRow, LiveShown
from filrouge.service.open import Opened

router = Router(tags=["lives"])

_Status = Annotated[Status | None, Wire(Status)]


@router.get("/lives", response={200: Shown[Listed[LiveRow]]}, openapi_extra=READS)
def list_lives(
    request: HttpRequest,
    status: _Status = None,
    q: Sought = "",
    site: str | None = None,
    series: str | None = None,
    limit: Limit = 50,
    after: After = None,
) -> HttpResponse:
    """List lives, the one that changed last first; `q` looks through their headlines."""
    actor_of(request).require(Capability.VIEW)
    here = house()
    rows = select_rows(here.context, status=status, text=q, site=site, series=series)
    last = place(after, size=1)
    rest = rows if last is None else [row for row in rows if row.change < last[0]]
    page = rest[:limit]
    following = cursor(page[-1].change) if len(rest) > limit else None
    items = [present_row(here, row.summary, epoch=row.epoch) for row in page]
    return answer(listed(items, following=following, total=len(rows)))


@router.post("/lives", response={201: Shown[LiveShown]}, openapi_extra=WRITES)
def open_live(
    request: HttpRequest, body: Sent[NewLive], key: IdempotencyKey = None
) -> HttpResponse:
    """Open a live, which nobody but the newsroom sees until it is announced or begun.

    `language` is the house's where it is left out; `starts_at` announces the live at once.
    """
    actor, here = actor_of(request), house()
    opened = lives.open_new(
        here,
        actor,
        Open(
            language=body.language or here.settings.site_language,
            time_zone=body.time_zone,
            site=body.site,
            series=body.series,
        ),
        Description(headline=body.headline, standfirst=paragraph(body.standfirst)),
        schedule=None if body.starts_at is None else Schedule(starts_at=body.starts_at),
        slug=body.slug,
        key=log_key(actor, key),
    )
    return _opened(here, actor, opened)


@router.get("/lives/{slug}", response={200: Shown[LiveShown]}, openapi_extra=READS)
def get_live(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a live as a whole, without its posts; a former slug does as well."""
    actor = actor_of(request)
    actor.require(Capability.VIEW)
    return answer(present_live(house(), actor, find(house(), slug)))


@router.delete("/lives/{slug}", response={204: None}, openapi_extra=WRITES)
def delete_live(request: HttpRequest, slug: str) -> HttpResponse:
    """Delete a live that was opened by mistake; one that readers could see stays (`was_public`)."""
    actor = _runner(request)
    lives.discard(house(), actor, find(house(), slug).live.id)
    return nothing()


@router.put("/lives/{slug}/description", response={200: Shown[LiveShown]}, openapi_extra=REVISES)
def describe_live(
    request: HttpRequest,
    slug: str,
    body: Sent[NewDescription],
    if_match: IfMatch = None,
    key: IdempotencyKey = None,
) -> HttpResponse:
    """Replace what a live says of itself, as a whole; the ETag counts its revisions."""
    actor = _runner(request)
    found = find(house(), slug)
    with showing_current(lambda: present_description(reload(house(), found))):
        lives.describe(
            house(),
            actor,
            found.live.id,
            body.description(),
            expected=revision(if_match),
            key=log_key(actor, key),
        )
    return show_live(house(), actor, found, with_etag=True)


@router.put("/lives/{slug}/configuration", response={200: Shown[LiveShown]}, openapi_extra=WRITES)
def configure_live(
    request: HttpRequest, slug: str, body: Sent[Configuration], key: IdempotencyKey = None
) -> HttpResponse:
    """Set a live's language, time zone, site and series."""
    actor = _runner(request)
    found = find(house(), slug)
    configuration = Configure(
        language=body.language, time_zone=body.time_zone, site=body.site, series=body.series
    )
    lives.configure(house(), actor, found.live.id, configuration, key=log_key(actor, key))
    return show_live(house(), actor, found)


@router.put("/lives/{slug}/slug", response={200: Shown[LiveShown]}, openapi_extra=WRITES)
def rename_live(request: HttpRequest, slug: str, body: Sent[Address]) -> HttpResponse:
    """Give a live another address; the one it had leads to it from then on."""
    actor = _runner(request)
    found = lives.rename(house(), actor, find(house(), slug), body.slug)
    return show_live(house(), actor, found)


@router.put("/lives/{slug}/watch", response={200: Shown[LiveShown]}, openapi_extra=WRITES)
def watch_live(request: HttpRequest, slug: str, body: Sent[Watch]) -> HttpResponse:
    """Say after how many minutes a live is silent, and after how many days it is forgotten."""
    actor = _runner(request)
    found = find(house(), slug)
    lives.watch(
        house(),
        actor,
        found.live.id,
        silence_min=body.silence_min,
        archive_days=body.archive_days,
    )
    return show_live(house(), actor, found)


@router.post("/lives/{slug}/duplicate", response={201: Shown[LiveShown]}, openapi_extra=WRITES)
def duplicate_live(
    request: HttpRequest, slug: str, body: Maybe[Copy] = None, key: IdempotencyKey = None
) -> HttpResponse:
    """Open a live like this one: its settings and description, none of its posts and facts."""
    actor = _runner(request)
    copy = body or Copy()
    opened = lives.duplicate(
        house(),
        actor,
        find(house(), slug),
        headline=copy.headline,
        slug=copy.slug,
        key=log_key(actor, key),
    )
    return _opened(house(), actor, opened)


@router.get("/lives/{slug}/dashboard", response={200: Shown[Dashboard]}, openapi_extra=READS)
def get_dashboard(request: HttpRequest, slug: str) -> HttpResponse:
    """Say how a live does: readers, posts an hour, what waits and what wants attention."""
    actor_of(request).require(Capability.VIEW)
    return answer(dashboard(house(), find(house(), slug)))


def show_live(here: House, actor: Actor, found: Found, *, with_etag: bool = False) -> HttpResponse:
    """Answer with a live as it stands now; the ETag is the revision of its description."""
    found = reload(here, found)
    tag = found.live.description_revision if with_etag else None
    return answer(present_live(here, actor, found), revision=tag)


def _runner(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    actor.require(Capability.RUN)
    return actor


def _opened(here: House, actor: Actor, opened: Opened) -> HttpResponse:
    return answer(
        present_live(here, actor, find(here, opened.slug)),
        status=201,
        location=address_of("get_live", slug=opened.slug),
    )
