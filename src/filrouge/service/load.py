"""Where a live stands now: the fold of its log, kept in memory and brought up to date."""

import threading
from collections import OrderedDict
from contextlib import suppress

import msgspec

from filrouge.domain.chain import Sealed
from filrouge.domain.fold import replay
from filrouge.domain.record import entry
from filrouge.domain.snapshot import freeze, thaw
from filrouge.domain.state import Live
from filrouge.log.port import Head, Log, StoreError

KEPT_STATES = 64
"""Lives whose state is kept: more than are written to at once; a state is a few megabytes."""

SNAPSHOT_EVERY = 500
"""Folding so many events takes about 20 ms: a start without a snapshot may take that long."""


class Loaded(msgspec.Struct, frozen=True, kw_only=True):
    """A live's state, the end of its chain, and the epoch in which it holds."""

    live: Live
    end: Sealed
    epoch: int


class States:
    """The states of the lives used last."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._lock = threading.Lock()
        self._states: OrderedDict[str, Loaded] = OrderedDict()

    def load(self, live_id: str) -> Loaded | None:
        """Give the state as it stands in the log; None where there is no such live."""
        # Before the head: a state kept meanwhile would look as if it came from the future.
        known = self._states.get(live_id)
        head = self._log.head(live_id)
        if head is None:
            return None
        if known is not None and (known.epoch, known.end) == (head.epoch, head.end):
            self.keep(known)
            return known
        if known is None or known.epoch != head.epoch or known.end.seq > head.end.seq:
            known = self._thawed(head)
        loaded = self._catch_up(head, known)
        if loaded is not None:
            self.keep(loaded)
        return loaded

    def find(self, slug: str) -> Loaded | None:
        """Give the state of the live of this slug."""
        head = self._log.find(slug)
        return None if head is None else self.load(head.live)

    def keep(self, loaded: Loaded) -> None:
        """Remember a state as the one used last."""
        with self._lock:
            self._states[loaded.live.id] = loaded
            self._states.move_to_end(loaded.live.id)
            while len(self._states) > KEPT_STATES:
                self._states.popitem(last=False)

    def forget(self, live_id: str) -> None:
        """Drop a state whose history was rebuilt."""
        with self._lock:
            self._states.pop(live_id, None)

    def _thawed(self, head: Head) -> Loaded | None:
        data = self._log.snapshot(head.live)
        snapshot = None if data is None else thaw(data)
        if snapshot is None or not self._stands(head, snapshot.end):
            return None
        return Loaded(live=snapshot.live, end=snapshot.end, epoch=head.epoch)

    def _stands(self, head: Head, end: Sealed) -> bool:
        """Say whether the log holds the event that a snapshot was taken after."""
        records = self._log.read(head.live, after=end.seq - 1, until=end.seq)
        return bool(records) and records[0].hash == end.hash

    def _catch_up(self, head: Head, known: Loaded | None) -> Loaded | None:
        after = 0 if known is None else known.end.seq
        records = self._log.read(head.live, after=after, until=head.end.seq)
        if not records:
            return known
        live = replay(
            map(entry, records),
            live_id=head.live,
            live=None if known is None else known.live,
        )
        end = Sealed(seq=records[-1].seq, hash=records[-1].hash)
        if len(records) >= SNAPSHOT_EVERY:
            with suppress(StoreError):  # a full disk keeps nobody from reading
                self._log.keep_snapshot(head.live, freeze(live, end), epoch=head.epoch)
        return Loaded(live=live, end=end, epoch=head.epoch)
