"""schema.org LiveBlogPosting (https://schema.org/LiveBlogPosting), as JSON-LD.

What cannot be known is left out: a post without a time has no `datePublished`. Withdrawn, hidden
and erased posts are not in it.
"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from filrouge.domain.blocks import AnyBlock, Heading, Image, List, Quote, Text
from filrouge.domain.state import Condition, Live, Post
from filrouge.domain.text import plain
from filrouge.formats.base import Site
from filrouge.formats.parts import address


class JsonLd:
    """Writes the whole live, newest post first."""

    key = "jsonld"
    media_type = "application/ld+json"

    def render(self, live: Live, *, site: Site, slug: str) -> bytes:
        """Write the live as one JSON object."""
        return msgspec.json.format(msgspec.json.encode(_live(live, site, slug)))


JSONLD = JsonLd()


def _live(live: Live, site: Site, slug: str) -> dict[str, Any]:
    description = live.description
    url = site.address + address.live_path(slug)
    posts = sorted(live.posts.values(), key=lambda post: post.order, reverse=True)
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "LiveBlogPosting",
            "@id": url,
            "url": url,
            "inLanguage": live.language,
            "headline": description.headline,
            "description": plain(description.standfirst),
            "articleSection": description.section,
            "keywords": list(description.topics),
            "author": [_author(name) for name in description.byline],
            "publisher": {"@type": "Organization", "name": site.name},
            "image": _image(description.lead, site),
            "datePublished": _time(live, live.started_at),
            "dateModified": _time(live, live.changed_at),
            "coverageStartTime": _time(live, live.started_at),
            "coverageEndTime": _time(live, live.ended_at),
            "liveBlogUpdate": [
                _post(live, post, site, slug)
                for post in posts
                if post.condition is Condition.VISIBLE
            ],
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
