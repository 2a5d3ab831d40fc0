"""Share pictures: `/live/<slug>/share.png` and `/live/<slug>/post/<id>/share.png`.

A picture with a photograph on it is a JPEG, whatever its address ends in: that is a fifth of the
bytes, and its media type says so.
"""

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from filrouge.archive.asked import CACHING, Answer, Archive, Asked, Unavailable, standing
from filrouge.archive.shelf import Shelf
from filrouge.asgi.document import Document
from filrouge.formats.share import card_of_live, card_of_post
from filrouge.media.sharecard.card import Card, Drawn
from filrouge.media.sharecard.draw import NotDrawn, draw_card

KEPT_BYTES = 20_000_000
"""Some 500 pictures: more than are shared in an hour."""

Draw = Callable[[Card, bytes], Drawn]
"""Draws a card, with a picture from the store on it; raises NotDrawn."""


class _Wanted(NamedTuple):
    """What a picture shows; `media` is the content hash of the photograph on it, None for none."""

    card: Card
    media: str | None


class Shares:
    """Draws share pictures, each once for what it shows."""

    def __init__(self, draw: Draw = draw_card) -> None:
        self._draw = draw
        self._shelf = Shelf(most_bytes=KEPT_BYTES)

    def show(self, archive: Archive, asked: Asked) -> Answer:
        """Answer with the picture as it stands now; None where readers see no such live or post."""
        wanted = _wanted(archive, asked)
        if wanted is None:
            self._shelf.forget(asked.path)
            return None

        def draw() -> Document:
            picture = None if wanted.media is None else archive.context.media.get(wanted.media)
            drawn = self._draw(wanted.card, picture or b"")
            return Document(drawn.data, drawn.media_type, cache_control=CACHING)

        try:
            return self._shelf.get(asked.path, wanted, draw)
        except NotDrawn as error:
            raise Unavailable from error


def _wanted(archive: Archive, asked: Asked) -> _Wanted | None:
    _, post_id = asked.path
    found = standing(archive, asked)
    if found is None:
        return None
    live, site = found.live, archive.sites.of(found.live.site)
    if post_id:
        post = live.posts.get(post_id)
        shown = None if post is None else card_of_post(archive.theme, site, live, post)
    else:
        shown = card_of_live(archive.theme, site, live)
    if shown is None:
        return None
    fields = msgspec.structs.asdict(shown)
    media = fields.pop("media")
    return _Wanted(Card(**fields), media)
