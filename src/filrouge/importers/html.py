"""An HTML fragment becomes blocks and runs. All importers share this; no other HTML gets in.

nh3 cleans first (scripts, handlers, styles and foreign schemes are gone), then lxml reads what is
left as events, without a tree: nothing here recurses, and the time is linear in the bytes.
"""

import html
import re
from collections import Counter
from itertools import groupby
from typing import Any

import msgspec
import nh3
from lxml import etree

from filrouge.domain.blocks import AnyBlock, Text
from filrouge.domain.text import Runs, paragraph, plain
from filrouge.importers.base import Missed
from filrouge.importers.html_frame import join, paragraphs
from filrouge.importers.html_reader import BLOCKS, INLINE, MEDIA, Reader
from filrouge.importers.words import collapse, decode_entities, is_blank, printable

MAX_DEPTH = 100
"""Elements deeper than this lose their tag and keep their words: nh3's time grows with depth."""

MAX_OPEN = 500
"""Open elements at which further tags are cut before lxml, whose end tags look for their start."""

SMALL_CHARS = 10_000
"""A fragment up to this, with at most MAX_DEPTH tags, cannot be costly and needs no such care."""

_DROPPED = frozenset(
    "script style template noscript head title svg math button select textarea canvas "
    "noframes noembed xmp plaintext".split()
)
_KEPT = BLOCKS | INLINE | MEDIA
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "data-src", "alt", "width", "height"},
    "iframe": {"src", "data-src", "title"},
    "embed": {"src"},
    "object": {"data"},
    "audio": {"src", "title"},
    "video": {"src", "title"},
    "source": {"src"},
}
_CLEANER = nh3.Cleaner(
    tags=set(_KEPT),
    clean_content_tags=set(_DROPPED),
    attributes=_ATTRIBUTES,
    link_rel=None,
    url_schemes={"http", "https", "mailto"},
)
# Elements that end by themselves when the next one of their kind begins.
_SELF_ENDING = frozenset("p li dt dd tr td th thead tbody tfoot option".split())
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)[^<>]*>?")
_KNOWN = sorted(_KEPT | _DROPPED | set("html body form input label font link meta".split()))
_TAG = re.compile(rf"</?(?:{'|'.join(_KNOWN)})(?:[\s/][^<>]*)?>", re.IGNORECASE)
# Escaped markup is told from words about markup by a closing tag, or a line break.
_CLOSING = re.compile(rf"</(?:{'|'.join(_KNOWN)})\s*>|<br\s*/?>", re.IGNORECASE)


class Fragment(msgspec.Struct, frozen=True, kw_only=True):
    """What a piece of HTML holds, and what of it could not be carried."""

    blocks: tuple[AnyBlock, ...] = ()
    missed: tuple[Missed, ...] = ()


def read(markup: str, *, base: str | None = None, where: str = "") -> Fragment:
    """Turn an HTML fragment into blocks; relative addresses are resolved against `base`.

    `where` is what the missed things are told to stand in: the post's headline.
    """
    reader = Reader(base=base, where=where)
    feed(_clean(markup), reader)
    return Fragment(blocks=reader.blocks, missed=tuple(reader.missed))


def read_body(body: str, *, base: str | None = None, where: str = "") -> Fragment:
    """Turn a text that may be HTML or plain into blocks.

    In plain text every line is a paragraph. Markup that was escaped once too often
    (`&lt;p&gt;…&lt;/p&gt;`) is read as the markup it was.
    """
    markup = _markup_of(body)
    if markup is not None:
        return read(markup, base=base, where=where)
    lines = printable(decode_entities(body)).split("\n")
    kept = (line for line in map(collapse, lines) if not is_blank(line))
    return Fragment(blocks=tuple(Text(runs=paragraph(line)) for line in kept))


def runs(text: str, *, base: str | None = None) -> Runs:
    """Turn a text that may be HTML or plain into one paragraph, with its marks and links."""
    markup = _markup_of(text)
    if markup is None:
        line = collapse(printable(decode_entities(text)))
        return () if is_blank(line) else paragraph(line)
    found = read(markup, base=base).blocks
    return _merged(join(tuple(line for block in found for line in paragraphs(block))))


def words(text: str) -> str:
    """Give the words of a text that may be HTML or plain, on one line, without marks."""
    return plain(runs(text))


def is_markup(text: str) -> bool:
    """Say whether a text holds a tag of HTML, and is therefore not plain."""
    return _TAG.search(text) is not None


def _markup_of(text: str) -> str | None:
    if is_markup(text):
        return text
    decoded = decode_entities(text)
    return decoded if _CLOSING.search(decoded) else None


def _clean(markup: str) -> str:
    markup = printable(markup)
    if len(markup) > SMALL_CHARS or markup.count("<") > MAX_DEPTH:
        flat = _Flattened()
        feed(_trimmed(markup), flat)
        markup = "".join(flat.pieces)
    return _CLEANER.clean(markup)


def _trimmed(markup: str) -> str:
    """Cut end tags that end nothing, and start tags when MAX_OPEN elements are open."""
    open_by_name: Counter[str] = Counter()
    open_count = 0

    def keep(found: re.Match[str]) -> str:
        nonlocal open_count
        name = found[2].lower()
        if name in _VOID:
            return found[0]
        counts = name not in _SELF_ENDING
        if found[1]:
            if not open_by_name[name]:
                return ""
            open_by_name[name] -= 1
            open_count -= counts
            return found[0]
        if counts and open_count >= MAX_OPEN:
            return ""
        open_by_name[name] += 1
        open_count += counts
        return found[0]

    return _ANY_TAG.sub(keep, markup)


def feed(markup: str, target: Any) -> None:
    """Send the events of some HTML (`start`, `end`, `data`, `close`) to an lxml parser's target."""
    if not markup.strip():
        return
    # huge_tree lifts the limits on depth and on the length of one text; no tree is built.
    parser = etree.HTMLParser(target=target, huge_tree=True)
    parser.feed(markup)
    parser.close()


class _Flattened:
    """Writes the same HTML again, balanced, without the tags below MAX_DEPTH."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._end_tags: list[str] = []
        self._dropped = 0

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        """Write a start tag, unless it is too deep or has no place here."""
        self._dropped += tag in _DROPPED
        is_written = tag in _KEPT and not self._dropped and len(self._end_tags) < MAX_DEPTH
        if is_written:
            kept = _ATTRIBUTES.get(tag, set()) & attrib.keys()
            named = (f' {name}="{html.escape(attrib[name])}"' for name in sorted(kept))
            self.pieces.append(f"<{tag}{''.join(named)}>")
        if tag not in _VOID:
            self._end_tags.append(f"</{tag}>" if is_written else "")

    def end(self, tag: str) -> None:
        """Write the end tag of what was written."""
        self._dropped -= tag in _DROPPED
        if tag not in _VOID and self._end_tags:
            self.pieces.append(self._end_tags.pop())

    def data(self, text: str) -> None:
        """Write words, escaped."""
        if not self._dropped:
            self.pieces.append(html.escape(text, quote=False))

    def close(self) -> None:
        """Have nothing left to do."""


def _merged(pieces: Runs) -> Runs:
    groups = groupby(pieces, key=lambda run: msgspec.structs.replace(run, text=""))
    return tuple(msgspec.structs.replace(marks, text=plain(same)) for marks, same in groups)
