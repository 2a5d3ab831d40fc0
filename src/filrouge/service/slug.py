"""Slugs: the words of an address, made from a headline."""

import re
import unicodedata

from filrouge.domain.errors import Refused
from filrouge.log.port import Log

SLUG_MAX = 80
_SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})


def slugify(text: str) -> str:
    """Make a slug: Latin letters and figures, words joined by hyphens, cut at a word's end."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    words = re.findall("[a-z0-9]+", "".join(c for c in folded if not unicodedata.combining(c)))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:SLUG_MAX]
        if len(longer) > SLUG_MAX:
            break
        slug = longer
    return slug or "live"


def check_slug(slug: str) -> str:
    """Give the slug back; refuse what cannot stand in an address."""
    if not _SLUG.fullmatch(slug) or len(slug) > SLUG_MAX:
        raise Refused("malformed_slug", slug=slug)
    return slug


def free_slug(log: Log, slug: str) -> str:
    """Give the slug, or with the first number that makes it free."""
    number, free = 1, slug
    while log.find(free) is not None:
        number += 1
        suffix = f"-{number}"
        free = slug[: SLUG_MAX - len(suffix)].rstrip("-") + suffix
    return free
