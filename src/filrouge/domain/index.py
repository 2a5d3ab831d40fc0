"""The posts of a live in the orders in which pages need them."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable

from filrouge.domain.state import OrderKey, Post


class Index:
    """Knows ids, not posts; kept up to date by whoever folds."""

    def __init__(self, posts: Iterable[Post]) -> None:
        by_change = sorted(posts, key=lambda post: post.changed_seq)
        self._changed = {post.id: post.changed_seq for post in by_change}
        self._order = {post.id: post.order for post in by_change}
        self._standing = sorted((post.order, post.id) for post in by_change)
        self._seen = sorted((p.order, p.id) for p in by_change if p.is_seen)
        self._moments = sorted((p.order, p.id) for p in by_change if p.is_moment)
        self._corrected = {post.id for post in by_change if post.is_corrected}

    def put(self, post: Post) -> None:
        """Note a post that was published or changed, after all that changed before it."""
        was = self._order.get(post.id)
        now = post.order
        _move(self._standing, post.id, was, now)
        _move(self._seen, post.id, was, now if post.is_seen else None)
        _move(self._moments, post.id, was, now if post.is_moment else None)
        self._order[post.id] = now
        if post.is_corrected:
            self._corrected.add(post.id)
        else:
            self._corrected.discard(post.id)
        self._changed.pop(post.id, None)
        self._changed[post.id] = post.changed_seq

    def copy(self) -> "Index":
        """Give another index of the same posts, which goes its own way from now on."""
        other = Index(())
        other._changed = self._changed.copy()
        other._order = self._order.copy()
        other._standing = self._standing.copy()
        other._seen = self._seen.copy()
        other._moments = self._moments.copy()
        other._corrected = self._corrected.copy()
        return other

    def between(self, floor: OrderKey | None, ceiling: OrderKey | None) -> list[str]:
        """Give the ids with floor < order <= ceiling, newest first; None is open."""
        start = 0 if floor is None else self._after(floor)
        stop = len(self._standing) if ceiling is None else self._after(ceiling)
        return [post for _, post in reversed(self._standing[start:stop])]

    def above(self, key: OrderKey) -> list[str]:
        """Give the ids that stand above a key, newest first."""
        return self.between(key, None)

    def changed_after(self, seq: int, *, most: int) -> list[str] | None:
        """Give the ids of posts that changed after `seq`; None where they are more than `most`."""
        changed: list[str] = []
        for post, changed_seq in reversed(self._changed.items()):
            if changed_seq <= seq:
                break
            changed.append(post)
            if len(changed) > most:
                return None
        return changed

    def moments(self) -> list[str]:
        """Give the ids of the key moments that readers see, newest first."""
        return [post for _, post in reversed(self._moments)]

    def corrected(self) -> frozenset[str]:
        """Give the ids of posts of which readers are told a correction or the withdrawal."""
        return frozenset(self._corrected)

    def span(self) -> tuple[int, int] | None:
        """Give the times of the oldest and the newest post that readers see, in milliseconds."""
        if not self._seen:
            return None
        return self._seen[0][0][0], self._seen[-1][0][0]

    def count(self, start_ms: int, stop_ms: int) -> int:
        """Count the posts that readers see with start <= time < stop, in milliseconds."""
        return self._from(stop_ms) - self._from(start_ms)

    def at(self, ms: int) -> str | None:
        """Name the post that readers saw as the newest one at a time; the first where it is before.

        None where readers see no post.
        """
        if not self._seen:
            return None
        return self._seen[max(0, self._from(ms + 1) - 1)][1]

    def _after(self, key: OrderKey) -> int:
        return bisect_right(self._standing, key, key=_order_of)

    def _from(self, ms: int) -> int:
        return bisect_left(self._seen, (ms, -1), key=_order_of)


def _order_of(standing: tuple[OrderKey, str]) -> OrderKey:
    return standing[0]


def _move(
    standing: list[tuple[OrderKey, str]], post: str, was: OrderKey | None, now: OrderKey | None
) -> None:
    """Put a post where it stands now, None being nowhere; it may not be in the list yet."""
    if was is not None:
        place = bisect_left(standing, (was, post))
        if place < len(standing) and standing[place] == (was, post):
            if was == now:
                return
            del standing[place]
    if now is not None:
        insort(standing, (now, post))
