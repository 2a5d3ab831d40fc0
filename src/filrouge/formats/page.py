"""The page of a live: complete without script, and what the reader's script then keeps up to date.

The hooks it carries are a contract: docs/reader-protocol.md, "The page".
"""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from filrouge.domain.blocks import Image
from filrouge.domain.state import Condition, Live, Post
from filrouge.domain.text import plain
from filrouge.formats.base import AsOf, Range, Site, Theme
from filrouge.formats.parts import address
from filrouge.formats.parts.moment import Moments
from filrouge.formats.parts.part import first_words
from filrouge.formats.parts.post import ADDRESSES, moments_of

_TITLE_MAX = 70


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
    top: str | None = None,
    current: Post | None = None,
    newer_count: int | None = None,
    as_of: AsOf | None = None,
    poll_s: int = 0,
) -> str:
    """Write the page around finished `posts` (newest first) and `parts` (by name).

    `older` and `top` are the addresses of the next chunk down and of the window; `current` is the
    post that a permalink asked for, and gives the page its title; `as_of` makes it a page of the
    past, which follows nothing. `poll_s` is the pace at which the page begins to ask, 0 for one
    that asks nothing; the deltas then set it.
    """
    moments = moments_of(theme, live)
    title = _title_of(theme, live, current, moments) if current else live.description.headline
    path = _path(slug, range, current, past=as_of is not None)
    return theme.render(
        "page.html",
        live.language,
        site=site,
        body="page",
        title=f"{title} – {site.name}",
        title_alone=title,
        description=_description(live, current),
        canonical=f"{site.address}{path}",
        home=address.live_path(slug),
        share=_share(live, current),
        live=live,
        slug=slug,
        cursor=cursor,
        range=range,
        poll_s=poll_s,
        posts=_finished("".join(posts)),
        parts={name: _finished(html) for name, html in parts.items()},
        older=older,
        top=top,
        current=current,
        newer_count=newer_count,
        as_of=as_of,
        moments=moments,
        **ADDRESSES,
    )


def _finished(html: str) -> Markup:
    return Markup(html)  # noqa: S704, made by render_post and render_part, which escape


def _path(slug: str, shown: Range, current: Post | None, *, past: bool) -> str:
    if current is not None:
        return address.post_path(slug, current.id)
    if shown.number is not None and not past:
        return address.chunk_path(slug, shown.number)
    return address.live_path(slug)


def _title_of(theme: Theme, live: Live, post: Post, moments: Moments) -> str:
    """Name a post: by its headline, else its first words, else what became of it or its time."""
    words = theme.words(live.language)
    match post.condition:
        case Condition.WITHDRAWN:
            return words.gettext("Post withdrawn")
        case Condition.ERASED | Condition.HIDDEN:
            return words.gettext("Post erased")
        case Condition.VISIBLE:
            named = post.content.headline or first_words(post, most=_TITLE_MAX)
            if named:
                return named
    if post.published_at is None:
        return live.description.headline
    return f"{live.description.headline} ({moments.full(post.published_at)})"


def _description(live: Live, current: Post | None) -> str:
    if current is not None and current.condition is Condition.VISIBLE:
        words = first_words(current)
        if words:
            return words
    return plain(live.description.standfirst) or live.description.headline


def _share(live: Live, current: Post | None) -> Image | None:
    """Choose the picture to share: the post's own first, else the live's."""
    images: list[Image] = []
    if current is not None and current.condition is Condition.VISIBLE:
        images += [block for block in current.content.blocks if isinstance(block, Image)]
    if live.description.lead is not None:
        images.append(live.description.lead)
    return next((image for image in images if image.media), None)
