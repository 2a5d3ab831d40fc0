"""The page as it stood: `/live/<slug>/at/<seq>` and `/at/<time>`, with its older chunks."""

from bisect import bisect_right
from datetime import datetime
from zoneinfo import ZoneInfo

from filrouge.domain.state import Condition, Live, OrderKey
from filrouge.domain.window import bounds
from filrouge.formats.base import AsOf, Range, Site, Theme
from filrouge.formats.page import render_page
from filrouge.formats.parts.address import live_path
from filrouge.formats.parts.part import PARTS, render_part
from filrouge.formats.parts.post import render_post
from filrouge.service.context import Context
from filrouge.service.load import Loaded
from filrouge.service.past import seq_at, state_at


def seq_of(context: Context, now: Loaded, text: str) -> int | None:
    """Read a seq, or a time in ISO 8601 (in the live's zone where it names none)."""
    if text.isascii() and text.isdigit() and len(text) < 18:
        return int(text)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=ZoneInfo(now.live.time_zone))
    return seq_at(context, now, at)


def render_at(
    context: Context,
    theme: Theme,
    site: Site,
    now: Loaded,
    *,
    slug: str,
    seq: int,
    number: int | None,
) -> bytes | None:
    """Write the page as it stood after event `seq`; `number` asks for a chunk sealed by then."""
    live = state_at(context, now, seq)
    if live is None or not live.is_public:
        return None
    try:
        floor, ceiling = bounds(live.seals, number)
    except LookupError:
        return None
    here = f"{live_path(slug)}/at/{seq}"
    below = len(live.seals) if number is None else number - 1
    html = render_page(
        theme,
        site,
        live,
        slug=slug,
        cursor=f"{now.epoch}-{seq}",
        range=Range(number=number),
        posts=_posts(theme, live, slug, floor, ceiling),
        parts={name: render_part(theme, name, live, slug=slug) for name in PARTS},
        older=f"{here}/from/{below}" if below else None,
        top=None if number is None else here,
        as_of=AsOf(seq, live.occurred_at),
    )
    return html.encode()


def _posts(
    theme: Theme, live: Live, slug: str, floor: OrderKey | None, ceiling: OrderKey | None
) -> list[str]:
    posts = sorted(live.posts.values(), key=lambda post: post.order)
    keys = [post.order for post in posts]
    start = 0 if floor is None else bisect_right(keys, floor)
    stop = len(posts) if ceiling is None else bisect_right(keys, ceiling)
    return [
        render_post(theme, live, post, slug=slug)
        for post in reversed(posts[start:stop])
        if post.condition is not Condition.HIDDEN
    ]
