"""What a page's LD+JSON says of the article that the page is (https://schema.org/Article)."""

import re
from collections.abc import Iterable, Iterator

import msgspec

MAX_LD_JSON_CHARS = 1_000_000
"""Of all LD+JSON together; a live page's can be larger, and names itself in the first piece."""

MAX_NODES = 2000
"""Objects looked at in the LD+JSON for the one that the page is about."""

_ARTICLE = re.compile(r"Article|Posting|Report|Review|Recipe|VideoObject|Event|WebPage")


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """What a page is about; "" for what is not said."""

    headline: str = ""
    description: str = ""
    publisher: str = ""


def read_article(scripts: Iterable[str]) -> Article:
    """Find the first article in the LD+JSON of a page; JSON that is none is passed over."""
    room = MAX_LD_JSON_CHARS
    for script in scripts:
        room -= len(script)
        if room < 0:
            break
        try:
            found = msgspec.json.decode(script.encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError):
            continue
        for node in _nodes(found):
            if _ARTICLE.search(str(node.get("@type", ""))) and _text(node.get("headline")):
                return Article(
                    headline=_text(node.get("headline")),
                    description=_text(node.get("description")),
                    publisher=_name(node.get("publisher")),
                )
    return Article()


def _nodes(found: object) -> Iterator[dict[str, object]]:
    """Give the objects at the top of LD+JSON, from its lists and `@graph`s, a bounded number."""
    waiting = [found]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            yield node
            if isinstance(node.get("@graph"), list):
                waiting.extend(reversed(node["@graph"]))


def _name(publisher: object) -> str:
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    return _text(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
