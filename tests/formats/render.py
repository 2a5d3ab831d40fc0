"""Renders a whole page of a sample live, as the hub does."""

from filrouge.domain.index import Index
from filrouge.domain.state import Live, Post
from filrouge.formats.base import AsOf, Range, Site, Theme
from filrouge.formats.page import render_page
from filrouge.formats.parts.part import PARTS, render_part
from filrouge.formats.parts.post import render_post
from tests.formats.sample import newest_first

SITE = Site(
    name="Le Rivage",
    language="fr",
    address="https://example.org",
    script="/assets/reader.js",
    style="/assets/reader.css",
)
SLUG = "tempete-aurore"


def whole_page(
    theme: Theme,
    live: Live,
    *,
    site: Site = SITE,
    slug: str = SLUG,
    shown: Range | None = None,
    current: Post | None = None,
    older: str | None = None,
    top: str | None = None,
    newer_count: int | None = None,
    as_of: AsOf | None = None,
) -> str:
    index = Index(live.posts.values())
    return render_page(
        theme,
        site,
        live,
        slug=slug,
        cursor=f"1786557600-{live.seq}",
        range=shown or Range(),
        posts=[
            render_post(theme, live, post, slug=slug, current=current)
            for post in newest_first(live)
        ],
        parts={name: render_part(theme, name, live, index=index, slug=slug) for name in PARTS},
        older=older,
        top=top,
        current=current,
        poll_s=10,
        newer_count=newer_count,
        as_of=as_of,
    )
