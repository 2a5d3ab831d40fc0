"""The posts of a live in two orders: as they stand on the page, and as they last changed."""

from bisect import bisect_right, insort
from collections.abc import Iterable

from filrouge.domain.state import OrderKey, Post


class Index:
    """Knows ids, not posts; kept up to date by whoever folds."""

    def __init__(self, posts: Iterable[Post]) -> None:
        by_change = sorted(posts, key=lambda post: post.changed_seq)
        self._changed = {post.id: post.changed_seq for post in by_change}
        self._order = {post.id: post.order for post in by_change}
        self._standing = sorted((post.order, post.id) for post in by_change)

    def put(self, post: Post) -> None:
        """Note a post that was published or changed, after all that changed before it."""
        order = self._order.get(post.id)
        if order != post.order:
            if order is not None:
                self._standing.remove((order, post.id))
            insort(self._standing, (post.order, post.id))
            self._order[post.id] = post.order
        self._changed.pop(post.id, None)
        self._changed[post.id] = post.changed_seq

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

    def _after(self, key: OrderKey) -> int:
        return bisect_right(self._standing, key, key=lambda standing: standing[0])
