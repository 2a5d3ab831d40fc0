"""One line of the table: a measured value, how far its runs lay apart, and its bar."""

import math
from collections.abc import Sequence
from statistics import median

import msgspec


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A value with its unit. `low` and `high` are the least and greatest of its `runs`.

    `bar` is the most that it may be, None where nothing is asked; `note` says what was counted.
    """

    group: str
    name: str
    value: float
    unit: str
    low: float
    high: float
    runs: int = 1
    bar: float | None = None
    note: str = ""

    @property
    def passed(self) -> bool | None:
        """Say whether the bar is met; None without a bar."""
        return None if self.bar is None else self.value <= self.bar


def figure(
    group: str,
    name: str,
    values: Sequence[float],
    unit: str,
    *,
    bar: float | None = None,
    note: str = "",
) -> Figure:
    """Make a figure of several runs: their median, and the least and greatest beside it."""
    return Figure(
        group=group,
        name=name,
        value=median(values),
        unit=unit,
        low=min(values),
        high=max(values),
        runs=len(values),
        bar=bar,
        note=note,
    )


def percentile(ordered: Sequence[float], share: float) -> float:
    """Give the least of the sorted values that `share` of them (0 to 1) do not exceed."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
