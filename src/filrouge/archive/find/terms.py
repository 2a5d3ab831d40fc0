"""The words of a question, as what is looked for in posts and marked in them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from filrouge.archive.find.words import Compound, Lexicon, Piece

NEEDLES_MAX = 8
"""A word may have been written with several accents in a live; a phrase multiplies them."""

_PHRASE = re.compile(r"«([^«»]*)»|“([^“”]*)”|\"([^\"]*)\"|([^\s\"«»“”]+)")

Pattern = tuple[frozenset[str], ...]
"""Words in a row, each by the keys it may have."""


class Term(NamedTuple):
    """One thing that has to be there, in any of several writings of it.

    `needles` are what to look for in `Entry.words`: keys in a row, each between blanks; none where
    the live never had such a word. `word` is the single word that it is, folded; "" for several.
    """

    patterns: tuple[Pattern, ...]
    needles: tuple[str, ...]
    word: str = ""


def term(patterns: Sequence[Pattern], lexicon: Lexicon, word: str = "") -> Term:
    """Make a term of its patterns, without the keys that the live never had."""
    had = [tuple(filter(lexicon.has, keys) for keys in pattern) for pattern in patterns]
    rows = (row for pattern in had for row in product(*map(sorted, pattern)))
    needles = tuple(f" {' '.join(row)} " for row in islice(rows, NEEDLES_MAX))
    return Term(tuple(patterns), needles, word)


class Reading(NamedTuple):
    """The terms of a question; `is_cut` says that it had more words than are looked at."""

    terms: tuple[Term, ...]
    is_cut: bool


def read_terms(text: str, lexicon: Lexicon, *, most: int) -> Reading:
    """Take a question apart into at most so many words; what stands in quotes is a phrase."""
    terms: list[Term] = []
    words, is_cut = 0, False
    for phrase in _PHRASE.finditer(text):
        compounds = [
            compound for _, compound in lexicon.places(next(filter(None, phrase.groups()), ""))
        ]
        groups = [[one] for one in compounds] if phrase[4] else [compounds]
        for group in groups:
            pieces = [piece for compound in group for piece in compound.pieces]
            is_cut = is_cut or words + len(pieces) > most
            pieces = pieces[: most - words]
            words += len(pieces)
            if pieces:
                terms.append(_term(pieces, group, lexicon))
    return Reading(tuple(dict.fromkeys(terms)), is_cut)


def spans(line: str, terms: Iterable[Term], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Give where words of the question stand in a line, in order and apart."""
    patterns = [pattern for each in terms for pattern in each.patterns]
    single = frozenset[str]().union(*(keys for keys, *more in patterns if not more))
    rows = [pattern for pattern in patterns if len(pattern) > 1]
    pieces: list[Piece] = []
    found: list[tuple[int, int]] = []
    for at, compound in lexicon.places(line):
        whole = compound.pieces if compound.joined is None else (*compound.pieces, compound.joined)
        found += [(at + one.start, at + one.stop) for one in whole if one.key in single]
        if rows:
            pieces += [_moved(piece, at) for piece in compound.pieces]
    for pattern in rows:
        found += _matches(pattern, pieces)
    return list(_merged(sorted(found)))


def _term(pieces: Sequence[Piece], group: Sequence[Compound], lexicon: Lexicon) -> Term:
    patterns = [tuple(map(lexicon.keys, pieces))]
    if len(group) == 1 and group[0].joined is not None:
        patterns.append((lexicon.keys(group[0].joined),))
    return term(patterns, lexicon, pieces[0].folded if len(pieces) == 1 else "")


def _matches(pattern: Pattern, pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    for at in range(len(pieces) - len(pattern) + 1):
        row = pieces[at : at + len(pattern)]
        if all(piece.key in keys for piece, keys in zip(row, pattern, strict=True)):
            for piece in row:
                yield piece.start, piece.stop


def _moved(piece: Piece, by: int) -> Piece:
    return piece._replace(start=piece.start + by, stop=piece.stop + by)


def _merged(found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last: tuple[int, int] | None = None
    for start, stop in found:
        if last is None or start > last[1]:
            if last is not None:
                yield last
            last = start, stop
        else:
            last = last[0], max(last[1], stop)
    if last is not None:
        yield last
