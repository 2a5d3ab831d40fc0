"""How many read a live at this moment: an estimate, and an honest one."""

import time
from collections.abc import Callable
from typing import NamedTuple

Clock = Callable[[], float]
"""Seconds that only go on, from any beginning."""

monotonic: Clock = time.monotonic


class Readers(NamedTuple):
    """Who reads a live now, as far as this process can see.

    `streams` are open streams: the tabs of one browser share one, and stand for one reader.
    `polls` are the deltas asked for in the last poll interval, in which everyone who polls asks
    once; what a CDN or cache answers by itself is hidden from us, and pages that are in the
    background ask less often. Both together are rather too few than too many.
    """

    streams: int = 0
    polls: int = 0


class Polls:
    """Counts requests in two windows of `window_s`: this one, and the one before it."""

    def __init__(self, window_s: float, clock: Clock = monotonic) -> None:
        self._window_s = window_s
        self._clock = clock
        self._window = 0
        self._count = 0
        self._before = 0

    def count(self) -> None:
        """Note a request."""
        self._turn()
        self._count += 1

    def recent(self) -> int:
        """Estimate the requests of the last `window_s`.

        Of the window before, the share counts that is still within reach, as if its requests had
        come evenly.
        """
        within = 1 - self._turn()
        return round(self._count + self._before * within)

    def _turn(self) -> float:
        """Go on to the present window; give how much of it has passed, from 0 to 1."""
        window, passed = divmod(self._clock() / self._window_s, 1)
        if window != self._window:
            self._before = self._count if window == self._window + 1 else 0
            self._window, self._count = int(window), 0
        return passed
