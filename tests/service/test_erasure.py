"""How far an erasure reaches, and where it stops."""

import pytest

from filrouge.domain.chain import verify
from filrouge.domain.commands import (
    AddFact,
    Command,
    Correct,
    Describe,
    Erase,
    EraseDescriptions,
    EraseFact,
    Hide,
    RemoveFact,
    ReviseFact,
    Step,
    Withdraw,
)
from filrouge.domain.content import Content, Description, FactContent
from filrouge.domain.errors import Refused
from filrouge.domain.state import Condition
from filrouge.domain.text import paragraph
from filrouge.log.port import KeyReused
from filrouge.service.context import Context
from filrouge.service.perform import perform, perform_steps
from tests.service.house import (
    LIVE,
    content,
    describe,
    do,
    open_live,
    opening,
    picture,
    publication,
    state,
    types,
)

NAME = "Jeanne Dupont"


def fact(words: str) -> FactContent:
    return FactContent(paragraphs=(paragraph(words),))


def bodiless(house: Context) -> list[int]:
    """Number the events whose words are gone; the chain has to hold."""
    records = house.log.read(LIVE)
    assert verify(records).seq == len(records)
    assert all((record.body is None) == (record.salt is None) for record in records)
    return [record.seq for record in records if record.body is None]


def test_every_revision_of_a_post_goes_and_the_reason_of_its_withdrawal(house: Context) -> None:
    do(
        house,
        publication("p1", f"{NAME} est blessée."),
        publication("p2", "Le vent tourne."),
        Correct(post="p1", content=content(f"{NAME} est indemne."), note=f"{NAME} va bien"),
        Hide(post="p2"),
        Withdraw(post="p1", reason=f"{NAME} nous l’a demandé"),
        Erase(post="p1"),
    )

    assert bodiless(house) == [4, 6, 8]
    assert not house.log.mentions(NAME)
    post = state(house).posts["p1"]
    assert (post.condition, post.content) == (Condition.ERASED, Content())
    assert (post.corrections, post.withdrawn_reason) == ((), "")
    assert state(house).posts["p2"].content == content("Le vent tourne.")


def test_every_revision_of_a_fact_goes_also_after_its_removal(house: Context) -> None:
    do(
        house,
        AddFact(fact="f1", content=fact(f"{NAME} est blessée.")),
        AddFact(fact="f2", content=fact("Neuf blessés.")),
        ReviseFact(fact="f1", content=fact(f"{NAME} est indemne.")),
        RemoveFact(fact="f1"),
        EraseFact(fact="f1"),
    )

    assert bodiless(house) == [4, 6]
    assert not house.log.mentions(NAME)
    assert [known.id for known in state(house).facts] == ["f2"]


def test_every_description_but_the_one_in_force_goes(house: Context) -> None:
    do(
        house,
        describe(f"{NAME} portée disparue"),
        describe(f"{NAME} retrouvée"),
        describe("Une disparue est retrouvée"),
        EraseDescriptions(),
    )

    assert bodiless(house) == [2, 4, 5]
    assert not house.log.mentions(NAME)
    assert state(house).description == Description(headline="Une disparue est retrouvée")


def test_descriptions_can_be_erased_again_after_a_new_one(house: Context) -> None:
    do(house, describe("Deux"), EraseDescriptions(), describe("Trois"), EraseDescriptions())

    assert bodiless(house) == [2, 4]
    assert state(house).description.headline == "Trois"


def test_a_post_of_the_same_id_in_another_live_stays(house: Context) -> None:
    open_live(house, "l2", slug="deux")
    do(house, publication("p1", "Ici."))
    do(house, publication("p1", "Ailleurs."), live="l2")

    do(house, Erase(post="p1"))

    assert house.log.mentions("Ailleurs.")
    assert not house.log.mentions("Ici.")


def test_words_published_and_erased_at_once_never_stay(empty: Context) -> None:
    steps = [Step(command=publication("p1", NAME)), Step(command=Erase(post="p1"))]

    perform_steps(empty, LIVE, [*opening(at=None), *steps], slug="tempete")

    assert bodiless(empty) == [4]
    assert state(empty).posts["p1"].condition is Condition.ERASED


