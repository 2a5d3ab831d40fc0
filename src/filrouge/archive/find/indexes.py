"""The indexes of the lives searched last."""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from filrouge.archive.find.index import Index, build
from filrouge.service.load import Loaded

KEPT_LIVES = 16
KEPT_CHARACTERS = 30_000_000
"""What is kept in all: some five lives of 10,000 posts; the one searched last in any case."""


class Indexes:
    """Keeps an index for each live, brought up to date when it is asked for.

    Of several that ask for the same live at once, one makes the index and the others wait for it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, Index] = OrderedDict()
        self._turns: dict[str, tuple[threading.Lock, int]] = {}

    def of(self, loaded: Loaded) -> Index:
        """Give the index of a live that stands as `loaded`, or further on already."""
        live_id = loaded.live.id
        with self._turn(live_id):
            index = self._kept.get(live_id)
            if index is None or not _stands(index, loaded):
                index = build(loaded, index)
            self._keep(live_id, index)
        return index

    def _keep(self, live_id: str, index: Index) -> None:
        with self._lock:
            self._kept[live_id] = index
            self._kept.move_to_end(live_id)
            held = sum(each.characters for each in self._kept.values())
            while len(self._kept) > 1 and (len(self._kept) > KEPT_LIVES or held > KEPT_CHARACTERS):
                _, dropped = self._kept.popitem(last=False)
                held -= dropped.characters

    @contextmanager
    def _turn(self, live_id: str) -> Iterator[None]:
        """Let one at a time work on a live; the lock goes with the last who waits for it."""
        with self._lock:
            turn, waiting = self._turns.get(live_id, (threading.Lock(), 0))
            self._turns[live_id] = turn, waiting + 1
        try:
            with turn:
                yield
        finally:
            with self._lock:
                _, waiting = self._turns[live_id]
                if waiting == 1:
                    del self._turns[live_id]
                else:
                    self._turns[live_id] = turn, waiting - 1


def _stands(index: Index, loaded: Loaded) -> bool:
    """Say whether an index is as new as a state; an epoch never comes back, and only rises."""
    return (index.epoch, index.live.seq) >= (loaded.epoch, loaded.live.seq)
