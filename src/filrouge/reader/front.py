"""The front pages, finished: written anew when something of the house changed."""

from collections.abc import Callable

from filrouge.asgi.document import HTML, MOMENT_CACHING, Document
from filrouge.domain.summary import Summary
from filrouge.formats.base import Site, Theme
from filrouge.formats.front import render_front, render_shelf
from filrouge.formats.sites import Sites
from filrouge.reader.hubs import Hubs

SHELF_CACHING = "public, max-age=0, s-maxage=60, stale-if-error=86400"

KEPT_SHELVES = 100
"""Pages of older lives kept for the present list of lives: some 2 MB with their codings."""


class Front:
    """Gives the front page of each site of a house, and the shelves of older lives behind it.

    `poll_s` is the pace at which a front page asks for itself again, 0 for one that does not.
    """

    def __init__(self, hubs: Hubs, theme: Theme, sites: Sites, *, poll_s: int = 0) -> None:
        self._hubs = hubs
        self._theme = theme
        self._sites = sites
        self._poll_s = poll_s
        self._version = -1
        self._documents: dict[tuple[str, int], Document] = {}

    def document(self, host: str = "") -> Document:
        """Give the page of the site that is at this host, as it stands."""
        site = self._sites.at(host)

        def write() -> Document:
            html = render_front(self._theme, site, self._lives(site), poll_s=self._poll_s)
            return Document(html.encode(), HTML, cache_control=MOMENT_CACHING)

        document = self._kept(site, 0, write)
        assert document is not None
        return document

    def shelf(self, number: int, host: str = "") -> Document | None:
        """Give a shelf of lives that are over, of the site at a host; None where there is none."""
        site = self._sites.at(host)

        def write() -> Document | None:
            html = render_shelf(self._theme, site, self._lives(site), number)
            if html is None:
                return None
            return Document(html.encode(), HTML, cache_control=SHELF_CACHING)

        return self._kept(site, number, write)

    def shows(self, host: str, live: Summary) -> bool:
        """Say whether a live is on the front page of the site that is at this host."""
        return self._sites.shows(self._sites.at(host), live)

    def _lives(self, site: Site) -> list[Summary]:
        return [live for live in self._hubs.summaries() if self._sites.shows(site, live)]

    def _kept(
        self, site: Site, number: int, write: Callable[[], Document | None]
    ) -> Document | None:
        if self._version != self._hubs.site_version or len(self._documents) > KEPT_SHELVES:
            self._documents.clear()
            self._version = self._hubs.site_version
        document = self._documents.get((site.key, number))
        if document is None:
            document = write()
            if document is not None:
                self._documents[site.key, number] = document
        return document
