"""What may stand in a log at all: links that lead somewhere honest, words that are words.

`decide` holds commands against it, and an imported log is held against it event by event.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import msgspec

from filrouge.domain.blocks import Audio, Image, LinkCard, Video
from filrouge.domain.content import Content, Description, FactContent, Origin, Related, Source
from filrouge.domain.errors import Refused
from filrouge.domain.events import FactAdded, LiveConfigured, LiveOpened, PostPublished
from filrouge.domain.text import Run

SCHEMES = frozenset({"http", "https", "mailto"})
WORDS_MAX = 100_000
"""Characters in one post: a chapter of a novel, far above any update and far below a nuisance."""

PARTS_MAX = 20_000
"""Blocks, paragraphs and runs in one post: without words they cost too."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
    # Overrides and isolates reorder what stands around them: words could be made to read otherwise.
    "\u202a-\u202e\u2066-\u2069]"
)
_HASH = re.compile("[0-9a-f]{64}")
_ID = re.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
"""An id stands in addresses and in HTML as it is."""

_LANGUAGE = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""The shape of a BCP 47 tag (RFC 5646, 2.1)."""


def scrub(text: str) -> str:
    """Take out the characters that may not stand in a log."""
    return _FORBIDDEN.sub("", text)


def is_link(address: str) -> bool:
    """Say whether an address may be linked: absolute, of an honest scheme, without blanks."""
    if any(character.isspace() for character in address):
        return False
    try:
        parts = urlsplit(address)
        # A port that is none raises, as a browser refuses it. A backslash is a slash to a browser,
        # which would go to another host than we name (url.spec.whatwg.org, 4.4, authority state).
        has_host = bool(parts.hostname) and parts.port != 0 and "\\" not in parts.netloc
    except ValueError:
        return False
    if parts.scheme not in SCHEMES:
        return False
    return bool(parts.path) if parts.scheme == "mailto" else has_host


def check_content(content: Content) -> None:
    """Refuse a post's content that is empty or unclean."""
    if not any(text.strip() for text in _strings((content.headline, content.blocks))):
        raise Refused("empty_post")
    check(content)


def check_description(description: Description) -> None:
    """Refuse a description without a headline, or unclean."""
    if not description.headline.strip():
        raise Refused("no_headline")
    check(description)


def check_fact(content: FactContent) -> None:
    """Refuse a fact without words, or unclean."""
    if not any(run.text.strip() for runs in content.paragraphs for run in runs):
        raise Refused("empty_fact")
    check(content)


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
    for number, part in enumerate(_parts(value), start=1):
        if number > PARTS_MAX:
            raise Refused("too_many_parts", limit=PARTS_MAX)
        _check_part(part)


def _check_part(part: object) -> None:
    match part:
        case Run(link=str() as link):
            _check_link(link)
        case Image(media=str() as media, width=width, height=height):
            _check_media(media)
            if width <= 0 or height <= 0:
                raise Refused("no_dimensions", media=media)
        case LinkCard(url=str() as url) | Origin(url=str() as url):
            _check_link(url)
        case Description(source_url=str() as url):
            _check_link(url)
        case Source():
            _check_source(part)
        case Related(url=url):
            _check_page(url)
        case LiveOpened() | LiveConfigured():
            _check_settings(part)
        case PostPublished(post=identity) | FactAdded(fact=identity):
            _check_id(identity)
        case Audio(media=media, url=url) | Video(media=media, url=url):
            if media is None and url is None:
                raise Refused("no_media")
            if media is not None:
                _check_media(media)
            if url is not None:
                _check_link(url)
        case _:
            pass


def _check_settings(event: LiveOpened | LiveConfigured) -> None:
    if event.time_zone not in available_timezones():
        raise Refused("unknown_time_zone", time_zone=event.time_zone)
    if not _LANGUAGE.fullmatch(event.language):
        raise Refused("malformed_language", language=event.language)


def _check_source(source: Source) -> None:
    if not source.name.strip():
        raise Refused("no_source_name")
    if source.url is not None:
        _check_page(source.url)


def _check_page(address: str) -> None:
    """Refuse what is no page: a mail address is a link, but nothing to read."""
    _check_link(address)
    if urlsplit(address).scheme == "mailto":
        raise Refused("dishonest_link", address=address)


def _check_id(identity: str) -> None:
    if not _ID.fullmatch(identity):
        raise Refused("malformed_id", id=identity)


def _check_link(address: str) -> None:
    if not is_link(address):
        raise Refused("dishonest_link", address=address)


def _check_media(media: str) -> None:
    if not _HASH.fullmatch(media):
        raise Refused("malformed_media", media=media)


def _parts(value: object) -> Iterator[object]:
    if isinstance(value, msgspec.Struct):
        yield value
        for name in value.__struct_fields__:
            yield from _parts(getattr(value, name))
    elif isinstance(value, tuple):
        yield value
        for item in value:
            yield from _parts(item)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _strings(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