def test_a_second_erasure_does_nothing(house: Context) -> None:
    do(house, publication("p1"), Erase(post="p1"))
    head = house.log.head(LIVE)

    appended = do(house, Erase(post="p1"))

    assert appended.last_seq < appended.first_seq
    assert house.log.head(LIVE) == head


def test_a_post_that_is_not_there_cannot_be_erased(house: Context) -> None:
    with pytest.raises(Refused) as refused:
        do(house, Erase(post="p1"))
    assert refused.value.code == "no_such_post"
    assert types(house) == ["live.opened", "live.described", "live.started"]


def test_the_list_of_lives_forgets_the_headline(house: Context) -> None:
    headline = Content(headline=NAME)
    do(house, publication("p0"), Correct(post="p0", content=headline), Erase(post="p0"))

    head = house.log.head(LIVE)
    assert head is not None
    assert head.summary is not None
    assert head.summary.latest_headline is None
    assert head.summary.posts == 0


def test_a_key_of_the_erased_post_still_publishes_nothing_twice(house: Context) -> None:
    first = perform(house, LIVE, publication("p1", NAME), key="k")
    do(house, Erase(post="p1"))

    again = perform(house, LIVE, publication("p1", NAME), key="k")

    assert (again.first_seq, again.repeated) == (first.first_seq, True)
    with pytest.raises(KeyReused):
        perform(house, LIVE, publication("p2"), key=_key_of_another_live(house))


def _key_of_another_live(house: Context) -> str:
    open_live(house, "l2", slug="deux")
    perform(house, "l2", publication("q1"), key="other")
    return "other"


# ---- pictures -----------------------------------------------------------------------------------


@pytest.fixture
def names(house: Context) -> list[str]:
    return [house.media.put(b"picture %d" % number) for number in range(4)]


def test_pictures_shown_only_there_are_destroyed_and_shared_ones_stay(
    house: Context, names: list[str]
) -> None:
    open_live(house, "l2", slug="deux")
    do(house, publication("elsewhere", "Ailleurs.", picture(names[3])), live="l2")
    shown = [picture(name) for name in names]
    do(
        house,
        publication("p0", "Avant.", shown[1]),
        publication("p1", "Ici.", shown[0], shown[1], shown[3]),
        Correct(post="p1", content=content("Ici.", shown[2])),
        Erase(post="p1"),
    )

    assert house.media.names() == sorted([names[1], names[3]])

    do(house, Erase(post="p0"))
    assert house.media.names() == [names[3]]


def test_a_lead_picture_goes_with_its_description(house: Context, names: list[str]) -> None:
    do(
        house,
        describe("Un", lead=picture(names[0])),
        describe("Deux", lead=picture(names[1])),
        EraseDescriptions(),
    )

    assert house.media.names() == sorted(names[1:])


@pytest.mark.parametrize(
    "command",
    [
        Hide(post="p1"),
        Withdraw(post="p1", reason="Faux"),
        Correct(post="p1", content=content("Sans.")),
    ],
)
def test_a_picture_stays_where_nothing_was_erased(
    house: Context, names: list[str], command: Command
) -> None:
    do(house, publication("p1", "Ici.", picture(names[0])), command)

    assert house.media.names() == sorted(names)


def test_a_picture_goes_only_once_the_erasure_is_written(house: Context, names: list[str]) -> None:
    do(house, publication("p1", "Ici.", picture(names[0])))
    steps = [Step(command=Erase(post="p1")), Step(command=Erase(post="none"))]

    with pytest.raises(Refused):
        perform_steps(house, LIVE, steps)

    assert house.media.names() == sorted(names)
    assert house.log.mentions("Ici.")


def test_nothing_else_of_the_live_is_touched(house: Context) -> None:
    do(house, publication("p1"), publication("p2"), Describe(description=Description(headline="X")))
    before = house.log.read(LIVE)

    do(house, Erase(post="p1"))

    after = house.log.read(LIVE)
    assert [record.hash for record in after[:-1]] == [record.hash for record in before]
    assert [a for a in after[:-1] if a.seq != 4] == [b for b in before if b.seq != 4]
