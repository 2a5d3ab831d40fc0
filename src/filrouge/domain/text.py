"""Text as it is kept: runs of words with marks, never HTML."""

from collections.abc import Iterable

import msgspec


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """A stretch of words that carry the same marks.

    `link` is an absolute http, https or mailto address. `text` is no markup: renderers escape it.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


Runs = tuple[Run, ...]
"""One paragraph (or list item, or heading): runs in reading order."""

Paragraphs = tuple[Runs, ...]


def plain(runs: Iterable[Run]) -> str:
    """Give the words of a paragraph without their marks."""
    return "".join(run.text for run in runs)


def paragraph(text: str) -> Runs:
    """Make an unmarked paragraph of `text`; an empty string gives no run."""
    return (Run(text=text),) if text else ()


def count_words(paragraphs: Iterable[Runs]) -> int:
    """Count the words of several paragraphs, as a word processor would."""
    return sum(len(plain(runs).split()) for runs in paragraphs)
