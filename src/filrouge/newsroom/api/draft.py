"""Drafts: words on their way, handed in, scheduled, published."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Literal

import msgspec
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Router

from filrouge.domain.errors import Conflict
from filrouge.newsroom.actions import draft as drafts
from filrouge.newsroom.actions.publication import publish
from filrouge.newsroom.actions.schedule import schedule, unschedule
from filrouge.newsroom.actions.submission import send_back, submit
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.api.answer import address_of, answer, nothing
from filrouge.newsroom.api.auth import actor_of
from filrouge.newsroom.api.demand import Demanded
from filrouge.newsroom.api.draft_body import Answered, Keep, KeepUntil
from filrouge.newsroom.api.listing import Listed, cursor, listed, place
from filrouge.newsroom.api.operation import READS, WRITES
from filrouge.newsroom.api.parameter import After, Limit
from filrouge.newsroom.api.wire import Sent, Shown, Wire
from filrouge.newsroom.draft_shown import DraftShown, HeldShown, present_draft
from filrouge.newsroom.found import Found, find, reload
from filrouge.newsroom.house import house
from filrouge.newsroom.models import Draft
from filrouge.newsroom.present import present_post
from filrouge.newsroom.refusal import problem_of, title_of
from filrouge.newsroom.shape import PostShown

router = Router(tags=["drafts"])

State = Literal["open", "submitted", "returned", "scheduled", "failed", "published"]


class SentShown(msgspec.Struct, frozen=True, kw_only=True):
    """A draft that is out: its post, the number of its event, where readers find it."""

    id: str
    seq: int
    url: str
    post: PostShown
    draft: DraftShown


@router.get("/drafts", response={200: Shown[Listed[DraftShown]]}, openapi_extra=READS)
def list_own_drafts(request: HttpRequest, limit: Limit = 50, after: After = None) -> HttpResponse:
    """List the caller's own drafts in all lives, the one saved last first."""
    actor = actor_of(request)
    return _list(actor, drafts.drafts_of_person(actor), limit, after)


@router.get("/lives/{slug}/drafts", response={200: Shown[Listed[DraftShown]]}, openapi_extra=READS)
def list_drafts(
    request: HttpRequest,
    slug: str,
    state: Annotated[State | None, Wire(State)] = None,
    limit: Limit = 50,
    after: After = None,
) -> HttpResponse:
    """List a live's drafts, the one saved last first.

    That is the caller's own, and all that were handed in or wait for their time.
    """
    actor = actor_of(request)
    found = find(house(), slug)
    return _list(
        actor, drafts.drafts_of_live(actor, found.live.id, state=state or ""), limit, after
    )


@router.get("/lives/{slug}/drafts/{draft}", response={200: Shown[DraftShown]}, openapi_extra=READS)
def get_draft(request: HttpRequest, slug: str, draft: str) -> HttpResponse:
    """Give a draft that the caller may see."""
    actor, found = actor_of(request), find(house(), slug)
    return _show(actor, drafts.read(house(), actor, found.live.id, draft))


@router.put("/lives/{slug}/drafts/{draft}", response={200: Shown[DraftShown]}, openapi_extra=WRITES)
def save_draft(request: HttpRequest, slug: str, draft: str, body: Sent[Keep]) -> HttpResponse:
    """Keep a draft under an id that the caller made.

    A save that is not based on the draft as it stands gets it as `current` (409,
    `draft_changed`), and changes nothing.
    """
    actor, found = actor_of(request), find(house(), slug)
    kept = drafts.save(
        house(),
        actor,
        found.live.id,
        draft,
        version=body.version,
        writing=body.writing(found.live.id, draft),
    )
    return _show(actor, kept)


@router.delete("/lives/{slug}/drafts/{draft}", response={204: None}, openapi_extra=WRITES)
def delete_draft(request: HttpRequest, slug: str, draft: str) -> HttpResponse:
    """Throw a draft of one's own away."""
    actor, found = actor_of(request), find(house(), slug)
    drafts.delete(house(), actor, found.live.id, draft)
    return nothing()


