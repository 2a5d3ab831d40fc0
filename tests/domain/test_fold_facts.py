"""The fold of what is known."""

import pytest
from msgspec.structs import replace

from filrouge.domain.commands import (
    AddFact,
    Command,
    EraseFact,
    RemoveFact,
    ReorderFacts,
    ReviseFact,
    Start,
)
from filrouge.domain.content import FactContent
from filrouge.domain.errors import Broken
from filrouge.domain.events import (
    Event,
    FactAdded,
    FactErased,
    FactRemoved,
    FactRevised,
    FactsReordered,
    Redacted,
)
from filrouge.domain.fold import fold, replay
from filrouge.domain.record import Entry, entry
from filrouge.domain.state import Fact
from tests.domain.story import DESCRIBE, LIVE, OPEN, Story, at, known, redacted, running

FIRST = known("Deux villages sont évacués.")
OTHER = known("Trois villages sont évacués.")
CAUSE = known("La cause de la rupture.", known=False)
TWO = (AddFact(fact="f1", content=FIRST), AddFact(fact="f2", content=CAUSE))


def test_a_fact_is_added_at_the_end() -> None:
    story = running(*TWO)
    assert story.now == replace(
        story.states[2],
        facts=(
            Fact(id="f1", content=FIRST, changed_seq=4, at=at(3)),
            Fact(id="f2", content=CAUSE, changed_seq=5, at=at(4)),
        ),
        facts_seq=5,
        changed_at=at(4),
        changed_seq=5,
        seq=5,
        occurred_at=at(4),
    )


def test_facts_added_before_the_start_are_told_anew_at_the_start() -> None:
    # Their times are said against the live's first day, which is known by then.
    story = Story()
    commands: tuple[Command, ...] = (OPEN, DESCRIBE, *TWO, Start())
    for minutes, command in enumerate(commands):
        story.do(command, at(minutes))

    assert (story.states[-2].facts_seq, story.now.facts_seq) == (4, 5)


def test_a_revised_fact_keeps_its_place() -> None:
    story = running(*TWO, ReviseFact(fact="f1", content=OTHER))
    assert story.now == replace(
        story.states[-2],
        facts=(
            Fact(id="f1", content=OTHER, changed_seq=6, revision=2, at=at(5)),
            Fact(id="f2", content=CAUSE, changed_seq=5, at=at(4)),
        ),
        facts_seq=6,
        changed_at=at(5),
        changed_seq=6,
        seq=6,
        occurred_at=at(5),
    )


def test_a_removed_fact_leaves_its_name() -> None:
    story = running(*TWO, RemoveFact(fact="f1"))
    assert story.now == replace(
        story.states[-2],
        facts=(Fact(id="f2", content=CAUSE, changed_seq=5, at=at(4)),),
        former_facts=frozenset({"f1"}),
        facts_seq=6,
        changed_at=at(5),
        changed_seq=6,
        seq=6,
        occurred_at=at(5),
    )


def test_an_erased_fact_leaves_its_name_and_is_no_news() -> None:
    story = running(*TWO, EraseFact(fact="f1"))
    assert story.now == replace(
        story.states[-2],
        facts=(Fact(id="f2", content=CAUSE, changed_seq=5, at=at(4)),),
        former_facts=frozenset({"f1"}),
        erased_facts=frozenset({"f1"}),
        facts_seq=6,
        seq=6,
        occurred_at=at(5),
    )


def test_facts_in_another_order() -> None:
    story = running(*TWO, ReorderFacts(order=("f2", "f1")))
    assert story.now == replace(
        story.states[-2],
        facts=(
            Fact(id="f2", content=CAUSE, changed_seq=5, at=at(4)),
            Fact(id="f1", content=FIRST, changed_seq=4, at=at(3)),
        ),
        facts_seq=6,
        seq=6,
        occurred_at=at(5),
    )


def test_a_fact_whose_words_are_gone_is_empty_until_it_leaves() -> None:
    story = running(*TWO, ReviseFact(fact="f1", content=OTHER), EraseFact(fact="f1"))
    left = redacted(story.records)
    assert [number for number, record in enumerate(left) if record.body is None] == [3, 5]
    assert replay(map(entry, left), live_id=LIVE) == story.now
    assert replay(map(entry, left[:-1]), live_id=LIVE).facts == (
        Fact(id="f1", content=FactContent(paragraphs=()), changed_seq=6, revision=2, at=at(5)),
        Fact(id="f2", content=CAUSE, changed_seq=5, at=at(4)),
    )


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (FactAdded(fact="f1", content=FIRST), "fact f1 was added before"),
        (FactAdded(fact="f0", content=FIRST), "fact f0 was added before"),
        (Redacted(type="facts.added", subject="f0"), "fact f0 was added before"),
        (FactRevised(fact="f9", content=FIRST), "it speaks of 'f9', which is not there"),
        (FactRevised(fact="f0", content=FIRST), "it speaks of 'f0', which is not there"),
        (Redacted(type="facts.revised", subject="f9"), "it speaks of 'f9', which is not there"),
        (FactRemoved(fact="f9"), "it speaks of 'f9', which is not there"),
        (FactErased(fact="f9"), "it speaks of 'f9', which is not there"),
        (FactsReordered(order=("f1", "f1")), "it orders other facts than there are"),
        (FactsReordered(order=("f1",)), "it orders other facts than there are"),
        (FactsReordered(order=("f1", "f9")), "it orders other facts than there are"),
    ],
)
def test_what_cannot_have_happened(event: Event | Redacted, words: str) -> None:
    story = running(AddFact(fact="f0", content=FIRST), RemoveFact(fact="f0"), *TWO)
    with pytest.raises(Broken) as caught:
        fold(story.now, Entry(seq=8, event=event, occurred_at=at(60)), live_id=LIVE)
    assert str(caught.value) == f"event 8: {words}"
