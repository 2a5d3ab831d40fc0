"""What is shown of a post in which words were found: the places where they stand, marked."""

from collections.abc import Sequence

from filrouge.archive.find.lines import body, names
from filrouge.archive.find.terms import Term, spans
from filrouge.archive.find.words import Lexicon
from filrouge.domain.state import Post
from filrouge.formats.search import Excerpt, Marked, Span

PASSAGES_MAX = 3
PASSAGE_MAX = 260
"""Characters of a passage; a shorter line is shown whole."""

LEAD = 60
"""Characters shown before the first word that was found."""

NAMES_MAX = 6


def excerpt(post: Post, terms: Sequence[Term], lexicon: Lexicon) -> Excerpt:
    """Choose up to three passages of a post, those with the words first found in them.

    Where they stand in the headline or in names only, the post's first line is shown.
    """
    headline = post.content.headline or ""
    lines = [" ".join(line.split()) for line in body(post)]
    marked = [(line, found) for line in lines if (found := spans(line, terms, lexicon))]
    passages = [_passage(line, found) for line, found in _best(marked, terms, lexicon)]
    if not passages and lines:
        passages = [_passage(lines[0], [])]
    named = dict.fromkeys(names(post))
    fitting = [_mark(name, found) for name in named if (found := spans(name, terms, lexicon))]
    return Excerpt(
        post,
        _mark(headline, spans(headline, terms, lexicon)),
        tuple(passages),
        tuple(fitting[:NAMES_MAX]),
    )


def first_found(post: Post, terms: Sequence[Term], lexicon: Lexicon) -> str:
    """Give the first of the words found in a post, as it stands there."""
    for line in (post.content.headline or "", *body(post), *names(post)):
        for start, stop in spans(line, terms, lexicon):
            return line[start:stop]
    return ""


def _best(
    lines: list[tuple[str, list[tuple[int, int]]]], terms: Sequence[Term], lexicon: Lexicon
) -> list[tuple[str, list[tuple[int, int]]]]:
    """Choose the lines that show most of the terms, in the order of the post."""
    if len(lines) <= PASSAGES_MAX:
        return lines
    shown = [
        {number for number, term in enumerate(terms) if spans(line, [term], lexicon)}
        for line, _ in lines
    ]
    chosen: list[int] = []
    seen: set[int] = set()
    while len(chosen) < PASSAGES_MAX:
        left = [each for each in range(len(lines)) if each not in chosen]
        best = max(left, key=lambda each: (len(shown[each] - seen), -each))
        chosen.append(best)
        seen |= shown[best]
    return [lines[each] for each in sorted(chosen)]


def _passage(line: str, found: list[tuple[int, int]]) -> Marked:
    """Cut a long line around what was found first, at blanks."""
    if len(line) <= PASSAGE_MAX:
        return _mark(line, found)
    first = found[0][0] if found else 0
    start = 0 if first <= LEAD else line.find(" ", first - LEAD, first) + 1 or first
    stop = start + PASSAGE_MAX
    if stop < len(line):
        stop = max(line.rfind(" ", start, stop), found[0][1] if found else start + 1)
    inside = [(a - start, b - start) for a, b in found if a >= start and b <= stop]
    marked = _mark(line[start:stop], inside)
    before = (Span("… "),) if start else ()
    after = (Span(" …"),) if stop < len(line) else ()
    return *before, *marked, *after


def _mark(line: str, found: Sequence[tuple[int, int]]) -> Marked:
    pieces: list[Span] = []
    at = 0
    for start, stop in found:
        pieces += [Span(line[at:start]), Span(line[start:stop], found=True)]
        at = stop
    pieces.append(Span(line[at:]))
    return tuple(piece for piece in pieces if piece.text)
