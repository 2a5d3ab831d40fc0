"""Commands are carried out once, whole, and on top of whatever came first."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace

from filrouge.domain.chain import verify
from filrouge.domain.commands import (
    Command,
    Correct,
    Describe,
    End,
    Mark,
    Open,
    Publish,
    Step,
    Withdraw,
)
from filrouge.domain.content import Description
from filrouge.domain.errors import Conflict, Refused
from filrouge.log.memory import MemoryLog
from filrouge.log.port import Appended, KeyReused, SlugTaken
from filrouge.log.sqlite import SqliteLog
from filrouge.service.context import Context
from filrouge.service.perform import TRIES, Busy, already_done, perform, perform_steps
from tests.service.house import (
    LIVE,
    SLUG,
    START,
    Clock,
    OutrunLog,
    content,
    do,
    house_on,
    open_live,
    opening,
    publication,
    state,
    types,
)


@pytest.fixture
def outrun(tmp_path: Path) -> tuple[Context, OutrunLog]:
    log = OutrunLog()
    house = house_on(log, tmp_path)
    open_live(house)
    log.appends = 0
    return house, log


def beside(house: Context, tmp_path: Path) -> Context:
    """Another process's view of the same log."""
    return house_on(house.log, tmp_path)


# ---- one command --------------------------------------------------------------------------------


def test_a_command_becomes_events_at_the_present_time(house: Context, clock: Clock) -> None:
    clock.advance(minutes=3)

    appended = perform(house, LIVE, publication("p1"))

    assert appended == Appended(live=LIVE, first_seq=4, last_seq=4)
    (record,) = house.log.read(LIVE, after=3)
    assert (
        record.envelope.occurred_at == record.envelope.recorded_at == START + timedelta(minutes=3)
    )
    assert state(house).posts["p1"].content == content("Le vent tourne.")


def test_what_is_so_already_writes_nothing(house: Context) -> None:
    do(house, publication("p1"), Mark(post="p1"))

    assert do(house, Mark(post="p1")) == Appended(live=LIVE, first_seq=6, last_seq=5)
    assert len(types(house)) == 5


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (Correct(post="none", content=content("x")), "no_such_post"),
        (Publish(post="p2", content=content("a\x00b")), "forbidden_character"),
        (Publish(post="p2", content=content("a\ud800b")), "forbidden_character"),
        (Publish(post="p2", content=content("x" * 100_001)), "too_long"),
        (Withdraw(post="p1", reason=" "), "no_reason"),
        (Open(language="fr", time_zone="Europe/Paris"), "already_open"),
    ],
)
def test_a_refusal_writes_nothing(house: Context, command: Command, code: str) -> None:
    do(house, publication("p1"))
    before = house.log.head(LIVE)

    with pytest.raises(Refused) as refused:
        perform(house, LIVE, command)
    assert refused.value.code == code
    assert house.log.head(LIVE) == before


def test_a_live_that_is_not_there_is_refused(house: Context) -> None:
    with pytest.raises(Refused) as refused:
        perform(house, "l9", publication("p1"))
    assert refused.value.code == "no_such_live"
    assert house.log.head("l9") is None


def test_a_clock_that_is_set_back_writes_no_past(house: Context, clock: Clock) -> None:
    clock.advance(hours=1)
    do(house, publication("p1"))
    clock.advance(hours=-3)

    do(house, publication("p2"))

    first, second = house.log.read(LIVE, after=3)
    assert second.envelope.occurred_at == first.envelope.occurred_at == START + timedelta(hours=1)
    assert second.envelope.recorded_at == START - timedelta(hours=2)


def test_whoever_waits_for_news_is_woken_after_it_is_durable(tmp_path: Path, clock: Clock) -> None:
    seen: list[int] = []
    house = house_on(MemoryLog(), tmp_path, clock=clock)
    house.appended = lambda: seen.append(len(house.log.read(LIVE)))

    open_live(house)
    do(house, publication("p1"))
    with pytest.raises(Refused):
        do(house, publication("p1"))

    assert seen == [3, 4]


# ---- others write first -------------------------------------------------------------------------


def test_another_post_that_came_first_is_no_obstacle(
    outrun: tuple[Context, OutrunLog], tmp_path: Path
) -> None:
    house, log = outrun
    theirs = beside(house, tmp_path)
    log.others = [partial(do, theirs, publication(f"t{n}")) for n in range(3)]

    appended = perform(house, LIVE, publication("mine"))

    assert appended == Appended(live=LIVE, first_seq=7, last_seq=7)
    assert log.appends == 4
    assert set(state(house).posts) == {"t0", "t1", "t2", "mine"}
    assert verify(house.log.read(LIVE)).seq == 7


def test_it_is_decided_again_on_what_came_first(
    outrun: tuple[Context, OutrunLog], tmp_path: Path
) -> None:
    house, log = outrun
    theirs = beside(house, tmp_path)
    do(house, publication("p1"))
    log.others = [lambda: do(theirs, Correct(post="p1", content=content("Neuf blessés.")))]

    with pytest.raises(Conflict) as conflict:
        perform(house, LIVE, Correct(post="p1", content=content("Douze."), expected=1))

    assert (conflict.value.subject, conflict.value.expected, conflict.value.actual) == ("p1", 1, 2)
    assert state(house).posts["p1"].content == content("Neuf blessés.")


def test_who_is_always_outrun_is_told_in_the_end(
    outrun: tuple[Context, OutrunLog], tmp_path: Path
) -> None:
    house, log = outrun
    theirs = beside(house, tmp_path)
    log.others = [partial(do, theirs, publication(f"t{n}")) for n in range(TRIES)]

    with pytest.raises(Busy):
        perform(house, LIVE, publication("mine"), key="k")

    assert log.appends == TRIES
    assert "mine" not in state(house).posts
    # and may ask again
    assert perform(house, LIVE, publication("mine"), key="k").repeated is False


