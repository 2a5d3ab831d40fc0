"""Pictures that nothing shows any more are taken from readers, and destroyed after a while.

A picture comes in before there are words around it, and stays when it is dropped from them.
"""

import asyncio
import logging
import os
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError

from filrouge.log.port import StoreError
from filrouge.media.store import MediaStore
from filrouge.newsroom.connection import closing
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Draft
from filrouge.service.exposure import conceal_all

_logger = logging.getLogger(__name__)

LOOK_S = 24 * 3600.0
"""How often they are looked for; they are counted in days."""

_NAME = re.compile(rb"[0-9a-f]{64}")

Wait = Callable[[float], Awaitable[None]]


def keep(store: MediaStore, data: bytes) -> str:
    """Keep an upload and give its name; one that was here before is as young as a new one."""
    while True:
        name = store.put(data)
        # Where it is gone, it was old and has just been destroyed.
        with suppress(FileNotFoundError):
            os.utime(store.folder / name)
            return name


class Orphans:
    """Looks for them as a task of the server."""

    def __init__(self, house: House, *, wait: Wait = asyncio.sleep) -> None:
        self._house = house
        self._wait = wait

    async def run(self) -> None:
        """Put the stores in order, now and once a day, until cancelled."""
        while True:
            try:
                # A crash, or a full disk, may have left some where readers find them.
                await asyncio.to_thread(conceal_all, self._house.context)
                await asyncio.to_thread(closing, self.destroy)
            except (DatabaseError, StoreError, OSError):
                _logger.exception("pictures that nothing shows cannot be looked for")
            await self._wait(LOOK_S)

    def destroy(self) -> None:
        """Destroy the private media that are old enough, and that no draft and no event names."""
        days = self._house.settings.media_days
        if not days:
            return
        until = self._house.context.clock() - timedelta(days=days)
        # What readers may ask for is in the log: to look there for every picture would take long.
        public = set(self._house.context.media.names())
        old = [name for name in self._old(until) if name not in public]
        # Drafts before the log: one that goes out in between is found in the log.
        named = _named_in_drafts() if old else frozenset()
        destroyed = 0
        for name in old:
            if name in named or self._house.context.log.mentions(name):
                continue
            # Somebody may have brought it again meanwhile.
            if self._is_old(name, until):
                self._house.private.delete(name)
                destroyed += 1
        if destroyed:
            _logger.info("%d pictures that nothing had shown for %d days are gone", destroyed, days)

    def _old(self, until: datetime) -> Iterator[str]:
        return (name for name in self._house.private.names() if self._is_old(name, until))

    def _is_old(self, name: str, until: datetime) -> bool:
        try:
            brought_s = (self._house.private.folder / name).stat().st_mtime
        except FileNotFoundError:
            return False
        return datetime.fromtimestamp(brought_s, UTC) < until


def _named_in_drafts() -> frozenset[str]:
    """Give what looks like the name of a medium in any draft, however it is meant there."""
    contents = Draft.objects.values_list("content", flat=True).iterator()
    return frozenset(
        name.decode() for content in contents for name in _NAME.findall(bytes(content))
    )
