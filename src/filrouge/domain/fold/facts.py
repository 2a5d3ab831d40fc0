"""The fold of what is known: facts in their order."""

from typing import assert_never

from msgspec.structs import replace

from filrouge.domain.content import FactContent
from filrouge.domain.errors import Broken
from filrouge.domain.events import (
    FactAdded,
    FactErased,
    FactEvent,
    FactRemoved,
    FactRevised,
    FactsReordered,
    Redacted,
)
from filrouge.domain.fold.changed import changed
from filrouge.domain.record import Entry
from filrouge.domain.state import Fact, Live


def fold_fact(live: Live, event: FactEvent, entry: Entry) -> Live:
    """Give the state after an event of the facts."""
    match event:
        case FactAdded(fact=fact_id, content=content):
            return changed(_add(live, fact_id, content, entry), entry)
        case FactRevised(fact=fact_id, content=content):
            return changed(_revise(live, fact_id, content, entry), entry)
        case FactRemoved(fact=fact_id):
            _require(live, fact_id)
            return changed(_remove(live, fact_id, entry), entry)
        case FactErased(fact=fact_id):
            return _erase(live, fact_id, entry)
        case FactsReordered(order=order):
            return _reorder(live, order, entry)
        case _:
            assert_never(event)


def fold_redacted_fact(live: Live, event: Redacted, entry: Entry) -> Live:
    """Give the state after an event of a fact whose words were destroyed."""
    nothing = FactContent(paragraphs=())
    if event.type == "facts.added":
        return changed(_add(live, event.subject, nothing, entry), entry)
    return changed(_revise(live, event.subject, nothing, entry), entry)


def _add(live: Live, fact_id: str, content: FactContent, entry: Entry) -> Live:
    if fact_id in live.former_facts or any(fact.id == fact_id for fact in live.facts):
        raise Broken("fact {fact} was added before", seq=entry.seq, fact=fact_id)
    fact = Fact(id=fact_id, content=content, changed_seq=entry.seq, at=entry.occurred_at)
    return replace(live, facts=(*live.facts, fact), facts_seq=entry.seq)


def _revise(live: Live, fact_id: str, content: FactContent, entry: Entry) -> Live:
    _require(live, fact_id)
    facts = tuple(
        replace(
            fact,
            content=content,
            changed_seq=entry.seq,
            revision=fact.revision + 1,
            at=entry.occurred_at,
        )
        if fact.id == fact_id
        else fact
        for fact in live.facts
    )
    return replace(live, facts=facts, facts_seq=entry.seq)


def _require(live: Live, fact_id: str) -> None:
    if all(fact.id != fact_id for fact in live.facts):
        raise KeyError(fact_id)


def _remove(live: Live, fact_id: str, entry: Entry) -> Live:
    return replace(
        live,
        facts=tuple(fact for fact in live.facts if fact.id != fact_id),
        former_facts=live.former_facts | {fact_id},
        facts_seq=entry.seq,
    )


def _erase(live: Live, fact_id: str, entry: Entry) -> Live:
    if fact_id not in live.former_facts:
        _require(live, fact_id)
    removed = _remove(live, fact_id, entry)
    return replace(removed, erased_facts=live.erased_facts | {fact_id})


def _reorder(live: Live, order: tuple[str, ...], entry: Entry) -> Live:
    facts = {fact.id: fact for fact in live.facts}
    if len(order) != len(facts) or set(order) != set(facts):
        raise Broken("it orders other facts than there are", seq=entry.seq)
    return replace(live, facts=tuple(facts[name] for name in order), facts_seq=entry.seq)
