"""What changed between two versions of a post, word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple, assert_never

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
from filrouge.domain.content import Content
from filrouge.domain.text import plain

WORDS_MAX = 800
"""Longer paragraphs are compared as a whole: what finds the common words takes their square."""

LINES_MAX = 1000
"""The same for posts of very many paragraphs."""

LIKE_ENOUGH = 0.3
"""Paragraphs with fewer words in common were not changed, but put in place of each other."""

_WORD = re.compile(r"\s*(?:\w+(?:[’'\-]\w+)*|[^\w\s])|\s+")
"""A word or sign, with the space before it: spaces alone are nothing in common."""


class Kind(StrEnum):
    """What became of some words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class Piece(NamedTuple):
    """Some words of a line."""

    kind: Kind
    text: str


Line = tuple[Piece, ...]
"""One headline, paragraph, caption …, its pieces in reading order."""


def difference(before: Content, after: Content) -> tuple[Line, ...]:
    """Give the lines in which two versions differ; () where they say the same in words."""
    old, new = tuple(_lines(before)), tuple(_lines(after))
    if max(len(old), len(new)) > LINES_MAX:
        return tuple(_whole(old, Kind.REMOVED)) + tuple(_whole(new, Kind.ADDED))
    changed: list[Line] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            changed += _replaced(old[old_from:old_to], new[new_from:new_to])
    return tuple(changed)


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Compare lines in pairs; those left over on one side were removed or added."""
    for was, now in zip(old, new, strict=False):
        yield from _compared(was, now)
    yield from _whole(old[len(new) :], Kind.REMOVED)
    yield from _whole(new[len(old) :], Kind.ADDED)


def _whole(lines: Sequence[str], kind: Kind) -> Iterator[Line]:
    return ((Piece(kind, line),) for line in lines)


def _compared(was: str, now: str) -> Iterator[Line]:
    old, new = _WORD.findall(was), _WORD.findall(now)
    if max(len(old), len(new)) <= WORDS_MAX:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        if matcher.ratio() >= LIKE_ENOUGH:
            yield tuple(_pieces(old, new, matcher))
            return
    yield (Piece(Kind.REMOVED, was),)
    yield (Piece(Kind.ADDED, now),)


def _pieces(
    old: Sequence[str], new: Sequence[str], matcher: SequenceMatcher[str]
) -> Iterator[Piece]:
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Kind.SAME, "".join(old[old_from:old_to]))
            continue
        if old_from < old_to:
            yield Piece(Kind.REMOVED, "".join(old[old_from:old_to]))
        if new_from < new_to:
            yield Piece(Kind.ADDED, "".join(new[new_from:new_to]))


def _lines(content: Content) -> Iterator[str]:
    """Give what a post says, line by line: headline, paragraphs, captions, names."""
    said = [content.headline or ""]
    for block in content.blocks:
        said += _of_block(block)
    said += [source.name for source in content.sources]
    said += content.authors
    return (line for line in said if line.strip())


def _of_block(block: AnyBlock) -> list[str]:
    match block:
        case Text(runs=runs) | Heading(runs=runs):
            return [plain(runs)]
        case List(items=items):
            return [plain(item) for item in items]
        case Quote(paragraphs=paragraphs, speaker=speaker, role=role):
            return [*(plain(one) for one in paragraphs), ", ".join(filter(None, (speaker, role)))]
        case Image(caption=caption, credit=credit, alt=alt):
            return [caption, credit, alt]
        case LinkCard(title=title, description=description, site=site):
            return [title, description, site]
        case Audio(title=title) | Video(title=title):
            return [title]
        case _:
            assert_never(block)
