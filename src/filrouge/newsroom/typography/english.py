"""English: curly quotation marks and apostrophes, the en dash between words."""

import re

from filrouge.newsroom.typography.replacement import Replacement

_OPENS_AFTER = re.compile(r"(?:^|[\s\u00a0(\[{‘“—–\ufffc])\Z")
_DIGIT = re.compile(r"[0-9]\Z")
_HYPHEN = re.compile(r"\S -\Z")


def typeset_english(before: str, typed: str) -> Replacement | None:
    """Say what to put in place of a sign; None where it stays."""
    match typed:
        case '"':
            return _mark(before, "“", "”")
        case "'":
            return _mark(before, "‘", "’")
        case " ":
            return Replacement("– ", 1) if _HYPHEN.search(before) else None
        case _:
            return None


def _mark(before: str, opening: str, closing: str) -> Replacement | None:
    if _OPENS_AFTER.search(before):
        return Replacement(opening)
    # After a digit a mark means inches or minutes, unless it closes what was opened.
    is_open = before.rfind(opening) > before.rfind(closing)
    return None if _DIGIT.search(before) and not is_open else Replacement(closing)
