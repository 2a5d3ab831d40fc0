"""What is asked for: the query string of a search, read and bounded."""

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import unquote_plus

from filrouge.domain.state import OrderKey

RAW_MAX = 8_000
"""Bytes of a query string that are looked at: far above any that this page writes."""

TEXT_MAX = 200
"""Characters of what is typed."""

WORDS_MAX = 20
FILTERS_MAX = 10

_NOT_OURS = re.compile("utm_.*|.*clid|mc_[ce]id")
"""What networks and newsletters hang on links: it asks for nothing."""

_ORDER = re.compile(r"(\d{1,15})-(\d{1,15})", re.ASCII)


class Query(NamedTuple):
    """What to look for.

    `filters` are names and values as they came, without doubles: a post has to fit them all; those
    that nothing can fit (an unknown name, an unknown value) stay in it, so that they can be shown
    and taken off. `before` is where the page of results begins: below this key. `is_cut` says that
    more was asked than is looked at.
    """

    text: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    before: OrderKey | None = None
    is_cut: bool = False


def read_query(raw: bytes) -> Query:
    """Read a query string, whatever it holds."""
    text, filters, before = "", dict[tuple[str, str], None](), None
    is_cut = len(raw) > RAW_MAX
    for name, value in _pairs(raw[:RAW_MAX]):
        if not value or _NOT_OURS.fullmatch(name):
            continue
        if name == "q":
            is_cut = is_cut or len(value) > TEXT_MAX
            text = value[:TEXT_MAX].strip()
        elif name == "before" and (order := _ORDER.fullmatch(value)):
            before = int(order[1]), int(order[2])
        elif len(filters) < FILTERS_MAX:
            filters[name[:TEXT_MAX], value[:TEXT_MAX]] = None
        else:
            is_cut = is_cut or (name, value) not in filters
    return Query(text, tuple(filters), before, is_cut)


def _pairs(raw: bytes) -> list[tuple[str, str]]:
    """Take names and values apart; what is not UTF-8 becomes U+FFFD, control characters blanks."""
    pairs = []
    for field in raw.decode(errors="replace").split("&"):
        name, _, value = field.partition("=")
        pairs.append((_text(name), _text(value).strip()))
    return pairs


def _text(encoded: str) -> str:
    decoded = unquote_plus(encoded, errors="replace")
    return "".join(one if one.isprintable() else _blank(one) for one in decoded)


def _blank(unprintable: str) -> str:
    """Give nothing for a soft hyphen and its like, which stand inside words."""
    return "" if unicodedata.category(unprintable) == "Cf" else " "
