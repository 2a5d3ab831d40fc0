"""The watch on lives that fall silent, are forgotten, or have long ended."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.db import DatabaseError

from filrouge.domain.commands import Archive, Command, End
from filrouge.domain.errors import Broken, Refused
from filrouge.domain.state import Live, Status, milliseconds
from filrouge.domain.summary import Summary
from filrouge.log.port import StoreError
from filrouge.newsroom.audit import note
from filrouge.newsroom.bus import Change
from filrouge.newsroom.connection import closing
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Coverage
from filrouge.newsroom.scheduler import Wait, wait_for
from filrouge.service.forward import site_of
from filrouge.service.perform import Busy, perform_all

_logger = logging.getLogger(__name__)

LOOK_S = 30.0
"""How often lives are looked at; silence is counted in minutes."""

NOTICE = timedelta(days=1)
"""A forgotten live says so for so long before it is ended and archived: somebody may object."""

_OPEN = frozenset({Status.LIVE, Status.PAUSED})


class _Limits(NamedTuple):
    """How long a live may be without a post; None: for ever."""

    silence: timedelta | None
    archive: timedelta | None


class Watch:
    """Runs as a task of the server."""

    def __init__(self, house: House, *, wait: Wait = wait_for) -> None:
        self._house = house
        self._wait = wait
        self._warned: frozenset[str] = frozenset()

    async def run(self) -> None:
        """Look at every live now and then, and when one that was warned of gets news."""
        told = asyncio.Event()
        listening = asyncio.create_task(self._listen(told))
        await asyncio.sleep(0)  # it follows from here on
        try:
            while True:
                told.clear()
                try:
                    await asyncio.to_thread(closing, self.look)
                except (DatabaseError, StoreError):
                    _logger.exception("lives cannot be watched; trying again")
                await self._wait(told, LOOK_S)
        finally:
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening

    async def _listen(self, told: asyncio.Event) -> None:
        async for change in self._house.bus.follow():
            if change.kind == "all" or (change.kind == "log" and change.live in self._warned):
                told.set()

    def look(self) -> None:
        """Warn, take warnings back, and close what nobody closed."""
        known = {coverage.live: coverage for coverage in Coverage.objects.all()}
        warned = set()
        for summary in site_of(self._house.context):
            coverage = known.get(summary.id) or Coverage(
                live=summary.id, opened_at=self._house.context.clock()
            )
            try:
                if self._look_at(summary, coverage):
                    warned.add(summary.id)
            except (Broken, Busy):
                # The others are looked at all the same; this one again in a moment.
                _logger.exception("live %s cannot be watched", summary.slug)
        self._warned = frozenset(warned)

    def _look_at(self, summary: Summary, coverage: Coverage) -> bool:
        """Look at one live; says whether it stands under a warning."""
        limits = _limits(self._house, coverage)
        if summary.status in _OPEN:
            return self._look_at_open(summary, coverage, limits)
        if coverage.silent_since or coverage.forgotten_since:
            self._warn(coverage, silent=None, forgotten=None)
        if summary.status is Status.ENDED and limits.archive is not None:
            written_at = self._written_at(summary.id, summary.seq)
            ended_at = max(summary.ended_at or written_at, written_at)
            if self._house.context.clock() - ended_at >= limits.archive:
                self._close(summary.id, [Archive()])
        return False

    def _written_at(self, live_id: str, seq: int) -> datetime:
        """Say when an event was written here, which for an imported live is not when it happened.

        A live of last year that was taken in this morning has been forgotten by nobody.
        """
        (record,) = self._house.context.log.read(live_id, after=seq - 1, until=seq)
        return record.envelope.recorded_at

    def _look_at_open(self, summary: Summary, coverage: Coverage, limits: _Limits) -> bool:
        loaded = self._house.context.states.load(summary.id)
        if loaded is None:
            return False
        now = self._house.context.clock()
        newest = _newest(loaded.live, now)
        times = [loaded.live.started_at, None if newest is None else newest.at]
        last = max((at for at in times if at is not None), default=None)
        if last is None:
            return False
        # Its start counts as well, or the end of its pause.
        for seq in (loaded.live.status_seq, *([] if newest is None else [newest.seq])):
            last = max(last, self._written_at(summary.id, seq))
        quiet = now - last
        if limits.archive is not None and quiet >= limits.archive + NOTICE:
            self._warn(coverage, silent=None, forgotten=None)
            self._close(summary.id, [End(), Archive()])
            return False
        # A pause was announced: nobody waits for posts.
        is_silent = (
            summary.status is Status.LIVE and limits.silence is not None and quiet >= limits.silence
        )
        is_forgotten = limits.archive is not None and quiet >= limits.archive
        self._warn(
            coverage,
            silent=last if is_silent else None,
            forgotten=last if is_forgotten else None,
        )
        return is_silent or is_forgotten

    def _warn(
        self, coverage: Coverage, *, silent: datetime | None, forgotten: datetime | None
    ) -> None:
        """Write down since when a live is silent; open consoles are told when that changes."""
        if (coverage.silent_since, coverage.forgotten_since) == (silent, forgotten):
            return
        # Only these two: somebody may be changing the limits at this moment.
        Coverage.objects.update_or_create(
            live=coverage.live,
            defaults={"silent_since": silent, "forgotten_since": forgotten},
            create_defaults={
                "silent_since": silent,
                "forgotten_since": forgotten,
                "opened_at": coverage.opened_at,
            },
        )
        self._house.bus.publish(Change(kind="coverage", live=coverage.live))

    def _close(self, live_id: str, commands: list[Command]) -> None:
        # Somebody may have resumed it at this moment: then it is not to be closed.
        with suppress(Refused):
            perform_all(self._house.context, live_id, commands)
            for action in _actions(commands):
                note(None, action, live=live_id)


class _Newest(NamedTuple):
    """The newest post: where it stands (None: its source did not say), and the seq it came with."""

    at: datetime | None
    seq: int


def _newest(live: Live, now: datetime) -> _Newest | None:
    """Find the newest post; one that a source put into the future tells nothing of today."""
    for (ms, seq), _post in reversed(live.open_posts):
        if ms <= milliseconds(now):
            return _Newest(datetime.fromtimestamp(ms / 1000, UTC) if ms else None, seq)
    return None


def _limits(house: House, coverage: Coverage) -> _Limits:
    minutes = coverage.silence_min
    days = coverage.archive_days
    minutes = house.settings.silence_min if minutes is None else minutes
    days = house.settings.archive_days if days is None else days
    return _Limits(
        silence=timedelta(minutes=minutes) if minutes else None,
        archive=timedelta(days=days) if days else None,
    )


def _actions(commands: list[Command]) -> Iterator[str]:
    for command in commands:
        action = command.__struct_config__.tag
        assert isinstance(action, str)
        yield action
