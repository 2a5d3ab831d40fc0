"""Posts of the last hour that say nearly the same as what somebody is about to publish."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from msgspec.structs import replace
from rapidfuzz.distance import Indel

from filrouge.domain.content import Content
from filrouge.domain.state import Condition, Live, Post, milliseconds
from filrouge.newsroom.search import fold
from filrouge.newsroom.wording import lines_of

WITHIN = timedelta(hours=1)

NEAR = 0.75
"""From here on two posts are one, written twice; the test shows the examples it was chosen on."""

LONG_WORDS = 20
"""In fewer words another figure makes another post: 2-1 and 2-2 are two goals."""

WORDS_MAX = 400
"""Who writes more than this twice is told by its beginning."""

_WORD = re.compile(r"\w+")


class Near(NamedTuple):
    """A post that says nearly the same; `similarity` is from 0 to 1."""

    post: Post
    similarity: float


def near(live: Live, content: Content, *, now: datetime, leave_out: str = "") -> list[Near]:
    """Give the posts of the last hour that readers see and that say nearly the same, nearest first.

    `leave_out` is the post that is being changed.
    """
    words = _words(content)
    if not words:
        return []
    body = _words(replace(content, headline=None))
    since = milliseconds(now - WITHIN)
    found = []
    for post in live.posts.values():
        if post.order[0] < since or post.condition is not Condition.VISIBLE or post.id == leave_out:
            continue
        similarity = _similarity(words, _words(post.content))
        if body and body != words:
            # A flash is written again as a whole post, under a headline that it did not have.
            similarity = max(similarity, _similarity(body, _words(post.content)))
        if similarity:
            found.append(Near(post=post, similarity=similarity))
    return sorted(found, key=lambda each: (-each.similarity, each.post.order))


def _similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """Say how near two texts are; 0 where they are not near at all.

    Words in common alone would let a slip of the finger make a word another one; letters in common
    alone are many between any two sentences of a language.
    """
    if min(len(one), len(other)) < LONG_WORDS and _figures(one) != _figures(other):
        return 0.0
    # Most posts are far away, which is soon known.
    by_word = Indel.normalized_similarity(one, other, score_cutoff=2 * NEAR - 1)
    if not by_word:
        return 0.0
    by_letter = Indel.normalized_similarity(" ".join(one), " ".join(other))
    similarity = (by_word + by_letter) / 2
    return similarity if similarity >= NEAR else 0.0


def _figures(words: Sequence[str]) -> list[str]:
    return [word for word in words if word.isdecimal()]


def _words(content: Content) -> list[str]:
    return _WORD.findall(fold(" ".join(lines_of(content))))[:WORDS_MAX]
