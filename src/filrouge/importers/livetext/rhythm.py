"""Posts told apart by the rhythm of the page alone: a short line, then paragraphs."""

from collections.abc import Sequence

from filrouge.importers.livetext.line import (
    HEADLINE_CHARS,
    Line,
    Part,
    asks,
    is_subhead,
    may_be_headline,
    signs_message,
)
from filrouge.importers.livetext.signature import is_name

_SPACED_SHARE = 0.08
"""Where at least this share of the lines has a blank line before it, no headline goes without."""

_LONG = 1.2
"""A line this much longer than most of the page's headlines is a paragraph that lost its stop."""

_SHORTEST_LIMIT = 100

_FULLER = 1.3
_FULL_CHARS = 50
"""A paragraph that lost its stop is so much longer than its headline, and than so many characters.
"""


def headlines(lines: Sequence[Line]) -> list[int]:
    """Find the lines that open a post, by their place in `lines` (words and other parts)."""
    words = [index for index, line in enumerate(lines) if line.part is Part.WORDS]
    candidate = _candidates(lines, words)
    limit = _usual_limit(lines, words, candidate)
    found: list[int] = []
    at = 0
    while at < len(words):
        if not candidate[at]:
            at += 1
            continue
        end = at
        while end < len(words) and candidate[end]:
            end += 1
        found += [words[place] for place in _of_run(lines, words, at, end, limit)]
        at = end
    return found


def _candidates(lines: Sequence[Line], words: Sequence[int]) -> list[bool]:
    gaps = sum(1 for index in words if lines[index].gap)
    spaced = gaps > _SPACED_SHARE * len(words)
    result: list[bool] = []
    for place, index in enumerate(words):
        line = lines[index]
        above = lines[words[place - 1]].text if place else ""
        below = lines[index + 1] if index + 1 < len(lines) else None
        detached = not spaced or line.gap > 0 or index == 0
        detached = detached or lines[index - 1].part is not Part.WORDS
        signs = place > 0 and is_name(line.text) and may_be_headline(lines[words[place - 1]])
        inside = is_subhead(line) or above.endswith(":") or signs
        if below is not None:
            inside = inside or below.part is Part.CREDIT or signs_message(below.text)
        result.append(may_be_headline(line) and detached and not inside)
    return result


def _usual_limit(lines: Sequence[Line], words: Sequence[int], candidate: Sequence[bool]) -> float:
    """Give the length over which a doubtful line is a paragraph: that of most sure headlines."""
    sure = sorted(
        len(lines[words[place]].text)
        for place in range(1, len(words) - 1)
        if candidate[place] and not candidate[place - 1] and not candidate[place + 1]
    )
    if not sure:
        return HEADLINE_CHARS
    return max(_SHORTEST_LIMIT, _LONG * sure[len(sure) * 9 // 10])


def _of_run(
    lines: Sequence[Line], words: Sequence[int], start: int, end: int, limit: float
) -> list[int]:
    """Choose, among candidates that follow one another, those that are headlines.

    A headline may have lost its body (a player), a paragraph its full stop: a long line is a
    paragraph of what stands above it, and so is one that is longer than the headline above it and
    has no paragraph below, since two headlines in a row seldom lack theirs. The last line of the
    feed, alone, ends its post.
    """
    if end == len(words) and end - start == 1 and start > 0:
        return []
    if end - start == 1:
        return [start]
    # The last of a run has its paragraphs below it, save at the end of the feed.
    last = end if end == len(words) else end - 1
    found: list[int] = []
    for place in range(start, end):
        line = lines[words[place]]
        below = found and found[-1] == place - 1 and place < last
        if len(line.text) <= limit and not (below and _tells(lines[words[place - 1]], line)):
            found.append(place)
    return found


def _tells(headline: Line, below: Line) -> bool:
    """Say whether a line tells at length what the one above says in short: its paragraph."""
    text = below.text
    return (
        len(text) > max(_FULL_CHARS, _FULLER * len(headline.text))
        and not text[0].islower()
        and not asks(text)
    )
