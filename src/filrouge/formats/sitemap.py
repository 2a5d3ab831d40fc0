"""What crawlers are told: where lives are (sitemaps.org, Google news), and what to leave alone.

Only a site with an address has a map: its entries have to be absolute.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from filrouge.domain.clean import scrub
from filrouge.domain.state import PUBLIC, Status
from filrouge.domain.summary import Summary
from filrouge.formats.base import Site, primary
from filrouge.formats.parts import address
from filrouge.formats.parts.moment import iso

SITEMAP = "/sitemap.xml"
MOST = 50_000
"""Entries that a map may have."""

_MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_NEVER = datetime.min.replace(tzinfo=UTC)
_NOW = frozenset({Status.LIVE, Status.PAUSED})

LEFT = ("at/", "minute/", "search", "since/", "stream")
"""Addresses of a live without end, or of no use to who indexes: the posts stand elsewhere."""


def render_robots(site: Site) -> bytes:
    """Write robots.txt (RFC 9309)."""
    lines = ["User-agent: *", *(f"Disallow: {address.lives_path()}/*/{path}" for path in LEFT)]
    if site.address:
        lines += ["", f"Sitemap: {site.address}{SITEMAP}"]
    return "\n".join([*lines, ""]).encode()


def render_sitemap(site: Site, lives: Sequence[Summary]) -> bytes:
    """Write the map of the public lives, what changed last first; the present ones are news."""
    root = Element("urlset", {"xmlns": _MAPS, "xmlns:news": _NEWS})
    public = [live for live in lives if live.status in PUBLIC]
    for live in sorted(public, key=_changed, reverse=True)[:MOST]:
        url = SubElement(root, "url")
        _say(url, "loc", site.address + address.live_path(live.slug))
        if _changed(live) is not _NEVER:
            _say(url, "lastmod", iso(_changed(live)))
        if live.status in _NOW and live.started_at is not None:
            news = SubElement(url, "news:news")
            publication = SubElement(news, "news:publication")
            _say(publication, "news:name", site.name)
            _say(publication, "news:language", primary(live.language))
            _say(news, "news:publication_date", iso(live.started_at))
            _say(news, "news:title", live.headline)
    written: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def _say(parent: Element, name: str, text: str) -> None:
    # XML has no place for control characters, not even escaped (XML 1.0, 2.2).
    SubElement(parent, name).text = scrub(text)


def _changed(live: Summary) -> datetime:
    return live.changed_at or live.started_at or _NEVER
