"""The fold of what is known: facts in their order."""

from typing import assert_never

from msgspec.structs import replace

from filrouge.domain.content import FactContent
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
            return changed(_remove(live, fact_id, entry), entry)
        case FactErased(fact=fact_id):
            return _remove(live, fact_id, entry)
        case FactsReordered(order=order):
            facts = {fact.id: fact for fact in live.facts}
            return replace(live, facts=tuple(facts[name] for name in order), facts_seq=entry.seq)
        case _:
            assert_never(event)


def fold_redacted_fact(live: Live, event: Redacted, entry: Entry) -> Live:
    """Give the state after an event of a fact whose words were destroyed."""
    nothing = FactContent(paragraphs=())
    if event.type == "facts.added":
        return changed(_add(live, event.subject, nothing, entry), entry)
    return changed(_revise(live, event.subject, nothing, entry), entry)


def _add(live: Live, fact_id: str, content: FactContent, entry: Entry) -> Live:
    fact = Fact(id=fact_id, content=content, at=entry.occurred_at)
    return replace(live, facts=(*live.facts, fact), facts_seq=entry.seq)


def _revise(live: Live, fact_id: str, content: FactContent, entry: Entry) -> Live:
    facts = tuple(
        replace(fact, content=content, revision=fact.revision + 1, at=entry.occurred_at)
        if fact.id == fact_id
        else fact
        for fact in live.facts
    )
    return replace(live, facts=facts, facts_seq=entry.seq)


def _remove(live: Live, fact_id: str, entry: Entry) -> Live:
    return replace(
        live,
        facts=tuple(fact for fact in live.facts if fact.id != fact_id),
        former_facts=live.former_facts | {fact_id},
        facts_seq=entry.seq,
    )
