"""Where the parts of a page lie: its head, its facts, its posts, and what stands below them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from filrouge.importers.livetext import known
from filrouge.importers.livetext.head import end_of_head, find_headline
from filrouge.importers.livetext.item import Item, Part
from filrouge.importers.livetext.line import ends_sentence, may_be_headline
from filrouge.importers.livetext.moment import Label
from filrouge.importers.livetext.rhythm import headlines
from filrouge.importers.livetext.timeline import clusters, moment_of, post_times, starts_by_time

_TIMES_FOR_HEADLINES = 5
_SHARES_FOR_HEADLINES = 2
"""Times (or share buttons) part the posts unless the rhythm finds so many times more of them."""

_FOOTER_SHARE = 5
"""Below a footer stands at most one in so many of a page's full sentences."""

_SENTENCE_CHARS = 120


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a page, sorted; `posts` in the order of the page."""

    head: tuple[Item, ...]
    facts: tuple[Item, ...]
    posts: tuple[tuple[Item, ...], ...]
    tail: tuple[Item, ...]


def read_layout(items: Sequence[Item]) -> Layout:
    """Sort the lines of a page into its parts; every line lands in one of them."""
    tail = _tail_start(items)
    body = list(items[:tail])
    facts = known.find(body)
    if facts:
        hidden = [replace(item, part=Part.FURNITURE) for item in body[facts[0] : facts[1]]]
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
    bounds = [*starts, len(body)]
    return Layout(
        head=tuple(body[: facts[0]] + body[facts[1] : first]) if facts else tuple(body[:first]),
        facts=tuple(body[facts[0] : facts[1]]) if facts else (),
        posts=tuple(tuple(_as_words(body[start:end])) for start, end in pairwise(bounds)),
        tail=tuple(items[tail:]),
    )


def _as_words(items: Sequence[Item]) -> list[Item]:
    """Inside a post, what might have been a label of the page is words."""
    labels = {Part.FACTS, Part.UNKNOWN, Part.FOOTER}
    return [replace(i, part=Part.WORDS) if i.part in labels else i for i in items]


def _tail_start(items: Sequence[Item]) -> int:
    """Find where the page's foot begins: a label below which neither times nor stories follow."""
    sentences = [len(i.text) > _SENTENCE_CHARS and ends_sentence(i.text) for i in items]
    total = below = sum(sentences)
    last_time = max((i for i, item in enumerate(items) if moment_of(item)), default=-1)
    for index, item in enumerate(items):
        below_posts = index > last_time and index > len(items) // 3
        if item.part is Part.FOOTER and below_posts and below * _FOOTER_SHARE <= total:
            return index
        below -= sentences[index]
    return len(items)


def _starts(items: Sequence[Item], facts: tuple[int, int] | None) -> list[int]:
    """Give where each post begins, by times, share buttons or rhythm, whichever the page has."""
    head_end = end_of_head(items, facts)
    feed = _as_words(items[head_end:])
    found = [head_end + at for at in headlines(feed)]
    times = post_times(items)
    groups = clusters(items, times)
    if len(groups) > 1 and len(groups) * _TIMES_FOR_HEADLINES >= len(found):
        starts = starts_by_time(items, groups)
        starts = _with_shares(items, starts)
    else:
        starts = _by_shares(items, head_end)
        if len(starts) < 2 or len(starts) * _SHARES_FOR_HEADLINES < len(found):
            starts = _without_standfirst(items, found, head_end)
    return _with_labels(items, sorted(set(starts)))


def _after_shares(items: Sequence[Item], first: int) -> list[int]:
    """Give the places at which words or times follow a group of share buttons."""
    places: list[int] = []
    shared = False
    for at in range(first, len(items)):
        item = items[at]
        if item.part is Part.SHARE:
            shared = True
        elif shared and (item.part in {Part.WORDS, Part.AUTHOR} or moment_of(item)):
            places.append(at)
            shared = False
    return places


def _with_shares(items: Sequence[Item], starts: list[int]) -> list[int]:
    """Add the posts that have no time, where a share button closes each post."""
    after = _after_shares(items, starts[0])
    agreeing = sum(place in set(starts) for place in after)
    if after and 2 * agreeing >= len(after):
        return starts + after
    return starts


def _by_shares(items: Sequence[Item], head_end: int) -> list[int]:
    after = _after_shares(items, head_end)
    first = next((i for i in range(head_end, len(items)) if items[i].part is Part.WORDS), None)
    if first is None or not after:
        return []
    titled = sum(may_be_headline(items[at].line) for at in after)
    if 3 * titled >= 2 * len(after) and not may_be_headline(items[first].line):
        # What stands above the first button, without a headline unlike the rest, is standfirst.
        return after
    return sorted({first, *after})


def _without_standfirst(items: Sequence[Item], found: list[int], head_end: int) -> list[int]:
    """Leave out a short standfirst: the first of two headlines, under a head that has none."""
    if len(found) < 3 or found[1] != found[0] + 1:
        return found
    headline = find_headline(items[:head_end])
    words = [i for i in range(head_end) if items[i].part is Part.WORDS]
    has_standfirst = headline is not None and any(i > headline for i in words)
    long = len(items[found[0]].text) > len(items[found[1]].text)
    return found if has_standfirst or not long else found[1:]


def _with_labels(items: Sequence[Item], starts: list[int]) -> list[int]:
    """Move each start up over the date or label that stands right above it."""
    moved: list[int] = []
    floor = 0
    for start in starts:
        at = start
        while at > floor and _announces(items[at - 1]):
            at -= 1
        moved.append(at)
        floor = start + 1
    return moved


def _announces(item: Item) -> bool:
    if item.part is Part.KEY_MOMENT:
        return True
    if item.part is Part.FURNITURE and is_pin(item):
        return True
    return (
        item.part is Part.STAMP
        and item.stamp is not None
        and all(m.label is Label.NONE and m.minutes is None for m in item.stamp.moments)
        and not any(m.relative for m in item.stamp.moments)
    )


def is_pin(item: Item) -> bool:
    """Say whether a line tells that the post below it was put on top by hand."""
    return item.text.casefold().startswith(("épinglé", "pinned", "post épinglé", "message épinglé"))
