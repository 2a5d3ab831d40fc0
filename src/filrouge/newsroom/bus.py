"""Tells every open console that something changed: what it was, each asks for itself.

A message holds ids and numbers, never words: who may see them is decided when they are asked for.
"""

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import Literal

import msgspec

WAITING_MAX = 1000
"""A console that lets more than this pile up is told to look at everything again."""

Kind = Literal["log", "gone", "drafts", "presence", "leases", "facts", "coverage", "all"]


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something changed in a live ("" for the house as a whole).

    `kind` `log`: events up to `seq` of `epoch` were recorded; `gone`: the live was deleted;
    `drafts`, `presence`, `leases`, `facts`, `coverage`: those of the newsroom's own tables;
    `all`: too much was missed, look at everything again. `subject` is the id it is about, if one.
    """

    kind: Kind
    live: str = ""
    subject: str = ""
    epoch: int = 0
    seq: int = 0


class Bus:
    """Hands changes to those who follow. `publish` may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._followers: dict[asyncio.Queue[Change | None], asyncio.AbstractEventLoop] = {}

    def publish(self, change: Change) -> None:
        """Tell all who follow."""
        self._put(change)

    def close(self) -> None:
        """End every iteration: the server stops."""
        self._put(None)

    def _put(self, item: Change | None) -> None:
        with self._lock:
            followers = list(self._followers.items())
        for queue, loop in followers:
            loop.call_soon_threadsafe(_hand_over, queue, item)

    async def follow(self) -> AsyncIterator[Change]:
        """Give the changes from the first step of the iteration on, until `close`."""
        queue: asyncio.Queue[Change | None] = asyncio.Queue()
        with self._lock:
            self._followers[queue] = asyncio.get_running_loop()
        try:
            while (item := await queue.get()) is not None:
                yield item
        finally:
            with self._lock:
                self._followers.pop(queue, None)


def _hand_over(queue: asyncio.Queue[Change | None], item: Change | None) -> None:
    if item is not None and queue.qsize() >= WAITING_MAX:
        while not queue.empty():
            queue.get_nowait()
        item = Change(kind="all")
    queue.put_nowait(item)
