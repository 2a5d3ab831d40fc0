"""The word that is being typed, and whether it is an address: there nothing is replaced."""

import re

_BLANK = re.compile(r"[\s\ufffc]")
_BEFORE_ADDRESS = "«“\"'‘([{"
_BEGUN = re.compile(
    r"^(?:https?:|mailto:|ftp:|www\.)|://|@|[^\W_]\.[^\W\d_]{2,}(?:[/?#:.]|\Z)", re.IGNORECASE
)


def word_before(before: str) -> str:
    """Give the word at the end of a text, without what may stand directly before an address."""
    return _BLANK.split(before)[-1].lstrip(_BEFORE_ADDRESS)


def looks_like_address(word: str) -> bool:
    """Say whether it begins like an address: a scheme, `www.`, somebody's name at a host."""
    return _BEGUN.search(word) is not None
