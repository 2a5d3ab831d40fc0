"""The speed of a replay, as it is typed: `60x`."""

import math
from typing import NamedTuple

import typer

from filrouge.cli.words import _


class Speed(NamedTuple):
    """How many times faster than the day."""

    factor: float


def parse_speed(text: str) -> Speed:
    """Read `60x`, `60` or `1.5x`."""
    try:
        factor = float(text.lower().removesuffix("x"))
    except ValueError:
        factor = 0.0
    if not (math.isfinite(factor) and factor > 0):
        raise typer.BadParameter(_("a speed is a number above 0, such as 60x"))
    return Speed(factor)
