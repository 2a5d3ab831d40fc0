"""Posts a second of an import, from the bytes of the file to the durable log."""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec

from bench import sources
from bench.figure import Figure, figure
from filrouge.cli.installation import opened
from filrouge.config import Settings
from filrouge.domain.commands import Publish
from filrouge.importers.registry import IMPORTERS
from filrouge.log.sqlite.schema import connect
from filrouge.media.store import MediaStore
from filrouge.service import transfer
from filrouge.service.context import Context
from filrouge.service.ingest import ingest, read

Take = Callable[[Context], int]
"""Takes a live in and gives the number of posts or events that were written."""


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """How large the imported lives are, and how often each is imported."""

    posts: int = 1000
    events: int = 10_000
    rounds: int = 3


QUICK = Scale(posts=200, events=1000, rounds=1)


def measure(scale: Scale) -> list[Figure]:
    """Import each form into a new data folder, in turn, and give the medians."""
    text, page = sources.livetext(scale.posts), sources.jsonld(scale.posts)
    export = sources.jsonl(scale.events, MediaStore(Path()))
    takes: dict[str, Take] = {
        "livetext": lambda context: _foreign(context, text, "livetext", scale.posts),
        "jsonld": lambda context: _foreign(context, page, "jsonld", scale.posts),
        "jsonl": lambda context: _ours(context, export),
    }
    rates: dict[str, list[float]] = {name: [] for name in (*takes, "rows")}
    for _ in range(scale.rounds):
        for name, take in takes.items():
            rates[name].append(_rate(take))
        rates["rows"].append(_bare_rows(scale.events, len(export) // scale.events))
    group = "import, with the durable write"
    rows = (
        (f"text of a page, {scale.posts:,} posts", "livetext", "posts/s"),
        (f"schema.org data, {scale.posts:,} posts", "jsonld", "posts/s"),
        (f"our own export, {scale.events:,} events", "jsonl", "events/s"),
        (f"bare SQLite, {scale.events:,} rows of that size", "rows", "rows/s"),
    )
    return [figure(group, label, rates[name], unit) for label, name, unit in rows]


def _rate(take: Take) -> float:
    with (
        tempfile.TemporaryDirectory(prefix="filrouge-bench-") as folder,
        opened(Settings(data=Path(folder))) as installation,
    ):
        began = time.perf_counter()
        taken = take(installation.context)
        return taken / (time.perf_counter() - began)


def _foreign(context: Context, payload: bytes, key: str, posts: int) -> int:
    imported = read(context, IMPORTERS, payload, key=key)
    ingest(context, imported)
    written = sum(isinstance(step.command, Publish) for step in imported.steps)
    if written != posts:
        raise RuntimeError(f"{key} gave {written} posts of {posts}")
    return written


def _ours(context: Context, export: bytes) -> int:
    return transfer.take_in(context, export.splitlines(keepends=True)).last_seq


def _bare_rows(rows: int, size_bytes: int) -> float:
    """Write rows of one blob in one durable transaction, opened as the log is."""
    with (
        tempfile.TemporaryDirectory(prefix="filrouge-bench-") as folder,
        closing(connect(Path(folder) / "bare.db")) as connection,
    ):
        connection.execute("CREATE TABLE bare (seq INTEGER PRIMARY KEY, data BLOB)")
        began = time.perf_counter()
        _insert(connection, rows, bytes(size_bytes))
        return rows / (time.perf_counter() - began)


def _insert(connection: sqlite3.Connection, rows: int, data: bytes) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO bare VALUES (?, ?)", ((row, data) for row in range(rows)))
    connection.execute("COMMIT")
