"""Cursors: `epoch-seq`, what a reader has seen."""

import re
from typing import NamedTuple

_CURSOR = re.compile("([0-9]{1,18})-([0-9]{1,18})")


class Cursor(NamedTuple):
    """A place in one telling of a live's history."""

    epoch: int
    seq: int

    def __str__(self) -> str:
        return f"{self.epoch}-{self.seq}"


def parse_cursor(text: str) -> Cursor | None:
    """Read a cursor; None where it is none."""
    match = _CURSOR.fullmatch(text)
    return None if match is None else Cursor(int(match[1]), int(match[2]))
