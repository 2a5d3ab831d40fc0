"""Foreign words and addresses, brought to the form in which the log keeps them."""

import html
import re
from urllib.parse import urljoin, urlsplit

SCHEMES = ("http", "https", "mailto")
"""What a link may be (see `Run.link`)."""

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"

# Cc of Unicode, save the line feed; a lone surrogate could not be written as UTF-8.
_CONTROL = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)]) | {0x09: " ", 0x0A: "\n", 0x0C: " "}
_SURROGATE = re.compile("[\ud800-\udfff]")
# https://infra.spec.whatwg.org/#ascii-whitespace: a no-break space is not among it, and stays.
_SPACES = re.compile(r"[ \t\n\f\r]+")
# With its semicolon only: the plain text "?a=1&copy=2" is an address and no copyright sign.
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});")


def printable(text: str) -> str:
    """Drop control characters, save line feeds; a tab becomes a space, a return a line feed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", text).translate(_CONTROL)


def collapse(text: str) -> str:
    """Make one space of each stretch of white space, as a browser does; none at the ends."""
    return _SPACES.sub(" ", text).strip(" ")


def squeeze(text: str) -> str:
    """Make one space of each stretch of white space, and keep those at the ends."""
    return _SPACES.sub(" ", text)


def is_blank(text: str) -> bool:
    """Say whether nothing would be seen: white space, no-break and zero-width spaces only."""
    return not text.strip().strip(ZERO_WIDTH).strip()


def decode_entities(text: str) -> str:
    """Replace HTML's character references (`&eacute;`, `&#8217;`) by what they stand for, once."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def address(
    text: object, base: str | None = None, schemes: tuple[str, ...] = SCHEMES
) -> str | None:
    """Give an absolute address of an allowed scheme, or None.

    A relative one is resolved against `base`. White space is treated as a browser does
    (https://url.spec.whatwg.org/#url-parsing): off at the ends, line breaks and tabs out.
    """
    if not isinstance(text, str):
        return None
    cleaned = re.sub(r"[\t\n\r]", "", text).strip("".join(map(chr, range(0x21))))
    cleaned = printable(cleaned).replace(" ", "%20").replace("\n", "")
    if not cleaned:
        return None
    try:
        whole = urljoin(base, cleaned) if base else cleaned
        if whole.startswith("//"):
            whole = f"https:{whole}"
        parts = urlsplit(whole)
        named = parts.path if parts.scheme == "mailto" else parts.hostname
    except ValueError:  # such as a bracket without its pair in "http://["
        return None
    return whole if parts.scheme in schemes and named else None


def web_address(text: object, base: str | None = None) -> str | None:
    """Give an absolute http or https address, or None."""
    return address(text, base, schemes=("http", "https"))
