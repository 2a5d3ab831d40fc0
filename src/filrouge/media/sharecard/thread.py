"""The red thread down the side of a card, with what it says there (the look of the stream)."""

from collections.abc import Iterator
from typing import Any

import pyvips

from filrouge.media.sharecard.card import HEIGHT, Sign

WIDTH = 80
"""Pixels of the strip that the thread runs in; it hangs in the middle."""

_MIDDLE = WIDTH / 2
_LINE = 6
_KNOT, _LOOP = 15, 16


def thread(sign: Sign, at: int) -> Any:
    """Draw the thread as a mask of WIDTH × HEIGHT, its sign at `at` pixels from the top."""
    mask = pyvips.Image.black(WIDTH, HEIGHT)
    for shape in _shapes(sign, at):
        # A distance in pixels, negative inside: one pixel of it is the soft edge.
        mask = mask.maxpair((0.5 - shape).linear(255, 0).clamp(min=0, max=255).cast("uchar"))
    return mask


def _shapes(sign: Sign, at: int) -> Iterator[Any]:
    match sign:
        case "live":
            yield _line(at, HEIGHT)
            yield _disc(at, _KNOT)
        case "ended":
            # It closes in a full stop: nothing hangs above it.
            yield _line(at, HEIGHT)
            yield _disc(at, _LINE * 1.6)
        case "key":
            yield _line(0, HEIGHT)
            yield _disc(at, _KNOT)
        case "corrected":
            yield _line(0, at - _LOOP)
            yield _line(at + _LOOP, HEIGHT)
            yield _disc(at, _LOOP).abs() - _LINE / 2
        case "withdrawn":
            for top in range(0, HEIGHT, 36):
                yield _line(top, top + 18)
        case "":
            yield _line(0, HEIGHT)


def _line(top: float, bottom: float) -> Any:
    corners = {"a": [_MIDDLE - _LINE / 2, top - 0.5], "b": [_MIDDLE + _LINE / 2, bottom + 0.5]}
    return pyvips.Image.sdf(WIDTH, HEIGHT, "box", **corners)


def _disc(at: int, radius: float) -> Any:
    return pyvips.Image.sdf(WIDTH, HEIGHT, "circle", a=[_MIDDLE, at], r=radius)
