"""New ids: unique everywhere, in the order of their making, short enough for an address."""

from collections.abc import Callable
from datetime import datetime

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32 (crockford.com/base32.html), lower case: no letter is taken for another."""

_RANDOM_BYTES = 10


def new_id(at: datetime, random: Callable[[int], bytes]) -> str:
    """Make a 26-character id, as a ULID (github.com/ulid/spec): 48 bits of time, 80 of chance."""
    number = int(at.timestamp() * 1000) << (8 * _RANDOM_BYTES)
    number |= int.from_bytes(random(_RANDOM_BYTES))
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(125, -1, -5))
