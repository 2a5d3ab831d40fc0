"""Decisions about what is known."""

from typing import assert_never

from filrouge.domain import clean
from filrouge.domain.commands import (
    AddFact,
    EraseFact,
    FactCommand,
    RemoveFact,
    ReorderFacts,
    ReviseFact,
)
from filrouge.domain.content import FactContent
from filrouge.domain.decide import require
from filrouge.domain.errors import Refused
from filrouge.domain.events import (
    Event,
    FactAdded,
    FactErased,
    FactRemoved,
    FactRevised,
    FactsReordered,
)
from filrouge.domain.state import Fact, Live


def decide_fact(live: Live, command: FactCommand) -> tuple[Event, ...]:
    """Answer a command that is about the facts."""
    match command:
        case AddFact(fact=fact_id, content=content):
            _check(live, content)
            if fact_id in live.former_facts or any(fact.id == fact_id for fact in live.facts):
                raise Refused("fact_exists", fact=fact_id)
            event = FactAdded(fact=fact_id, content=content)
            clean.check(event)
            return (event,)
        case ReviseFact(fact=fact_id, content=content, expected=expected):
            fact = _existing(live, fact_id)
            _check(live, content)
            require.revision(fact_id, expected, fact.revision)
            return () if content == fact.content else (FactRevised(fact=fact_id, content=content),)
        case RemoveFact(fact=fact_id, expected=expected):
            fact = _existing(live, fact_id)
            require.revision(fact_id, expected, fact.revision)
            return (FactRemoved(fact=fact_id),)
        case EraseFact(fact=fact_id):
            if fact_id in live.erased_facts:
                return ()
            if fact_id not in live.former_facts:
                _existing(live, fact_id)
            return (FactErased(fact=fact_id),)
        case ReorderFacts(order=order):
            return _reorder(live, order)
        case _:
            assert_never(command)


def _existing(live: Live, fact_id: str) -> Fact:
    for fact in live.facts:
        if fact.id == fact_id:
            return fact
    raise Refused("no_such_fact", fact=fact_id)


def _check(live: Live, content: FactContent) -> None:
    clean.check_fact(content)
    for post in content.posts:
        if post not in live.posts:
            raise Refused("no_such_post", post=post)


def _reorder(live: Live, order: tuple[str, ...]) -> tuple[Event, ...]:
    now = tuple(fact.id for fact in live.facts)
    if len(order) != len(now) or set(order) != set(now):
        raise Refused("order_names_other_facts", facts=list(now))
    return () if order == now else (FactsReordered(order=order),)
