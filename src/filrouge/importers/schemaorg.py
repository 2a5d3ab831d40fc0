"""Reads what people write as schema.org data, which is looser than the specification.

A value may be alone or in a list, a thing a string or an object, an object a reference to another
one on the page. https://schema.org/docs/datamodel.html, https://www.w3.org/TR/json-ld11/
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from filrouge.domain.blocks import Image
from filrouge.importers.html import words
from filrouge.importers.words import web_address

Node = dict[str, Any]

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Times outside are no times but what a CMS writes for "none" (0001-01-01, 9999-12-31)."""

MAX_DEPTH = 100
"""Levels of lists and objects; honest data has under twenty."""

TOO_DEEP = f"it is nested over {MAX_DEPTH} levels deep"

_INSTANT = re.compile(r"\d{4}-?\d\d-?\d\d[T ]\d\d:?\d\d.*")


def load(text: str) -> Any:
    """Parse one LD+JSON script; raises ValueError with a few words on what is wrong.

    Line breaks inside strings, which JSON forbids and pages have, are read.
    """
    try:
        document = json.loads(_unwrapped(text), strict=False)
    except RecursionError:
        raise ValueError(TOO_DEEP) from None
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg}, line {error.lineno}") from None
    if _depth_exceeds(document, MAX_DEPTH):
        raise ValueError(TOO_DEEP)
    return document


class Graph:
    """The objects of all scripts of a page."""

    def __init__(self, documents: list[Any]) -> None:
        self.nodes = tuple(_walk(documents))
        self._by_id: dict[str, Node] = {}
        for node in self.nodes:
            name = node.get("@id")
            if isinstance(name, str) and len(node) > len(self._by_id.get(name, ())):
                self._by_id[name] = node

    def items(self, value: Any) -> list[Any]:
        """Give a value as a list; a reference (`{"@id": …}`) is followed, one step."""
        if isinstance(value, dict) and ("@list" in value or "@set" in value):
            value = value.get("@list", value.get("@set"))
        found = value if isinstance(value, list) else [value]
        return [self._followed(item) for item in found if item is not None]

    def nodes_of(self, value: Any) -> list[Node]:
        """Give the objects of a value, leaving out strings and numbers."""
        return [item for item in self.items(value) if isinstance(item, dict)]

    def text(self, value: Any) -> str:
        """Give the first text of a value as it stands, or an empty string."""
        for item in self.items(value):
            plain = item.get("@value") if isinstance(item, dict) else item
            if isinstance(plain, str) and plain.strip():
                return plain
        return ""

    def names(self, value: Any) -> tuple[str, ...]:
        """Give the names of people, organizations or topics, once; an address is not a name."""
        found: dict[str, None] = {}
        for item in self.items(value):
            for text in self.items(item["name"] if _is_named(item) else item):
                name = words(self.text(text))
                if name and not web_address(name):
                    found.setdefault(name)
        return tuple(found)

    def url(self, value: Any, base: str | None = None) -> str | None:
        """Give the first http or https address of a value: a string, or an object's own."""
        for item in self.items(value):
            found = web_address(item, base)
            if isinstance(item, dict):
                found = web_address(item.get("url"), base) or self.id_url(item, base)
            if found:
                return found
        return None

    def id_url(self, node: Node, base: str | None = None) -> str | None:
        """Give an object's `@id` where it is an address and not just any name."""
        name = node.get("@id")
        is_address = isinstance(name, str) and name.startswith(("http:", "https:", "#", "/"))
        return web_address(name, base) if is_address else None

    def instant(self, value: Any) -> datetime | None:
        """Read an ISO 8601 time; without an offset it is naive. A date alone is no instant."""
        text = self.text(value).strip().upper()
        if not _INSTANT.fullmatch(text):
            return None
        try:
            found = datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d|Z$)", "", text))
        except ValueError:
            return None
        return found if FIRST_YEAR <= found.year <= LAST_YEAR else None

    def _followed(self, item: Any) -> Any:
        is_reference = isinstance(item, dict) and not item.keys() - {"@id", "@type"}
        name = item.get("@id") if is_reference else None
        return self._by_id[name] if isinstance(name, str) else item


def types(node: Node) -> tuple[str, ...]:
    """Give the names of an object's types, without the vocabulary's address or prefix."""
    value = node.get("@type")
    found = value if isinstance(value, list) else [value]
    return tuple(re.split(r"[/#:]", name)[-1] for name in found if isinstance(name, str) and name)


def in_utc(time: datetime, zone: str) -> datetime:
    """Give a time in UTC; one without an offset is of the zone with that IANA name."""
    aware = time if time.tzinfo else time.replace(tzinfo=ZoneInfo(zone))
    return aware.astimezone(UTC)


def keywords(graph: Graph, value: Any) -> tuple[str, ...]:
    """Give topics, from a list, from objects or from one string with commas."""
    found = graph.names(value)
    parts = (words(part) for name in found for part in name.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture's address (empty where there is none), and its words if it has any."""

    url: str
    image: Image | None


def picture(graph: Graph, value: Any, base: str | None) -> Picture | None:
    """Give the first picture of a value; those after it are the same one in other crops."""
    for item in graph.items(value):
        node: Node = item if isinstance(item, dict) else {}
        url = web_address(item, base) or graph.url(node.get("contentUrl"), base)
        url = url or graph.url(node, base) or ""
        caption = words(graph.text(node.get("caption")))
        credit = words(graph.text(node.get("creditText")))
        credit = credit or ", ".join(graph.names(node.get("creator")))
        if url or caption or credit:
            image = Image(caption=caption, credit=credit) if caption or credit else None
            return Picture(url=url, image=image)
    return None


def _is_named(item: Any) -> bool:
    return isinstance(item, dict) and "name" in item


def _unwrapped(text: str) -> str:
    """Take off the CDATA or comment that old templates put around a script."""
    text = text.strip().removeprefix("//").lstrip()
    for opening, closing in (("<![CDATA[", "]]>"), ("<!--", "-->")):
        if text.startswith(opening):
            inner = text.removeprefix(opening).removesuffix(closing).rstrip()
            return inner.removesuffix("//")
    return text


def _depth_exceeds(document: Any, limit: int) -> bool:
    level = [document]
    for _ in range(limit):
        level = [child for value in level for child in _children(value)]
        if not level:
            return False
    return True


def _children(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _walk(documents: list[Any]) -> Iterator[Node]:
    """Visit every object, in the order in which it is written, without recursion."""
    waiting = list(reversed(documents))
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
        waiting.extend(reversed(_children(value)))
