"""The log in a SQLite file: the contract, and what only a file can do wrong."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from filrouge.log.port import Key, Log, Moved, StoreError
from filrouge.log.sqlite import SqliteLog
from filrouge.log.sqlite.schema import APPLICATION_ID, SCHEMA_VERSION
from tests.log.contract import LogContract
from tests.log.writing import (
    append_of,
    open_live,
    publish,
    published,
    summary_of,
)

FULL = 2
"""sqlite.org/pragma.html#pragma_synchronous"""


class TestSqliteLog(LogContract):
    @pytest.fixture
    def log(self, tmp_path: Path) -> Iterator[Log]:
        log = SqliteLog(tmp_path / "log.db")
        yield log
        log.close()


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


# ---- one file, several processes ----------------------------------------------------------------


def test_each_sees_what_the_other_wrote(log: SqliteLog, beside: SqliteLog) -> None:
    open_live(log)
    publish(beside, "l1", "p1")
    publish(log, "l1", "p2")

    assert log.read("l1") == beside.read("l1")
    assert [record.envelope.subject for record in log.read("l1")] == ["", "p1", "p2"]
    assert log.heads() == beside.heads()


def test_each_refuses_what_the_other_outran(log: SqliteLog, beside: SqliteLog) -> None:
    open_live(log)
    mine = append_of(log, "l1", published("mine"))
    publish(beside, "l1", "theirs")

    with pytest.raises(Moved):
        log.append(mine)


def test_the_version_changes_with_every_write_of_whoever(log: SqliteLog, beside: SqliteLog) -> None:
    open_live(log)
    versions = [log.version(), log.version()]
    publish(beside, "l1", "p1")
    versions.append(log.version())
    publish(log, "l1", "p2")
    versions.append(log.version())

    assert versions[0] == versions[1]
    assert len(set(versions)) == 3
    assert log.version() == versions[-1]


def test_many_may_make_the_file_at_the_same_moment(path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        logs = list(pool.map(lambda _: SqliteLog(path), range(8)))
    try:
        assert len({log.generation() for log in logs}) == 1
        open_live(logs[0])
        assert {len(log.heads()) for log in logs} == {1}
    finally:
        for log in logs:
            log.close()


def test_what_was_written_is_there_after_a_new_start(path: Path) -> None:
    with closing(SqliteLog(path)) as first:
        open_live(first)
        publish(first, "l1", "p1")
        records, heads, generation = first.read("l1"), first.heads(), first.generation()

    with closing(SqliteLog(path)) as second:
        assert (second.read("l1"), second.heads()) == (records, heads)
        assert second.generation() == generation


# ---- durability ---------------------------------------------------------------------------------


def test_a_commit_is_on_the_disk_before_it_is_acknowledged(log: SqliteLog, path: Path) -> None:
    writer = log._writer

    assert writer.execute("PRAGMA synchronous").fetchone() == (FULL,)
    assert writer.execute("PRAGMA secure_delete").fetchone() == (1,)
    assert writer.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert pragma(path, "application_id") == APPLICATION_ID
    assert pragma(path, "user_version") == SCHEMA_VERSION


# ---- copy and restore ---------------------------------------------------------------------------


def test_a_copy_is_one_whole_file(log: SqliteLog, tmp_path: Path) -> None:
    open_live(log)
    publish(log, "l1", "p1")
    folder = tmp_path / "copies"
    folder.mkdir()

    log.copy_to(folder / "copy.db")

    assert [file.name for file in folder.iterdir()] == ["copy.db"]
    with closing(SqliteLog(folder / "copy.db")) as copy:
        assert copy.read("l1") == log.read("l1")
        assert copy.heads() == log.heads()


def test_a_copy_comes_back_under_a_new_epoch_and_generation(
    log: SqliteLog, beside: SqliteLog, tmp_path: Path
) -> None:
    open_live(log, "l1", slug="un", epoch_floor=50)
    kept = log.read("l1")
    log.copy_to(tmp_path / "copy.db")
    publish(log, "l1", "p1")
    open_live(log, "l2", slug="deux", epoch_floor=900)
    generation, change, version = log.generation(), log.heads()[-1].change, beside.version()

    log.replace_from(tmp_path / "copy.db", epoch_floor=60)

    for store in (log, beside):
        (head,) = store.heads()
        assert (head.live, head.end.seq) == ("l1", 1)
        assert head.epoch > 900
        assert head.change > change
        assert head.summary == summary_of("l1", 1, slug="un")
        assert store.read("l1") == kept
        assert store.read("l2") == []
        assert store.generation() != generation
    assert beside.version() != version


def test_the_epoch_of_a_copy_counts_too(log: SqliteLog, tmp_path: Path) -> None:
    with closing(SqliteLog(tmp_path / "other.db")) as other:
        open_live(other, "l9", slug="neuf", epoch_floor=5000)
        other.copy_to(tmp_path / "copy.db")
    open_live(log, epoch_floor=50)

    log.replace_from(tmp_path / "copy.db", epoch_floor=60)

    (head,) = log.heads()
    assert head.epoch > 5000


def test_the_floor_of_a_restore_counts_too(log: SqliteLog, tmp_path: Path) -> None:
    open_live(log, epoch_floor=50)
    log.copy_to(tmp_path / "copy.db")

    log.replace_from(tmp_path / "copy.db", epoch_floor=8000)

    (head,) = log.heads()
    assert head.epoch == 8000


def test_a_restore_keeps_idempotency_and_drops_snapshots(log: SqliteLog, tmp_path: Path) -> None:
    open_live(log, epoch_floor=50)
    key = Key(key="k", digest=b"d")
    publish(log, "l1", "p1", key=key)
    log.keep_snapshot("l1", b"state", epoch=50)
    log.copy_to(tmp_path / "copy.db")

    log.replace_from(tmp_path / "copy.db", epoch_floor=0)

    assert publish(log, "l1", "p1", key=key).repeated
    assert log.snapshot("l1") is None


def test_a_restore_brings_the_former_slugs_of_the_copy(log: SqliteLog, tmp_path: Path) -> None:
    open_live(log, slug="un")
    log.rename("l1", "deux")
    log.copy_to(tmp_path / "copy.db")
    log.rename("l1", "trois")

    log.replace_from(tmp_path / "copy.db", epoch_floor=0)

    (head,) = log.heads()
    assert (head.slug, head.former_slugs) == ("deux", ("un",))
    assert (log.find("un"), log.find("trois")) == (head, None)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(200)])
def test_what_is_no_copy_changes_nothing(log: SqliteLog, tmp_path: Path, content: bytes) -> None:
    open_live(log)
    before = log.heads(), log.generation()
    (tmp_path / "copy.db").write_bytes(content)

    with pytest.raises(StoreError, match=r"copy\.db is not a log of Filrouge"):
        log.replace_from(tmp_path / "copy.db", epoch_floor=0)
    assert (log.heads(), log.generation()) == before


def test_a_copy_of_other_columns_changes_nothing(log: SqliteLog, tmp_path: Path) -> None:
    open_live(log)
    log.copy_to(tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as connection:
        connection.execute("ALTER TABLE keys ADD COLUMN surprise TEXT")
    before = log.heads(), log.generation()

    with pytest.raises(StoreError):
        log.replace_from(tmp_path / "copy.db", epoch_floor=0)
    assert (log.heads(), log.generation()) == before
    publish(log, "l1", "p1")
