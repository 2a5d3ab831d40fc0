"""Verification: a log that is whole says so, any other is named at its first fault."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from filrouge.domain.commands import Erase
from filrouge.domain.errors import Broken
from filrouge.domain.record import Record
from filrouge.domain.snapshot import freeze, thaw
from filrouge.log.memory import MemoryLog
from filrouge.service import load
from filrouge.service.context import Context
from filrouge.service.load import States
from filrouge.service.verify import Verified, verify_live
from tests.service.house import LIVE, SLUG, do, house_on, open_live, publication


class TamperedLog(MemoryLog):
    """Gives one record otherwise than it was written, or leaves it out."""

    tampered: tuple[int, Record | None] | None = None

    def read(self, live: str, *, after: int = 0, until: int | None = None) -> list[Record]:
        records = super().read(live, after=after, until=until)
        if self.tampered is None:
            return records
        seq, other = self.tampered
        return [
            kept
            for record in records
            if (kept := other if record.seq == seq else record) is not None
        ]


@pytest.fixture
def log() -> TamperedLog:
    return TamperedLog()


@pytest.fixture
def house(log: TamperedLog, tmp_path: Path) -> Context:
    house = house_on(log, tmp_path)
    open_live(house)
    do(house, publication("p1"), publication("p2"), Erase(post="p1"))
    return house


def verified(house: Context) -> Verified:
    head = house.log.head(LIVE)
    assert head is not None
    return verify_live(house, head)


def test_a_whole_log_is_whole(house: Context) -> None:
    head = house.log.head(LIVE)
    assert head is not None

    assert verified(house) == Verified(slug=SLUG, events=6, erased=1, hash=head.end.hash.hex())


@pytest.mark.parametrize(
    ("seq", "changes", "sentence"),
    [
        (5, {"body": b"{}"}, "event 5: its words are not those that were committed"),
        (5, {"salt": bytes(32)}, "event 5: its words are not those that were committed"),
        (5, {"body": None}, "event 5: half erased: words and salt go together"),
        (4, {"salt": bytes(32)}, "event 4: half erased: words and salt go together"),
        (5, {"hash": bytes(32)}, "event 5: its hash does not follow from what stands before it"),
        (
            6,
            {"commitment": bytes(32)},
            "event 6: its hash does not follow from what stands before it",
        ),
    ],
)
def test_the_first_fault_is_named(
    house: Context, log: TamperedLog, seq: int, changes: dict[str, object], sentence: str
) -> None:
    log.tampered = seq, replace(house.log.read(LIVE)[seq - 1], **changes)

    with pytest.raises(Broken) as broken:
        verified(house)
    assert str(broken.value) == sentence


def test_a_missing_event_is_named(house: Context, log: TamperedLog) -> None:
    log.tampered = 3, None

    with pytest.raises(Broken) as broken:
        verified(house)
    assert broken.value.seq == 3


def test_a_missing_end_is_noticed(house: Context, log: TamperedLog) -> None:
    log.tampered = 6, None

    with pytest.raises(Broken) as broken:
        verified(house)
    assert str(broken.value) == "event 5: the log does not end where the store says"


def test_a_kept_state_that_does_not_follow_from_the_events_is_named(
    house: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "SNAPSHOT_EVERY", 5)
    States(house.log).load(LIVE)
    data, head = house.log.snapshot(LIVE), house.log.head(LIVE)
    assert data is not None
    assert head is not None
    snapshot = thaw(data)
    assert snapshot is not None
    do(house, publication("p3"))
    assert verified(house).events == 7

    # when somebody writes other words into it
    post = replace(snapshot.live.posts["p2"], content=publication("p2", "Faux.").content)
    forged = replace(snapshot.live, posts=snapshot.live.posts.set("p2", post))
    house.log.keep_snapshot(LIVE, freeze(forged, snapshot.end), epoch=head.epoch)

    with pytest.raises(Broken) as broken:
        verified(house)
    assert str(broken.value) == ("event 6: the state that was kept does not follow from the events")
