"""The log in a SQLite file: the contract, and what only a file can do wrong."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from filrouge.domain.chain import verify
from filrouge.domain.errors import Broken
from filrouge.log.port import Key, Log, Moved, StoreError
from filrouge.log.sqlite import SqliteLog
from filrouge.log.sqlite.schema import APPLICATION_ID, SCHEMA_VERSION
from tests.log.contract import LogContract
from tests.log.writing import (
    append_of,
    erase,
    open_live,
    publish,
    published,
    salt_of,
    summary_of,
)

SECRET = "Jeanne Dupont-Larive, 12 rue des Lilas"
"""Words that a court has ordered to be destroyed; in ASCII, so that bytes can be searched."""


class TestSqliteLog(LogContract):
    @pytest.fixture
    def log(self, tmp_path: Path) -> Iterator[Log]:
        log = SqliteLog(tmp_path / "log.db")
        yield log
        log.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "log.db"


@pytest.fixture
def log(path: Path) -> Iterator[SqliteLog]:
    with closing(SqliteLog(path)) as log:
        yield log


@pytest.fixture
def beside(path: Path, log: SqliteLog) -> Iterator[SqliteLog]:
    """The same file, as another process has it open."""
    with closing(SqliteLog(path)) as beside:
        yield beside


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def bytes_of(folder: Path) -> bytes:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return b"\0\0".join(path.read_bytes() for path in files)


# ---- one file, several processes ------------------------------------------------------------------


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


# ---- durability -----------------------------------------------------------------------------------


def test_a_commit_is_on_the_disk_before_it_is_acknowledged(log: SqliteLog, path: Path) -> None:
    # sqlite.org/pragma.html#pragma_synchronous: 2 is FULL
    writer = log._writer

    assert writer.execute("PRAGMA synchronous").fetchone() == (2,)
    assert writer.execute("PRAGMA secure_delete").fetchone() == (1,)
    assert writer.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert pragma(path, "application_id") == APPLICATION_ID
    assert pragma(path, "user_version") == SCHEMA_VERSION


# ---- files that are no log ------------------------------------------------------------------------


def refusal_of(path: Path) -> str:
    with pytest.raises(StoreError) as refused:
        SqliteLog(path)
    sentence = str(refused.value)
    assert "\n" not in sentence
    return sentence


def test_a_database_of_another_program_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()

    assert refusal_of(path) == f"{path} is a database of another program"
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["log.db"]


def test_a_database_with_a_version_of_another_program_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.execute("PRAGMA user_version = 1")
    before = path.read_bytes()

    assert refusal_of(path) == f"{path} is not a log of Filrouge"
    assert path.read_bytes() == before


def test_a_text_file_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    path.write_text("Chers lecteurs, bonjour. " * 100)

    assert refusal_of(path) == f"{path} cannot be opened: file is not a database"
    assert path.read_text() == "Chers lecteurs, bonjour. " * 100


def test_a_log_of_a_newer_version_is_refused_and_left_as_it_was(path: Path) -> None:
    SqliteLog(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = path.read_bytes()

    assert refusal_of(path) == f"{path} was written by a newer Filrouge (schema 2)"
    assert path.read_bytes() == before


def test_a_log_cut_short_is_refused(path: Path) -> None:
    with closing(SqliteLog(path)) as log:
        open_live(log)
        publish(log, "l1", *(f"p{n}" for n in range(100)))
    path.write_bytes(path.read_bytes()[:5000])

    with pytest.raises(StoreError, match=r"^\S+log\.db[: ]"), closing(SqliteLog(path)) as log:
        log.read("l1")


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    path.mkdir()

    assert refusal_of(path) == f"{path} cannot be opened: unable to open database file"


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")

    assert refusal_of(tmp_path / "data" / "log.db") == (
        f"{tmp_path / 'data'} cannot be made: File exists"
    )


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "log.db"
    SqliteLog(path).close()

    assert path.is_file()


@contextmanager
def read_only() -> Iterator[Path]:
    """Give a folder in which the test's own process may not write, be it root's or not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)


def test_a_folder_that_may_not_be_written_to_is_refused() -> None:
    with read_only() as folder:
        assert refusal_of(folder / "log.db") == (
            f"{folder / 'log.db'} cannot be opened: unable to open database file"
        )
        assert refusal_of(folder / "data" / "log.db") == (
            f"{folder / 'data'} cannot be made: Permission denied"
        )


