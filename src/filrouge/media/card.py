"""A page elsewhere becomes a card of our own: its words, and nothing that is loaded from there.

https://ogp.me, https://developer.x.com/en/docs/x-for-websites/cards, https://schema.org/Article
"""

import html
import re
from urllib.parse import SplitResult, urljoin, urlsplit

from filrouge.domain.blocks import LinkCard
from filrouge.domain.clean import is_link, scrub
from filrouge.media.article import read_article
from filrouge.media.fetch import MAX_ADDRESS, Fetched
from filrouge.media.line import line
from filrouge.webpage.charset import decode
from filrouge.webpage.head import Head, read_head

MAX_TITLE, MAX_DESCRIPTION, MAX_SITE = 300, 500, 100
"""Characters; what is longer ends in "…"."""

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
# Tags that are found in titles, written by systems that take the title's HTML for its words.
_TAG = re.compile(
    r"</?(?:a|b|br|em|i|p|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_SAME_SITE_PREFIX = re.compile(r"^(?:www|m|mobile|amp)\.")


def read_card(page: Fetched) -> LinkCard:
    """Make a card of what a page says of itself; any answer gives a card, if only with its host.

    The card's address is the page's canonical one where that is on the same site and names this
    page, else the one that was asked for.
    """
    head = Head()
    if _is_page(page.content_type):
        head = read_head(decode(page.body, content_type=page.content_type))
    meta, article = head.meta, read_article(head.ld_json)
    return LinkCard(
        url=_canonical(head.canonical or meta.get("og:url", ""), page) or page.asked,
        title=_first(
            meta.get("og:title"),
            meta.get("twitter:title"),
            article.headline,
            head.title,
            limit=MAX_TITLE,
        ),
        description=_first(
            meta.get("og:description"),
            meta.get("twitter:description"),
            article.description,
            meta.get("description"),
            limit=MAX_DESCRIPTION,
        ),
        site=_first(
            meta.get("og:site_name"), article.publisher, _host(urlsplit(page.url)), limit=MAX_SITE
        ),
    )


def _is_page(content_type: str) -> bool:
    """Say whether an answer is HTML; one that does not say what it is may be."""
    kind = content_type.partition(";")[0].strip().lower()
    return not kind or kind in _PAGES


def _first(*texts: str | None, limit: int) -> str:
    lines = (line(_words(text[: limit * 20]), limit=limit) for text in texts if text)
    return next(filter(None, lines), "")


def _words(text: str) -> str:
    """Take off tags and a second layer of escaping: both are words about markup, not the page's."""
    return _TAG.sub("", html.unescape(text))


def _host(address: SplitResult) -> str:
    return _SAME_SITE_PREFIX.sub("", address.hostname or "")


def _canonical(written: str, page: Fetched) -> str | None:
    """Give the canonical address of a page if it is honest, else None."""
    try:
        address = urljoin(page.url, written.strip())
        canonical, answered = urlsplit(address), urlsplit(page.url)
        is_same_site = (_host(canonical), canonical.port) == (_host(answered), answered.port)
    except ValueError:
        return None
    is_honest = (
        bool(written.strip())
        and len(address) <= MAX_ADDRESS
        # A card that could not be published would be no help to who pasted the address.
        and scrub(address) == address
        and is_link(address)
        and is_same_site
        and canonical.username is None
        # A page that came over TLS is not linked without, as old templates have it.
        and canonical.scheme in {"https", answered.scheme}
        # Some sites call their front page the canonical address of everything.
        and (canonical.path.strip("/") != "" or answered.path.strip("/") == "")
    )
    return address if is_honest else None
