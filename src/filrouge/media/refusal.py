"""How this folder says no to a file, in words for who brought it."""

from filrouge.domain.errors import Stated


class BadMedia(Stated):
    """The file is not taken; the sentence says why, and what to do where something can be done."""


def megabytes(size_bytes: int) -> float:
    """Give a size in MB, to one decimal, rounded up: what is over a limit never reads as equal."""
    tenths = -(-size_bytes // 100_000)
    return tenths // 10 if tenths % 10 == 0 else tenths / 10


def check_size(data: bytes, limit_bytes: int) -> None:
    """Raise BadMedia for a file without bytes, or with more than `limit_bytes`."""
    if not data:
        raise BadMedia("The file is empty.")
    if len(data) > limit_bytes:
        raise BadMedia(
            "The file has {megabytes} MB; {limit} MB is the most.",
            megabytes=megabytes(len(data)),
            limit=megabytes(limit_bytes),
        )
