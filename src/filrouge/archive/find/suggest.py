"""Another word, where one that was typed stands nowhere: the slip of a finger."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from filrouge.archive.find.excerpt import first_found
from filrouge.archive.find.index import Index
from filrouge.archive.find.search import having, select
from filrouge.archive.find.terms import Term, term

LIKE = 75
"""How alike two words have to be (0 to 100), so that one may be a slip of the other."""

LETTERS_MIN = 4
"""Shorter words are like too many others."""

_TRIED = 8


def suggest(index: Index, terms: Sequence[Term], facets: Sequence[str]) -> tuple[str, str] | None:
    """Give a word that stands nowhere, folded, and one like it by which posts would be found.

    The words are taken from posts that readers see: the lexicon remembers those of others too.
    """
    for number, typed in enumerate(terms):
        if len(typed.word) < LETTERS_MIN:
            continue
        others = select(index, [*terms[:number], *terms[number + 1 :]], facets)
        if having(others, typed):
            continue
        alike = process.extract(
            typed.word, index.lexicon.folded(), scorer=fuzz.ratio, limit=_TRIED, score_cutoff=LIKE
        )
        for word, _, _ in alike:
            other = term([(index.lexicon.known(word),)], index.lexicon, word)
            found = having(others, other)
            if found:
                return typed.word, first_found(found[0].post, [other], index.lexicon)
    return None
