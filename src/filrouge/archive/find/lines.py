"""What of a post can be found: every line that readers see of it, and its names."""

from collections.abc import Iterator
from typing import assert_never

from filrouge.domain.blocks import (
    AnyBlock,
    Audio,
    Heading,
    Image,
    LinkCard,
    List,
    Quote,
    Text,
    Video,
)
from filrouge.domain.state import Condition, Post
from filrouge.domain.text import plain
from filrouge.formats.parts.address import host


def body(post: Post) -> Iterator[str]:
    """Give the lines below a post's headline, as they stand on the page."""
    for block in post.content.blocks:
        yield from filter(str.strip, _lines(block))
    if post.condition is Condition.VISIBLE:
        for correction in post.corrections:
            yield correction.note


def names(post: Post) -> Iterator[str]:
    """Give who and what a post is tied to: topics, people, sources, pages beside it, who signs."""
    content = post.content
    yield from content.topics
    yield from content.people
    for source in content.sources:
        yield source.name
    for page in content.related:
        yield page.title
    yield from content.authors


def _lines(block: AnyBlock) -> Iterator[str]:
    match block:
        case Text(runs=runs) | Heading(runs=runs):
            yield plain(runs)
        case List(items=items):
            yield from map(plain, items)
        case Quote(paragraphs=paragraphs, speaker=speaker, role=role):
            yield from map(plain, paragraphs)
            yield ", ".join(filter(None, (speaker, role)))
        case Image(caption=caption, credit=credit):
            yield " ".join(filter(None, (caption, credit)))
        case LinkCard(title=title, description=description, site=site, url=url):
            yield title
            yield description
            yield site or host(url)
        case Audio(title=title) | Video(title=title):
            yield title
        case _:
            assert_never(block)
