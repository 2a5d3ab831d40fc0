"""The page of a live: complete without script, and what the reader's script then keeps up to date.

The hooks it carries are a contract: docs/reader-protocol.md, "The page".
"""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from filrouge.domain.state import Condition, Live, Post, milliseconds
from filrouge.domain.text import plain
from filrouge.formats.base import AsOf, Range, Site, Theme
from filrouge.formats.jsonld import page_json_ld
from filrouge.formats.parts import address
from filrouge.formats.parts.moment import iso
from filrouge.formats.parts.part import first_words
from filrouge.formats.parts.post import ADDRESSES, moments_of
from filrouge.formats.parts.title import title_of_post
from filrouge.formats.registry import FORMATS
from filrouge.formats.share import ShareCard, card_of_live, card_of_post, shared, version


def render_page(
    theme: Theme,
    site: Site,
    live: Live,
    *,
    slug: str,
    cursor: str,
    range: Range,  # noqa: A002, the protocol's word
    posts: Sequence[str],
    parts: Mapping[str, str],
    older: str | None = None,
    later: str | None = None,
    top: str | None = None,
    current: Post | None = None,
    newer_count: int | None = None,
    as_of: AsOf | None = None,
    poll_s: int = 0,
    described: Sequence[Post] = (),
) -> str:
    """Write the page around finished `posts` (in the order of the page) and `parts` (by name).

    `older` and `later` are the addresses of the next chunk down, in a page that begins with the
    newest post or with the oldest; `top` is that of the window; `current` is the
    post that a permalink asked for, and gives the page its title; `as_of` makes it a page of the
    past, which follows nothing. `poll_s` is the pace at which the page begins to ask, 0 for one
    that asks nothing; the deltas then set it. `described` are the posts of the page, newest first,
    as search engines are told of them (JSON-LD).
    """
    moments = moments_of(theme, live)
    card: ShareCard | None
    if current is None:
        title, card = live.description.title_for_search, card_of_live(theme, site, live)
    else:
        title, card = title_of_post(theme, live, current), card_of_post(theme, site, live, current)
    path = _path(slug, range, current, past=as_of is not None)
    return theme.render(
        "page.html",
        live.language,
        site=site,
        body="page",
        title=f"{title} – {site.short}",
        title_alone=title,
        description=_description(live, current),
        canonical=f"{site.address}{path}",
        home=address.live_path(slug),
        base=address.lives_path(),
        find=address.search_path(slug),
        article=address.article_path(slug),
        # A page of the past is not to be shared for what it said then.
        card=None if as_of else card,
        card_path=address.share_path(slug, current.id if current else None),
        card_version=version(live, current),
        shared=shared(live, current),
        json_ld=_finished(
            page_json_ld(
                live, site, slug, posts=described, range=range, older=older, current=current
            )
        )
        if described
        else "",
        formats=[(each.media_type, address.format_path(slug, each.key)) for each in FORMATS],
        live=live,
        slug=slug,
        cursor=cursor,
        range=range,
        poll_s=poll_s,
        posts=_finished("".join(_interleaved(theme, site, live, posts))),
        parts={name: _finished(html) for name, html in parts.items()},
        older=older,
        later=later,
        top=top,
        turned=None if as_of else _turned(slug, range),
        current=current,
        newer_count=newer_count,
        as_of=as_of,
        moments=moments,
        ad_free=live.description.ad_free,
        first_at=live.started_at or live.starts_at,
        iso=iso,
        past=lambda when="": address.past_path(slug, when),
        about=address.about_path(slug),
        ms=milliseconds,
        **ADDRESSES,
    )


def _interleaved(theme: Theme, site: Site, live: Live, posts: Sequence[str]) -> Iterator[str]:
    """Give the posts, and between them what the house puts there."""
    every, between = theme.between_every, ""
    if every and theme.slots & {"between", "ad-between"}:
        between = theme.render(
            "between.html",
            live.language,
            site=site,
            live=live,
            ad_free=live.description.ad_free,
        )
    shown = [post for post in posts if post]
    for number, post in enumerate(shown, start=1):
        yield post
        if between and number % every == 0 and number < len(shown):
            yield between


def _finished(html: str) -> Markup:
    return Markup(html)  # noqa: S704, made by render_post and render_part, which escape


def _path(slug: str, shown: Range, current: Post | None, *, past: bool) -> str:
    if current is not None:
        return address.post_path(slug, current.id)
    if shown.oldest_first:
        return address.start_path(slug, shown.number or 1)
    if shown.number is not None and not past:
        return address.chunk_path(slug, shown.number)
    return address.live_path(slug)


def _turned(slug: str, shown: Range) -> str:
    """Give the address of the live in the other order, from its beginning there."""
    return address.live_path(slug) if shown.oldest_first else address.start_path(slug)


def _description(live: Live, current: Post | None) -> str:
    if current is not None and current.condition is Condition.VISIBLE:
        words = first_words(current)
        if words:
            return words
    return plain(live.description.standfirst) or live.description.headline
