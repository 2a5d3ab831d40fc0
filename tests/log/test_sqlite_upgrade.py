"""A file of an older version goes on where it stands; `version1.sql` is what version 1 wrote.

It holds a live of two events, the second under the key `k`, and a snapshot.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from filrouge.domain.chain import Sealed, verify
from filrouge.log.port import Appended, Head, Key
from filrouge.log.sqlite import SqliteLog
from filrouge.log.sqlite.schema import SCHEMA_VERSION
from tests.log.writing import open_live, publish

KEY = Key(key="k", digest=b"d")


def write_version_1(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((Path(__file__).parent / "version1.sql").read_text())


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.fixture
def old(path: Path) -> Path:
    write_version_1(path)
    return path


def test_a_file_of_version_1_keeps_all_and_learns_the_rest(old: Path) -> None:
    assert version_of(old) == 1
    with closing(SqliteLog(old)) as log:
        end = verify(log.read("l1"))
        # Its line is made anew: it named no series then.
        head = Head(live="l1", slug="tempete", epoch=50, end=end, change=2, summary=None)
        assert (log.heads(), end.seq) == ([head], 2)
        assert log.known(KEY) == Appended(live="l1", first_seq=2, last_seq=2, repeated=True)
        assert (log.snapshot("l1"), log.generation()) == (b"state", "0123456789abcdef" * 2)

        log.rename("l1", "aurore")
        found = log.find("tempete")
        assert found is not None
        assert (found.slug, found.former_slugs) == ("aurore", ("tempete",))
    assert version_of(old) == SCHEMA_VERSION


def test_an_upgraded_file_is_opened_again_as_it_was_left(old: Path) -> None:
    with closing(SqliteLog(old)) as log:
        log.rename("l1", "aurore")
        publish(log, "l1", "p2")
        heads = log.heads()

    with closing(SqliteLog(old)) as log:
        assert log.heads() == heads


def test_who_opens_it_at_the_same_time_finds_it_upgraded(old: Path) -> None:
    with closing(SqliteLog(old)) as first, closing(SqliteLog(old)) as second:
        first.rename("l1", "aurore")

        assert second.find("tempete") == first.head("l1")


def test_a_copy_of_version_1_comes_back(log: SqliteLog, tmp_path: Path) -> None:
    # Given a store whose live has moved, and a copy that an older version made
    open_live(log, "l9", slug="neuf")
    log.rename("l9", "dix")
    write_version_1(tmp_path / "copy.db")

    log.replace_from(tmp_path / "copy.db", epoch_floor=0)

    (head,) = log.heads()
    assert (head.live, head.slug, head.former_slugs, head.end.seq) == ("l1", "tempete", (), 2)
    assert (log.find("neuf"), log.find("dix")) == (None, None)
    assert head.end != Sealed()
