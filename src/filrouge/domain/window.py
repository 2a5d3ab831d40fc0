"""Where the page is cut: the open window on top, sealed chunks of older posts below it.

Boundaries are part of the fold, so that every node, however it started, cuts at the same place and
an address of a chunk stays good for ever. A boundary is an order key: a late or moved post falls on
the side where its key belongs.
"""

from bisect import bisect_left, insort

from filrouge.domain.state import OrderKey

OPEN_MAX = 20
"""When this many posts stand above the last seal, the oldest are sealed."""

CHUNK = 10
"""How many posts are sealed together."""

Open = tuple[tuple[OrderKey, str], ...]
Seals = tuple[OrderKey, ...]


def insert(open_posts: Open, seals: Seals, key: OrderKey, post: str) -> tuple[Open, Seals]:
    """Put a post where its key belongs, and seal the oldest posts when the window is full."""
    if seals and key <= seals[-1]:
        return open_posts, seals
    posts = list(open_posts)
    insort(posts, (key, post))
    if len(posts) < OPEN_MAX:
        return tuple(posts), seals
    return tuple(posts[CHUNK:]), (*seals, posts[CHUNK - 1][0])


def remove(open_posts: Open, key: OrderKey, post: str) -> Open:
    """Take a post out of the window, if it stands there."""
    return tuple(entry for entry in open_posts if entry != (key, post))


def chunk_of(seals: Seals, key: OrderKey) -> int | None:
    """Number the sealed chunk in which a key falls, from 1 (the oldest); None is the window."""
    index = bisect_left(seals, key)
    return index + 1 if index < len(seals) else None


def bounds(seals: Seals, number: int | None) -> tuple[OrderKey | None, OrderKey | None]:
    """Give the floor (excluded) and ceiling (included) of a chunk, or of the window for None.

    None on either side is open. Raises LookupError for a chunk that is not sealed.
    """
    if number is None:
        return (seals[-1] if seals else None), None
    if not 1 <= number <= len(seals):
        raise LookupError(f"chunk {number} of {len(seals)}")
    return (seals[number - 2] if number > 1 else None), seals[number - 1]
