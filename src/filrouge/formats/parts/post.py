"""One post as a finished `<article>`: rendered once a change, sent to every reader."""

from filrouge.domain.blocks import AnyBlock, Quote
from filrouge.domain.state import Condition, Live, Post
from filrouge.domain.text import plain
from filrouge.formats.base import Theme
from filrouge.formats.parts import address
from filrouge.formats.parts.moment import Moments, iso
from filrouge.formats.parts.runs import render_runs

_SHOWN = frozenset({Condition.VISIBLE, Condition.WITHDRAWN})


def render_post(
    theme: Theme, live: Live, post: Post, *, slug: str, current: Post | None = None
) -> str:
    """Write a post, or its tombstone; a hidden one gives "".

    Of the live it says nothing but times against its first day: when that changes, the fold has
    every post change with it. What else may change is not said here, or readers would keep it.

    `current` is the post that a permalink asked for: it is marked `aria-current="true"`.
    """
    if post.condition is Condition.HIDDEN:
        return ""
    return theme.render(
        "post.html",
        live.language,
        post=post,
        classes=_classes(post),
        order=order_key(post),
        shown=post.condition in _SHOWN,
        current=current is not None and current.id == post.id,
        moments=moments_of(theme, live),
        iso=iso,
        runs=render_runs,
        plain=plain,
        kind=kind,
        has_own_marks=has_own_marks,
        place=lambda other: address.place_path(slug, other),
        history=address.history_path(slug, post.id),
        **ADDRESSES,
    )


ADDRESSES = {
    "anchor": address.anchor,
    "media": address.media_path,
    "link": address.link,
    "host": address.host,
}
"""What templates that show blocks need to know about addresses."""


def moments_of(theme: Theme, live: Live) -> Moments:
    """Give the teller of the live's times, in the words its page is written in."""
    return Moments(theme.words(live.language), live.time_zone, live.started_at or live.starts_at)


def order_key(post: Post) -> str:
    """Write a post's order key as the protocol does: `ms-seq`."""
    return f"{post.order[0]}-{post.order[1]}"


def kind(block: AnyBlock) -> str:
    """Name the type of a block, as on the wire."""
    tag = block.__struct_config__.tag
    assert isinstance(tag, str)
    return tag


def has_own_marks(quote: Quote) -> bool:
    """Say whether the words bring their quotation marks, so that none is put beside them."""
    return bool(quote.paragraphs) and plain(quote.paragraphs[0]).startswith(("«", "“", '"', "„"))


def _classes(post: Post) -> str:
    signs = {
        "key": post.key_moment and post.condition is Condition.VISIBLE,
        "fixed": bool(post.corrections) and post.condition is Condition.VISIBLE,
        "withdrawn": post.condition is Condition.WITHDRAWN,
        "erased": post.condition is Condition.ERASED,
    }
    return " ".join(["post", *(name for name, shown in signs.items() if shown)])
