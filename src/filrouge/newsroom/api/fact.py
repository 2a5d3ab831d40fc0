"""What is known, and not yet known."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from filrouge.accounts.role import Capability
from filrouge.newsroom.actions import fact as facts
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.api.answer import address_of, answer, nothing
from filrouge.newsroom.api.auth import actor_of
from filrouge.newsroom.api.body import Confirmation, Looked, NewFact, Order
from filrouge.newsroom.api.current import showing_current
from filrouge.newsroom.api.demand import confirmation, revision
from filrouge.newsroom.api.listing import Listed, whole
from filrouge.newsroom.api.operation import READS, REVISES, WRITES
from filrouge.newsroom.api.parameter import IdempotencyKey, IfMatch, id_for, log_key
from filrouge.newsroom.api.wire import Maybe, Sent, Shown
from filrouge.newsroom.found import Found, find, reload
from filrouge.newsroom.house import House, house
from filrouge.newsroom.models import Look
from filrouge.newsroom.present import present_fact, present_facts
from filrouge.newsroom.shape import FactShown

router = Router(tags=["facts"])


@router.get("/lives/{slug}/facts", response={200: Shown[Listed[FactShown]]}, openapi_extra=READS)
def list_facts(request: HttpRequest, slug: str) -> HttpResponse:
    """List what is known and not yet known, in order, with the posts that no longer hold."""
    actor_of(request).require(Capability.VIEW)
    return answer(whole(present_facts(find(house(), slug))))


@router.post("/lives/{slug}/facts", response={201: Shown[FactShown]}, openapi_extra=WRITES)
def add_fact(
    request: HttpRequest, slug: str, body: Sent[NewFact], key: IdempotencyKey = None
) -> HttpResponse:
    """Add a fact at the end of the list."""
    actor, here, found = _writing(request, slug)
    own_key = log_key(actor, key)
    fact_id = id_for(here, found.live.id, given=None, key=own_key)
    facts.add(here, actor, found.live.id, fact_id, body.content(), key=own_key)
    return _show(here, found, fact_id, status=201)


@router.put(
    "/lives/{slug}/facts/order",
    response={200: Shown[Listed[FactShown]]},
    openapi_extra=WRITES,
)
def order_facts(
    request: HttpRequest, slug: str, body: Sent[Order], key: IdempotencyKey = None
) -> HttpResponse:
    """Put the facts in an order, which names every one of them once."""
    actor, here, found = _writing(request, slug)
    facts.reorder(here, actor, found.live.id, body.order, key=log_key(actor, key))
    return answer(whole(present_facts(reload(here, found))))


@router.put("/lives/{slug}/facts/{fact}", response={200: Shown[FactShown]}, openapi_extra=REVISES)
def revise_fact(
    request: HttpRequest,
    slug: str,
    fact: str,
    body: Sent[NewFact],
    if_match: IfMatch = None,
    key: IdempotencyKey = None,
) -> HttpResponse:
    """Rewrite a fact, say that it is known now, or tie it to posts."""
    actor, here, found = _writing(request, slug)
    found.fact(fact)
    with showing_current(lambda: _shown(reload(here, found), fact)):
        facts.revise(
            here,
            actor,
            found.live.id,
            fact,
            body.content(),
            expected=revision(if_match),
            key=log_key(actor, key),
        )
    return _show(here, found, fact)


@router.delete("/lives/{slug}/facts/{fact}", response={204: None}, openapi_extra=WRITES)
def remove_fact(request: HttpRequest, slug: str, fact: str) -> HttpResponse:
    """Take a fact off the list."""
    actor, here, found = _writing(request, slug)
    facts.remove(here, actor, found.live.id, fact)
    return nothing()


@router.post(
    "/lives/{slug}/facts/{fact}/looked",
    response={200: Shown[FactShown]},
    openapi_extra=WRITES,
)
def look_at_fact(
    request: HttpRequest, slug: str, fact: str, body: Maybe[Looked] = None
) -> HttpResponse:
    """Say that somebody looked at the fact as its posts stand now, or stood at `seq`."""
    actor, here, found = _writing(request, slug)
    facts.look(here, actor, found, fact, seen=None if body is None else body.seq)
    return _show(here, found, fact)


@router.post("/lives/{slug}/facts/{fact}/erase", response={204: None}, openapi_extra=WRITES)
def erase_fact(
    request: HttpRequest,
    slug: str,
    fact: str,
    body: Sent[Confirmation],
    key: IdempotencyKey = None,
) -> HttpResponse:
    """Destroy the words of a fact, in every revision, for ever. `confirm` repeats its id."""
    actor, here = actor_of(request), house()
    actor.require(Capability.ERASE)
    found = find(here, slug)
    confirmation(body.confirm, fact)
    facts.erase(here, actor, found.live.id, fact, key=log_key(actor, key))
    return nothing()


def _writing(request: HttpRequest, slug: str) -> tuple[Actor, House, Found]:
    actor, here = actor_of(request), house()
    actor.require(Capability.FACTS)
    return actor, here, find(here, slug)


def _show(here: House, found: Found, fact_id: str, *, status: int = 200) -> HttpResponse:
    found = reload(here, found)
    return answer(
        _shown(found, fact_id),
        status=status,
        revision=found.fact(fact_id).revision,
        location=address_of("revise_fact", slug=found.slug, fact=fact_id) if status == 201 else "",
    )


def _shown(found: Found, fact_id: str) -> dict[str, object]:
    look = Look.objects.filter(live=found.live.id, fact=fact_id).first()
    seq = 0 if look is None else look.seq
    return present_fact(found.live, found.fact(fact_id), looked_seq=seq)