@router.post(
    "/lives/{slug}/drafts/{draft}/publish",
    response={201: Shown[SentShown], 202: Shown[HeldShown]},
    openapi_extra=WRITES,
)
def publish_draft(request: HttpRequest, slug: str, draft: str, body: Sent[Keep]) -> HttpResponse:
    """Save a draft and publish it, or make the correction that it is.

    Safe to repeat without any key: the draft's id is one. Answers 202 where the caller has an undo
    delay, or the draft is under embargo: then it is scheduled. A correction of a post that has
    moved on gets the post as `current` (409, `conflict`).
    """
    here, actor = house(), actor_of(request)
    found = find(here, slug)
    with _showing_post(found, body.post):
        out = publish(
            here,
            actor,
            found.live.id,
            draft,
            version=body.version,
            writing=body.writing(found.live.id, draft),
        )
    shown = present_draft(here, actor, out.draft)
    if out.published is None:
        return answer({"draft": shown}, status=202)
    return answer(
        {
            **out.published._asdict(),
            "post": _present_post(found, out.published.id),
            "draft": shown,
        },
        status=201,
        location=address_of("get_post", slug=found.slug, post=out.published.id),
    )


@router.post(
    "/lives/{slug}/drafts/{draft}/submit",
    response={200: Shown[DraftShown]},
    openapi_extra=WRITES,
)
def submit_draft(request: HttpRequest, slug: str, draft: str, body: Sent[Keep]) -> HttpResponse:
    """Save a draft and hand it in for approval."""
    actor, found = actor_of(request), find(house(), slug)
    submitted = submit(
        house(),
        actor,
        found.live.id,
        draft,
        version=body.version,
        writing=body.writing(found.live.id, draft),
    )
    return _show(actor, submitted)


@router.post(
    "/lives/{slug}/drafts/{draft}/return",
    response={200: Shown[DraftShown]},
    openapi_extra=WRITES,
)
def return_draft(request: HttpRequest, slug: str, draft: str, body: Sent[Answered]) -> HttpResponse:
    """Send a draft that was handed in back to its author, with a word."""
    actor, found = actor_of(request), find(house(), slug)
    return _show(actor, send_back(house(), actor, found.live.id, draft, word=body.word))


@router.post(
    "/lives/{slug}/drafts/{draft}/schedule",
    response={200: Shown[DraftShown]},
    openapi_extra=WRITES,
)
def schedule_draft(
    request: HttpRequest, slug: str, draft: str, body: Sent[KeepUntil]
) -> HttpResponse:
    """Save a draft and have it go out at a time that is still to come.

    A time before the end of its embargo is refused (422, `under_embargo`).
    """
    actor, found = actor_of(request), find(house(), slug)
    scheduled = schedule(
        house(),
        actor,
        found.live.id,
        draft,
        at=body.at,
        version=body.version,
        writing=body.writing(found.live.id, draft),
    )
    return _show(actor, scheduled)


@router.post(
    "/lives/{slug}/drafts/{draft}/unschedule",
    response={200: Shown[DraftShown]},
    openapi_extra=WRITES,
)
def unschedule_draft(request: HttpRequest, slug: str, draft: str) -> HttpResponse:
    """Take back a draft that waits for its time, or for an undo."""
    actor, found = actor_of(request), find(house(), slug)
    return _show(actor, unschedule(house(), actor, found.live.id, draft))


def _list(actor: Actor, every: "QuerySet[Draft]", limit: int, after: str | None) -> HttpResponse:
    # Drafts are few, and move to the top when they are saved: a place by number serves.
    last = place(after, size=1)
    start = 0 if last is None else max(last[0], 0)
    page = list(every[start : start + limit + 1])
    following = cursor(start + limit) if len(page) > limit else None
    shown = [present_draft(house(), actor, draft) for draft in page[:limit]]
    return answer(listed(shown, following=following, total=every.count()))


def _show(actor: Actor, draft: Draft) -> HttpResponse:
    return answer(present_draft(house(), actor, draft))


def _present_post(found: Found, post_id: str) -> object:
    here = house()
    found = reload(here, found)
    return present_post(here, found.live, found.slug, found.post(post_id))


@contextmanager
def _showing_post(found: Found, post_id: str) -> Iterator[None]:
    """Tell of a correction that came too late with the post as it stands, to compare."""
    try:
        yield
    except Conflict as conflict:
        told = problem_of(conflict)
        assert told is not None
        facts = {**told.facts, "current": _present_post(found, post_id)}
        # No If-Match was sent, hence no 412: the draft named the revision (RFC 9110, 15.5.10).
        raise Demanded(told._replace(status=409, title=title_of(409), facts=facts)) from conflict
