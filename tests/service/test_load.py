"""States: folded once, kept, and never believed against the log."""

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from filrouge.domain.chain import Sealed
from filrouge.domain.commands import Correct, Erase, Mark
from filrouge.domain.content import Content
from filrouge.domain.fold import FOLD_VERSION, replay
from filrouge.domain.record import Record, entry
from filrouge.domain.snapshot import Snapshot, freeze, thaw
from filrouge.log.memory import MemoryLog
from filrouge.log.port import StoreError
from filrouge.service import load
from filrouge.service.context import Context
from filrouge.service.load import Loaded, States
from tests.service.house import LIVE, SLUG, content, do, house_on, open_live, publication, state


class CountingLog(MemoryLog):
    """Notes from where on it was read."""

    def __init__(self) -> None:
        super().__init__()
        self.reads: list[int] = []

    def read(self, live: str, *, after: int = 0, until: int | None = None) -> list[Record]:
        self.reads.append(after)
        return super().read(live, after=after, until=until)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Snapshots are kept when five events had to be folded."""
    monkeypatch.setattr(load, "SNAPSHOT_EVERY", 5)


@pytest.fixture
def house(tmp_path: Path) -> Context:
    house = house_on(CountingLog(), tmp_path)
    open_live(house)
    return house


def log_of(house: Context) -> CountingLog:
    assert isinstance(house.log, CountingLog)
    return house.log


def folded(house: Context) -> Loaded:
    """What a fold of every event gives."""
    head = house.log.head(LIVE)
    assert head is not None
    live = replay(map(entry, house.log.read(LIVE)), live_id=LIVE)
    return Loaded(live=live, end=head.end, epoch=head.epoch)


def fresh(house: Context) -> Loaded | None:
    """What a process that has just started loads."""
    log_of(house).reads.clear()
    return States(house.log).load(LIVE)


def test_a_live_is_found_by_id_and_by_slug(house: Context) -> None:
    assert house.states.load(LIVE) == house.states.find(SLUG) == folded(house)
    assert house.states.load("l9") is None
    assert house.states.find("autre") is None


def test_a_state_that_is_known_is_not_folded_again(house: Context) -> None:
    states = States(house.log)
    states.load(LIVE)
    log_of(house).reads.clear()

    states.load(LIVE)
    assert log_of(house).reads == []
    do(house, publication("p1"))
    log_of(house).reads.clear()
    loaded = states.load(LIVE)
    assert log_of(house).reads == [3]
    assert loaded == folded(house)


def test_a_snapshot_and_the_tail_give_what_the_whole_log_gives(house: Context) -> None:
    do(house, publication("p1"), publication("p2"))
    fresh(house)
    do(house, publication("p3"), Correct(post="p1", content=content("Corrigé."), note="Neuf"))

    loaded = fresh(house)

    assert log_of(house).reads == [4, 5]  # the event it stands at, then what came after it
    assert loaded == folded(house)


def kept(house: Context) -> Snapshot:
    """Keep a snapshot of the whole live, and give it."""
    do(house, publication("p1"), publication("p2"))
    fresh(house)
    data = house.log.snapshot(LIVE)
    assert data is not None
    snapshot = thaw(data)
    assert snapshot == Snapshot(
        fold_version=FOLD_VERSION, end=folded(house).end, live=folded(house).live
    )
    return snapshot


def put(house: Context, data: bytes) -> None:
    house.log.keep_snapshot(LIVE, data, epoch=folded(house).epoch)


def test_a_snapshot_of_another_fold_is_thrown_away(house: Context) -> None:
    snapshot = kept(house)
    forged = freeze(replace(snapshot.live, site="from another fold"), snapshot.end)
    known, other = (f'"fold_version":{version},' for version in (FOLD_VERSION, FOLD_VERSION + 1))
    put(house, forged.replace(known.encode(), other.encode(), 1))

    assert fresh(house) == folded(house)
    assert log_of(house).reads[0] == 0


@pytest.mark.parametrize("end", [Sealed(seq=5, hash=bytes(32)), Sealed(seq=6), Sealed(seq=0)])
def test_a_snapshot_of_another_history_is_thrown_away(house: Context, end: Sealed) -> None:
    snapshot = kept(house)
    put(house, freeze(replace(snapshot.live, site="another history"), end))

    assert fresh(house) == folded(house)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"{}", b'{"fold_version":"one"}', b"[" * 9999])
def test_a_snapshot_that_cannot_be_read_is_thrown_away(house: Context, data: bytes) -> None:
    kept(house)
    put(house, data)

    assert fresh(house) == folded(house)


def test_a_snapshot_that_lacks_a_field_is_thrown_away(house: Context) -> None:
    kept(house)
    put(house, msgspec.json.encode({"fold_version": FOLD_VERSION, "end": {"seq": 5}}))

    assert fresh(house) == folded(house)


def test_a_store_that_takes_no_snapshot_is_read_all_the_same(
    house: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(live: str, data: bytes, *, epoch: int) -> None:
        raise StoreError("{path}: disk full", path=live)

    do(house, publication("p1"), publication("p2"))
    monkeypatch.setattr(house.log, "keep_snapshot", refuse)

    assert fresh(house) == folded(house)


def test_after_an_erasure_everything_is_folded_anew(house: Context) -> None:
    do(house, publication("p1", "Un nom propre"), publication("p2"))
    states = States(house.log)
    before = states.load(LIVE)
    assert before is not None
    do(house, Erase(post="p1"))

    after = states.load(LIVE)

    assert after == folded(house)
    assert after is not None
    assert after.epoch > before.epoch
    assert after.live.posts["p1"].content == Content()
    assert b"propre" not in (house.log.snapshot(LIVE) or b"")


def test_a_state_kept_just_after_an_append_is_the_right_one(house: Context) -> None:
    do(house, publication("p1"), Mark(post="p1"))

    assert house.states.load(LIVE) == folded(house)


def test_only_the_lives_used_last_are_kept(house: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "KEPT_STATES", 2)
    for number in range(3):
        open_live(house, f"n{number}", slug=f"n{number}")
    states = States(house.log)
    for live in ("n0", "n1", "n0", "n2"):
        states.load(live)
    log_of(house).reads.clear()

    for live in ("n0", "n2"):
        states.load(live)
    assert log_of(house).reads == []
    states.load("n1")
    assert log_of(house).reads == [0]


def test_a_state_does_not_depend_on_who_loaded_it(house: Context) -> None:
    do(house, *(publication(f"p{n}") for n in range(30)))

    assert state(house) == folded(house).live
    assert fresh(house) == folded(house) == fresh(house)
