"""What a post will look like: rendered by what renders it for readers."""

import re
from typing import NamedTuple

from msgspec.structs import replace

from filrouge.accounts.role import Capability
from filrouge.domain import clean
from filrouge.domain.content import Content
from filrouge.domain.errors import Refused
from filrouge.domain.state import Condition, Post, milliseconds
from filrouge.formats.base import direction
from filrouge.formats.parts.post import render_post
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.found import Found
from filrouge.newsroom.house import House

_PICTURE = re.compile('(?<=")/media/(?=[0-9a-f]{64}")')
"""In an attribute: in words, quotation marks are escaped."""

NEW = "preview"
"""The id of a post that has none yet."""


class Preview(NamedTuple):
    """The reader's own `<article>` ("" while nothing is written), and what it stands in."""

    html: str
    style: str
    dir: str
    lang: str


def preview(
    house: House,
    actor: Actor,
    found: Found,
    *,
    content: Content,
    key_moment: bool = False,
    post_id: str = "",
) -> Preview:
    """Render a post as it would be were it published now, or `post_id` with these words.

    Raises Refused where a log would not take the words. Its pictures are shown from the console,
    since readers cannot see them yet.
    """
    actor.require(Capability.WRITE)
    language = found.live.language
    frame = Preview(
        html="", style=house.sites.of(found.live.site).style, dir=direction(language), lang=language
    )
    try:
        clean.check_content(content)
    except Refused as refused:
        if refused.code == "empty_post":
            return frame
        raise
    post = _post(house, found, content, key_moment=key_moment, post_id=post_id)
    html = render_post(house.theme, found.live, post, slug=found.slug)
    return frame._replace(html=_PICTURE.sub(f"{house.settings.newsroom_path}/media/", html))


def _post(house: House, found: Found, content: Content, *, key_moment: bool, post_id: str) -> Post:
    if post_id:
        return replace(
            found.post(post_id),
            content=content,
            key_moment=key_moment,
            condition=Condition.VISIBLE,
        )
    now = house.context.clock()
    seq = found.live.seq + 1
    return Post(
        id=NEW,
        content=content,
        key_moment=key_moment,
        order=(milliseconds(now), seq),
        changed_seq=seq,
        published_at=now,
    )
