"""The day at a glance: how many posts, when, and the ways into them.

The bars are one line of a drawing, and not a link each: they are sent again with every post.
"""

import math
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import msgspec

from filrouge.domain.index import Index
from filrouge.domain.state import Live

QUARTERS = 4
"""The time is said at the beginning of each quarter of the day's span."""

BARS_MAX = 48
"""More would be thinner than a finger on a phone."""

SPANS_MIN = 3
"""Fewer say nothing that the times of the posts do not say."""

HEIGHT = 16
"""Units of the drawing from the ground to the top of the highest bar."""

STEPS_MIN = (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080, 43200)
"""Minutes that a bar may stand for: spans that people have a name for."""

_MINUTE_MS = 60_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Histogram(msgspec.Struct, frozen=True, kw_only=True):
    """Posts in equal spans from `start` to `stop`, oldest first; their number is a whole fourfold.

    `last` is the time of the newest post.
    """

    start: datetime
    stop: datetime
    last: datetime
    counts: tuple[int, ...]

    @property
    def path(self) -> str:
        """Draw the bars (SVG 2, 9.3), one unit apart, standing on the ground at y = 16."""
        highest = max(self.counts)
        return "".join(
            f"M{place}.5 {HEIGHT}v-{math.ceil(count * HEIGHT / highest)}"
            for place, count in enumerate(self.counts)
            if count
        )

    @property
    def quarters(self) -> Sequence[datetime]:
        """Give the times at which the quarters of the span begin."""
        quarter = (self.stop - self.start) / QUARTERS
        return [self.start + number * quarter for number in range(QUARTERS)]


def day_values(live: Live, index: Index) -> dict[str, object]:
    """Give the histogram (None for too short a day), and how many posts there are of each kind."""
    return {
        "day": histogram(index),
        "posts": live.visible_posts,
        "key_moments": len(index.moments()),
        "corrected": len(index.corrected()),
    }


def histogram(index: Index) -> Histogram | None:
    """Count the posts that readers see in equal spans; None for a day too short to compare."""
    span = index.span()
    if span is None:
        return None
    first, last = span
    step_ms = _step_ms(last - first)
    start = first - first % step_ms
    spans = (last - start) // step_ms + 1
    if spans < SPANS_MIN:
        return None
    bars = math.ceil(spans / QUARTERS) * QUARTERS
    starts = [start + number * step_ms for number in range(bars)]
    return Histogram(
        start=_time(start),
        stop=_time(start + bars * step_ms),
        last=_time(last),
        counts=tuple(index.count(at, at + step_ms) for at in starts),
    )


def _step_ms(length_ms: int) -> int:
    """Choose the shortest span of which few enough cover the whole, wherever they begin."""
    for minutes in STEPS_MIN:
        if length_ms // (minutes * _MINUTE_MS) + 2 <= BARS_MAX:
            return minutes * _MINUTE_MS
    longest = STEPS_MIN[-1] * _MINUTE_MS
    return longest * (length_ms // longest // (BARS_MAX - 1) + 1)


def _time(ms: int) -> datetime:
    return _EPOCH + timedelta(milliseconds=ms)
