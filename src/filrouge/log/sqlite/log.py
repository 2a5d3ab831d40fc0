"""The log on SQLite. One connection writes, one reads, one watches; each has its lock."""

import sqlite3
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import msgspec

from filrouge.domain.chain import Sealed
from filrouge.domain.record import Record
from filrouge.log.port import (
    Append,
    Appended,
    Head,
    Key,
    KeyReused,
    Moved,
    SlugTaken,
    StoreError,
)
from filrouge.log.sqlite import copy
from filrouge.log.sqlite.rows import HEADS, RECORDS, to_head, to_record
from filrouge.log.sqlite.schema import checkpoint, connect, prepare

_SHOWS = b'"media":"'
"""Stands in every body that shows a medium: the name of the field in each kind of block."""

NAMES_AT_ONCE = 20
"""Media looked for in one pass over the log: other readers wait for the connection meanwhile."""

_encoder = msgspec.json.Encoder()

_P = ParamSpec("_P")
_R = TypeVar("_R")


def _stated(
    method: Callable[Concatenate["SqliteLog", _P], _R],
) -> Callable[Concatenate["SqliteLog", _P], _R]:
    """Let no error of SQLite out: a StoreError says it in a sentence."""

    @wraps(method)
    def wrapped(self: "SqliteLog", /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return method(self, *args, **kwargs)
        except sqlite3.Error as error:
            raise StoreError("{path}: {why}", path=self.path, why=error) from error

    return wrapped


class SqliteLog:
    """Keeps the log in the file at `path`, which is made when missing.

    What another process writes to the file is seen at the next read; `version()` tells that it did.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                "{path} cannot be made: {why}", path=path.parent, why=error.strerror
            ) from error
        self._writer = connect(path)
        try:
            prepare(self._writer, path)
            self._reader = connect(path)
            self._watcher = connect(path)
        except StoreError:
            self._writer.close()
            raise
        self._write_lock = threading.Lock()
        self._read_lock = threading.Lock()
        # A process that was killed right after an erasure has left this to us.
        self._words_linger = True
        self._forget(wait=False)

    @_stated
    def append(self, append: Append) -> Appended:
        """Write events durably; see the port."""
        with self._transaction() as db:
            if append.key is not None and (known := _known(db, append.key)) is not None:
                return known
            head = _head(db, "live", append.live)
            if head is None:
                head = self._open(db, append)
            if head.end != append.expected:
                raise Moved
            appended = self._write(db, head, append)
        if append.erased:
            self._forget(wait=True)
        elif self._words_linger:
            self._forget(wait=False)
        return appended

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._write_lock:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            finally:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")

    def _open(self, db: sqlite3.Connection, append: Append) -> Head:
        if append.slug is None:
            raise Moved
        if _head(db, "slug", append.slug) is not None:
            raise SlugTaken(append.slug)
        _free(db, append.slug)
        return Head(live=append.live, slug=append.slug, epoch=0, end=Sealed(), change=0)

    def _write(self, db: sqlite3.Connection, head: Head, append: Append) -> Appended:
        db.executemany(
            "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    append.live,
                    record.seq,
                    _encoder.encode(record.envelope),
                    record.commitment,
                    record.hash,
                    record.salt,
                    record.body,
                )
                for record in append.records
            ),
        )
        epoch = head.epoch
        if append.erased or epoch == 0:
            epoch = _raise_epoch(db, append.epoch_floor)
            db.execute("DELETE FROM snapshots WHERE live = ?", (append.live,))
            db.executemany(
                "UPDATE events SET salt = NULL, body = NULL WHERE live = ? AND seq = ?",
                ((append.live, seq) for seq in append.erased),
            )
        if append.erased:
            # A digest of erased words would let them be guessed.
            db.execute("UPDATE keys SET digest = x'' WHERE live = ?", (append.live,))
        end = append.expected
        if append.records:
            end = Sealed(seq=append.records[-1].seq, hash=append.records[-1].hash)
        db.execute(
            "INSERT OR REPLACE INTO lives VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                append.live,
                head.slug,
                epoch,
                end.seq,
                end.hash,
                _next_change(db),
                _encoder.encode(append.summary),
            ),
        )
        first = append.expected.seq + 1
        if append.key is not None:
            row = (append.key.key, append.key.digest, append.live, first, end.seq)
            db.execute("INSERT INTO keys VALUES (?, ?, ?, ?, ?)", row)
        return Appended(live=append.live, first_seq=first, last_seq=end.seq)

    @_stated
    def _forget(self, *, wait: bool) -> None:
        """Empty the write-ahead log, where erased words would otherwise live on for a while.

        Another process may be reading from it (a backup): then it is tried again later.
        """
        with self._write_lock, self._read_lock:
            self._words_linger = not checkpoint(self._writer, wait=wait)

    @_stated
    def known(self, key: Key) -> Appended | None:
        """Give what was appended under a key."""
        with self._read_lock:
            return _known(self._reader, key)

    @_stated
    def read(self, live: str, *, after: int = 0, until: int | None = None) -> list[Record]:
        """Give the records with after < seq <= until."""
        with self._read_lock:
            rows = self._reader.execute(
                f"{RECORDS} WHERE live = ? AND seq > ? AND seq <= ? ORDER BY seq",
                (live, after, 2**62 if until is None else until),
            ).fetchall()
        return [to_record(row) for row in rows]

    @_stated
    def head(self, live: str) -> Head | None:
        """Say where a live stands."""
        with self._read_lock:
            return _head(self._reader, "live", live)

    @_stated
    def find(self, slug: str) -> Head | None:
        """Say where the live of this slug stands, or else the one that once had it."""
        with self._read_lock:
            return _head(self._reader, "slug", slug) or _once(self._reader, slug)

    @_stated
    def heads(self, *, after_change: int = 0) -> list[Head]:
        """Give the lives that changed after a change of the store."""
        with self._read_lock:
            rows = self._reader.execute(
                f"{HEADS} WHERE change > ? ORDER BY change", (after_change,)
            ).fetchall()
        return [to_head(row) for row in rows]

    @_stated
    def rename(self, live: str, slug: str) -> None:
        """Give a live another slug."""
        with self._transaction() as db:
            head, other = _head(db, "live", live), _head(db, "slug", slug)
            if head is None:
                raise Moved
            if other is not None and other.live != live:
                raise SlugTaken(slug)
            if head.slug == slug:
                return
            _free(db, slug)
            db.execute("INSERT INTO former_slugs VALUES (?, ?)", (head.slug, live))
            db.execute(
                "UPDATE lives SET slug = ?, change = ? WHERE live = ?",
                (slug, _next_change(db), live),
            )

    @_stated
    def delete(self, live: str, expected: Sealed) -> None:
        """Destroy a live with all that belongs to it."""
        with self._transaction() as db:
            head = _head(db, "live", live)
            if head is None or head.end != expected:
                raise Moved
            for table in ("events", "keys", "snapshots", "former_slugs", "lives"):
                db.execute(f"DELETE FROM {table} WHERE live = ?", (live,))  # noqa: S608, our own names
            db.execute(
                "UPDATE store SET change = change + 1, generation = lower(hex(randomblob(16)))"
            )
        self._forget(wait=True)

    @_stated
    def mentions(self, word: str) -> bool:
        """Say whether any body holds this word."""
        with self._read_lock:
            query = "SELECT 1 FROM events WHERE instr(body, ?) LIMIT 1"
            return self._reader.execute(query, (word.encode(),)).fetchone() is not None

    @_stated
    def showing(self, media: Collection[str]) -> frozenset[str]:
        """Name the lives of which a body names any of these media."""
        found = set[str]()
        needles = [name.encode() for name in media]
        while needles:
            some, needles = needles[:NAMES_AT_ONCE], needles[NAMES_AT_ONCE:]
            # Most bodies show nothing: one look at each of those, not one for every name.
            any_name = " OR ".join(["instr(body, ?)"] * len(some))
            query = f"SELECT DISTINCT live FROM events WHERE instr(body, ?) AND ({any_name})"  # noqa: S608, no word of others
            with self._read_lock:
                rows = self._reader.execute(query, [_SHOWS, *some]).fetchall()
            found.update(live for (live,) in rows)
        return frozenset(found)

    @_stated
    def snapshot(self, live: str) -> bytes | None:
        """Give the snapshot kept last."""
        with self._read_lock:
            query = "SELECT data FROM snapshots WHERE live = ?"
            row = self._reader.execute(query, (live,)).fetchone()
        return None if row is None else row[0]

    @_stated
    def keep_snapshot(self, live: str, data: bytes, *, epoch: int) -> None:
        """Keep a snapshot, unless the epoch has been raised meanwhile."""
        with self._transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO snapshots SELECT live, ? FROM lives"
                " WHERE live = ? AND epoch = ?",
                (data, live, epoch),
            )

    @_stated
    def generation(self) -> str:
        """Name the life of this store: another name once a live may be gone."""
        with self._read_lock:
            row = self._reader.execute("SELECT generation FROM store").fetchone()
        return str(row[0])

    @_stated
    def version(self) -> int:
        """Give a number that differs from the last one when any connection has written since.

        For one thread only. sqlite.org/pragma.html#pragma_data_version: the number is the
        connection's own, and changes with commits of others, so the watcher never writes.
        """
        return int(self._watcher.execute("PRAGMA data_version").fetchone()[0])

    @_stated
    def copy_to(self, path: Path) -> None:
        """Write the whole store, as it is at one moment, to a new file."""
        copy.write(self._reader, self._read_lock, path)

    @_stated
    def replace_from(self, path: Path, *, epoch_floor: int) -> int:
        """Put the content of a copy in place of this store's, in one transaction.

        Every live starts a new epoch, above all that either store has given out. What was erased
        here stays erased: gives the number of the copy's events whose words were erased again.
        """
        with self._write_lock:
            erased = copy.put_in_place(self._writer, path, epoch_floor=epoch_floor)
        self._forget(wait=True)
        return erased

    def close(self) -> None:
        """Close the file."""
        for connection in (self._watcher, self._reader, self._writer):
            connection.close()


def _head(db: sqlite3.Connection, column: str, value: str) -> Head | None:
    row = db.execute(f"{HEADS} WHERE {column} = ?", (value,)).fetchone()
    return None if row is None else to_head(row)


def _once(db: sqlite3.Connection, slug: str) -> Head | None:
    """Find the live that had this slug once."""
    row = db.execute("SELECT live FROM former_slugs WHERE slug = ?", (slug,)).fetchone()
    return None if row is None else _head(db, "live", row[0])


def _free(db: sqlite3.Connection, slug: str) -> None:
    """Take a former slug from the live that had it; followers hear of that as of any change."""
    query = "DELETE FROM former_slugs WHERE slug = ? RETURNING live"
    for (live,) in db.execute(query, (slug,)).fetchall():
        db.execute("UPDATE lives SET change = ? WHERE live = ?", (_next_change(db), live))


def _known(db: sqlite3.Connection, key: Key) -> Appended | None:
    query = "SELECT digest, live, first_seq, last_seq FROM keys WHERE key = ?"
    row = db.execute(query, (key.key,)).fetchone()
    if row is None:
        return None
    digest, live, first_seq, last_seq = row
    if digest not in {b"", key.digest}:
        raise KeyReused(key.key)
    return Appended(live=live, first_seq=first_seq, last_seq=last_seq, repeated=True)


def _next_change(db: sqlite3.Connection) -> int:
    row = db.execute("UPDATE store SET change = change + 1 RETURNING change").fetchone()
    return int(row[0])


def _raise_epoch(db: sqlite3.Connection, floor: int) -> int:
    query = "UPDATE store SET epoch = max(epoch + 1, ?) RETURNING epoch"
    return int(db.execute(query, (floor,)).fetchone()[0])
