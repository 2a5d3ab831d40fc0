"""What a web page says of itself in its head: title, meta, canonical address, LD+JSON.

The head is read with lxml as events, without a tree, from a bounded piece of the page out of
which scripts and comments were cut before: nothing recurses, and the time is linear in the bytes.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import etree

HEAD_CHARS = 200_000
"""Characters of the page, scripts and comments left out, in which its head is looked for."""

MAX_LD_JSON_CHARS = 1_000_000
"""Of all LD+JSON together; a live page's can be larger, and names itself in the first piece."""

MAX_NODES = 2000
"""Objects looked at in the LD+JSON for the one that the page is about."""

_SCRIPT_OR_COMMENT = re.compile(r"<!--|<(script|style|svg|noscript)(?=[\s/>])", re.IGNORECASE)
_ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in "script style svg noscript".split()
} | {"": re.compile("-->")}
_LD_JSON = re.compile(r"\stype\s*=\s*[\"']?\s*application/ld\+json", re.IGNORECASE)
_ARTICLE = re.compile(r"Article|Posting|Report|Review|Recipe|VideoObject|Event|WebPage")
# Every other element is cut out before lxml, whose time grows with what is open.
_OTHER_TAG = re.compile(
    r"<(?=[a-z/!?])(?!/?(?:html|head|title|meta|link)(?=[\s/>]))[^>]*>?", re.IGNORECASE
)


# Characters at which lxml would stop reading, or that it cannot take.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """What a page's LD+JSON says of what it is about (schema.org); "" for what it does not."""

    headline: str = ""
    description: str = ""
    publisher: str = ""


class Head:
    """The target of an lxml parser: `title`, `meta` by name or property, `canonical` as written.

    Of what comes twice, the first counts.
    """

    def __init__(self) -> None:
        self.canonical = ""
        self.meta: dict[str, str] = {}
        self.title = ""
        self.article = Article()
        self._words: list[str] = []
        self._in_title = False

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        """Take in a start tag."""
        match tag:
            case "title":
                self._in_title = not self.title
            case "link" if "canonical" in attrib.get("rel", "").lower().split():
                self.canonical = self.canonical or attrib.get("href", "")
            case "meta" if attrib.get("content", "").strip():
                for key in ("property", "name"):
                    self.meta.setdefault(attrib.get(key, "").lower(), attrib["content"])

    def end(self, tag: str) -> None:
        """Take in an end tag."""
        if tag == "title" and self._in_title:
            self._in_title = False
            self.title = "".join(self._words)

    def data(self, text: str) -> None:
        """Take in words."""
        if self._in_title:
            self._words.append(text)

    def close(self) -> None:
        """Have nothing left to do."""


def read_head(text: str) -> Head:
    """Read the head of a page; anything at all is a page, if an empty one."""
    scripts, rest = _without_scripts(text)
    head = Head()
    target: Any = head  # lxml's stubs ask for comments too, which are cut out
    markup = _UNREADABLE.sub("", _OTHER_TAG.sub(" ", rest[:HEAD_CHARS]))
    if markup.strip():
        parser = etree.HTMLParser(target=target)
        parser.feed(markup)
        parser.close()
    head.article = _article(scripts)
    return head


def _without_scripts(text: str) -> tuple[list[str], str]:
    """Give the LD+JSON scripts, and the page without scripts and comments; in linear time."""
    scripts: list[str] = []
    rest: list[str] = []
    at = 0
    while found := _SCRIPT_OR_COMMENT.search(text, at):
        rest.append(text[at : found.start()])
        name = (found[1] or "").lower()
        opened = text.find(">", found.end()) + 1 if name else found.end()
        ended = _ENDS[name].search(text, opened) if opened else None
        if ended is None:
            return scripts, "".join(rest)
        if name == "script" and _LD_JSON.search(text[found.end() : opened]):
            scripts.append(text[opened : ended.start()])
        at = ended.end()
    rest.append(text[at:])
    return scripts, "".join(rest)


def _article(scripts: list[str]) -> Article:
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
