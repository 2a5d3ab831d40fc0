"""The tables, and how a connection to them is opened."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from filrouge.log.port import StoreError

APPLICATION_ID = 0x46_52_4C_47
"""`FRLG`, in the file's header: says that this SQLite file is a log of ours."""

SCHEMA_VERSION = 1
BUSY_TIMEOUT_S = 15.0
"""How long to wait for another process that writes: a restore of a large store takes seconds."""

TABLES = ("store", "lives", "events", "keys", "snapshots")

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
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {SCHEMA_VERSION};
"""


def connect(path: Path) -> sqlite3.Connection:
    """Open a connection in autocommit, durable on commit, overwriting what is deleted.

    WAL with `synchronous=FULL` syncs at every commit (sqlite.org/pragma.html#pragma_synchronous);
    `secure_delete` puts zeros over erased words (sqlite.org/pragma.html#pragma_secure_delete).
    """
    try:
        connection = sqlite3.connect(
            path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
    except sqlite3.Error as error:
        raise StoreError(f"{path} cannot be opened: {error}") from error
    return connection


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables in a new file; refuse a file of another program or a newer version."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _number(connection, "user_version") == 0:
                if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                    raise StoreError(f"{path} is a database of another program")
                for statement in _SCHEMA.split(";\n"):
                    connection.execute(statement)
        finally:
            connection.execute("COMMIT")
        check(connection, path)
    except sqlite3.Error as error:
        raise StoreError(f"{path} cannot be used as a log: {error}") from error


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is not a log of ours, or that a newer version wrote."""
    if _number(connection, "application_id") != APPLICATION_ID:
        raise StoreError(f"{path} is not a log of Filrouge")
    version = _number(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise StoreError(f"{path} was written by a newer Filrouge (schema {version})")


def check_file(path: Path) -> None:
    """Refuse a file that is not a whole log of ours, without writing to it."""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
            check(connection, path)
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        raise StoreError(f"{path} is not a log of Filrouge: {error}") from error
    if found != "ok":
        raise StoreError(f"{path} is damaged: {found}")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    value = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
    assert isinstance(value, int)
    return value
