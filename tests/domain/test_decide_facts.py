"""Decisions about what is known."""

import pytest

from filrouge.domain.commands import (
    AddFact,
    Command,
    EraseFact,
    RemoveFact,
    ReorderFacts,
    ReviseFact,
)
from filrouge.domain.content import FactContent
from filrouge.domain.events import (
    Event,
    FactAdded,
    FactErased,
    FactRemoved,
    FactRevised,
    FactsReordered,
)
from filrouge.domain.text import Run
from tests.domain.story import asked, conflict, known, publish, refusal, running

FACT = known("Deux villages sont évacués.", "p1")
OTHER = known("Trois villages sont évacués.", "p1")
TOLD = running(
    publish("p1"),
    AddFact(fact="f1", content=FACT),
    AddFact(fact="f2", content=known("La cause.", known=False)),
    AddFact(fact="f3", content=known("Le pont est fermé.")),
    RemoveFact(fact="f3"),
)


@pytest.mark.parametrize(
    ("command", "event"),
    [
        (AddFact(fact="f4", content=OTHER), FactAdded(fact="f4", content=OTHER)),
        (
            ReviseFact(fact="f1", content=OTHER, expected=1),
            FactRevised(fact="f1", content=OTHER),
        ),
        (RemoveFact(fact="f1", expected=1), FactRemoved(fact="f1")),
        (EraseFact(fact="f1"), FactErased(fact="f1")),
        (EraseFact(fact="f3"), FactErased(fact="f3")),
        (ReorderFacts(order=("f2", "f1")), FactsReordered(order=("f2", "f1"))),
    ],
)
def test_what_follows(command: Command, event: Event) -> None:
    assert asked(TOLD, command) == (event,)


@pytest.mark.parametrize(
    "command", [ReviseFact(fact="f1", content=FACT), ReorderFacts(order=("f1", "f2"))]
)
def test_what_is_already_so_gives_no_event(command: Command) -> None:
    assert asked(TOLD, command) == ()


@pytest.mark.parametrize("fact", ["f1", "f3"])
def test_a_fact_is_erased_once(fact: str) -> None:
    erased = running(publish("p1"), AddFact(fact=fact, content=FACT), EraseFact(fact=fact))
    assert asked(erased, EraseFact(fact=fact)) == ()


@pytest.mark.parametrize(
    ("command", "code", "facts"),
    [
        (AddFact(fact="f1", content=FACT), "fact_exists", {"fact": "f1"}),
        (AddFact(fact="f3", content=FACT), "fact_exists", {"fact": "f3"}),
        (AddFact(fact=" ", content=FACT), "malformed_id", {"id": " "}),
        (AddFact(fact="f\ud800", content=FACT), "forbidden_character", {"character": "U+D800"}),
        (AddFact(fact="f4", content=FactContent(paragraphs=())), "empty_fact", {}),
        (AddFact(fact="f4", content=known(" \u00a0")), "empty_fact", {}),
        (AddFact(fact="f4", content=known("Vrai.", "p9")), "no_such_post", {"post": "p9"}),
        (
            AddFact(
                fact="f4",
                content=FactContent(paragraphs=((Run(text="ici", link="javascript:x"),),)),
            ),
            "dishonest_link",
            {"address": "javascript:x"},
        ),
        (ReviseFact(fact="f9", content=FACT), "no_such_fact", {"fact": "f9"}),
        (ReviseFact(fact="f3", content=FACT), "no_such_fact", {"fact": "f3"}),
        (ReviseFact(fact="f1", content=known("")), "empty_fact", {}),
        (ReviseFact(fact="f1", content=known("Vrai.", "p9")), "no_such_post", {"post": "p9"}),
        (
            ReviseFact(fact="f1", content=known("Vrai\x1b.")),
            "forbidden_character",
            {"character": "U+001B"},
        ),
        (RemoveFact(fact="f9"), "no_such_fact", {"fact": "f9"}),
        (RemoveFact(fact="f3"), "no_such_fact", {"fact": "f3"}),
        (EraseFact(fact="f9"), "no_such_fact", {"fact": "f9"}),
        (ReorderFacts(order=("f1",)), "order_names_other_facts", {"facts": ["f1", "f2"]}),
        (ReorderFacts(order=("f1", "f1")), "order_names_other_facts", {"facts": ["f1", "f2"]}),
        (
            ReorderFacts(order=("f1", "f2", "f3")),
            "order_names_other_facts",
            {"facts": ["f1", "f2"]},
        ),
    ],
)
def test_what_is_refused(command: Command, code: str, facts: dict[str, object]) -> None:
    assert refusal(TOLD, command) == (code, facts)


@pytest.mark.parametrize(
    "command",
    [
        ReviseFact(fact="f1", content=FACT, expected=1),
        RemoveFact(fact="f1", expected=1),
    ],
)
def test_what_was_changed_meanwhile_is_a_conflict(command: Command) -> None:
    revised = running(
        publish("p1"), AddFact(fact="f1", content=FACT), ReviseFact(fact="f1", content=OTHER)
    )
    assert conflict(revised, command) == ("f1", 1, 2)
