"""Pages of a hub as a reader gets them, and all of a live's pages loaded afresh."""

from typing import NamedTuple

import msgspec

from filrouge.asgi.document import Document
from filrouge.reader.cursor import Cursor
from filrouge.reader.hub import Hub
from tests.reader.client import Json, Loaded, Part, Post, read_delta, read_page


class Whole(NamedTuple):
    """Every post of a live, newest first, and the parts of its page."""

    posts: list[Post]
    parts: dict[str, Part]


def text(document: Document | None) -> str:
    assert document is not None
    return document.coded("identity")[1].decode()


def page_of(hub: Hub, chunk: int | None = None) -> Loaded:
    """Load the window, or a sealed chunk."""
    return read_page(text(hub.page() if chunk is None else hub.chunk(chunk)))


def delta_of(hub: Hub, epoch: int, seq: int) -> Json:
    """Ask what changed since a cursor."""
    return read_delta(msgspec.json.decode(text(hub.delta(Cursor(epoch, seq)))))


def whole_of(hub: Hub) -> Whole:
    """Load the window and follow `a#older` down to the beginning."""
    page = page_of(hub)
    posts = list(page.posts)
    below = page
    while below.older is not None:
        below = page_of(hub, int(below.older.rpartition("/")[2]))
        posts += below.posts
    return Whole(posts, page.parts)
