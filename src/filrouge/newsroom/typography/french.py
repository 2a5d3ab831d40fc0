"""French, after the usage of the Imprimerie nationale, as the composer has it (french.ts)."""

import re

from filrouge.newsroom.typography.replacement import Replacement
from filrouge.newsroom.typography.word import looks_like_address, word_before

_FULL = "\u00a0"
_THIN = "\u202f"
_SPACES = (" ", _FULL, _THIN)

_OPENS_AFTER = re.compile(r"(?:^|[\s(\[{‘“—–\ufffc])\Z")
_CLINGS = re.compile(r"(?:^|[(\[{«“‘\n\ufffc;:!?\u00a0\u202f])\Z")
"""What stays close to the sign that follows it."""

_SCHEME = re.compile(r"https?|mailto|ftp|file|tel|data|localhost", re.IGNORECASE)
_UNIT_DONE = re.compile(r"[0-9] (?:h|min|km|m|cm|mm|kg|g|ha|km/h)\Z")
_HOUR_BEGUN = re.compile(r"[0-9][ \u00a0]h \Z")
_GROUP_DONE = re.compile(r"(?:^|[^0-9.,/\u202f])[0-9]{1,3}(?:\u202f[0-9]{3})* [0-9]{2}\Z")
_FOUR_DIGITS = re.compile(r"[0-9]\u202f[0-9]{3}\Z")
_DIGIT = re.compile(r"[0-9]\Z")
_NUMBER = re.compile(r"[0-9] ?\Z")
_TIME_BEGUN = re.compile(r"[0-9]:\Z")
_SPACED_WORD = re.compile(r"\S[ \u00a0\u202f]\Z")
_HYPHEN = re.compile(r"\S -\Z")
_SENTENCE_END = re.compile(r"[.!?…]\s")


def typeset_french(before: str, typed: str) -> Replacement | None:
    """Say what to put in place of a sign; None where it stays."""
    match typed:
        case '"':
            return _quotation_mark(before)
        case "«":
            return Replacement(f"«{_FULL}")
        case "»":
            return _closing(before)
        case "'":
            # After a digit: feet, or minutes of an arc.
            return None if _DIGIT.search(before) else Replacement("’")
        case ";" | "!" | "?":
            return _spaced(before, typed, _THIN)
        case ":":
            return _colon(before)
        case "%" | "€" | "$" | "£" | "‰":
            return _currency(before, typed)
        case " " | "\u00a0" | "\u202f":
            return _space(before, typed)
        case "," | ".":
            return _unit(before, typed) if _UNIT_DONE.search(before) else None
        case _:
            return _digit(before, typed) if typed in "0123456789" else None


def _quotation_mark(before: str) -> Replacement | None:
    is_open = before.rfind("«") > before.rfind("»")
    if _OPENS_AFTER.search(before) and not (is_open and _SPACED_WORD.search(before)):
        return Replacement(f"«{_FULL}")
    # After a digit it may be inches.
    return _closing(before) if is_open or not _DIGIT.search(before) else None


def _closing(before: str) -> Replacement:
    return Replacement(f"{_FULL}»", 1 if before.endswith(_SPACES) else 0)


def _spaced(before: str, sign: str, space: str) -> Replacement | None:
    if _CLINGS.search(before):
        return None
    return Replacement(space + sign, 1 if before.endswith(" ") else 0)


def _colon(before: str) -> Replacement | None:
    """Between digits it is a time or a score: there, only the space typed after it tells."""
    if _DIGIT.search(before) or _SCHEME.fullmatch(word_before(before)):
        return None
    return _spaced(before, ":", _FULL)


def _currency(before: str, sign: str) -> Replacement | None:
    if not _NUMBER.search(before):
        return None
    return Replacement(_FULL + sign, 1 if before.endswith(" ") else 0)


def _space(before: str, typed: str) -> Replacement | None:
    if before.endswith(f"«{_FULL}"):
        return Replacement("")  # it stands there already
    if typed != " ":
        return None
    if _HYPHEN.search(before):
        return _dash(before)
    if _TIME_BEGUN.search(before):
        is_address = looks_like_address(word_before(before))
        return None if is_address else Replacement(f"{_FULL}: ", 1)
    return _unit(before, " ") if _UNIT_DONE.search(before) else None


def _dash(before: str) -> Replacement:
    """The first of a sentence opens an aside and holds what follows; the second what precedes."""
    is_closing = _SENTENCE_END.split(before)[-1].count("–") % 2 == 1
    return Replacement(f"{_FULL}– ", 2) if is_closing else Replacement(f"–{_FULL}", 1)


def _unit(before: str, typed: str) -> Replacement:
    """Hold the space between a number and its unit, once the unit is whole."""
    name = word_before(before)
    return Replacement(_FULL + name + typed, len(name) + 1)


def _digit(before: str, typed: str) -> Replacement | None:
    if _GROUP_DONE.search(before):
        return Replacement(_THIN + before[-2:] + typed, 3)
    if _FOUR_DIGITS.search(before):
        return Replacement(f" {before[-3:]}{typed}", 4)  # it was no group of three
    return Replacement(_FULL + typed, 1) if _HOUR_BEGUN.search(before) else None
