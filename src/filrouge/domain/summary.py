"""A live in one line, for lists: the front page and the command line."""

from datetime import datetime

import msgspec

from filrouge.domain.blocks import Image
from filrouge.domain.state import Condition, Live, Post, Status
from filrouge.domain.text import plain


class Summary(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a list shows of a live. `posts` counts the visible ones; `seq` is where it was taken.

    `latest_headline` and `latest_post` are those of the newest post that has a headline.

    `slug` and `former_slugs` are the log's affair, which fills them in whenever it gives the line.
    """

    id: str
    slug: str
    seq: int
    language: str
    time_zone: str
    status: Status
    headline: str
    site: str = ""
    series: str | None = None
    former_slugs: tuple[str, ...] = ()
    standfirst: str = ""
    lead: Image | None = None
    posts: int = 0
    latest_headline: str | None = None
    latest_post: str | None = None
    starts_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    changed_at: datetime | None = None


def summarize(live: Live, slug: str) -> Summary:
    """Say the live in one line."""
    latest = _latest(live)
    return Summary(
        id=live.id,
        slug=slug,
        seq=live.seq,
        site=live.site,
        series=live.series,
        language=live.language,
        time_zone=live.time_zone,
        status=live.status,
        headline=live.description.headline,
        standfirst=plain(live.description.standfirst),
        lead=live.description.lead,
        posts=live.visible_posts,
        latest_headline=latest.content.headline if latest else None,
        latest_post=latest.id if latest else None,
        starts_at=live.starts_at,
        started_at=live.started_at,
        ended_at=live.ended_at,
        changed_at=live.changed_at,
    )


def _latest(live: Live) -> Post | None:
    for _, post_id in reversed(live.open_posts):
        post = live.posts[post_id]
        if post.condition is Condition.VISIBLE and post.content.headline:
            return post
    return None
