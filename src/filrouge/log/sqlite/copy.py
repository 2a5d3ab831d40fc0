"""A whole store to a file and back: what backup and restore stand on."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from filrouge.log.sqlite.schema import TABLES, check_file


def write(connection: sqlite3.Connection, lock: threading.Lock, path: Path) -> None:
    """Copy the store, as it is at one moment, to a new file without a write-ahead log."""
    with lock, closing(sqlite3.connect(path)) as target:
        connection.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")


def put_in_place(connection: sqlite3.Connection, path: Path, *, epoch_floor: int) -> int:
    """Replace every row by those of the copy at `path`, in one transaction, under new epochs.

    Rows are replaced instead of the file, so that processes which have it open go on with the
    restored store. Words that were erased here since the copy was made stay erased; the answer is
    the number of events whose words were erased again. Raises StoreError where `path` is no copy of
    a store; nothing is changed then.
    """
    check_file(path)
    connection.execute("ATTACH DATABASE ? AS copy", (str(path),))
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            erased = _replace_rows(connection, epoch_floor)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    finally:
        connection.execute("DETACH DATABASE copy")
    return erased


def _replace_rows(connection: sqlite3.Connection, epoch_floor: int) -> int:
    change, epoch = connection.execute("SELECT change, epoch FROM main.store").fetchone()
    erased = connection.execute(
        "SELECT live, seq, hash FROM main.events WHERE body IS NULL"
    ).fetchall()
    version = connection.execute("PRAGMA copy.user_version").fetchone()[0]
    for table, since in TABLES.items():
        # The names are our own, from the schema.
        connection.execute(f"DELETE FROM main.{table}")  # noqa: S608
        if version >= since:
            connection.execute(f"INSERT INTO main.{table} SELECT * FROM copy.{table}")  # noqa: S608
    connection.execute(
        "UPDATE main.store SET change = max(change, ?) + 1, epoch = max(epoch + 1, ? + 1, ?),"
        " generation = lower(hex(randomblob(16)))",
        (change, epoch, epoch_floor),
    )
    connection.execute(
        "UPDATE main.lives SET epoch = (SELECT epoch FROM main.store),"
        " change = (SELECT change FROM main.store)"
    )
    connection.execute("DELETE FROM main.snapshots")
    return sum(_erase_again(connection, live, seq, hash_) for live, seq, hash_ in erased)


def _erase_again(connection: sqlite3.Connection, live: str, seq: int, hash_: bytes) -> int:
    found = connection.execute(
        "UPDATE main.events SET salt = NULL, body = NULL"
        " WHERE live = ? AND seq = ? AND hash = ? AND body IS NOT NULL",
        (live, seq, hash_),
    )
    if found.rowcount:
        connection.execute("UPDATE main.keys SET digest = x'' WHERE live = ?", (live,))
        connection.execute("UPDATE main.lives SET summary = NULL WHERE live = ?", (live,))
    return found.rowcount
