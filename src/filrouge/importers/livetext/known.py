"""The facts: a list under a label such as "Ce que nous savons", "Key events", "Summary"."""

from collections.abc import Mapping, Sequence

from filrouge.domain.content import FactContent
from filrouge.domain.text import Runs, paragraph, plain
from filrouge.importers.livetext.item import Item, Part
from filrouge.importers.livetext.line import ends_sentence, may_be_headline

_LABELS = frozenset({Part.FACTS, Part.UNKNOWN})
_SKIPPED = frozenset({Part.FURNITURE, Part.SHARE, Part.PLAYER})


def find(items: Sequence[Item]) -> tuple[int, int] | None:
    """Find the first list of facts: from its label to the line after its last item."""
    for label, item in enumerate(items):
        if item.part in _LABELS:
            timed = (
                label > 0 and items[label - 1].part is Part.STAMP and not _dates(items[label - 1])
            )
            end = _end(items, label + 1)
            if end > label + 1 and not timed:
                return label, end
    return None


def _dates(item: Item) -> bool:
    return item.stamp is not None and any(moment.day for moment in item.stamp.moments)


def _end(items: Sequence[Item], at: int) -> int:
    """Find the end of a list that begins at `at`; `at` itself where there is none."""
    end = _end_of_one(items, at)
    # "What we know" and "What we don't know" stand one below the other.
    while at < end < len(items) and items[end].part in _LABELS:
        further = _end_of_one(items, end + 1)
        if further == end + 1:
            break
        at, end = end, further
    return end


def _end_of_one(items: Sequence[Item], at: int) -> int:
    first = at
    while first < len(items) and items[first].part is Part.FURNITURE:
        first += 1
    if first == len(items):
        return at
    end = first
    if items[first].line.bullet:
        end = _end_of_bullets(items, first)
    elif items[first].part is Part.STAMP:
        end = _end_of_timed(items, first)
    elif items[first].part is Part.WORDS:
        end = _end_of_bare(items, first)
    return end if end > first else at


def _end_of_bullets(items: Sequence[Item], at: int) -> int:
    end = at
    for index in range(at, len(items)):
        item = items[index]
        if item.line.bullet or (item.part is Part.WORDS and item.line.indented):
            end = index + 1
        elif item.part not in _SKIPPED:
            break
    return end


def _end_of_timed(items: Sequence[Item], at: int) -> int:
    """Read a list of times with one line each; the first time with more below it is a post."""
    end = at
    while end + 1 < len(items) and items[end].part is Part.STAMP:
        line = end + 1
        while line < len(items) and items[line].part is Part.STAMP:
            line += 1
        after = line + 1
        if line >= len(items) or items[line].part is not Part.WORDS:
            break
        if after >= len(items) or items[after].part is Part.WORDS or items[after].line.bullet:
            break
        end = after
    return end


def _end_of_bare(items: Sequence[Item], at: int) -> int:
    """Read a list without bullets: lines that stand close together, or sentences in a row."""
    lines = at
    while lines < len(items) and items[lines].part is Part.WORDS:
        lines += 1
    if lines - at > 1 and not items[at + 1].line.gap:
        close = at + 1
        while close < lines and not items[close].line.gap:
            close += 1
        return close
    if lines < len(items) and items[lines].part in {Part.FEED, Part.STAMP}:
        # What parts the list from the posts is plain to see, save a headline above its own time.
        above = lines - 1
        titled = items[lines].part is Part.STAMP and may_be_headline(items[above].line)
        sentences = ends_sentence(items[at].text)
        return above if titled and sentences and above > at else lines
    close = at
    if may_be_headline(items[at].line):
        while close < lines and may_be_headline(items[close].line):
            close += 1
        return close - 1 if close < lines else at
    while close < lines and not may_be_headline(items[close].line):
        close += 1
    return close


def read(items: Sequence[Item], posts: Mapping[str, str]) -> list[FactContent]:
    """Read the facts of a list that `find` found, label and all.

    A bullet opens a fact, an indented line continues it; without bullets, each line is one. `posts`
    gives the ids of posts by headline: some pages list the headlines of what they hold.
    """
    facts: list[tuple[bool, list[Runs]]] = []
    certain = True
    bulleted = any(item.line.bullet for item in items)
    for item in items:
        if item.part in _LABELS:
            certain = item.part is Part.FACTS
        elif item.part is Part.WORDS or (item.line.bullet and item.part not in _SKIPPED):
            runs = paragraph(item.text)
            if facts and bulleted and not item.line.bullet:
                facts[-1][1].append(runs)
            else:
                facts.append((certain, [runs]))
    return [
        FactContent(
            paragraphs=tuple(paragraphs),
            known=sure,
            posts=(post,) if (post := posts.get(plain(paragraphs[0]))) else (),
        )
        for sure, paragraphs in facts
    ]
