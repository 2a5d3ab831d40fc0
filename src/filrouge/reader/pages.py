"""The pages of a live, made of a hub's fragments."""

from typing import TYPE_CHECKING

from filrouge.asgi.document import HTML, MOMENT_CACHING, Document
from filrouge.domain.state import Condition, OrderKey, Post
from filrouge.domain.window import bounds, chunk_of
from filrouge.formats.base import Range, Theme
from filrouge.formats.calendar import MEDIA_TYPE, render_calendar
from filrouge.formats.page import render_page
from filrouge.formats.parts.address import chunk_path, live_path, start_path
from filrouge.formats.parts.post import render_post
from filrouge.formats.sites import Sites

if TYPE_CHECKING:  # a hub makes its pages, and its pages are made of it
    from filrouge.reader.hub import Hub

PAGE_CACHING = f"{MOMENT_CACHING}, stale-while-revalidate=10, stale-if-error=86400"
CHUNK_CACHING = "public, max-age=0, s-maxage=60, stale-if-error=86400"


class Pages:
    """Writes pages for one house; `poll_s` is the pace at which pages begin to ask."""

    def __init__(self, theme: Theme, sites: Sites, *, poll_s: int) -> None:
        self.theme = theme
        self._sites = sites
        self._poll_s = poll_s

    def window(self, hub: "Hub") -> Document:
        """Write the page of the newest posts."""
        return self._page(hub, None, caching=PAGE_CACHING)

    def chunk(self, hub: "Hub", number: int) -> Document | None:
        """Write the page of a sealed chunk; None where there is no such chunk."""
        if not 1 <= number <= len(hub.live.seals):
            return None
        return self._page(hub, number, caching=CHUNK_CACHING)

    def start(self, hub: "Hub", number: int) -> Document | None:
        """Write the page of a chunk, its oldest post first; the last of them is the window.

        None where there is no such chunk.
        """
        chunks = len(hub.live.seals) + 1
        if not 1 <= number <= chunks:
            return None
        is_window = number == chunks
        return self._page(
            hub,
            None if is_window else number,
            caching=PAGE_CACHING if is_window else CHUNK_CACHING,
            later=None if is_window else start_path(hub.slug, number + 1),
            oldest_first=True,
        )

    def post(self, hub: "Hub", post_id: str) -> Document | None:
        """Write the page that opens on a post, in its place; None where readers cannot see it."""
        post = hub.live.posts.get(post_id)
        if post is None or post.condition is Condition.HIDDEN:
            return None
        number = chunk_of(hub.live.seals, post.order)
        return self._page(hub, number, caching=PAGE_CACHING, current=post)

    def calendar(self, hub: "Hub") -> Document | None:
        """Write the calendar entry of its beginning; None where no beginning is known."""
        body = render_calendar(hub.live, site=self._sites.of(hub.live.site), slug=hub.slug)
        return None if body is None else Document(body, MEDIA_TYPE, cache_control=PAGE_CACHING)

    def _page(
        self,
        hub: "Hub",
        number: int | None,
        *,
        caching: str,
        current: Post | None = None,
        later: str | None = None,
        oldest_first: bool = False,
    ) -> Document:
        live = hub.live
        floor, ceiling = bounds(live.seals, number)
        ids = hub.index.between(floor, ceiling)
        below = len(live.seals) if number is None else number - 1
        posts = self._posts(hub, ids, current)
        html = render_page(
            self.theme,
            self._sites.of(live.site),
            live,
            slug=hub.slug,
            cursor=str(hub.cursor),
            range=Range(
                floor=_key(floor),
                ceiling=_key(ceiling),
                number=number,
                oldest_first=oldest_first,
            ),
            posts=posts[::-1] if oldest_first else posts,
            parts=hub.fragments.parts(live, hub.index),
            older=chunk_path(hub.slug, below) if below and not oldest_first else None,
            later=later,
            top=None if ceiling is None or oldest_first else live_path(hub.slug),
            current=current,
            newer_count=None if ceiling is None else self._visible_above(hub, ceiling),
            poll_s=self._poll_s,
            described=[live.posts[post_id] for post_id in ids],
        )
        known = hub.dictionaries.known
        return Document(html.encode(), HTML, cache_control=caching, dictionaries=known)

    def _posts(self, hub: "Hub", ids: list[str], current: Post | None) -> list[str]:
        """Give the posts in the order of `ids`; the one that a permalink asked for is marked."""
        live, fragments = hub.live, hub.fragments
        if current is None:
            return fragments.posts(live, ids)
        place = ids.index(current.id)
        marked = render_post(self.theme, live, current, slug=hub.slug, current=current)
        above, below = ids[:place], ids[place + 1 :]
        return [*fragments.posts(live, above), marked, *fragments.posts(live, below)]

    def _visible_above(self, hub: "Hub", key: OrderKey) -> int:
        posts = (hub.live.posts[post_id] for post_id in hub.index.above(key))
        return sum(post.condition is Condition.VISIBLE for post in posts)


def _key(key: OrderKey | None) -> str:
    return "" if key is None else f"{key[0]}-{key[1]}"
