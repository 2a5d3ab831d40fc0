"""The front page, finished: written anew when something of the site changed."""

from filrouge.asgi.document import HTML, MOMENT_CACHING, Document
from filrouge.formats.base import Site, Theme
from filrouge.formats.front import render_front
from filrouge.reader.hubs import Hubs


class Front:
    """Gives the front page of a house."""

    def __init__(self, hubs: Hubs, theme: Theme, site: Site) -> None:
        self._hubs = hubs
        self._theme = theme
        self._site = site
        self._version = -1
        self._document: Document | None = None

    def document(self) -> Document:
        """Give the page as it stands."""
        if self._document is None or self._version != self._hubs.site_version:
            html = render_front(self._theme, self._site, self._hubs.summaries())
            self._version = self._hubs.site_version
            self._document = Document(html.encode(), HTML, cache_control=MOMENT_CACHING)
        return self._document
