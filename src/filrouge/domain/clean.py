"""What may stand in a log at all: links that lead somewhere honest, words that are words.

`decide` holds commands against it, and an imported log is held against it event by event.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec

from filrouge.domain.blocks import Audio, Image, LinkCard, Video
from filrouge.domain.content import Content, Description, FactContent, Origin
from filrouge.domain.errors import Refused
from filrouge.domain.text import Run

SCHEMES = frozenset({"http", "https", "mailto"})
WORDS_MAX = 100_000
"""Characters in one post: a chapter of a novel, far above any update and far below a nuisance."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
    # Overrides and isolates reorder what stands around them: words could be made to read otherwise.
    "\u202a-\u202e\u2066-\u2069]"
)
_HASH = re.compile("[0-9a-f]{64}")


def scrub(text: str) -> str:
    """Take out the characters that may not stand in a log."""
    return _FORBIDDEN.sub("", text)


def is_link(address: str) -> bool:
    """Say whether an address may be linked: absolute, of an honest scheme, without blanks."""
    if any(character.isspace() for character in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme not in SCHEMES:
        return False
    return bool(parts.path) if parts.scheme == "mailto" else bool(parts.netloc)


def check_content(content: Content) -> None:
    """Refuse a post's content that is empty or unclean."""
    if not content.blocks and not content.headline:
        raise Refused("empty_post")
    check(content)


def check_description(description: Description) -> None:
    """Refuse a description without a headline, or unclean."""
    if not description.headline.strip():
        raise Refused("no_headline")
    if description.source_url is not None:
        _check_link(description.source_url)
    check(description)


def check_fact(content: FactContent) -> None:
    """Refuse a fact without words, or unclean."""
    if not any(run.text.strip() for runs in content.paragraphs for run in runs):
        raise Refused("empty_fact")
    check(content)


def check_origin(origin: Origin) -> None:
    """Refuse an origin whose address is no honest link."""
    if origin.url is not None:
        _check_link(origin.url)


def check(value: msgspec.Struct) -> None:
    """Refuse control characters, dishonest links, malformed media and monstrous length."""
    total = 0
    for text in _strings(value):
        total += len(text)
        found = _FORBIDDEN.search(text)
        if found:
            raise Refused("forbidden_character", character=f"U+{ord(found.group()):04X}")
    if total > WORDS_MAX:
        raise Refused("too_long", characters=total, limit=WORDS_MAX)
    for part in _structs(value):
        _check_part(part)


def _check_part(part: msgspec.Struct) -> None:
    match part:
        case Run(link=str() as link):
            _check_link(link)
        case Image(media=str() as media, width=width, height=height):
            _check_media(media)
            if width <= 0 or height <= 0:
                raise Refused("no_dimensions", media=media)
        case LinkCard(url=url):
            _check_link(url)
        case Audio(media=media, url=url) | Video(media=media, url=url):
            if media is None and url is None:
                raise Refused("no_media")
            if media is not None:
                _check_media(media)
            if url is not None:
                _check_link(url)
        case _:
            pass


def _check_link(address: str) -> None:
    if not is_link(address):
        raise Refused("dishonest_link", address=address)


def _check_media(media: str) -> None:
    if not _HASH.fullmatch(media):
        raise Refused("malformed_media", media=media)


def _structs(value: object) -> Iterator[msgspec.Struct]:
    if isinstance(value, msgspec.Struct):
        yield value
        for name in value.__struct_fields__:
            yield from _structs(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _structs(item)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _strings(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
