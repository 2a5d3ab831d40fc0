"""The past may be shown as far as the present allows."""

from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from filrouge.domain.commands import (
    AddFact,
    Command,
    Correct,
    Erase,
    EraseDescriptions,
    EraseFact,
    Hide,
    Pin,
    Publish,
    Show,
    Step,
    Withdraw,
)
from filrouge.domain.content import Content, FactContent
from filrouge.domain.state import Condition, Live
from filrouge.domain.text import paragraph
from filrouge.log.memory import MemoryLog
from filrouge.service.context import Context
from filrouge.service.load import Loaded
from filrouge.service.past import seq_at, state_at
from filrouge.service.perform import perform_steps
from tests.service.house import (
    LIVE,
    SLUG,
    START,
    content,
    describe,
    do,
    house_on,
    opening,
    publication,
    state,
)

NAME = "Jeanne Dupont"


def now(house: Context) -> Loaded:
    loaded = house.states.load(LIVE)
    assert loaded is not None
    return loaded


def past(house: Context, seq: int) -> Live:
    live = state_at(house, now(house), seq)
    assert live is not None
    return live


def says(live: Live, words: str) -> bool:
    posts = list(live.posts.values())
    return words.encode() in msgspec.json.encode((posts, live.facts, live.description))


def test_the_past_is_what_was(house: Context) -> None:
    states = [state(house)]
    commands = (
        publication("p1", "Douze blessés."),
        publication("p2"),
        Pin(post="p2"),
        Correct(post="p1", content=content("Neuf blessés."), note="9, et non 12"),
        describe("Tempête : neuf blessés"),
    )
    for command in commands:
        do(house, command)
        states.append(state(house))

    assert [past(house, seq) for seq in range(3, 9)] == states


@pytest.mark.parametrize("seq", [0, -1, 5, 10**17])
def test_there_is_no_past_before_the_first_event_nor_after_the_last(
    house: Context, seq: int
) -> None:
    do(house, publication("p1"))

    assert state_at(house, now(house), seq) is None


@pytest.mark.parametrize(
    ("command", "condition"),
    [
        (Hide(post="p1"), Condition.HIDDEN),
        (Withdraw(post="p1", reason="Faux"), Condition.WITHDRAWN),
        (Erase(post="p1"), Condition.ERASED),
    ],
)
def test_what_is_gone_today_is_gone_from_the_past(
    house: Context, command: Command, condition: Condition
) -> None:
    do(
        house,
        publication("p1", f"{NAME} est blessée."),
        Correct(post="p1", content=content(f"{NAME} est indemne."), note=f"{NAME} va bien"),
        publication("p2"),
        command,
    )

    for seq in (4, 5, 6, 7):
        live = past(house, seq)
        assert not says(live, NAME)
        assert live.posts["p1"].condition is condition
        assert live.posts["p1"].content == Content()
    assert past(house, 6).posts["p2"].content == content("Le vent tourne.")


@pytest.mark.parametrize(
    "command",
    [Hide(post="p2"), Withdraw(post="p2", reason="Faux"), Erase(post="p2")],
)
def test_a_reply_that_is_gone_today_was_never_shown_with_its_post(
    house: Context, command: Command
) -> None:
    reply = Publish(post="p2", content=content(NAME), reply_to="p1")
    do(house, publication("p1"), reply, replace(reply, post="p3"), command)

    assert [[one.post for one in past(house, seq).posts["p1"].replies] for seq in (5, 6, 7)] == [
        [],
        ["p3"],
        ["p3"],
    ]


def test_the_reason_stands_in_the_past_in_place_of_the_words(house: Context) -> None:
    do(house, publication("p1", NAME), Withdraw(post="p1", reason="La source s’est rétractée"))

    post = past(house, 4).posts["p1"]
    assert (post.withdrawn_reason, post.withdrawn_at) == ("La source s’est rétractée", START)


def test_words_kept_on_purpose_stay_in_the_past(house: Context) -> None:
    do(house, publication("p1", NAME), Withdraw(post="p1", reason="Faux", words_kept=True))

    assert past(house, 4).posts["p1"].content == content(NAME)
    assert past(house, 4).posts["p1"].condition is Condition.VISIBLE


def test_words_kept_and_erased_later_are_gone(house: Context) -> None:
    withdrawn = Withdraw(post="p1", reason="Faux", words_kept=True)
    do(house, publication("p1", NAME), withdrawn, Erase(post="p1"))

    assert not any(says(past(house, seq), NAME) for seq in (4, 5, 6))


def test_a_post_that_came_back_is_back_in_its_past(house: Context) -> None:
    do(house, publication("p1", NAME), Hide(post="p1"), Show(post="p1"))

    assert [past(house, seq).posts["p1"].condition for seq in (4, 5, 6)] == [
        Condition.VISIBLE,
        Condition.HIDDEN,
        Condition.VISIBLE,
    ]


def test_erased_facts_and_descriptions_are_gone_from_the_past(house: Context) -> None:
    do(
        house,
        describe(f"{NAME} disparue"),
        AddFact(fact="f1", content=FactContent(paragraphs=(paragraph(f"{NAME} a 40 ans."),))),
        describe("Retrouvée"),
        EraseFact(fact="f1"),
        EraseDescriptions(),
    )

    assert not any(says(past(house, seq), NAME) for seq in range(1, 9))


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def test_the_seq_at_a_time_is_that_of_the_last_event_until_then(house: Context) -> None:
    steps = [Step(command=publication(f"p{n}"), at=at(n * 10)) for n in (1, 2, 2.5)]
    perform_steps(house, LIVE, steps)

    def seq(minutes: float) -> int | None:
        return seq_at(house, now(house), at(minutes))

    assert [seq(m) for m in (0, 9.99, 10, 15, 20, 24, 25, 10_000)] == [3, 3, 4, 4, 5, 5, 6, 6]
    assert seq(-0.01) is None


def test_events_without_a_time_go_with_the_one_before(tmp_path: Path) -> None:
    house = house_on(MemoryLog(), tmp_path)
    timed = [None, None, 10, None, 20, None]
    steps = [
        *opening(at=None),
        *(
            Step(command=publication(f"p{n}"), at=None if m is None else at(m))
            for n, m in enumerate(timed)
        ),
    ]
    perform_steps(house, LIVE, steps, slug=SLUG)

    assert [seq_at(house, now(house), at(m)) for m in (5, 10, 19, 20, 99)] == [None, 7, 7, 9, 9]


def test_a_live_without_times_has_no_time_to_ask_for(empty: Context) -> None:
    perform_steps(empty, LIVE, [*opening(at=None), Step(command=publication("p1"))], slug=SLUG)

    assert seq_at(empty, now(empty), at(10_000)) is None
    assert past(empty, 4) == state(empty)
