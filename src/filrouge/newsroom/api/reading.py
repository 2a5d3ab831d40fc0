"""Posts as the newsroom reads them: reviews, notes, histories, and many at once."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from filrouge.accounts.role import Capability
from filrouge.newsroom.actions import reading
from filrouge.newsroom.actions.bulk import carry_out_on_many
from filrouge.newsroom.api.answer import answer
from filrouge.newsroom.api.auth import actor_of
from filrouge.newsroom.api.body import Many, Read, Remark
from filrouge.newsroom.api.listing import Listed, whole
from filrouge.newsroom.api.operation import READS, WRITES
from filrouge.newsroom.api.parameter import IdempotencyKey, log_key
from filrouge.newsroom.api.post import show_post
from filrouge.newsroom.api.wire import Maybe, Sent, Shown
from filrouge.newsroom.found import find
from filrouge.newsroom.house import house
from filrouge.newsroom.models import Entry
from filrouge.newsroom.refusal import problem_of
from filrouge.newsroom.shape import OutcomeShown, PostShown, RefusedShown, RevisionShown
from filrouge.service.history import Revision, history

router = Router(tags=["posts"])


@router.post("/lives/{slug}/posts/bulk", response={200: Shown[OutcomeShown]}, openapi_extra=WRITES)
def change_many_posts(
    request: HttpRequest, slug: str, body: Sent[Many], key: IdempotencyKey = None
) -> HttpResponse:
    """Do the same with many posts; one that is refused stops no other."""
    actor = actor_of(request)
    actor.require(Capability.VIEW)
    outcome = carry_out_on_many(
        house(),
        actor,
        find(house(), slug),
        body.action,
        body.posts,
        reason=body.reason,
        key=log_key(actor, key),
    )
    refused = tuple(_refused(post, error) for post, error in outcome.refused)
    return answer(OutcomeShown(done=tuple(outcome.done), refused=refused))


@router.post(
    "/lives/{slug}/posts/{post}/review", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def review_post(
    request: HttpRequest, slug: str, post: str, body: Maybe[Read] = None
) -> HttpResponse:
    """Say that a post was read over as it stands, or as it stood at `words_seq`."""
    actor = actor_of(request)
    actor.require(Capability.REVIEW)
    found = find(house(), slug)
    words_seq = None if body is None else body.words_seq
    reading.review(house(), actor, found, post, words_seq=words_seq)
    return show_post(house(), found, post)


@router.put(
    "/lives/{slug}/posts/{post}/note", response={200: Shown[PostShown]}, openapi_extra=WRITES
)
def annotate_post(request: HttpRequest, slug: str, post: str, body: Sent[Remark]) -> HttpResponse:
    """Keep an internal note on a post, which no reader ever sees; "" takes it away."""
    actor = actor_of(request)
    actor.require(Capability.WRITE)
    found = find(house(), slug)
    reading.annotate(house(), actor, found, post, text=body.text)
    return show_post(house(), found, post)


@router.get(
    "/lives/{slug}/posts/{post}/history",
    response={200: Shown[Listed[RevisionShown]]},
    openapi_extra=READS,
)
def get_history(request: HttpRequest, slug: str, post: str) -> HttpResponse:
    """Give all that happened to a post, the oldest first, with who did it and why."""
    actor_of(request).require(Capability.HISTORY)
    found = find(house(), slug)
    found.post(post)
    entries = Entry.objects.filter(live=found.live.id, subject=post)
    by_seq = {entry.detail.get("seq"): entry for entry in entries}
    revisions = history(house().context, found.live.id, post)
    return answer(whole([_revision(each, by_seq.get(each.seq)) for each in revisions]))


def _revision(revision: Revision, entry: Entry | None) -> RevisionShown:
    return RevisionShown(
        seq=revision.seq,
        type=revision.type,
        at=revision.occurred_at,
        recorded_at=revision.recorded_at,
        content=revision.content,
        note=revision.note,
        reason=revision.reason,
        erased=revision.erased,
        by=None if entry is None else entry.name,
        internal_reason="" if entry is None else entry.reason,
    )


def _refused(post: str, error: Exception) -> RefusedShown:
    problem = problem_of(error)
    assert problem is not None
    return RefusedShown(id=post, code=problem.code, detail=problem.detail)
