"""The history of a post, for everybody: what changed, when, and in which words."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from filrouge.domain.content import Content
from filrouge.domain.difference import Line, difference
from filrouge.domain.state import Condition, Live, Post
from filrouge.formats.base import Site, Theme
from filrouge.formats.parts import address
from filrouge.formats.parts.moment import iso
from filrouge.formats.parts.part import first_words
from filrouge.formats.parts.post import moments_of


class Change(NamedTuple):
    """One event of a post, under its name on the wire.

    `content` is what the post said from then on, None where it said nothing new or where that may
    not be shown; `words` is the note of a correction or the reason of a withdrawal; `stands_at` the
    time at which the post was put. `at` is None where the source gave no time. `has_page` says that
    the page as it stood then can be read.
    """

    seq: int
    type: str
    at: datetime | None = None
    content: Content | None = None
    words: str = ""
    stands_at: datetime | None = None
    has_page: bool = True


class Told(NamedTuple):
    """A change as the page tells it: `lines` are None where differences are not told."""

    change: Change
    lines: tuple[Line, ...] | None


def render_history(
    theme: Theme,
    site: Site,
    live: Live,
    post: Post,
    changes: Sequence[Change],
    *,
    slug: str,
) -> str:
    """Write the page of a post that readers see, or of its tombstone; `changes`, oldest first."""
    erased = post.condition is Condition.ERASED
    shown = [one for one in changes if one.type == "post.erased"] if erased else changes
    differences = site.differences and (post.is_seen or post.keeps_words)
    words = theme.words(live.language)
    heading = words.gettext("History of this post")
    named = _name(post)
    return theme.render(
        "history.html",
        live.language,
        site=site,
        body="page",
        title=f"{heading} – {named or live.description.headline} – {site.name}",
        description="",
        live=live,
        post=post,
        named=named,
        told=tuple(_told(shown, differences=differences)),
        answers=_seen(live, [post.reply_to] if post.reply_to and not erased else []),
        replies=_seen(live, _replies(live, post)),
        name=lambda other: _name(other) or words.gettext("a post without a headline"),
        home=address.live_path(slug),
        about=address.about_path(slug),
        place=lambda other: address.place_path(slug, other),
        past=lambda seq: address.past_path(slug, seq),
        moments=moments_of(theme, live),
        iso=iso,
    )


def _told(changes: Sequence[Change], *, differences: bool) -> Iterator[Told]:
    """Compare each version with the last one before it that readers saw."""
    seen: Content | None = None
    for change in changes:
        lines = None
        if differences and change.type == "post.corrected" and change.content and seen:
            lines = difference(seen, change.content)
        seen = change.content or seen
        yield Told(change, lines)


def _name(post: Post) -> str:
    if not (post.is_seen or post.keeps_words):
        return ""
    return post.content.headline or first_words(post, most=90)


def _replies(live: Live, post: Post) -> list[str]:
    """Name the posts that answer this one, oldest first: the right of reply."""
    found = [other for other in live.posts.values() if other.reply_to == post.id]
    return [other.id for other in sorted(found, key=lambda other: other.order)]


def _seen(live: Live, ids: Sequence[str]) -> list[Post]:
    posts = [live.posts[post] for post in ids if post in live.posts]
    return [post for post in posts if post.is_seen]
