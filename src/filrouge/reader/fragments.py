"""The finished pieces of a live's page, each rendered once a change."""

from collections.abc import Iterable

from filrouge.domain.index import Index
from filrouge.domain.state import Condition, Live, Post
from filrouge.formats.base import Theme
from filrouge.formats.parts.part import PARTS, PartName, part_rev, render_part
from filrouge.formats.parts.post import order_key, render_post
from filrouge.reader.delta import GoneOp, PartOp, PostOp

KEPT_POSTS = 2000
"""Rendered posts that are kept: some 3 MB."""

OPS_MAX = 100
"""A reader who missed more posts than this loads the page afresh: it is fewer bytes."""


class Fragments:
    """Renders posts and parts, and remembers them until they change."""

    def __init__(self, theme: Theme, slug: str) -> None:
        self._theme = theme
        self._slug = slug
        self._posts: dict[str, tuple[int, str]] = {}
        self._parts: dict[PartName, tuple[int, str]] = {}

    def post(self, live: Live, post: Post) -> str:
        """Give the post's `<article>`."""
        rev, html = self._posts.get(post.id, (0, ""))
        if rev != post.changed_seq:
            html = render_post(self._theme, live, post, slug=self._slug)
            if len(self._posts) >= KEPT_POSTS:
                self._posts.clear()
            self._posts[post.id] = (post.changed_seq, html)
        return html

    def part(self, live: Live, index: Index, name: PartName) -> str:
        """Give the part's element."""
        rev, html = self._parts.get(name, (-1, ""))
        now = part_rev(name, live)
        if rev != now:
            html = render_part(self._theme, name, live, index=index, slug=self._slug)
            self._parts[name] = (now, html)
        return html

    def parts(self, live: Live, index: Index) -> dict[str, str]:
        """Give every part of the page."""
        return {name: self.part(live, index, name) for name in PARTS}

    def posts(self, live: Live, ids: Iterable[str]) -> list[str]:
        """Give the `<article>` of each post that readers see, in the order of `ids`."""
        posts = (live.posts[post_id] for post_id in ids)
        return [self.post(live, post) for post in posts if post.condition is not Condition.HIDDEN]

    def operations(
        self, live: Live, index: Index, *, after: int
    ) -> tuple[PostOp | GoneOp | PartOp, ...] | None:
        """Give what changed after a seq, posts oldest change first; None where it is too much."""
        changed = index.changed_after(after, most=OPS_MAX)
        if changed is None:
            return None
        posts = [self._operation(live, live.posts[post_id]) for post_id in reversed(changed)]
        changed_parts = (name for name in PARTS if part_rev(name, live) > after)
        return (*posts, *(self._part_operation(live, index, name) for name in changed_parts))

    def erased(self, live: Live, index: Index) -> tuple[GoneOp | PartOp, ...]:
        """Give what takes erased words off a page of another epoch: those posts, and every part.

        What is pinned, what supports a fact and an older headline are said in parts. Erasures are
        few; the posts are looked through only when pages have to load afresh.
        """
        gone = tuple(
            GoneOp(id=post.id, order=order_key(post), rev=post.changed_seq)
            for post in live.posts.values()
            if post.condition is Condition.ERASED
        )
        if not (gone or live.erased_facts or live.descriptions_erased_below):
            return ()
        return (*gone, *(self._part_operation(live, index, name) for name in PARTS))

    def _part_operation(self, live: Live, index: Index, name: PartName) -> PartOp:
        return PartOp(name=name, rev=part_rev(name, live), html=self.part(live, index, name))

    def _operation(self, live: Live, post: Post) -> PostOp | GoneOp:
        order, rev = order_key(post), post.changed_seq
        if post.condition is Condition.HIDDEN:
            return GoneOp(id=post.id, order=order, rev=rev)
        return PostOp(id=post.id, order=order, rev=rev, html=self.post(live, post))
