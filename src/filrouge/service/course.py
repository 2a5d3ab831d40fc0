"""The course of a live in memory: its states at regular distances, so that any past one is near.

States share nearly all they hold with each other, so one every few events costs little.
"""

import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Generic, TypeVar

import msgspec

from filrouge.domain.fold import fold
from filrouge.domain.index import Index
from filrouge.domain.record import Record, entry
from filrouge.domain.state import Condition, Live
from filrouge.log.port import Log
from filrouge.service.changes import changes
from filrouge.service.disclosure import disclosed
from filrouge.service.happened import Happened
from filrouge.service.load import Loaded

STEP = 200
"""Events between two states that are kept: folding so many takes less than 10 ms."""

KEPT_COURSES = 4
"""Lives of which it is kept: one of 10,000 posts takes some 30 MB, and is made in 0.6 s."""


class Past(msgspec.Struct, frozen=True):
    """A state, and the index of its posts in which they stand (not in which they changed)."""

    live: Live
    index: Index


_T = TypeVar("_T")


class _Latest(Generic[_T]):
    """A value that holds for one end of the log: made when first asked for, then kept."""

    def __init__(self) -> None:
        self._kept: tuple[int, _T] | None = None

    def get(self, end: int, make: Callable[[], _T]) -> _T:
        kept = self._kept
        if kept is None or kept[0] != end:
            kept = self._kept = (end, make())
        return kept[1]


class Course:
    """One live in one epoch: what happened, and a state with its index every `STEP` events.

    Only grows. What it holds of events up to the `end` that was asked for may be read by any
    thread, while another makes it longer.
    """

    def __init__(self, live_id: str, epoch: int) -> None:
        self.epoch = epoch
        self.happened: list[Happened] = []
        self._live_id = live_id
        self._lock = threading.Lock()
        self._states: list[Past] = []
        self._tip: Live | None = None
        self._index = Index(())
        self._times: list[datetime] = []
        self._untimed = 0
        self._veiled = _Latest[frozenset[str]]()
        self._changes = _Latest[Sequence[int]]()
        self._disclosed = _Latest[frozenset[int]]()

    def extend(self, log: Log, end: int) -> None:
        """Fold what has happened since, up to event `end`; one thread does, the others wait."""
        with self._lock:
            if len(self.happened) >= end:
                return
            for record in log.read(self._live_id, after=len(self.happened), until=end):
                self._add(record)

    def _add(self, record: Record) -> None:
        live = self._tip = _folded(self._tip, self._index, record, self._live_id)
        envelope = record.envelope
        occurred_at = envelope.occurred_at or (self._times[-1] if self._times else None)
        if occurred_at is None:
            self._untimed += 1
        else:
            self._times.append(occurred_at)
        self.happened.append(
            Happened(
                type=envelope.type,
                subject=envelope.subject,
                occurred_at=occurred_at,
                erased=record.body is None,
                is_public=live.is_public,
            )
        )
        if record.seq % STEP == 0:
            self._states.append(Past(live, self._index.copy()))

    def past(self, log: Log, seq: int) -> Past | None:
        """Give the state after event `seq`, which it reaches; None where the log lost it since."""
        near = seq // STEP
        if near > len(self._states):
            return None
        start = self._states[near - 1] if near else None
        live = None if start is None else start.live
        index = Index(()) if start is None else start.index.copy()
        for record in log.read(self._live_id, after=near * STEP, until=seq):
            live = _folded(live, index, record, self._live_id)
        return None if live is None or live.seq != seq else Past(live, index)

    def of_subject(self, subject: str, end: int) -> Sequence[int]:
        """Number the events up to `end` that happened to a post or fact."""
        among = enumerate(self.happened[:end], start=1)
        return [seq for seq, one in among if one.subject == subject]

    def seq_at(self, at: datetime, end: int) -> int | None:
        """Number the last event up to `end` that had occurred at a time; None where none had.

        Events whose source gave no time go with the event before them.
        """
        timed = max(0, end - self._untimed)
        found = bisect_right(self._times, at, hi=min(timed, len(self._times)))
        return self._untimed + found if found else None

    def veiled(self, now: Loaded) -> frozenset[str]:
        """Name the posts whose words no page of the past may show as things stand `now`."""
        return self._veiled.get(now.end.seq, lambda: _veiled(now.live))

    def changes(self, now: Loaded) -> Sequence[int]:
        """Number the events after which readers saw another page, as far as that is told `now`."""
        return self._changes.get(
            now.end.seq, lambda: changes(now.live, self.happened[: now.end.seq])
        )

    def disclosed(self, now: Loaded) -> frozenset[int]:
        """Number the events whose words readers may be shown as things stand `now`."""
        return self._disclosed.get(
            now.end.seq, lambda: disclosed(now.live, self.happened[: now.end.seq])
        )


def _veiled(live: Live) -> frozenset[str]:
    return frozenset(
        post.id
        for post in live.posts.values()
        if post.condition is not Condition.VISIBLE and not post.keeps_words
    )


def _folded(live: Live | None, index: Index, record: Record, live_id: str) -> Live:
    """Fold one more event, and keep the index up to date."""
    folded = fold(live, entry(record), live_id=live_id)
    post = folded.posts.get(record.envelope.subject)
    if post is not None:
        index.put(post)
    return folded


class Courses:
    """The courses of the lives whose past was asked for last."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, Course] = OrderedDict()

    def of(self, now: Loaded) -> Course:
        """Give the course of a live as far as it stands `now`.

        One of an older epoch may hold words that were erased since: it is dropped.
        """
        course = self._course(now)
        course.extend(self._log, now.end.seq)
        return course

    def kept(self) -> Sequence[str]:
        """Name the lives whose course is kept, the one used last at the end."""
        return tuple(self._kept)

    def _course(self, now: Loaded) -> Course:
        live_id = now.live.id
        with self._lock:
            course = self._kept.get(live_id)
            if course is not None and course.epoch > now.epoch:
                return Course(live_id, now.epoch)  # who asks began before an erasure
            if course is None or course.epoch < now.epoch:
                course = self._kept[live_id] = Course(live_id, now.epoch)
            self._kept.move_to_end(live_id)
            while len(self._kept) > KEPT_COURSES:
                self._kept.popitem(last=False)
            return course
