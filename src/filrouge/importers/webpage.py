"""A saved web page as importers need it: its LD+JSON and what its head says."""

import msgspec

from filrouge.importers.html import words
from filrouge.importers.words import web_address
from filrouge.webpage.head import read_head


class WebPage(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself; addresses are absolute, what is not said is None."""

    ld_json: tuple[str, ...] = ()
    language: str | None = None
    title: str | None = None
    url: str | None = None
    base: str | None = None


def read(text: str) -> WebPage:
    """Take a page apart; anything at all is a page, if an empty one."""
    head = read_head(text)
    meta = head.meta
    url = web_address(head.canonical) or web_address(meta.get("og:url"))
    return WebPage(
        ld_json=head.ld_json,
        language=head.language or meta.get("og:locale"),
        title=words(meta.get("og:title") or head.title) or None,
        url=url,
        base=web_address(head.base, url) or url,
    )
