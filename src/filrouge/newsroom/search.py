"""Finds posts of a live: by their words, their author, their state, their place in time.

What a search compares (accents and case folded) is made once for each wording of a post and kept:
a list over 5,000 posts is asked for at every key press in the search field.
"""

import threading
import unicodedata
from collections import OrderedDict
from collections.abc import Container
from datetime import datetime
from typing import NamedTuple

from filrouge.domain.content import Content
from filrouge.domain.state import Condition, Live, Post
from filrouge.newsroom.wording import lines_of, misses_alt

KEPT_LIVES = 32
"""Lives whose folded words are kept: 5,000 posts are about 5 MB."""


class Filter(NamedTuple):
    """What to look for; what is None is not asked. `text` has to be found in full, word by word."""

    text: str = ""
    author: str | None = None
    condition: Condition | None = None
    key_moment: bool | None = None
    topic: str | None = None
    person: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    reviewed: bool | None = None
    missing_alt: bool | None = None
    changed_after: int | None = None


class _Folded(NamedTuple):
    """What is kept of a wording: the wording itself, to know it by; its words folded."""

    content: Content
    words: str
    authors: frozenset[str]
    topics: frozenset[str]
    people: frozenset[str]
    misses_alt: bool


_lock = threading.Lock()
_kept: OrderedDict[str, dict[str, _Folded]] = OrderedDict()


def fold(text: str) -> str:
    """Fold accents, ligatures and case: « Évacuée » and "evacuee" are the same to who searches."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = decomposed if decomposed.isascii() else "".join(filter(_is_bare, decomposed))
    return bare.replace("œ", "oe").replace("æ", "ae").replace("’", "'")


def select(live: Live, wanted: Filter, *, reviewed: Container[str] = ()) -> list[Post]:
    """Give the posts that fit, the newest by its place in the live first.

    `reviewed` holds the ids of the posts that were read over as they stand. Once `changed_after` is
    given the others do not count: who follows a list has to hear of what leaves it too.
    """
    posts = list(live.posts.values())
    if wanted.changed_after is not None:
        posts = [post for post in posts if post.changed_seq > wanted.changed_after]
    else:
        posts = _by_words([post for post in posts if _fits(post, wanted, reviewed)], live, wanted)
    return sorted(posts, key=lambda post: post.order, reverse=True)


def forget(live_id: str) -> None:
    """Drop the words of a live: some of them were destroyed."""
    with _lock:
        _kept.pop(live_id, None)


def _fits(post: Post, wanted: Filter, reviewed: Container[str]) -> bool:
    at = post.published_at
    return (
        (wanted.condition is None or post.condition is wanted.condition)
        and (wanted.key_moment is None or post.key_moment is wanted.key_moment)
        and (wanted.since is None or (at is not None and at >= wanted.since))
        and (wanted.until is None or (at is not None and at <= wanted.until))
        and (wanted.reviewed is None or (post.id in reviewed) is wanted.reviewed)
    )


def _by_words(posts: list[Post], live: Live, wanted: Filter) -> list[Post]:
    terms = set(fold(wanted.text).split())
    author, topic, person = (
        None if name is None else fold(name).strip()
        for name in (wanted.author, wanted.topic, wanted.person)
    )
    missing_alt = wanted.missing_alt
    if not terms and all(asked is None for asked in (author, topic, person, missing_alt)):
        return posts
    kept = _folded(live)
    found: list[Post] = []
    for post in posts:
        folded = _of(kept, post)
        if (
            all(term in folded.words for term in terms)
            and (author is None or author in folded.authors)
            and (topic is None or topic in folded.topics)
            and (person is None or person in folded.people)
            and (missing_alt is None or folded.misses_alt is missing_alt)
        ):
            found.append(post)
    return found


def _folded(live: Live) -> dict[str, _Folded]:
    with _lock:
        kept = _kept.setdefault(live.id, {})
        _kept.move_to_end(live.id)
        while len(_kept) > KEPT_LIVES:
            _kept.popitem(last=False)
    return kept


def _of(kept: dict[str, _Folded], post: Post) -> _Folded:
    folded = kept.get(post.id)
    if folded is None or folded.content is not post.content:
        folded = kept[post.id] = _fold_content(post.content)
    return folded


def _fold_content(content: Content) -> _Folded:
    return _Folded(
        content=content,
        words=fold("\n".join((*lines_of(content), *content.authors))),
        authors=frozenset(map(fold, content.authors)),
        topics=frozenset(map(fold, content.topics)),
        people=frozenset(map(fold, content.people)),
        misses_alt=misses_alt(content),
    )


def _is_bare(character: str) -> bool:
    return not unicodedata.combining(character)
