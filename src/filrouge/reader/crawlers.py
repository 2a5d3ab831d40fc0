"""What crawlers ask for beside the pages: `/robots.txt` and `/sitemap.xml`, finished."""

from filrouge.asgi.document import Document
from filrouge.asgi.respond import (
    App,
    Receive,
    Scope,
    Send,
    header,
    path_of,
    refuse_method,
    respond,
)
from filrouge.formats.base import Site
from filrouge.formats.sitemap import SITEMAP, render_robots, render_sitemap
from filrouge.formats.sites import Sites
from filrouge.reader.hubs import Hubs
from filrouge.reader.notices import Notices

ROBOTS = "/robots.txt"
ROBOTS_CACHING = "public, max-age=3600"
MAP_CACHING = "public, max-age=0, s-maxage=60"


class CrawlersApp:
    """Answers for each site of a house; all else is left to `otherwise`.

    A map is written anew when something of the house changed.
    """

    def __init__(self, hubs: Hubs, notices: Notices, sites: Sites, *, otherwise: App) -> None:
        self._hubs = hubs
        self._notices = notices
        self._sites = sites
        self._otherwise = otherwise
        self._version = -1
        self._maps: dict[str, Document] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = path_of(scope) if scope["type"] == "http" else ""
        if path not in {ROBOTS, SITEMAP}:
            await self._otherwise(scope, receive, send)
        elif scope["method"] not in {"GET", "HEAD"}:
            await refuse_method(scope, send, self._notices.give(405, "not_found"))
        else:
            site = self._sites.at(header(scope, b"host").decode("latin-1"))
            document = self._robots(site) if path == ROBOTS else self._map(site)
            await respond(scope, send, document or self._notices.give(404, "not_found"))

    def _robots(self, site: Site) -> Document:
        body = render_robots(site)
        return Document(body, "text/plain; charset=utf-8", cache_control=ROBOTS_CACHING)

    def _map(self, site: Site) -> Document | None:
        if not site.address:
            return None
        if self._version != self._hubs.site_version:
            self._maps.clear()
            self._version = self._hubs.site_version
        document = self._maps.get(site.key)
        if document is None:
            lives = [live for live in self._hubs.summaries() if self._sites.shows(site, live)]
            body = render_sitemap(site, lives)
            document = Document(body, "application/xml", cache_control=MAP_CACHING)
            self._maps[site.key] = document
        return document
