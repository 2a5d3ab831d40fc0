"""What stands on a share picture, and what is made of it."""

from typing import Literal

import msgspec

WIDTH, HEIGHT = 1200, 630
"""Pixels: the size that every network shows whole (1.91 : 1)."""

Sign = Literal["", "live", "ended", "key", "corrected", "withdrawn"]
"""What the thread says beside the status: a knot at its end, a full stop, a knot in passing, a
loop, a grey and broken line."""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a share picture, each "" where there is nothing to say.

    `above` is the live's title over a post's headline; `rtl` has the thread on the right.
    """

    site: str
    headline: str = ""
    above: str = ""
    status: str = ""
    when: str = ""
    sign: Sign = ""
    rtl: bool = False


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """A finished picture of WIDTH × HEIGHT: PNG, or JPEG where a photograph is on it."""

    data: bytes
    media_type: str