def test_rows_that_a_hand_has_changed_are_named(log: SqliteLog, path: Path) -> None:
    open_live(log)
    publish(log, "l1", "p1")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE events SET envelope = 'rien' WHERE seq = 2")

    with pytest.raises(Broken) as broken:
        log.read("l1")
    assert str(broken.value) == "event 2: its envelope cannot be read"


def test_a_changed_body_breaks_the_chain_even_where_text_stands_for_bytes(
    log: SqliteLog, path: Path
) -> None:
    open_live(log)
    publish(log, "l1", "p1")
    with closing(sqlite3.connect(path)) as connection, connection:
        # replace() gives text where there were bytes
        connection.execute("UPDATE events SET body = replace(body, 'vent', 'van') WHERE seq = 2")

    with pytest.raises(Broken) as broken:
        verify(log.read("l1"))
    assert str(broken.value) == "event 2: its words are not those that were committed"


def test_a_summary_of_another_version_is_made_anew(log: SqliteLog, path: Path) -> None:
    open_live(log)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE lives SET summary = '{\"of\": 2019}'")

    head = log.head("l1")
    assert head is not None
    assert head.summary is None


# ---- erased words are nowhere ---------------------------------------------------------------------


def keep_secret(log: SqliteLog) -> None:
    """Publish the words among others, corrected once, in a summary and a snapshot."""
    open_live(log, epoch_floor=50)
    publish(log, "l1", *(f"p{n}" for n in range(30)))
    append = append_of(
        log, "l1", published("secret", SECRET), key=Key(key="k", digest=salt_of("digest", 1))
    )
    log.append(append)
    log.keep_snapshot("l1", SECRET.encode() * 100, epoch=50)
    publish(log, "l1", *(f"q{n}" for n in range(30)))


def test_after_an_erasure_no_file_holds_words_salt_or_digest(log: SqliteLog, path: Path) -> None:
    keep_secret(log)
    needles = (SECRET.encode(), salt_of("l1", 32), salt_of("digest", 1))
    assert all(needle in bytes_of(path.parent) for needle in needles)

    erase(log, "l1", "secret", 32)

    assert not any(needle in bytes_of(path.parent) for needle in needles)
    assert verify(log.read("l1")).seq == 63


def test_words_that_filled_many_pages_are_gone_too(log: SqliteLog, path: Path) -> None:
    open_live(log)
    log.append(append_of(log, "l1", published("p1", f"{SECRET} " * 2000)))

    erase(log, "l1", "p1", 2)

    assert SECRET.encode() not in bytes_of(path.parent)


def test_words_are_gone_beside_another_process_that_has_read_them(
    log: SqliteLog, beside: SqliteLog, path: Path
) -> None:
    keep_secret(log)
    assert beside.mentions(SECRET)

    erase(log, "l1", "secret", 32)

    assert SECRET.encode() not in bytes_of(path.parent)
    assert not beside.mentions(SECRET)


def test_words_in_the_reach_of_a_long_reader_go_with_the_next_write(
    log: SqliteLog, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given somebody who reads for longer than one waits (a backup, say)
    monkeypatch.setattr("filrouge.log.sqlite.schema.BUSY_TIMEOUT_S", 0.05)
    keep_secret(log)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM events").fetchone()
        erase(log, "l1", "secret", 32)
        assert SECRET.encode() in bytes_of(path.parent)

    # when it has done, and anything is written
    publish(log, "l1", "next")

    assert SECRET.encode() not in bytes_of(path.parent)


def test_a_new_start_ends_an_erasure_that_a_kill_has_cut_off(
    log: SqliteLog, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a process that was killed right after the erasure's commit: its files as they stood
    keep_secret(log)
    monkeypatch.setattr(SqliteLog, "_forget", lambda self, *, wait: None)
    erase(log, "l1", "secret", 32)
    left = tmp_path / "left"
    left.mkdir()
    for name in ("log.db", "log.db-wal"):
        (left / name).write_bytes((path.parent / name).read_bytes())
    assert SECRET.encode() in bytes_of(left)
    monkeypatch.undo()

    # when the next one starts, and stays open
    with closing(SqliteLog(left / "log.db")) as again:
        assert SECRET.encode() not in bytes_of(left)
        assert verify(again.read("l1")).seq == 63


# ---- copy and restore -----------------------------------------------------------------------------


def test_a_copy_is_one_whole_file(log: SqliteLog, tmp_path: Path) -> None:
    open_live(log)
    publish(log, "l1", "p1")
    folder = tmp_path / "copies"
    folder.mkdir()

    log.copy_to(folder / "copy.db")

    assert os.listdir(folder) == ["copy.db"]
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