def test_eight_desks_publish_at_once_in_one_process(tmp_path: Path) -> None:
    with closing(SqliteLog(tmp_path / "log.db")) as log:
        house = house_on(log, tmp_path)
        open_live(house)

        def write(desk: int) -> None:
            for number in range(12):
                do(house, publication(f"d{desk}-{number}"))

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(write, range(8)))

        assert verify(log.read(LIVE)).seq == 3 + 8 * 12
        assert set(state(house).posts) == {f"d{d}-{n}" for d in range(8) for n in range(12)}


# ---- keys ---------------------------------------------------------------------------------------


def test_a_key_makes_a_repeated_request_harmless(house: Context) -> None:
    first = perform(house, LIVE, publication("p1"), key="k")
    do(house, publication("p2"))

    again = perform(house, LIVE, publication("p1"), key="k")

    assert again == replace(first, repeated=True)
    assert len(types(house)) == 5


def test_a_key_is_not_for_another_request_nor_another_live(house: Context) -> None:
    open_live(house, "l2", slug="deux")
    perform(house, LIVE, publication("p1"), key="k")
    before = house.log.heads()

    for live, command in ((LIVE, publication("p2")), ("l2", publication("p1"))):
        with pytest.raises(KeyReused):
            perform(house, live, command, key="k")
    assert house.log.heads() == before


def test_a_key_remembers_that_nothing_was_to_be_done(house: Context) -> None:
    do(house, publication("p1"), Mark(post="p1"))

    nothing = perform(house, LIVE, Mark(post="p1"), key="k")
    do(house, publication("p2"))

    assert (nothing.first_seq, nothing.last_seq) == (6, 5)
    assert perform(house, LIVE, Mark(post="p1"), key="k") == replace(nothing, repeated=True)


def test_a_refused_request_does_not_use_up_its_key(house: Context) -> None:
    with pytest.raises(Refused):
        perform(house, LIVE, Mark(post="p1"), key="k")
    do(house, publication("p1"))

    assert perform(house, LIVE, Mark(post="p1"), key="k").repeated is False


def test_it_can_be_asked_whether_steps_were_done(house: Context) -> None:
    steps = [Step(command=publication("p1"))]

    assert not already_done(house, LIVE, steps, key="k")
    perform_steps(house, LIVE, steps, key="k")
    assert already_done(house, LIVE, steps, key="k")


# ---- steps of a source --------------------------------------------------------------------------


def test_steps_happen_at_the_times_of_their_source(empty: Context) -> None:
    steps = [
        *opening(at=None),
        Step(command=publication("p1"), at=START - timedelta(days=400)),
        Step(command=publication("p2")),
    ]

    appended = perform_steps(empty, LIVE, steps, slug=SLUG)

    assert appended == Appended(live=LIVE, first_seq=1, last_seq=5)
    times = [record.envelope.occurred_at for record in empty.log.read(LIVE)]
    assert times == [None, None, None, START - timedelta(days=400), None]
    assert {record.envelope.recorded_at for record in empty.log.read(LIVE)} == {START}


def test_a_step_refused_at_the_end_leaves_nothing_of_the_others(empty: Context) -> None:
    steps = [*opening(), Step(command=publication("p1")), Step(command=Mark(post="none"))]

    with pytest.raises(Refused):
        perform_steps(empty, LIVE, steps, slug=SLUG, key="k")

    assert empty.log.heads() == []
    assert perform_steps(empty, LIVE, steps[:-1], slug=SLUG, key="k").repeated is False


def test_steps_on_a_live_are_all_or_none_too(house: Context) -> None:
    do(house, publication("p1"))
    before, posts = house.log.head(LIVE), state(house).posts

    with pytest.raises(Refused):
        perform_steps(
            house, LIVE, [Step(command=publication("p2")), Step(command=publication("p1"))]
        )

    assert house.log.head(LIVE) == before
    assert state(house).posts == posts


def test_times_of_a_source_that_go_back_are_refused(empty: Context) -> None:
    late = Step(command=publication("p1"), at=START + timedelta(hours=1))
    early = Step(command=publication("p2"), at=START)

    with pytest.raises(Refused) as refused:
        perform_steps(empty, LIVE, [*opening(), late, early], slug=SLUG)
    assert refused.value.code == "time_went_back"
    assert empty.log.heads() == []


def test_a_live_is_opened_once_and_its_slug_is_its_own(house: Context) -> None:
    with pytest.raises(Refused) as refused:
        perform_steps(house, LIVE, opening(), slug="autre")
    assert refused.value.code == "already_open"
    with pytest.raises(SlugTaken):
        perform_steps(house, "l2", opening(), slug=SLUG)
    assert [head.live for head in house.log.heads()] == [LIVE]


def test_every_event_has_a_salt_of_its_own(house: Context) -> None:
    do(house, publication("p1"), publication("p2"))

    salts = [record.salt for record in house.log.read(LIVE)]
    assert len(set(salts)) == 5
    assert all(salt is not None and len(salt) == 32 for salt in salts)


def test_the_summary_follows(house: Context) -> None:
    description = Description(headline="Tempête : neuf blessés")
    do(house, publication("p1"), Describe(description=description), End())

    head = house.log.head(LIVE)
    assert head is not None
    assert head.summary is not None
    assert (head.summary.slug, head.summary.seq, head.summary.posts) == (SLUG, 6, 1)
    assert (head.summary.headline, head.summary.status) == ("Tempête : neuf blessés", "ended")
