"""The scheduler sends out what is due: never early, in the order of its time, each once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import DatabaseError
from django.db.models import F

from filrouge.domain.errors import Conflict, Refused
from filrouge.log.port import KeyReused, StoreError
from filrouge.newsroom.actions import draft as drafts
from filrouge.newsroom.actions.publication import send
from filrouge.newsroom.actions.waiting import require_right
from filrouge.newsroom.actor import Actor, Forbidden
from filrouge.newsroom.audit import note
from filrouge.newsroom.connection import closing
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Draft, DraftState
from filrouge.newsroom.writing import writing_of
from filrouge.service.perform import Busy

_logger = logging.getLogger(__name__)

GLANCE_S = 1.0
"""The clock is looked at so often: it may be set, and a laptop may have slept."""

LOOK_EVERY = timedelta(seconds=30)
"""The table is looked at so often though nobody said that anything changed: other processes may
have written to it."""

RETRY = timedelta(seconds=1)
"""How long to wait where the log or the table could not be written just now."""

Wait = Callable[[asyncio.Event, float], Awaitable[None]]


async def wait_for(told: asyncio.Event, seconds: float) -> None:
    """Wait until told, or for so many seconds."""
    with suppress(TimeoutError):
        await asyncio.wait_for(told.wait(), seconds)


class Scheduler:
    """Runs as a task of the server; several processes may run one each.

    Each takes a draft by a compare-and-set of its version. That only spares work: under the key of
    the draft, the log takes its words once.
    """

    def __init__(self, house: House, *, wait: Wait = wait_for) -> None:
        self._house = house
        self._wait = wait

    async def run(self) -> None:
        """Send out what is due, until cancelled; begins with what became due meanwhile."""
        told = asyncio.Event()
        listening = asyncio.create_task(self._listen(told))
        await asyncio.sleep(0)  # it follows from here on
        try:
            await self._rounds(told)
        finally:
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening

    async def _rounds(self, told: asyncio.Event) -> None:
        is_settled = False
        while True:
            told.clear()
            try:
                if not is_settled:
                    await asyncio.to_thread(closing, self.settle)
                    is_settled = True
                next_at = await asyncio.to_thread(closing, self.send_due)
            except (DatabaseError, StoreError):
                _logger.exception("what is due cannot be sent; trying again")
                next_at = self._house.context.clock() + RETRY
            await self._rest(told, next_at)

    async def _rest(self, told: asyncio.Event, next_at: datetime | None) -> None:
        clock = self._house.context.clock
        until = clock() + LOOK_EVERY
        if next_at is not None:
            until = min(until, next_at)
        while not told.is_set() and (left := (until - clock()).total_seconds()) > 0:
            await self._wait(told, min(left, GLANCE_S))

    async def _listen(self, told: asyncio.Event) -> None:
        async for change in self._house.bus.follow():
            if change.kind in {"drafts", "all"}:
                told.set()

    def settle(self) -> None:
        """Write down what went out though a crash kept the table from learning of it."""
        waiting = Draft.objects.exclude(state=DraftState.PUBLISHED)
        for draft_id in list(waiting.values_list("pk", flat=True)):
            if drafts.is_out(self._house, draft_id):
                drafts.settle(self._house, draft_id)

    def send_due(self) -> datetime | None:
        """Send out all that is due; gives the time of what comes next, None where nothing waits."""
        now = self._house.context.clock()
        waiting = Draft.objects.filter(state=DraftState.SCHEDULED)
        due = waiting.filter(due_at__lte=now).order_by("due_at", "created_at", "pk")
        is_held_up = False
        for draft in list(due.select_related("author", "decided_by")):
            if self._claim(draft):
                is_held_up |= not self._send(draft)
        next_at = waiting.order_by("due_at").values_list("due_at", flat=True).first()
        if is_held_up or (next_at is not None and next_at <= now):
            # The latter is in the hands of another process, which may die with it.
            return now + RETRY
        return next_at

    def _claim(self, draft: Draft) -> bool:
        """Take a draft, unless another process or its author was quicker."""
        as_read = Draft.objects.filter(
            pk=draft.pk, state=DraftState.SCHEDULED, version=draft.version
        )
        return bool(as_read.update(version=F("version") + 1))

    def _send(self, draft: Draft) -> bool:
        """Send a draft; False where it has to be tried again."""
        actor = Actor(draft.decided_by or draft.author)
        try:
            writing = writing_of(draft)
            require_right(actor, writing)
            send(self._house, actor, draft, writing)
        except KeyReused:
            drafts.settle(self._house, draft.pk)  # it went out, with other words
        except Refused as refused:
            self._fail(draft, refused.code)
        except Conflict:
            self._fail(draft, "conflict")
        except Forbidden:
            self._fail(draft, "forbidden")
        except (Busy, StoreError):
            _logger.exception("draft %s cannot be sent just now; trying again", draft.pk)
            return False
        except DatabaseError:
            raise
        except Exception:
            # One draft that cannot be read holds up no other, at this start and at every other.
            _logger.exception("draft %s cannot be sent", draft.pk)
            self._fail(draft, "broken")
        return True

    def _fail(self, draft: Draft, code: str) -> None:
        """Give a draft back to its author, or to those who approve, with the reason."""
        state = drafts.taken_back(draft)
        if state == DraftState.OPEN:
            state = DraftState.FAILED
        waiting = Draft.objects.filter(pk=draft.pk, state=DraftState.SCHEDULED)
        if waiting.update(state=state, failure=code, timing="", due_at=None, decided_by=None):
            note(None, "publish_failed", live=draft.live, subject=draft.pk, code=code)
            drafts.tell(self._house, draft)
