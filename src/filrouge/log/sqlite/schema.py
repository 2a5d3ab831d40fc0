"""The tables, and how a connection to them is opened."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from filrouge.log.port import StoreError

APPLICATION_ID = 0x46_52_4C_47
"""`FRLG`, in the file's header: says that this SQLite file is a log of ours."""

SCHEMA_VERSION = 2
BUSY_TIMEOUT_S = 15.0
"""How long to wait for another process that writes: a restore of a large store takes seconds."""

TABLES = {"store": 1, "lives": 1, "events": 1, "keys": 1, "snapshots": 1, "former_slugs": 2}
"""Each with the version that brought it."""

_FORMER_SLUGS = """
CREATE TABLE former_slugs (slug TEXT PRIMARY KEY, live TEXT NOT NULL);
CREATE INDEX former_slugs_by_live ON former_slugs (live);
"""

_SCHEMA = f"""
CREATE TABLE store (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  change INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  generation TEXT NOT NULL
);
INSERT INTO store VALUES (1, 0, 0, lower(hex(randomblob(16))));
CREATE TABLE lives (
  live TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  change INTEGER NOT NULL,
  summary BLOB
);
CREATE INDEX lives_by_change ON lives (change);
CREATE TABLE events (
  live TEXT NOT NULL,
  seq INTEGER NOT NULL,
  envelope BLOB NOT NULL,
  commitment BLOB NOT NULL,
  hash BLOB NOT NULL,
  salt BLOB,
  body BLOB,
  UNIQUE (live, seq)
);
CREATE TABLE keys (
  key TEXT PRIMARY KEY,
  digest BLOB NOT NULL,
  live TEXT NOT NULL,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL
);
CREATE TABLE snapshots (live TEXT PRIMARY KEY, data BLOB NOT NULL);
{_FORMER_SLUGS}
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
"""  # noqa: S608, words and numbers of our own

_UPGRADE = f"""
{_FORMER_SLUGS}
UPDATE lives SET summary = NULL;
PRAGMA user_version = {SCHEMA_VERSION};
"""  # noqa: S608, as above
"""From version 1, which knew no former slugs; and the lines of its lives name no series."""


def connect(path: Path) -> sqlite3.Connection:
    """Open a connection in autocommit, durable on commit, overwriting what is deleted.

    WAL with `synchronous=FULL` syncs at every commit (sqlite.org/pragma.html#pragma_synchronous);
    `secure_delete` puts zeros over erased words (sqlite.org/pragma.html#pragma_secure_delete).
    """
    try:
        connection = sqlite3.connect(
            path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
        )
    except sqlite3.Error as error:
        raise StoreError("{path} cannot be opened: {why}", path=path, why=error) from error
    try:
        # Before the journal mode, which is written into the file: a foreign one stays as it is.
        if not _is_new(connection, path):
            check(connection, path)
        _use_wal(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
    except sqlite3.Error as error:
        connection.close()
        raise StoreError("{path} cannot be opened: {why}", path=path, why=error) from error
    except StoreError:
        connection.close()
        raise
    return connection


def _is_new(connection: sqlite3.Connection, path: Path) -> bool:
    """Say whether nothing was written to the file yet; refuse what another program wrote."""
    # The tables first: another process may be making them, and the version comes with them.
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    versioned = _number(connection, "user_version") != 0
    if tables and not versioned:
        raise StoreError("{path} is a database of another program", path=path)
    return not versioned


def _use_wal(connection: sqlite3.Connection) -> None:
    """Choose the write-ahead log; in a new file others may be choosing it at the same moment."""
    until = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # SQLite does not wait here, whatever the timeout.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        else:
            return


def checkpoint(connection: sqlite3.Connection, *, wait: bool) -> bool:
    """Move the write-ahead log into the file and empty it; say whether it could be done.

    With `wait`, others get the time of the busy timeout to finish what they read.
    sqlite.org/pragma.html#pragma_wal_checkpoint: the first column of the answer says "busy".
    """
    connection.execute(f"PRAGMA busy_timeout = {round(BUSY_TIMEOUT_S * 1000) if wait else 0}")
    try:
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {round(BUSY_TIMEOUT_S * 1000)}")
    return not busy


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables in a new file, or add what an older version's file lacks."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _is_new(connection, path):
                _run(connection, _SCHEMA)
            elif _number(connection, "user_version") < SCHEMA_VERSION:
                _run(connection, _UPGRADE)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        raise StoreError("{path} cannot be used as a log: {why}", path=path, why=error) from error


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Run statements inside the transaction that is open: `executescript` would commit it."""
    for statement in script.split(";\n"):
        connection.execute(statement)


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is not a log of ours, or that a newer version wrote."""
    if _number(connection, "application_id") != APPLICATION_ID:
        raise StoreError("{path} is not a log of Filrouge", path=path)
    version = _number(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise StoreError(
            "{path} was written by a newer Filrouge (schema {n})", path=path, n=version
        )


def check_file(path: Path) -> None:
    """Refuse a file that is not a whole log of ours, without writing to it."""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
            check(connection, path)
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        raise StoreError("{path} is not a log of Filrouge: {why}", path=path, why=error) from error
    if found != "ok":
        raise StoreError("{path} is damaged: {why}", path=path, why=found)


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    value = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
    assert isinstance(value, int)
    return value
