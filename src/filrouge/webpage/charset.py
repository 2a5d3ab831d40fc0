"""A web page's bytes become text, in the encoding that a browser would take.

https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
"""

import codecs
import re

PRESCAN_BYTES = 1024
"""How far a browser looks for the encoding in the page ("prescan a byte stream")."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([a-z0-9_-]+)", re.IGNORECASE)
_IN_PAGE = re.compile(rb"<meta\s[^<>]*charset\s*=\s*[\"']?\s*([a-z0-9_-]+)", re.IGNORECASE)
# Only names that a page may carry: Python knows others, such as "unicode_escape" or "punycode".
_KNOWN = re.compile(
    r"utf-?8|windows-125[0-8]|iso-8859-(?:[2-9]|1[03-6])|koi8-[ru]|shift_jis|euc-(?:jp|kr)|gbk|"
    r"gb2312|gb18030|big5"
)
# https://encoding.spec.whatwg.org/#names-and-labels: these mean windows-1252.
_LATIN_1 = frozenset({"iso-8859-1", "iso8859-1", "latin1", "ascii", "us-ascii", "iso_8859-1"})


def decode(body: bytes, *, content_type: str = "") -> str:
    """Decode a page: by its byte order mark, its header, its `<meta charset>`, else as UTF-8.

    A name that is unknown is passed over; what does not decode becomes U+FFFD.
    """
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, "replace")
    named = [found[1] for found in (_IN_HEADER.search(content_type),) if found]
    in_page = _IN_PAGE.search(body[:PRESCAN_BYTES])
    if in_page:
        named.append(in_page[1].decode("ascii"))
    for name in map(str.lower, named):
        if name in _LATIN_1:
            return body.decode("windows-1252", "replace")
        if _KNOWN.fullmatch(name):
            return body.decode(name, "replace")
    return body.decode("utf-8", "replace")
