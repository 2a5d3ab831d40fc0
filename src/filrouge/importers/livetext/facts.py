"""The facts: a list under a label such as "Ce que nous savons", "Key events", "Summary"."""

from collections.abc import Mapping, Sequence

from filrouge.domain.content import FactContent
from filrouge.domain.text import Runs, paragraph, plain
from filrouge.importers.livetext.line import Line, Part, ends_sentence, may_be_headline
from filrouge.importers.livetext.signature import is_names

_LABELS = frozenset({Part.FACTS, Part.UNKNOWN})
_SKIPPED = frozenset({Part.FURNITURE, Part.SHARE, Part.PLAYER})
_WORDS_ABOVE = 4
"""So many lines of standfirst and caption may stand between the headline and the facts."""


def find_facts(lines: Sequence[Line], headline: int) -> tuple[int, int] | None:
    """Find the list of facts in the head: from its label to the line after its last item.

    Further down, or below the label of the feed, "Ce que l'on sait" is the headline of a post.
    """
    words = 0
    for at in range(headline + 1, len(lines)):
        line = lines[at]
        if line.part in _LABELS:
            timed = lines[at - 1].part is Part.STAMP and not _dates(lines[at - 1])
            end = _end(lines, at + 1)
            if end > at + 1 and not timed:
                return at, end
        words += line.part is Part.WORDS and not is_names(line.text)
        if words > _WORDS_ABOVE or line.part is Part.FEED:
            return None
    return None


def _dates(line: Line) -> bool:
    return line.stamp is not None and any(moment.day for moment in line.stamp.moments)


def _end(lines: Sequence[Line], at: int) -> int:
    """Find the end of a list that begins at `at`; `at` itself where there is none."""
    end = _end_of_one(lines, at)
    # "What we know" and "What we don't know" stand one below the other.
    while at < end < len(lines) and _goes_on(lines, end):
        further = _end_of_one(lines, end + 1)
        if further == end + 1:
            break
        at, end = end, further
    return end


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Say whether a label below a list opens a second one, and not a post: it has bullets too."""
    bulleted = at + 1 < len(lines) and lines[at + 1].bullet and lines[at - 1].bullet
    return lines[at].part is Part.UNKNOWN or (lines[at].part is Part.FACTS and bulleted)


def _end_of_one(lines: Sequence[Line], at: int) -> int:
    first = at
    while first < len(lines) and lines[first].part is Part.FURNITURE:
        first += 1
    if first == len(lines):
        return at
    end = first
    if lines[first].bullet:
        end = _end_of_bullets(lines, first)
    elif lines[first].part is Part.STAMP:
        end = _end_of_timed(lines, first)
    elif lines[first].part is Part.WORDS:
        end = _end_of_bare(lines, first)
    return end if end > first else at


def _end_of_bullets(lines: Sequence[Line], at: int) -> int:
    end = at
    for index in range(at, len(lines)):
        line = lines[index]
        if line.bullet or (line.part is Part.WORDS and line.nested):
            end = index + 1
        elif line.part not in _SKIPPED:
            break
    return end


def _end_of_timed(lines: Sequence[Line], at: int) -> int:
    """Read a list of times with one line each; the first time with more below it is a post."""
    end = at
    while end + 1 < len(lines) and lines[end].part is Part.STAMP:
        below = end + 1
        while below < len(lines) and lines[below].part is Part.STAMP:
            below += 1
        after = below + 1
        if below >= len(lines) or lines[below].part is not Part.WORDS:
            break
        if after >= len(lines) or lines[after].part is Part.WORDS or lines[after].bullet:
            break
        end = after
    return end


def _end_of_bare(lines: Sequence[Line], at: int) -> int:
    """Read a list without bullets: lines that stand close together, or sentences in a row."""
    last = at
    while last < len(lines) and lines[last].part is Part.WORDS:
        last += 1
    if last - at > 1 and not lines[at + 1].gap:
        close = at + 1
        while close < last and not lines[close].gap:
            close += 1
        return close
    if last < len(lines) and lines[last].part in {Part.FEED, Part.STAMP}:
        # What parts the list from the posts is plain to see, save a headline above its own time.
        above = last - 1
        titled = lines[last].part is Part.STAMP and may_be_headline(lines[above])
        sentences = ends_sentence(lines[at].text)
        return above if titled and sentences and above > at else last
    close = at
    if may_be_headline(lines[at]):
        while close < last and may_be_headline(lines[close]):
            close += 1
        return close - 1 if close < last else at
    while close < last and not may_be_headline(lines[close]):
        close += 1
    return close


def read_facts(lines: Sequence[Line], posts: Mapping[str, str]) -> list[FactContent]:
    """Read the facts of a list that `find_facts` found, label and all.

    A bullet opens a fact, a nested line continues it; without bullets, each line is one. `posts`
    gives the ids of posts by headline: some pages list the headlines of what they hold.
    """
    facts: list[tuple[bool, list[Runs]]] = []
    certain = True
    bulleted = any(line.bullet for line in lines)
    for line in lines:
        if line.part in _LABELS:
            certain = line.part is Part.FACTS
        elif line.part is Part.WORDS or (line.bullet and line.part not in _SKIPPED):
            runs = paragraph(line.text)
            if facts and bulleted and not line.bullet:
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
