"""What was opened by mistake goes without a trace; what was public never does."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from filrouge.domain.chain import Sealed
from filrouge.domain.commands import (
    AddFact,
    Command,
    Configure,
    Describe,
    End,
    Erase,
    Schedule,
    Start,
    Step,
    Unpublish,
)
from filrouge.domain.content import Description, FactContent
from filrouge.domain.errors import Refused
from filrouge.domain.text import paragraph
from filrouge.log.memory import MemoryLog
from filrouge.service.context import Context
from filrouge.service.discard import discard
from filrouge.service.open import open_live
from filrouge.service.perform import Busy, perform_all, perform_steps
from filrouge.service.rename import rename
from tests.service.house import (
    START,
    describe,
    house_on,
    opening,
    picture,
    publication,
)

DRAFT = "l2"


class OutrunDeletion(MemoryLog):
    """Lets another write just before a deletion."""

    def __init__(self) -> None:
        super().__init__()
        self.others: list[Callable[[], object]] = []

    def delete(self, live: str, expected: Sealed) -> None:
        if self.others:
            self.others.pop(0)()
        super().delete(live, expected)


@pytest.fixture
def draft(empty: Context) -> Context:
    """A house with a live that was opened and described, and never public."""
    perform_steps(empty, DRAFT, opening()[:2], slug="erreur", key="k")
    return empty


def test_a_draft_goes_with_all_that_belongs_to_it(draft: Context) -> None:
    rename(draft, DRAFT, "brouillon")
    woken: list[str] = []
    draft.appended = lambda: woken.append("woken")

    discard(draft, DRAFT)

    assert draft.log.heads() == []
    assert draft.log.read(DRAFT) == []
    assert (draft.log.find("erreur"), draft.log.find("brouillon")) == (None, None)
    assert draft.states.load(DRAFT) is None
    assert woken == ["woken"]


@pytest.mark.parametrize(
    "commands",
    [
        [AddFact(fact="f1", content=FactContent(paragraphs=(paragraph("Vrai."),)))],
        [Configure(language="en", time_zone="Asia/Tokyo")],
        [Unpublish()],
    ],
)
def test_what_no_reader_could_see_was_not_public(draft: Context, commands: list[Command]) -> None:
    perform_all(draft, DRAFT, commands)

    discard(draft, DRAFT)

    assert draft.log.heads() == []


@pytest.mark.parametrize(
    "commands",
    [
        [Schedule(starts_at=START)],
        [Start()],
        [Schedule(starts_at=START), Unpublish()],
        [Start(), publication("p1"), Erase(post="p1"), End(), Unpublish()],
    ],
)
def test_what_was_public_once_stays(draft: Context, commands: list[Command]) -> None:
    perform_all(draft, DRAFT, commands)
    before = draft.log.heads()

    with pytest.raises(Refused, match="was_public"):
        discard(draft, DRAFT)

    assert draft.log.heads() == before


def test_what_began_at_no_known_time_was_public_too(draft: Context) -> None:
    perform_steps(draft, DRAFT, [Step(command=Start())])

    with pytest.raises(Refused, match="was_public"):
        discard(draft, DRAFT)


def test_a_live_that_is_not_there_is_refused(empty: Context) -> None:
    with pytest.raises(Refused, match="no_such_live"):
        discard(empty, "l9")


def test_its_picture_goes_unless_another_live_shows_it(draft: Context) -> None:
    mine, shared = draft.media.put(b"mine"), draft.media.put(b"shared")
    perform_all(draft, DRAFT, [describe(lead=picture(mine)), describe(lead=picture(shared))])
    open_live(
        draft, commands=[opening()[0].command, describe("Autre", lead=picture(shared)), Start()]
    )

    discard(draft, DRAFT)

    assert draft.media.names() == [shared]


def test_a_live_that_begins_meanwhile_stays(tmp_path: Path) -> None:
    log = OutrunDeletion()
    house, beside = house_on(log, tmp_path), house_on(log, tmp_path)
    perform_steps(house, DRAFT, opening()[:2], slug="erreur")
    log.others.append(lambda: perform_all(beside, DRAFT, [Start()]))

    with pytest.raises(Refused, match="was_public"):
        discard(house, DRAFT)

    assert len(log.heads()) == 1


def test_who_is_always_outrun_is_told_so(tmp_path: Path) -> None:
    log = OutrunDeletion()
    house, beside = house_on(log, tmp_path), house_on(log, tmp_path)
    perform_steps(house, DRAFT, opening()[:2], slug="erreur")

    def describe_as(number: int) -> None:
        perform_all(beside, DRAFT, [Describe(description=Description(headline=str(number)))])

    log.others.extend(partial(describe_as, number) for number in range(99))

    with pytest.raises(Busy):
        discard(house, DRAFT)
    assert len(log.heads()) == 1
