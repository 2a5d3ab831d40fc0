"""Several commands at once: all of them, or none."""

from pathlib import Path

import pytest

from filrouge.domain.commands import Command, Correct, End, Pin, Unpin
from filrouge.domain.errors import Conflict, Refused
from filrouge.log.port import Appended, KeyReused
from filrouge.log.sqlite import SqliteLog
from filrouge.service.context import Context
from filrouge.service.perform import perform, perform_all
from tests.service.house import (
    LIVE,
    Clock,
    OutrunLog,
    content,
    do,
    house_on,
    open_live,
    publication,
    state,
    types,
)

CLOSING: list[Command] = [publication("p1", "C’est fini."), Pin(post="p1"), End()]


def test_commands_are_carried_out_one_on_top_of_the_other(house: Context, clock: Clock) -> None:
    clock.advance(minutes=7)

    appended = perform_all(house, LIVE, CLOSING)

    assert appended == Appended(live=LIVE, first_seq=4, last_seq=6)
    assert types(house)[3:] == ["post.published", "post.pinned", "live.ended"]
    assert {r.envelope.occurred_at for r in house.log.read(LIVE, after=3)} == {clock.now}
    assert (state(house).pinned, state(house).status) == ("p1", "ended")


@pytest.mark.parametrize(
    ("last", "raised"),
    [
        (Pin(post="none"), Refused),
        (Correct(post="p1", content=content("Non."), expected=9), Conflict),
    ],
)
def test_where_one_is_refused_none_is_carried_out(
    house: Context, last: Command, raised: type[Exception]
) -> None:
    before = house.log.heads()

    with pytest.raises(raised):
        perform_all(house, LIVE, [*CLOSING, last])

    assert house.log.heads() == before
    assert not state(house).posts


def test_what_is_so_already_is_passed_over(house: Context) -> None:
    do(house, publication("p1"))

    assert perform_all(house, LIVE, [Unpin(post="p1"), Pin(post="p1"), Pin(post="p1")]) == (
        Appended(live=LIVE, first_seq=5, last_seq=5)
    )
    assert perform_all(house, LIVE, []) == Appended(live=LIVE, first_seq=6, last_seq=5)


def test_a_repeated_key_carries_nothing_out_again(house: Context) -> None:
    first = perform_all(house, LIVE, CLOSING, key="k")

    again = perform_all(house, LIVE, CLOSING, key="k")

    assert (again.repeated, again.first_seq, again.last_seq) == (True, 4, first.last_seq)
    assert len(types(house)) == 6
    with pytest.raises(KeyReused):
        perform_all(house, LIVE, CLOSING[:1], key="k")


def test_one_command_is_known_under_its_key_whichever_way_it_comes(house: Context) -> None:
    perform(house, LIVE, CLOSING[0], key="k")

    assert perform_all(house, LIVE, CLOSING[:1], key="k").repeated


def test_where_another_writes_first_all_are_decided_again(tmp_path: Path) -> None:
    log = OutrunLog()
    house = house_on(log, tmp_path)
    open_live(house)
    log.others.append(lambda: do(house_on(log, tmp_path), publication("theirs")))

    assert perform_all(house, LIVE, CLOSING) == Appended(live=LIVE, first_seq=5, last_seq=7)
    assert list(types(house)[3:5]) == ["post.published", "post.published"]
    assert set(state(house).posts) == {"theirs", "p1"}


def test_a_request_that_another_process_answered_first_leaves_no_false_state(
    tmp_path: Path,
) -> None:
    # Given the same request, twice at the same moment, in two processes
    log = OutrunLog()
    house, beside = house_on(log, tmp_path), house_on(log, tmp_path)
    open_live(house)
    log.others.append(lambda: perform_all(beside, LIVE, CLOSING, key="k"))

    assert perform_all(house, LIVE, CLOSING, key="k").repeated

    # Then this process goes on from what the other has written.
    loaded = house.states.load(LIVE)
    head = log.head(LIVE)
    assert loaded is not None
    assert head is not None
    assert loaded.end == head.end


def test_on_disk_it_is_one_transaction(tmp_path: Path) -> None:
    log = SqliteLog(tmp_path / "log.db")
    house = house_on(log, tmp_path)
    open_live(house)
    before = log.heads()[0].change

    perform_all(house, LIVE, CLOSING)

    assert log.heads()[0].change == before + 1
    log.close()
