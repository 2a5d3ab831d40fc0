"""What a web page says of itself in its head: title, meta, addresses, language; and its LD+JSON.

The head is read with lxml as events, without a tree, from a bounded piece of the page out of
which scripts and comments were cut before: nothing recurses, and the time is linear in the bytes.
"""

import re
from typing import Any

from lxml import etree

HEAD_CHARS = 200_000
"""Characters of the page, scripts and comments left out, in which its head is looked for."""

_SCRIPT_OR_COMMENT = re.compile(r"<!--|<(script|style|svg|noscript)(?=[\s/>])", re.IGNORECASE)
_ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in "script style svg noscript".split()
} | {"": re.compile("-->")}
_LD_JSON = re.compile(r"\stype\s*=\s*[\"']?\s*application/ld\+json", re.IGNORECASE)
# Every other element is cut out before lxml, whose time grows with what is open.
_OTHER_TAG = re.compile(
    r"<(?=[a-z/!?])(?!/?(?:html|head|title|meta|link|base)(?=[\s/>]))[^>]*>?", re.IGNORECASE
)
# Characters at which lxml would stop reading, or that it cannot take.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Head:
    """The target of an lxml parser, and what it found: as written, "" for what is not said.

    `meta` is by name or property, in small letters; `ld_json` holds the text of each LD+JSON
    script of the page. Of what comes twice, the first counts.
    """

    def __init__(self, ld_json: tuple[str, ...] = ()) -> None:
        self.ld_json = ld_json
        self.language = ""
        self.canonical = ""
        self.base = ""
        self.meta: dict[str, str] = {}
        self.title = ""
        self._words: list[str] = []
        self._in_title = False

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        """Take in a start tag."""
        match tag:
            case "html":
                self.language = self.language or attrib.get("lang") or attrib.get("xml:lang", "")
            case "base":
                self.base = self.base or attrib.get("href", "")
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
    ld_json, rest = _without_scripts(text)
    head = Head(tuple(ld_json))
    target: Any = head  # lxml's stubs ask for comments too, which are cut out
    markup = _UNREADABLE.sub("", _OTHER_TAG.sub(" ", rest[:HEAD_CHARS]))
    if markup.strip():
        parser = etree.HTMLParser(target=target)
        parser.feed(markup)
        parser.close()
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
