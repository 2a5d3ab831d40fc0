"""Files and rows that are no log of ours: refused in a sentence, and left as they were."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from filrouge.domain.chain import verify
from filrouge.domain.errors import Broken
from filrouge.log.port import StoreError
from filrouge.log.sqlite import SqliteLog
from filrouge.log.sqlite.schema import SCHEMA_VERSION
from tests.log.writing import (
    open_live,
    publish,
)


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
    assert [file.name for file in tmp_path.iterdir()] == ["log.db"]


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

    assert (
        refusal_of(path) == f"{path} was written by a newer Filrouge (schema {SCHEMA_VERSION + 1})"
    )
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
