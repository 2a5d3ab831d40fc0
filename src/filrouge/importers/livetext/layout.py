"""Where the parts of a page lie: its head, its facts, its posts, and what stands below them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from filrouge.importers.livetext.course import says_over
from filrouge.importers.livetext.facts import find_facts
from filrouge.importers.livetext.head import end_of_head, find_headline
from filrouge.importers.livetext.line import (
    LONGEST_RELATED,
    Line,
    Part,
    ends_sentence,
    may_be_headline,
)
from filrouge.importers.livetext.moment import Label
from filrouge.importers.livetext.rhythm import headlines
from filrouge.importers.livetext.timeline import clusters, moment_of, post_times, starts_by_time

_TIMES_FOR_HEADLINES = 5
_SHARES_FOR_HEADLINES = 2
"""Times (or share buttons) part the posts unless the rhythm finds so many times more of them."""

_FOOTER_SHARE = 5
"""Below a footer stands at most one in so many of a page's full sentences."""

_SENTENCE_CHARS = 120

_FEWEST_CLOSED = 3
"""So many posts must show that a share button closes each."""

_SAID = frozenset({Part.WORDS, Part.FOOTER, Part.CREDIT})

_HEAD_MARKS = frozenset({Part.AUTHOR, Part.CREDIT, Part.FEED, Part.RELATED, Part.STAMP})
"""What stands in the head of a page, and above whatever belongs to its posts."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a page, sorted; `posts` in the order of the page."""

    head: tuple[Line, ...]
    facts: tuple[Line, ...]
    posts: tuple[tuple[Line, ...], ...]
    tail: tuple[Line, ...]


def read_layout(lines: Sequence[Line]) -> Layout:
    """Sort the lines of a page into its parts; every line lands in one of them."""
    tail = _tail_start(lines)
    body = list(lines[:tail])
    headline = find_headline(body)
    facts = find_facts(body, headline) if headline is not None else None
    if facts:
        hidden = [replace(line, part=Part.FURNITURE) for line in body[facts[0] : facts[1]]]
        seen = [*body[: facts[0]], *hidden, *body[facts[1] :]]
    else:
        seen = body
    starts = _starts(seen, facts)
    first = starts[0] if starts else len(seen)
    # A list that opens below the first post is part of that post.
    if facts and facts[0] > first:
        facts = None
        starts = _starts(body, None)
        first = starts[0] if starts else len(body)
    end = _end_of_posts(body, starts)
    bounds = [*(start for start in starts if start < end), end]
    return Layout(
        head=tuple(body[: facts[0]] + body[facts[1] : first]) if facts else tuple(body[:first]),
        facts=tuple(body[facts[0] : facts[1]]) if facts else (),
        posts=tuple(tuple(_as_words(body[start:end])) for start, end in pairwise(bounds)),
        tail=tuple(lines[end:]),
    )


def _as_words(lines: Sequence[Line]) -> list[Line]:
    """Inside a post, what might have been a label of the page is words, or a button."""
    roles = {
        Part.FACTS: Part.WORDS,
        Part.UNKNOWN: Part.WORDS,
        Part.FEED: Part.FURNITURE,
        Part.FOOTER: Part.FURNITURE,
    }
    return [replace(line, part=roles.get(line.part, line.part)) for line in lines]


def _tail_start(lines: Sequence[Line]) -> int:
    """Find where the page's foot begins: a label below which neither times nor stories follow.

    "Read also" alone is such a label where nothing but titles follows.
    """
    sentences = [
        line.part is Part.WORDS and len(line.text) > _SENTENCE_CHARS and ends_sentence(line.text)
        for line in lines
    ]
    total = below = sum(sentences)
    last_time = max((i for i, line in enumerate(lines) if moment_of(line)), default=-1)
    told = (i for i, line in enumerate(lines) if line.part is Part.WORDS)
    last_told = max((i for i in told if not may_be_headline(lines[i])), default=-1)
    for index, line in enumerate(lines):
        below_posts = index > last_time and index > len(lines) // 3
        if line.part is Part.FOOTER and below_posts and below * _FOOTER_SHARE <= total:
            return index
        related = line.part is Part.RELATED and len(line.text) <= LONGEST_RELATED
        if related and below_posts and index > last_told:
            return index
        below -= sentences[index]
    return len(lines)


def _end_of_posts(lines: Sequence[Line], starts: Sequence[int]) -> int:
    """Find where the posts end: below the last button, where a share button closes each post."""
    if len(starts) < _FEWEST_CLOSED:
        return len(lines)
    if not all(_is_closed(lines[start:end]) for start, end in pairwise(starts)):
        return len(lines)
    shares = [at for at in range(starts[-1], len(lines)) if lines[at].part is Part.SHARE]
    if not shares:
        timed = [any(map(moment_of, lines[start:end])) for start, end in pairwise(starts)]
        foot = all(timed) and not any(map(moment_of, lines[starts[-1] :]))
        return starts[-1] if foot else len(lines)
    below = range(shares[-1], len(lines))
    return next((at for at in below if lines[at].part in _SAID), len(lines))


