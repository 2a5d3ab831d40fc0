"""What stands beside the log in an installation: the newsroom's tables and its private media.

To the log's own code they are a file and a store, which a backup takes along; what is in the tables
is the newsroom's affair.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from filrouge.log.port import StoreError
from filrouge.media.store import MediaStore


class Beside(NamedTuple):
    """The newsroom's SQLite file, and the store of media that are not public yet."""

    database: Path
    media: MediaStore


def copy(newsroom: Beside, target: Path) -> Path | None:
    """Copy the tables, as they are at one moment, to a new file; None where there are none yet."""
    if not newsroom.database.exists():
        return None
    try:
        with (
            closing(_read_only(newsroom.database)) as tables,
            closing(sqlite3.connect(target)) as copied,
        ):
            tables.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise StoreError("{path}: {why}", path=newsroom.database, why=error) from error
    return target


def check(path: Path) -> None:
    """Refuse a file that is no whole database of a newsroom."""
    try:
        with closing(_read_only(path)) as tables:
            found = tables.execute("PRAGMA integrity_check").fetchone()[0]
            ours = tables.execute(
                "SELECT count(*) FROM sqlite_schema WHERE name = 'django_migrations'"
            ).fetchone()[0]
    except sqlite3.Error as error:
        raise StoreError("{path} is damaged: {why}", path=path.name, why=error) from error
    if found != "ok" or not ours:
        raise StoreError("{path} is damaged: {why}", path=path.name, why=found)


def put_in_place(newsroom: Beside, source: Path) -> None:
    """Put the copied tables in place of those that are here, in one transaction.

    Pages are replaced instead of the file (sqlite.org/backup.html), so that a server which has it
    open goes on with the restored tables.
    """
    newsroom.database.parent.mkdir(parents=True, exist_ok=True)
    try:
        with (
            closing(_read_only(source)) as restored,
            closing(sqlite3.connect(newsroom.database, timeout=15)) as tables,
        ):
            restored.backup(tables)
            tables.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        raise StoreError("{path}: {why}", path=newsroom.database, why=error) from error


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)
