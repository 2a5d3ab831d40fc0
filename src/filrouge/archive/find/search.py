"""The search itself: from a question and an index to the posts that fit, newest first."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import NamedTuple
from zoneinfo import ZoneInfo

from filrouge.archive.find.index import Entry, Index, facet
from filrouge.archive.find.minute import Minute, instants
from filrouge.archive.find.terms import Term
from filrouge.domain.state import OrderKey, milliseconds

PAGE = 20
"""Posts on a page of results."""

NEWER, OLDER = 3, 6
"""Posts shown above and below the one that was the newest at a minute."""

_MINUTE = timedelta(minutes=1)


class Around(NamedTuple):
    """The posts around a minute, newest first, and which of them was the newest then.

    `instants` are the times that the minute may mean, `instants[0]` the one that was taken;
    `is_early` says that no post was there yet: `here` is then the first one.
    """

    entries: Sequence[Entry]
    here: Entry
    instants: Sequence[datetime]
    is_early: bool


def facets_of(filters: Iterable[tuple[str, str]]) -> list[str]:
    """Read filters as what posts are asked for."""
    return [facet(name, value) for name, value in filters]


def select(index: Index, terms: Iterable[Term], facets: Iterable[str]) -> list[Entry]:
    """Give the posts that have every term and every facet."""
    entries = list(index.entries)
    for each in facets:
        entries = [entry for entry in entries if each in entry.facets]
    for term in terms:
        entries = having(entries, term)
    return entries


def having(entries: list[Entry], term: Term) -> list[Entry]:
    """Give the posts that have a term."""
    match term.needles:
        case ():
            return []
        case (needle,):
            return [entry for entry in entries if needle in entry.words]
        case needles:
            return [entry for entry in entries if any(each in entry.words for each in needles)]


def page(entries: Sequence[Entry], before: OrderKey | None) -> tuple[Sequence[Entry], bool]:
    """Give one page of results below an order key, and whether there are more below it."""
    start = 0 if before is None else bisect_right(entries, _down(before), key=_standing)
    return entries[start : start + PAGE], len(entries) > start + PAGE


def counts(entries: Iterable[Entry], chosen: Iterable[str]) -> list[tuple[str, str, int]]:
    """Count what asking for each further facet would leave, the most first.

    As every filter has to fit, that is how many of the selected posts have it.
    """
    entries = list(entries)
    counted = Counter(chain.from_iterable(entry.facets for entry in entries))
    for each in chosen:
        counted.pop(each, None)
    written: dict[str, str] = {}
    for entry in entries:  # as the newest post writes it
        if len(written) == len(counted):
            break
        for each, value in entry.facets.items():
            if each in counted:
                written.setdefault(each, value)
    found = [(each, written[each], posts) for each, posts in counted.items()]
    return sorted(found, key=lambda one: (-one[2], one[0]))


def around(entries: Sequence[Entry], minute: Minute, zone: ZoneInfo) -> Around | None:
    """Give the posts around a minute; None where no post that readers see has a time."""
    seen = [entry for entry in entries if entry.post.is_seen and entry.post.published_at]
    if not seen:
        return None
    times = instants(minute, zone, _time(seen[-1]), _time(seen[0]))
    end_ms = milliseconds(times[0] + _MINUTE)
    at = next((each for each, entry in enumerate(seen) if entry.post.order[0] < end_ms), None)
    here = len(seen) - 1 if at is None else at
    shown = seen[max(0, here - NEWER) : here + OLDER + 1]
    return Around(shown, seen[here], times, is_early=at is None)


def _time(entry: Entry) -> datetime:
    at = entry.post.published_at
    assert at is not None
    return at.astimezone(UTC)


def _down(order: OrderKey) -> tuple[int, int]:
    return -order[0], -order[1]


def _standing(entry: Entry) -> tuple[int, int]:
    return _down(entry.post.order)
