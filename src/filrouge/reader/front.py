"""The front pages, finished: written anew when something of the house changed."""

from filrouge.asgi.document import HTML, MOMENT_CACHING, Document
from filrouge.domain.summary import Summary
from filrouge.formats.base import Site, Theme
from filrouge.formats.front import render_front
from filrouge.formats.sites import Sites
from filrouge.reader.hubs import Hubs


class Front:
    """Gives the front page of each site of a house."""

    def __init__(self, hubs: Hubs, theme: Theme, sites: Sites) -> None:
        self._hubs = hubs
        self._theme = theme
        self._sites = sites
        self._version = -1
        self._documents: dict[str, Document] = {}

    def document(self, host: str = "") -> Document:
        """Give the page of the site that is at this host, as it stands."""
        site = self._sites.at(host)
        if self._version != self._hubs.site_version:
            self._documents.clear()
            self._version = self._hubs.site_version
        document = self._documents.get(site.key)
        if document is None:
            document = self._documents[site.key] = self._write(site)
        return document

    def shows(self, host: str, live: Summary) -> bool:
        """Say whether a live is on the front page of the site that is at this host."""
        return self._sites.shows(self._sites.at(host), live)

    def _write(self, site: Site) -> Document:
        lives = [live for live in self._hubs.summaries() if self._sites.shows(site, live)]
        html = render_front(self._theme, site, lives)
        return Document(html.encode(), HTML, cache_control=MOMENT_CACHING)
