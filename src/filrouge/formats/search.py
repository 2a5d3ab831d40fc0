"""The page on which the posts of a live are searched and filtered; whole without script."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlencode

import msgspec
from markupsafe import Markup

from filrouge.domain.state import Live, Post
from filrouge.formats.base import Site, Theme, Words
from filrouge.formats.parts import address
from filrouge.formats.parts.moment import Moments, iso
from filrouge.formats.parts.post import ADDRESSES, moments_of

IN_VIEW = 12
"""Chips of a group in view; the others fold away."""

FOLDED_MAX = 100
"""Chips that fold away; the names of others are found as words."""

GROUPS = ("kind", "topic", "person", "author")
"""The groups of filters in the order of the page; key moments stand first among the kinds."""


class Span(NamedTuple):
    """A stretch of a line, and whether it is one of the words that were looked for."""

    text: str
    found: bool = False


Marked = tuple[Span, ...]


class Excerpt(NamedTuple):
    """What is shown of a post in which words were found.

    `passages` are of its body; `names` are those of its topics, people and authors that fit.
    """

    post: Post
    headline: Marked
    passages: tuple[Marked, ...]
    names: tuple[Marked, ...]


class Count(NamedTuple):
    """What one filter more would leave: so many posts; `value` is as the posts write it."""

    name: str
    value: str
    posts: int


class Near(NamedTuple):
    """The post that was the newest at a minute; `is_early`: it came later, as the first of all.

    `others` are the times that the minute may mean as well, on other days.
    """

    at: datetime
    here: Post
    is_early: bool = False
    others: tuple[datetime, ...] = ()


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked, and what was found.

    `total` of `of` posts fit; shown are finished `posts`, or `excerpts` where words were asked for.
    `older` is the order key below which the next page begins, "" for none. For a minute, `near` is
    given. Where nothing fits, `unfiltered` says how many would without filters, and `instead` is
    what may have been meant, to be asked for with or without the filters (`is_instead_filtered`).
    """

    text: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    is_cut: bool = False
    is_first: bool = True
    total: int = 0
    of: int = 0
    posts: Sequence[str] = ()
    excerpts: Sequence[Excerpt] = ()
    counts: Sequence[Count] = ()
    older: str = ""
    near: Near | None = None
    unfiltered: int = 0
    instead: str = ""
    is_instead_filtered: bool = True


class _Chip(NamedTuple):
    label: str
    href: str
    posts: int = 0


class _Group(NamedTuple):
    name: str
    heading: str
    chips: Sequence[_Chip]
    folded: Sequence[_Chip]


def render_search(theme: Theme, site: Site, live: Live, search: Search, *, slug: str) -> str:
    """Write the page; it is not for search engines, which have the live itself."""
    words = theme.words(live.language)
    moments = moments_of(theme, live)
    title = _title(words, search, live)
    return theme.render(
        "search.html",
        live.language,
        site=site,
        body="page",
        title=f"{title} – {site.name}",
        description="",
        canonical=f"{site.address}{address.live_path(slug)}",
        home=address.live_path(slug),
        action=address.search_path(slug),
        live=live,
        search=search,
        # Made by render_post, which escapes.
        posts=Markup("").join(map(Markup, search.posts)),
        chosen=_chosen(words, search, slug),
        groups=_groups(words, search, slug),
        heading=_heading(words, search, moments),
        reset=_path(slug, search.text),
        older=_older(search, slug),
        newest=_path(slug, search.text, search.filters),
        instead=_path(slug, search.instead, search.filters if search.is_instead_filtered else ()),
        days=_days(search, moments, slug),
        moments=moments,
        iso=iso,
        place=lambda post: address.place_path(slug, post),
        **ADDRESSES,
    )


def _path(slug: str, text: str, filters: Sequence[tuple[str, str]] = (), before: str = "") -> str:
    asked = [("q", text), *filters, ("before", before)]
    return address.search_path(slug, urlencode([(name, value) for name, value in asked if value]))


def _older(search: Search, slug: str) -> str:
    return _path(slug, search.text, search.filters, search.older) if search.older else ""


def _title(words: Words, search: Search, live: Live) -> str:
    asked = [search.text, *(_label(words, *each) for each in search.filters)]
    said = ", ".join(filter(None, asked)) or str(words.gettext("Filter and search"))
    return f"{said} – {live.description.headline}"


def _heading(words: Words, search: Search, moments: Moments) -> Markup:
    if search.near is not None:
        return words.gettext("The live {when}").format(when=moments.when(search.near.at))
    if not search.of:
        return words.gettext("Nothing has been published yet.")
    if not search.total:
        return words.gettext("Nothing found")
    if search.total == search.of:
        return words.ngettext("The only post", "All {n} posts, newest first", search.of).format(
            n=search.of
        )
    return words.ngettext(
        "{n} post of {all}", "{n} posts of {all}, newest first", search.total
    ).format(n=search.total, all=search.of)


def _chosen(words: Words, search: Search, slug: str) -> list[_Chip]:
    """Give the filters in force; each leads to the page without it."""
    return [
        _Chip(
            _label(words, *each),
            _path(slug, search.text, [one for one in search.filters if one != each]),
        )
        for each in search.filters
    ]


def _groups(words: Words, search: Search, slug: str) -> list[_Group]:
    groups = []
    for name in GROUPS:
        counts = [count for count in search.counts if _group_of(count.name) == name]
        chips = [
            _Chip(
                _label(words, count.name, count.value),
                _path(slug, search.text, [*search.filters, (count.name, count.value)]),
                count.posts,
            )
            for count in counts[: IN_VIEW + FOLDED_MAX]
        ]
        if chips:
            heading = _group_heading(words, name)
            groups.append(_Group(name, heading, chips[:IN_VIEW], chips[IN_VIEW:]))
    return groups


def _group_of(name: str) -> str:
    return "kind" if name == "key" else name


def _group_heading(words: Words, name: str) -> str:
    match name:
        case "topic":
            return words.gettext("Topics")
        case "person":
            return words.gettext("People")
        case "author":
            return words.gettext("Signed by")
        case _:
            return words.gettext("Show only")


def _label(words: Words, name: str, value: str) -> str:
    """Name a filter: by its value, or in the words of the interface; an unknown one as it came."""
    match name, value:
        case "topic" | "person" | "author", _:
            return value
        case "key", "1":
            return str(words.gettext("Key moments"))
        case "kind", "quote":
            return str(words.gettext("Quotes"))
        case "kind", "picture":
            return str(words.gettext("Pictures"))
        case "kind", "audio":
            return str(words.gettext("Sound"))
        case "kind", "video":
            return str(words.gettext("Video"))
        case "kind", "card":
            return str(words.gettext("Links"))
        case "kind", "correction":
            return str(words.gettext("Corrections"))
        case _:
            return f"{name}={value}"


def _days(search: Search, moments: Moments, slug: str) -> list[_Chip]:
    """Give the other days on which the live knew that minute."""
    if search.near is None:
        return []
    return [
        _Chip(moments.day(at), _path(slug, f"{at:%Y-%m-%d} {at:%H:%M}", search.filters))
        for at in search.near.others
    ]
