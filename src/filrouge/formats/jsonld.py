"""schema.org LiveBlogPosting (https://schema.org/LiveBlogPosting), as JSON-LD.

What cannot be known is left out: a post without a time has no `datePublished`. Withdrawn, hidden
and erased posts are not in it.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from filrouge.domain.blocks import AnyBlock, Heading, Image, List, Quote, Text
from filrouge.domain.state import Condition, Live, Post
from filrouge.domain.text import plain
from filrouge.formats.base import Range, Site
from filrouge.formats.parts import address

CONTEXT = "https://schema.org"
_OF_HTML = re.compile("[<>&]")


class JsonLd:
    """Writes the whole live, newest post first."""

    key = "jsonld"
    media_type = "application/ld+json"

    def render(self, live: Live, *, site: Site, slug: str) -> bytes:
        """Write the live as one JSON object."""
        posts = sorted(live.posts.values(), key=lambda post: post.order, reverse=True)
        return msgspec.json.format(msgspec.json.encode(_live(live, site, slug, posts)))


JSONLD = JsonLd()


def page_json_ld(
    live: Live,
    site: Site,
    slug: str,
    *,
    posts: Sequence[Post],
    range: Range,  # noqa: A002, the protocol's word
    older: str | None = None,
    current: Post | None = None,
) -> str:
    """Describe one page of a live for search engines, fit to stand in a `<script>`.

    The window is the live itself with the posts that stand there, a sealed chunk a part of it; each
    leads on to the next one down (`older`), so that a page weighs the same however long the live.
    A permalink is its post, as part of the live. Without words in sight, it is the live alone.
    """
    if current is not None and current.condition is Condition.VISIBLE:
        described = {"@context": CONTEXT} | _post(live, current, site, slug)
        described["isPartOf"] = _name(live, site, slug)
    elif current is not None:
        described = {"@context": CONTEXT} | _name(live, site, slug)
    else:
        described = _live(live, site, slug, posts)
        if range.number is not None:
            here = site.address + address.chunk_path(slug, range.number)
            described |= {"@id": here, "url": here, "isPartOf": _name(live, site, slug)}
        if older is not None:
            url = site.address + older
            described["hasPart"] = {"@type": "LiveBlogPosting", "@id": url, "url": url}
    if site.address:
        # Search engines want a picture; what has none of its own has its share picture.
        path = address.share_path(slug, None if current is None else current.id)
        card = {"@type": "ImageObject", "url": site.address + path, "width": 1200, "height": 630}
        described.setdefault("image", card)
    # What could end the script or begin a comment (HTML, 4.12.1.3) has another form in JSON.
    return _OF_HTML.sub(
        lambda match: f"\\u{ord(match.group()):04x}", msgspec.json.encode(described).decode()
    )


def _live(live: Live, site: Site, slug: str, posts: Iterable[Post]) -> dict[str, Any]:
    description = live.description
    return _known(
        {
            "@context": CONTEXT,
            **_name(live, site, slug),
            "inLanguage": live.language,
            "description": plain(description.standfirst),
            "articleSection": description.section,
            "keywords": list(description.topics),
            "author": [_author(name) for name in description.byline],
            "publisher": {"@type": "Organization", "name": site.name},
            "image": _image(description.lead, site),
            "datePublished": _time(live, live.started_at),
            "dateModified": _time(live, live.changed_at),
            "liveBlogUpdate": [
                _post(live, post, site, slug)
                for post in posts
                if post.condition is Condition.VISIBLE
            ],
        }
    )


def _name(live: Live, site: Site, slug: str) -> dict[str, Any]:
    """Say which live it is, and from when to when it is covered: times that never move."""
    url = site.address + address.live_path(slug)
    return _known(
        {
            "@type": "LiveBlogPosting",
            "@id": url,
            "url": url,
            "headline": live.description.headline,
            "coverageStartTime": _time(live, live.started_at or live.starts_at),
            "coverageEndTime": _time(live, live.ended_at),
        }
    )


def _post(live: Live, post: Post, site: Site, slug: str) -> dict[str, Any]:
    url = site.address + address.place_path(slug, post.id)
    last = post.corrections[-1].at if post.corrections else post.published_at
    pictures = [_image(block, site) for block in post.content.blocks if isinstance(block, Image)]
    return _known(
        {
            "@type": "BlogPosting",
            "@id": url,
            "url": url,
            "headline": post.content.headline,
            "articleBody": "\n\n".join(filter(None, map(_words, post.content.blocks))),
            "author": [_author(name) for name in post.content.authors],
            "image": [picture for picture in pictures if picture],
            "datePublished": _time(live, post.published_at),
            "dateModified": _time(live, last),
        }
    )


def _words(block: AnyBlock) -> str:
    match block:
        case Text(runs=runs) | Heading(runs=runs):
            return plain(runs)
        case List(items=items):
            return "\n".join(plain(item) for item in items)
        case Quote(paragraphs=paragraphs, speaker=speaker):
            said = "\n\n".join(plain(runs) for runs in paragraphs)
            return f"{said} — {speaker}" if speaker else said
        case _:
            return ""


def _image(image: Image | None, site: Site) -> dict[str, Any] | None:
    if image is None or image.media is None:
        return None
    return _known(
        {
            "@type": "ImageObject",
            "url": site.address + address.media_path(image.media),
            "width": image.width,
            "height": image.height,
            "caption": image.caption,
            "creditText": image.credit,
        }
    )


def _author(name: str) -> dict[str, str]:
    """Name who signs; without a type, which a signature does not tell (a person, a newsroom)."""
    return {"@type": "Thing", "name": name}


def _time(live: Live, at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(ZoneInfo(live.time_zone)).isoformat()


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}
