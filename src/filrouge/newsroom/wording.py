"""The words of a post: as lines, counted, and what they leave unsaid."""

from collections.abc import Iterator
from typing import assert_never

from filrouge.domain.blocks import Audio, Heading, Image, LinkCard, List, Quote, Text, Video
from filrouge.domain.content import Content
from filrouge.domain.text import Runs, count_words, plain
from filrouge.media.line import line

OPENING_MAX = 80
"""By so many letters one knows a post among others."""


def words_of(content: Content) -> int:
    """Count the words of a post's body; its headline and what stands under pictures not."""
    return count_words(_paragraphs(content))


def lines_of(content: Content) -> Iterator[str]:
    """Give every line that a search may find: headline, body, captions, cards."""
    if content.headline:
        yield content.headline
    for runs in _paragraphs(content):
        yield plain(runs)
    for block in content.blocks:
        match block:
            case Quote(speaker=speaker, role=role):
                yield from filter(None, (speaker, role))
            case Image(caption=caption, credit=credit, alt=alt):
                yield from filter(None, (caption, credit, alt))
            case LinkCard(title=title, description=description, site=site):
                yield from filter(None, (title, description, site))
            case Audio(title=title) | Video(title=title):
                yield title
            case Text() | Heading() | List():
                pass
            case _:
                assert_never(block)


def opening(content: Content) -> str:
    """Give the headline or, without one, the first words of a post; "" where it has none."""
    found = next((words for words in lines_of(content) if words.strip()), "")
    return line(found, limit=OPENING_MAX)


def misses_alt(content: Content) -> bool:
    """Say whether a picture of the post is described to nobody who cannot see it."""
    return any(isinstance(block, Image) and is_bare(block) for block in content.blocks)


def is_bare(image: Image | None) -> bool:
    """Say whether it is a picture that nobody has put into words."""
    return image is not None and image.media is not None and not image.alt.strip()


def _paragraphs(content: Content) -> Iterator[Runs]:
    for block in content.blocks:
        match block:
            case Text(runs=runs) | Heading(runs=runs):
                yield runs
            case List(items=paragraphs) | Quote(paragraphs=paragraphs):
                yield from paragraphs
            case Image() | LinkCard() | Audio() | Video():
                pass
            case _:
                assert_never(block)
