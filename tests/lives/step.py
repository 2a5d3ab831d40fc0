"""Short ways to write steps and words down."""

from datetime import datetime, timedelta

from filrouge.domain.blocks import AnyBlock, Text
from filrouge.domain.commands import Command, Step
from filrouge.domain.content import Content, FactContent
from filrouge.domain.text import Run, Runs, paragraph


def after(start: datetime, minutes: float, command: Command) -> Step:
    """Make a step that happened so many minutes after the start."""
    return Step(command=command, at=start + timedelta(minutes=minutes))


def timeless(command: Command) -> Step:
    """Make a step of which nobody wrote down the time."""
    return Step(command=command)


def text(words: str) -> Text:
    return Text(runs=paragraph(words))


def bold(words: str) -> Runs:
    return (Run(text=words, bold=True),)


def content(
    *blocks: AnyBlock | str,
    headline: str | None = None,
    authors: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    people: tuple[str, ...] = (),
) -> Content:
    """Make the content of a post; a string is a paragraph."""
    typed = tuple(text(block) if isinstance(block, str) else block for block in blocks)
    return Content(headline=headline, blocks=typed, authors=authors, topics=topics, people=people)


def fact(words: str, *posts: str, known: bool = True) -> FactContent:
    return FactContent(paragraphs=(paragraph(words),), known=known, posts=posts)
