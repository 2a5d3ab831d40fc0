"""Types what was written once more, key by key, so that the rules for typing hold."""

import re

from filrouge.newsroom.typography.english import typeset_english
from filrouge.newsroom.typography.french import typeset_french
from filrouge.newsroom.typography.replacement import Replacement
from filrouge.newsroom.typography.word import looks_like_address, word_before

_LOOKS_BACK = 500
"""How many characters before a sign its rule may look at: a page of a single line takes no longer
a character than a headline."""

_ENDS_ADDRESS = re.compile(r'[\s"«»]')
_TWO_STOPS = re.compile(r"(?:^|[^./])\.\.\Z")
_RULES = {"fr": typeset_french, "en": typeset_english}


def retype(text: str, language: str, *, before: str = "") -> str:
    """Give a paragraph with the typography of a language (a BCP 47 tag).

    `before` is what stood there until now. Only what was changed in it is typed: what was there,
    and what somebody put back by hand, stays as they have it.
    """
    head = shared(before, text)
    tail = shared(before[head:][::-1], text[head:][::-1])
    end = len(text) - tail
    written = text[:head]
    for typed in text[head:end]:
        replacement = typeset(written[-_LOOKS_BACK:], typed, language)
        if replacement is None:
            written += typed
        else:
            kept = len(written) - replacement.delete_before
            written = written[:kept] + replacement.text
    return written + text[end:]


def shared(one: str, other: str) -> int:
    """Count the characters with which both begin."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def typeset(before: str, typed: str, language: str) -> Replacement | None:
    """Say what to put in place of a sign that is typed after `before`; None where it stays."""
    if not _ENDS_ADDRESS.match(typed) and looks_like_address(word_before(before) + typed):
        return None
    if typed == "." and before.endswith(".."):
        # Not the two of `../`, nor after more of them.
        return Replacement("…", 2) if _TWO_STOPS.search(before) else None
    rule = _RULES.get(language.lower().partition("-")[0])
    return None if rule is None else rule(before, typed)
