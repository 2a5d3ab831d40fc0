"""The four parts of a live's page that change beside its posts: head, status, facts, pinned."""

import math
from collections.abc import Callable
from typing import Literal

from filrouge.domain.blocks import Text
from filrouge.domain.state import Condition, Live, Post
from filrouge.domain.text import Runs, count_words, paragraph, plain
from filrouge.formats.base import Theme
from filrouge.formats.parts import address
from filrouge.formats.parts.moment import iso
from filrouge.formats.parts.post import ADDRESSES, moments_of
from filrouge.formats.parts.runs import render_runs

PartName = Literal["head", "status", "facts", "pinned"]

PARTS: tuple[PartName, ...] = ("status", "head", "facts", "pinned")
"""The parts in the order of the page."""

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
        case "facts":
            ids = [post for fact in live.facts for post in fact.content.posts]
            return max([live.facts_seq, *_changes(live, ids)])
        case "pinned":
            return max([live.pinned_seq, *_changes(live, [live.pinned] if live.pinned else [])])


def render_part(theme: Theme, name: PartName, live: Live, *, slug: str) -> str:
    """Write a part as a whole element, also when there is nothing in it (it is then `hidden`)."""
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
        **_VALUES[name](live),
        **ADDRESSES,
    )


def _head(live: Live) -> dict[str, object]:
    return {"minutes": reading_minutes(live)}


def _status(live: Live) -> dict[str, object]:
    return {"status": live.status.value}


def _facts(live: Live) -> dict[str, object]:
    facts = [fact for fact in live.facts if fact.content.paragraphs]  # the others are erased
    return {
        "known": [fact for fact in facts if fact.content.known],
        "unknown": [fact for fact in facts if not fact.content.known],
        "supports": lambda fact: _visible(live, fact.content.posts),
    }


def _pinned(live: Live) -> dict[str, object]:
    pinned = _visible(live, (live.pinned,)) if live.pinned else []
    post = pinned[0] if pinned else None
    return {
        "post": post,
        "first": first_paragraph(post) if post else (),
    }


_VALUES: dict[PartName, Callable[[Live], dict[str, object]]] = {
    "head": _head,
    "status": _status,
    "facts": _facts,
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


def _visible(live: Live, ids: tuple[str, ...]) -> list[Post]:
    posts = [live.posts[post] for post in ids if post in live.posts]
    return [post for post in posts if post.condition is Condition.VISIBLE]


def _changes(live: Live, ids: list[str]) -> list[int]:
    return [live.posts[post].changed_seq for post in ids if post in live.posts]
