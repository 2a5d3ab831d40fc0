"""Foreign words and addresses, brought to the form in which the log keeps them."""

import html
import re
from urllib.parse import quote, urljoin, urlsplit

from filrouge.domain.clean import is_link, scrub

SCHEMES = ("http", "https", "mailto")
"""What a link may be (see `Run.link`)."""

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"

# What the log forbids and is more than nothing: blanks, line ends, halves of a character.
_REPLACED = {0x09: " ", 0x0C: " ", 0x2028: "\n", 0x2029: "\n"}
_SURROGATE = re.compile("[\ud800-\udfff]")
# https://infra.spec.whatwg.org/#ascii-whitespace: a no-break space is not among it, and stays.
_SPACES = re.compile(r"[ \t\n\f\r]+")
# With its semicolon only: the plain text "?a=1&copy=2" is an address and no copyright sign.
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});")


def printable(text: str) -> str:
    """Drop what may not stand in a log; a tab becomes a space, a return a line feed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return scrub(_SURROGATE.sub("\ufffd", text).translate(_REPLACED))


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


MAX_ADDRESS = 8_000
"""Characters; browsers and servers give up not far above. A whole article is no address."""


def address(
    text: object, base: str | None = None, schemes: tuple[str, ...] = SCHEMES
) -> str | None:
    """Give an absolute address of an allowed scheme, or None.

    A relative one is resolved against `base`. White space is treated as a browser does
    (https://url.spec.whatwg.org/#url-parsing): off at the ends, line breaks and tabs out.
    """
    if not isinstance(text, str) or len(text) > MAX_ADDRESS:
        return None
    cleaned = re.sub(r"[\t\n\r]", "", text).strip("".join(map(chr, range(0x21))))
    cleaned = re.sub(r"\s", lambda blank: quote(blank[0]), printable(cleaned))
    if not cleaned:
        return None
    try:
        whole = urljoin(base, cleaned) if base else cleaned
        if whole.startswith("//"):
            whole = f"https:{whole}"
        scheme = urlsplit(whole).scheme
    except ValueError:  # such as a bracket without its pair in "http://["
        return None
    return whole if scheme in schemes and is_link(whole) else None


def web_address(text: object, base: str | None = None) -> str | None:
    """Give an absolute http or https address, or None."""
    return address(text, base, schemes=("http", "https"))
