"""The typed pieces of a post. The wire form freezes at release 0.1 and from then on only grows."""

import msgspec

from filrouge.domain.text import Paragraphs, Runs


class Block(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    """What every block shares: on the wire, its `type`."""


class Text(Block, frozen=True, kw_only=True, tag="text"):
    """One paragraph."""

    runs: Runs


class Heading(Block, frozen=True, kw_only=True, tag="heading"):
    """A heading inside a post, below the post's own headline."""

    runs: Runs


class List(Block, frozen=True, kw_only=True, tag="list"):
    """Items in order; `ordered` says whether they are numbered."""

    items: Paragraphs
    ordered: bool = False


class Quote(Block, frozen=True, kw_only=True, tag="quote"):
    """Somebody's words, with who said them and in what role."""

    paragraphs: Paragraphs
    speaker: str | None = None
    role: str | None = None


class Image(Block, frozen=True, kw_only=True, tag="image"):
    """A picture.

    `media` is the SHA-256 of its bytes in lower-case hex, or None where a source gave the caption
    without the picture; `width` and `height` are in pixels, and known whenever `media` is.
    """

    media: str | None = None
    width: int = 0
    height: int = 0
    caption: str = ""
    credit: str = ""
    alt: str = ""


class LinkCard(Block, frozen=True, kw_only=True, tag="link"):
    """A page elsewhere, shown as our own card: nothing is loaded from there."""

    url: str
    title: str = ""
    description: str = ""
    site: str = ""


class Audio(Block, frozen=True, kw_only=True, tag="audio"):
    """Sound to hear: our own file (`media`, a content hash) or one at `url`."""

    media: str | None = None
    url: str | None = None
    title: str = ""
    duration_s: int | None = None


class Video(Block, frozen=True, kw_only=True, tag="video"):
    """Film to watch: our own file (`media`, a content hash) or one at `url`."""

    media: str | None = None
    url: str | None = None
    title: str = ""
    duration_s: int | None = None


AnyBlock = Text | Heading | List | Quote | Image | LinkCard | Audio | Video


def media_of(blocks: tuple[AnyBlock, ...]) -> frozenset[str]:
    """Name the content hashes that these blocks show."""
    return frozenset(
        block.media
        for block in blocks
        if isinstance(block, Image | Audio | Video) and block.media is not None
    )
