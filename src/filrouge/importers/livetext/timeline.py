"""Posts told apart by the times that stand above, below or under the headline of each."""

from collections import Counter
from collections.abc import Sequence

from filrouge.importers.livetext.line import Line, Part, may_be_headline
from filrouge.importers.livetext.moment import Label, Moment

_BETWEEN = frozenset({Part.FURNITURE, Part.KEY_MOMENT, Part.SHARE, Part.PLAYER, Part.FEED})
_HEAD_LABELS = frozenset({Part.FACTS, Part.UNKNOWN, Part.FEED})

Signature = tuple[Label, bool, bool]


def moment_of(line: Line) -> Moment | None:
    """Give the time of a line as that of a post: the hour of its publication, not of an update."""
    if line.part is not Part.STAMP or line.stamp is None:
        return None
    return next(
        (
            moment
            for moment in line.stamp.moments
            if moment.label is not Label.UPDATED and (moment.minutes is not None or moment.relative)
        ),
        None,
    )


def post_times(lines: Sequence[Line]) -> list[int]:
    """Find the lines that time a post; those that date the page as a whole are left out."""
    timed = [index for index, line in enumerate(lines) if moment_of(line)]
    kinds = Counter(_signature(lines[index]) for index in timed)
    if not kinds:
        return []
    most = max(kinds.values())
    usual = {kind for kind, count in kinds.items() if count == most}
    first_usual = next(index for index in timed if _signature(lines[index]) in usual)
    first = 0
    while first < len(timed) and _is_of_page(lines, timed[first : first + 2], kinds, first_usual):
        first += 1
    return timed[first:]


def _signature(line: Line) -> Signature:
    moment = moment_of(line)
    assert moment is not None
    return (moment.label, moment.day is not None, moment.minutes is not None)


def _is_of_page(
    lines: Sequence[Line], timed: Sequence[int], kinds: Counter[Signature], first_usual: int
) -> bool:
    """Say whether the first of the times stands in the page's head."""
    at = timed[0]
    line = lines[at]
    assert line.stamp is not None
    if any(moment.label is Label.UPDATED for moment in line.stamp.moments):
        return True
    kind = _signature(line)
    if at < first_usual and kinds[kind] <= 2 and kind[:2] != (Label.NONE, False):
        return True
    until = timed[1] if len(timed) > 1 else len(lines)
    labels = [i for i in range(at + 1, until) if lines[i].part in _HEAD_LABELS]
    if not labels:
        return False
    words = sum(lines[i].part is Part.WORDS for i in range(at + 1, labels[0]))
    # "14:32" and "Summary" right below it are a post; a date and "Key events" are not.
    return words > 0 or kind[1] or lines[labels[0]].part is Part.FEED


def clusters(lines: Sequence[Line], times: Sequence[int]) -> list[tuple[int, int]]:
    """Join times that stand together ("15 August", "1h ago", "14.23"); gives (start, end) pairs."""
    joined: list[tuple[int, int]] = []
    for at in times:
        if joined and all(
            lines[i].part in _BETWEEN or lines[i].part is Part.STAMP
            for i in range(joined[-1][1], at)
        ):
            joined[-1] = (joined[-1][0], at + 1)
        else:
            joined.append((at, at + 1))
    return joined


def starts_by_time(lines: Sequence[Line], groups: Sequence[tuple[int, int]]) -> list[int]:
    """Give where each post starts, from where the times stand in the posts.

    `groups` are what `clusters` gives. A time stands at the foot of its post where nothing follows
    the last one; under the headline where a short line stands above most, and paragraphs below.
    """
    below = sum(_stands_under_headline(lines, start, end) for start, end in groups)
    if 2 * below > len(groups):
        return [_before(lines, start) for start, _ in groups]
    last_end = groups[-1][1]
    if all(lines[i].part is not Part.WORDS for i in range(last_end, len(lines))):
        return [_after_head(lines, groups[0][0]), *(end for _, end in groups[:-1])]
    return [start for start, _ in groups]


def _before(lines: Sequence[Line], start: int) -> int:
    at = start - 1
    while at >= 0 and lines[at].part is not Part.WORDS:
        at -= 1
    return at if at >= 0 else start


def _after_head(lines: Sequence[Line], first_time: int) -> int:
    """Where times close posts, the first begins after the last line that only a head has."""
    for at in range(first_time - 1, -1, -1):
        if lines[at].part in {Part.FEED, Part.AUTHOR, Part.CREDIT, Part.FURNITURE, Part.STAMP}:
            return at + 1
    return min(1, first_time)


def _stands_under_headline(lines: Sequence[Line], start: int, end: int) -> bool:
    at = start - 1
    while at >= 0 and lines[at].part in {Part.FURNITURE, Part.AUTHOR, Part.KEY_MOMENT}:
        at -= 1
    if at < 0 or lines[at].part is not Part.WORDS or not may_be_headline(lines[at], 200):
        return False
    for below in range(end, len(lines)):
        if lines[below].part is Part.WORDS:
            return not may_be_headline(lines[below])
        if lines[below].part is Part.STAMP:
            return False
    return False
