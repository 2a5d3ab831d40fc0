"""From append to finished page, for lives of several lengths: does it grow with the live?"""

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median

import msgspec

from bench import sample
from bench.figure import Figure, figure
from bench.newsroom import LIVE, SLUG, open_live
from filrouge.formats.base import Site
from filrouge.formats.sites import Sites
from filrouge.log.memory import MemoryLog
from filrouge.log.port import Log
from filrouge.log.sqlite import SqliteLog
from filrouge.media.store import MediaStore
from filrouge.reader.hub import Hub
from filrouge.reader.pages import Pages
from filrouge.reader.theme import load_theme
from filrouge.relay.port import News, Recorded
from filrouge.service.context import Context
from filrouge.service.forward import Forwarder, start_of
from filrouge.service.perform import perform

BAR = 1.3
"""The longest live may take so many times as long as the shortest."""


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """Which lengths of live are compared, and how many posts are published in each."""

    sizes: tuple[int, ...] = (100, 1000, 10_000)
    publishes: int = 120
    warm_up: int = 10


QUICK = Scale(sizes=(100, 1000), publishes=60, warm_up=5)


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """How long a post took until it was in the log, and until page and delta were finished."""

    append_ms: float
    whole_ms: float


class Reading:
    """One live with its hub, and a reader on its stream."""

    def __init__(self, context: Context, pages: Pages, *, posts: int) -> None:
        self._context = context
        self._posts = posts
        open_live(context, posts=posts)
        self._news: list[News] = []
        self._forwarder = Forwarder(context, self._news.append)
        start = start_of(context, SLUG)
        assert start is not None
        self._hub = Hub(start, pages, poll_s=10)
        self._stream = self._hub.open_stream(None)

    async def publish(self) -> Published:
        """Publish the next post and finish all that its readers get."""
        command = sample.publish(self._posts)
        self._posts += 1
        began = time.perf_counter()
        perform(self._context, LIVE, command)
        appended = time.perf_counter()
        self._forwarder.catch_up()
        (news,) = self._news
        assert isinstance(news, Recorded)
        self._hub.apply(news.epoch, news.records)
        self._hub.page().coded("br")
        finished = time.perf_counter()
        await self._check(command.post)
        return Published(append_ms=(appended - began) * 1e3, whole_ms=(finished - began) * 1e3)

    async def _check(self, post: str) -> None:
        """See that the measured work was done, and make room for the next."""
        self._news.clear()
        delta = await self._stream.take()
        _, page = self._hub.page().coded("identity")
        mark = f"p-{post}".encode()
        if delta is None or mark not in delta or mark not in page:
            raise RuntimeError("a post that was published is not on the page and in the delta")


def measure(scale: Scale) -> list[Figure]:
    """Publish in lives of every length in turn, on a log in memory and on one on disk."""
    pages = Pages(load_theme(), Sites(Site()), poll_s=10)
    return [
        *asyncio.run(_compare(scale, pages, durable=False)),
        *asyncio.run(_compare(scale, pages, durable=True)),
    ]


async def _compare(scale: Scale, pages: Pages, *, durable: bool) -> list[Figure]:
    taken: dict[int, list[Published]] = {size: [] for size in scale.sizes}
    with _contexts(scale.sizes, durable=durable) as contexts:
        readings = {size: Reading(context, pages, posts=size) for size, context in contexts.items()}
        for context in contexts.values():
            _begin_alike(context.log)
        order = list(readings)
        for turn in range(scale.warm_up + scale.publishes):
            order.append(order.pop(0))  # no size comes always first, or always after another
            for size in order:
                published = await readings[size].publish()
                if turn >= scale.warm_up:
                    taken[size].append(published)
    return _figures(taken, "on disk" if durable else "in memory")


@contextmanager
def _contexts(sizes: tuple[int, ...], *, durable: bool) -> Iterator[dict[int, Context]]:
    """Give a service for each size, with a log of its own."""
    with tempfile.TemporaryDirectory(prefix="filrouge-bench-") as name:
        folder = Path(name)
        logs: dict[int, Log] = {
            size: SqliteLog(folder / f"{size}.db") if durable else MemoryLog() for size in sizes
        }
        try:
            media = MediaStore(folder / "media")
            yield {size: Context(log, media) for size, log in logs.items()}
        finally:
            for log in logs.values():
                log.close()


def _begin_alike(log: Log) -> None:
    """Empty the write-ahead log: syncs are slower while it grows than where it was long before."""
    if isinstance(log, SqliteLog):
        with closing(sqlite3.connect(log.path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _figures(taken: dict[int, list[Published]], where: str) -> list[Figure]:
    group = f"append to finished page and delta, log {where}"
    figures = []
    for size, published in taken.items():
        whole = [one.whole_ms for one in published]
        append = [one.append_ms for one in published]
        figures.append(figure(group, f"{size:,} posts", whole, "ms"))
        figures.append(figure(group, "… of it the append", append, "ms"))
    least, most = min(taken), max(taken)
    ratio = median(one.whole_ms for one in taken[most]) / median(
        one.whole_ms for one in taken[least]
    )
    figures.append(figure(group, f"{most:,} posts to {least:,}", [ratio], "×", bar=BAR))
    return figures
