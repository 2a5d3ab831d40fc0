"""The parts of a live's page that change beside its posts."""

import math
from collections.abc import Callable
from typing import Literal

from filrouge.domain.blocks import Text
from filrouge.domain.index import Index
from filrouge.domain.state import Condition, Live, Post, Status
from filrouge.domain.text import Runs, count_words, paragraph, plain
from filrouge.formats.base import Theme
from filrouge.formats.parts import address
from filrouge.formats.parts.corrections import corrections_values
from filrouge.formats.parts.day import day_values
from filrouge.formats.parts.moment import iso
from filrouge.formats.parts.moments import moments_values
from filrouge.formats.parts.post import ADDRESSES, moments_of, order_key
from filrouge.formats.parts.runs import render_runs

PartName = Literal["status", "head", "course", "facts", "moments", "day", "pinned", "corrections"]

PARTS: tuple[PartName, ...] = (
    "status",
    "head",
    "course",
    "facts",
    "moments",
    "day",
    "pinned",
    "corrections",
)
"""The parts in the order of the page."""

NAME_MAX = 90
"""Characters of a post's first words that stand for a headline it does not have."""

WORDS_A_MINUTE = 200
"""Silent reading on a screen, on the slow side of what studies find."""


def part_rev(name: PartName, live: Live) -> int:
    """Give the seq at which a part last changed."""
    match name:
        case "status":
            return max(live.changed_seq, live.status_seq)
        case "head":
            # It says how long the facts take to read.
            return max(live.description_seq, live.facts_seq)
        case "course":
            return live.status_seq
        case "facts":
            ids = [post for fact in live.facts for post in fact.content.posts]
            return max([live.facts_seq, *_changes(live, ids)])
        case "moments":
            return live.moments_seq
        case "day":
            # It counts the key moments and the corrections.
            return max(live.standing_seq, live.moments_seq, live.corrections_seq)
        case "corrections":
            return live.corrections_seq
        case "pinned":
            return max([live.pinned_seq, *_changes(live, [live.pinned] if live.pinned else [])])


def render_part(theme: Theme, name: PartName, live: Live, *, index: Index, slug: str) -> str:
    """Write a part as a whole element, also when there is nothing in it (it is then `hidden`).

    `index` is that of the live's posts.
    """
    return theme.render(
        f"{name}.html",
        live.language,
        live=live,
        description=live.description,
        rev=part_rev(name, live),
        moments=moments_of(theme, live),
        iso=iso,
        runs=render_runs,
        place=lambda post: address.place_path(slug, post),
        find=lambda query="": address.search_path(slug, query),
        minute=lambda at: address.minute_path(slug, at),
        article=address.article_path(slug),
        calendar=address.calendar_path(slug),
        after=address.next_path(slug),
        order=order_key,
        name=name_of,
        **_VALUES[name](live, index),
        **ADDRESSES,
    )


def _head(live: Live, _index: Index) -> dict[str, object]:
    return {"minutes": reading_minutes(live)}


def _status(live: Live, _index: Index) -> dict[str, object]:
    return {"status": live.status.value}


def _course(live: Live, _index: Index) -> dict[str, object]:
    return {"status": live.status.value, "shown": live.status is Status.SCHEDULED or live.is_over}


def _facts(live: Live, _index: Index) -> dict[str, object]:
    facts = [fact for fact in live.facts if fact.content.paragraphs]  # the others are erased
    return {
        "known": [fact for fact in facts if fact.content.known],
        "unknown": [fact for fact in facts if not fact.content.known],
        "supports": lambda fact: _visible(live, fact.content.posts),
    }


def _pinned(live: Live, _index: Index) -> dict[str, object]:
    pinned = _visible(live, (live.pinned,)) if live.pinned else []
    post = pinned[0] if pinned else None
    return {
        "post": post,
        "first": first_paragraph(post) if post else (),
    }


_VALUES: dict[PartName, Callable[[Live, Index], dict[str, object]]] = {
    "head": _head,
    "status": _status,
    "course": _course,
    "facts": _facts,
    "moments": moments_values,
    "day": day_values,
    "corrections": corrections_values,
    "pinned": _pinned,
}


def reading_minutes(live: Live) -> int:
    """Say how many minutes headline, standfirst and facts take to read; at least one."""
    words = count_words([paragraph(live.description.headline), live.description.standfirst])
    words += sum(count_words(fact.content.paragraphs) for fact in live.facts)
    return max(1, math.ceil(words / WORDS_A_MINUTE))


def first_paragraph(post: Post) -> Runs:
    """Give the first paragraph of a post, () when it has none."""
    return next((block.runs for block in post.content.blocks if isinstance(block, Text)), ())


def first_words(post: Post, *, most: int = 200) -> str:
    """Give the first words of a post as one line of at most `most` characters."""
    words = " ".join(plain(first_paragraph(post)).split())
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    if words[most - 1] != " ":
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:") + "…"


def name_of(post: Post) -> str:
    """Name a post in a list: by its headline, else by its first words."""
    return post.content.headline or first_words(post, most=NAME_MAX) or "…"


def _visible(live: Live, ids: tuple[str, ...]) -> list[Post]:
    posts = [live.posts[post] for post in ids if post in live.posts]
    return [post for post in posts if post.condition is Condition.VISIBLE]


def _changes(live: Live, ids: list[str]) -> list[int]:
    return [live.posts[post].changed_seq for post in ids if post in live.posts]