def _is_closed(post: Sequence[Line]) -> bool:
    """Say whether a share button stands in a post below all of its words."""
    shared = [at for at, line in enumerate(post) if line.part is Part.SHARE]
    return bool(shared) and all(line.part not in _SAID for line in post[shared[-1] :])


def _starts(lines: Sequence[Line], facts: tuple[int, int] | None) -> list[int]:
    """Give where each post begins, by times, share buttons or rhythm, whichever the page has."""
    head_end = end_of_head(lines, facts)
    feed = _as_words(lines[head_end:])
    found = [head_end + at for at in headlines(feed)]
    times = post_times(lines)
    groups = clusters(lines, times)
    if len(groups) > 1 and len(groups) * _TIMES_FOR_HEADLINES >= len(found):
        starts = starts_by_time(lines, groups)
        starts = _with_shares(lines, starts)
    else:
        starts = _by_shares(lines, head_end)
        if len(starts) < 2 or len(starts) * _SHARES_FOR_HEADLINES < len(found):
            starts = _without_standfirst(lines, found, head_end)
    return _with_labels(lines, _with_farewell(lines, sorted(set(starts)), facts))


def _after_shares(lines: Sequence[Line], first: int) -> list[int]:
    """Give the places at which words or times follow a group of share buttons."""
    places: list[int] = []
    shared = False
    for at in range(first, len(lines)):
        line = lines[at]
        if line.part is Part.SHARE:
            shared = True
        elif shared and (line.part in {Part.WORDS, Part.AUTHOR} or moment_of(line)):
            places.append(at)
            shared = False
    return places


def _with_shares(lines: Sequence[Line], starts: list[int]) -> list[int]:
    """Add the posts that have no time, where a share button closes each post."""
    after = _after_shares(lines, starts[0])
    agreeing = len(set(starts).intersection(after))
    if after and 2 * agreeing >= len(after):
        return starts + after
    return starts


def _by_shares(lines: Sequence[Line], head_end: int) -> list[int]:
    after = _after_shares(lines, head_end)
    first = next((i for i in range(head_end, len(lines)) if lines[i].part is Part.WORDS), None)
    if first is None or not after:
        return []
    titled = sum(may_be_headline(lines[at]) for at in after)
    if 3 * titled >= 2 * len(after) and not may_be_headline(lines[first]):
        # What stands above the first button, without a headline unlike the rest, is standfirst.
        return after
    return sorted({first, *after})


def _without_standfirst(lines: Sequence[Line], found: list[int], head_end: int) -> list[int]:
    """Leave out a short standfirst: the first of two headlines, under a head that has none."""
    if len(found) < 3 or found[1] != found[0] + 1:
        return found
    headline = find_headline(lines[:head_end])
    words = [i for i in range(head_end) if lines[i].part is Part.WORDS]
    has_standfirst = headline is not None and any(i > headline for i in words)
    long = len(lines[found[0]].text) > len(lines[found[1]].text)
    return found if has_standfirst or not long else found[1:]


def _with_farewell(
    lines: Sequence[Line], starts: list[int], facts: tuple[int, int] | None
) -> list[int]:
    """Add the goodbye that stands above the first headline or time, and below the head's marks."""
    headline = find_headline(lines)
    if not starts or headline is None:
        return starts
    marks = [at + 1 for at in range(headline, starts[0]) if lines[at].part in _HEAD_MARKS]
    below = max([*marks, facts[1] if facts else 0])
    for at in range(below, starts[0]) if below else ():
        if lines[at].part is Part.WORDS and says_over(lines[at].text):
            return [at, *starts]
    return starts


def _with_labels(lines: Sequence[Line], starts: list[int]) -> list[int]:
    """Move each start up over the date or label that stands right above it."""
    moved: list[int] = []
    floor = 0
    for start in starts:
        at = start
        while at > floor and _announces(lines[at - 1]):
            at -= 1
        moved.append(at)
        floor = start + 1
    return moved


def _announces(line: Line) -> bool:
    if line.part is Part.KEY_MOMENT:
        return True
    if line.part is Part.FURNITURE and is_pin(line):
        return True
    return (
        line.part is Part.STAMP
        and line.stamp is not None
        and all(m.label is Label.NONE and m.minutes is None for m in line.stamp.moments)
        and not any(m.relative for m in line.stamp.moments)
    )


def is_pin(line: Line) -> bool:
    """Say whether a line tells that the post below it was put on top by hand."""
    return line.text.casefold().startswith(("épinglé", "pinned", "post épinglé", "message épinglé"))
