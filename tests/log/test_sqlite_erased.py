"""Erased words are nowhere: not in the file, not beside it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from filrouge.domain.chain import verify
from filrouge.log.port import Key
from filrouge.log.sqlite import SqliteLog
from tests.log.writing import (
    append_of,
    erase,
    open_live,
    publish,
    published,
    salt_of,
)

SECRET = "Jeanne Dupont-Larive, 12 rue des Lilas"
"""Words that a court has ordered to be destroyed; in ASCII, so that bytes can be searched."""


def bytes_of(folder: Path) -> bytes:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return b"\0\0".join(path.read_bytes() for path in files)


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


def test_after_a_deletion_no_file_holds_words_salt_or_digest(log: SqliteLog, path: Path) -> None:
    keep_secret(log)

    log.delete("l1", verify(log.read("l1")))

    needles = (SECRET.encode(), salt_of("l1", 32), salt_of("digest", 1), salt_of("l1", 1))
    assert not any(needle in bytes_of(path.parent) for needle in needles)


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
