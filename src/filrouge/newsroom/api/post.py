"""Posts: listed, published, corrected, taken out of sight, put in their place."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Router

from filrouge.accounts.role import Capability
from filrouge.domain.commands import Correct
from filrouge.domain.state import Condition
from filrouge.newsroom.actions import post as posts
from filrouge.newsroom.actions import publication
from filrouge.newsroom.actions.reading import reviewed as reviewed_posts
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.api.answer import address_of, answer
from filrouge.newsroom.api.auth import actor_of
from filrouge.newsroom.api.body import NewPost, NewWording
from filrouge.newsroom.api.current import showing_current
from filrouge.newsroom.api.demand import revision
from filrouge.newsroom.api.listing import Listed, cursor, listed, place
from filrouge.newsroom.api.operation import READS, REVISES, WRITES
from filrouge.newsroom.api.parameter import (
    After,
    IdempotencyKey,
    IfMatch,
    Instant,
    Limit,
    Sought,
    id_for,
    log_key,
)
from filrouge.newsroom.api.wire import Sent, Shown, Wire
from filrouge.newsroom.draft_shown import HeldShown, present_draft
from filrouge.newsroom.found import Found, find, reload
from filrouge.newsroom.house import House, house
from filrouge.newsroom.present import present_post, present_posts
from filrouge.newsroom.search import Filter, select
from filrouge.newsroom.shape import PostShown, PublishedShown
from filrouge.newsroom.writing import Writing

router = Router(tags=["posts"])

_Flag = Annotated[bool | None, Wire(bool, strict=False)]
_Time = Annotated[Instant | None, Wire(Instant)]
_Condition = Annotated[Condition | None, Wire(Condition)]


@router.get("/lives/{slug}/posts", response={200: Shown[Listed[PostShown]]}, openapi_extra=READS)
def list_posts(
    request: HttpRequest,
    slug: str,
    q: Sought = "",
    author: str | None = None,
    condition: _Condition = None,
    key: _Flag = None,
    topic: str | None = None,
    person: str | None = None,
    since: _Time = None,
    until: _Time = None,
    reviewed: _Flag = None,
    missing_alt: _Flag = None,
    changed_after: Annotated[int | None, Wire(int, strict=False)] = None,
    limit: Limit = 50,
    after: After = None,
) -> HttpResponse:
    """List posts, the newest by its place in the live first.

    `q` looks through headlines, texts and authors. `missing_alt` asks for the posts with a picture
    that has no alt text, whatever their condition (those that the live itself names are visible
    ones: ask for `condition=visible` too). With `changed_after` (a seq) every post that changed
    since is given, and the other filters do not count.
    """
    actor_of(request).require(Capability.VIEW)
    here = house()
    found = find(here, slug)
    wanted = Filter(
        text=q,
        author=author,
        condition=condition,
        key_moment=key,
        topic=topic,
        person=person,
        since=since,
        until=until,
        reviewed=reviewed,
        missing_alt=missing_alt,
        changed_after=changed_after,
    )
    read_over = frozenset[str]() if reviewed is None else reviewed_posts(found)
    fitting = select(found.live, wanted, reviewed=read_over)
    last = place(after, size=2)
    rest = fitting if last is None else [post for post in fitting if post.order < last]
    page = rest[:limit]
    following = cursor(*page[-1].order) if len(rest) > limit else None
    return answer(listed(present_posts(here, found, page), following=following, total=len(fitting)))


@router.post(
    "/lives/{slug}/posts",
    response={201: Shown[PublishedShown], 202: Shown[HeldShown]},
    openapi_extra=WRITES,
)
def publish_post(
    request: HttpRequest, slug: str, body: Sent[NewPost], key: IdempotencyKey = None
) -> HttpResponse:
    """Publish a post; it is durable, and on its way to readers, when this answers.

    Under an embargo (`embargo_until`) it answers 202 with the draft that waits for that to end.
    """
    actor, here = actor_of(request), house()
    actor.require(Capability.PUBLISH)
    found = find(here, slug)
    own_key = log_key(actor, key)
    post_id = id_for(here, found.live.id, given=body.id, key=own_key)
    if body.embargo_until is not None:
        return _publish_draft(here, actor, found, post_id, body)
    published = posts.publish(
        here,
        actor,
        found.live.id,
        post_id=post_id,
        content=body.content(),
        key_moment=body.key_moment,
        pin=body.pin,
        reply_to=body.reply_to,
        published_at=body.published_at,
        key=own_key,
    )
    return _published(here, found, published)


def _publish_draft(
    here: House, actor: Actor, found: Found, post_id: str, body: NewPost
) -> HttpResponse:
    """Publish as a draft does, which can wait."""
    writing = Writing(
        content=body.content(),
        key_moment=body.key_moment,
        pin=body.pin,
        reply_to=body.reply_to or "",
        published_at=body.published_at,
        embargo_until=body.embargo_until,
    )
    out = publication.publish(here, actor, found.live.id, post_id, version=0, writing=writing)
    if out.published is None:
        return answer({"draft": present_draft(here, actor, out.draft)}, status=202)
    return _published(here, found, out.published)


def _published(here: House, found: Found, published: posts.Published) -> HttpResponse:
    found = reload(here, found)
    post = found.post(published.id)
    shown = present_post(here, found.live, found.slug, post)
    return answer(
        {**published._asdict(), "post": shown},
        status=201,
        revision=post.revision,
        location=address_of("get_post", slug=found.slug, post=post.id),
    )


@router.get("/lives/{slug}/posts/{post}", response={200: Shown[PostShown]}, openapi_extra=READS)
def get_post(request: HttpRequest, slug: str, post: str) -> HttpResponse:
    """Give a post as it stands, with its revision as the ETag."""
    actor_of(request).require(Capability.VIEW)
    return show_post(house(), find(house(), slug), post)


@router.put("/lives/{slug}/posts/{post}", response={200: Shown[PostShown]}, openapi_extra=REVISES)
def correct_post(
    request: HttpRequest,
    slug: str,
    post: str,
    body: Sent[NewWording],
    if_match: IfMatch = None,
    key: IdempotencyKey = None,
) -> HttpResponse:
    """Replace a post's words; with a `note`, readers are told what was corrected."""
    actor, here = actor_of(request), house()
    actor.require(Capability.CORRECT)
    found = find(here, slug)
    found.post(post)
    with showing_current(lambda: _current(here, found, post)):
        command = Correct(
            post=post, content=body.content(), note=body.note, expected=revision(if_match)
        )
        posts.change(here, actor, found.live.id, command, key=log_key(actor, key))
    return show_post(here, found, post)


def change_post(
    request: HttpRequest,
    slug: str,
    command: posts.Change,
    key: str | None,
    *,
    reason: str = "",
) -> HttpResponse:
    """Change a post for who may, and answer with it as it stands then."""
    actor, here = actor_of(request), house()
    actor.require(posts.NEEDS[type(command)])
    found = find(here, slug)
    found.post(command.post)
    posts.change(here, actor, found.live.id, command, reason=reason, key=log_key(actor, key))
    return show_post(here, found, command.post)


def show_post(here: House, found: Found, post_id: str) -> HttpResponse:
    """Answer with a post as it stands now."""
    found = reload(here, found)
    post = found.post(post_id)
    return answer(present_post(here, found.live, found.slug, post), revision=post.revision)


def _current(here: House, found: Found, post_id: str) -> object:
    found = reload(here, found)
    return present_post(here, found.live, found.slug, found.post(post_id))
