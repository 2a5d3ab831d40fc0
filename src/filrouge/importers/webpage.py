"""A saved web page as importers need it: its encoding, its LD+JSON and what its head says."""

import codecs
import re

import msgspec

from filrouge.importers.html import feed, words
from filrouge.importers.words import printable, web_address

PRESCAN_BYTES = 1024
"""How far a browser looks for a page's encoding (HTML, "prescan a byte stream")."""

HEAD_CHARS = 200_000
"""Characters of the page, scripts and comments left out, in which its head is looked for."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"<meta\s[^<>]*charset\s*=\s*[\"']?\s*([a-z0-9_-]+)", re.IGNORECASE)
# Only names that a page may carry: Python knows others, such as "unicode_escape" or "punycode".
_ENCODING = re.compile(
    r"windows-125[0-8]|iso-8859-(?:[2-9]|1[03-6])|koi8-[ru]|shift_jis|euc-(?:jp|kr)|gbk|gb2312|"
    r"gb18030|big5"
)
# https://encoding.spec.whatwg.org/#names-and-labels: these mean windows-1252.
_LATIN_1 = frozenset({"iso-8859-1", "iso8859-1", "latin1", "ascii", "us-ascii", "iso_8859-1"})
_SCRIPT_OR_COMMENT = re.compile(r"<!--|<script(?=[\s/>])", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script(?=[\s/>])", re.IGNORECASE)
_LD_JSON = re.compile(r"\stype\s*=\s*[\"']?\s*application/ld\+json", re.IGNORECASE)


class WebPage(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself; addresses are absolute, what is not said is None."""

    ld_json: tuple[str, ...] = ()
    language: str | None = None
    title: str | None = None
    url: str | None = None
    base: str | None = None


def decode(payload: bytes) -> str:
    """Decode a page: by its byte order mark, else its `<meta charset>`, else as UTF-8.

    What does not decode becomes U+FFFD.
    """
    for bom, encoding in _BOMS:
        if payload.startswith(bom):
            return payload[len(bom) :].decode(encoding, "replace")
    found = _CHARSET.search(payload[:PRESCAN_BYTES])
    name = found[1].decode("ascii").lower() if found else "utf-8"
    if name in _LATIN_1:
        name = "windows-1252"
    return payload.decode(name if _ENCODING.fullmatch(name) else "utf-8", "replace")


def read(text: str) -> WebPage:
    """Take a page apart; anything at all is a page, if an empty one."""
    ld_json, rest = _scripts(text)
    head = _Head()
    feed(printable(rest[:HEAD_CHARS]), head)
    meta = head.meta
    url = web_address(head.canonical) or web_address(meta.get("og:url"))
    return WebPage(
        ld_json=ld_json,
        language=head.language or meta.get("og:locale"),
        title=words(meta.get("og:title") or "".join(head.title)) or None,
        url=url,
        base=web_address(head.base, url) or url,
    )


def _scripts(text: str) -> tuple[tuple[str, ...], str]:
    """Give the LD+JSON scripts, and the page without scripts and comments; in linear time."""
    scripts: list[str] = []
    rest: list[str] = []
    at = 0
    while found := _SCRIPT_OR_COMMENT.search(text, at):
        rest.append(text[at : found.start()])
        if found[0] == "<!--":
            end = text.find("-->", found.end())
            if end < 0:
                return tuple(scripts), "".join(rest)
            at = end + len("-->")
            continue
        body = text.find(">", found.end()) + 1
        closing = _SCRIPT_END.search(text, body) if body else None
        if closing is None:
            return tuple(scripts), "".join(rest)
        if _LD_JSON.search(text[found.end() : body]):
            scripts.append(text[body : closing.start()])
        at = closing.start() + len("</script>")
    rest.append(text[at:])
    return tuple(scripts), "".join(rest)


class _Head:
    """The target of an lxml parser that keeps what the head of a page says."""

    def __init__(self) -> None:
        self.language: str | None = None
        self.canonical: str | None = None
        self.base: str | None = None
        self.meta: dict[str, str] = {}
        self.title: list[str] = []
        self._titles = 0
        self._in_title = False

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        """Take in a start tag; of what comes twice, the first counts."""
        match tag:
            case "html":
                self.language = self.language or attrib.get("lang") or attrib.get("xml:lang")
            case "base":
                self.base = self.base or attrib.get("href")
            case "link" if "canonical" in attrib.get("rel", "").lower().split():
                self.canonical = self.canonical or attrib.get("href")
            case "meta" if attrib.get("content"):
                self.meta.setdefault(attrib.get("property", ""), attrib["content"])
            case "title":
                self._titles += 1
                self._in_title = self._titles == 1

    def end(self, tag: str) -> None:
        """Take in an end tag."""
        self._in_title = self._in_title and tag != "title"

    def data(self, text: str) -> None:
        """Take in words."""
        if self._in_title:
            self.title.append(text)

    def close(self) -> None:
        """Have nothing left to do."""
