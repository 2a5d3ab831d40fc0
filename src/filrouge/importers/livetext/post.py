"""One post: its headline, its blocks, who signs it, and what the text could not carry of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from filrouge.domain.blocks import AnyBlock, Heading, Image, List, Text
from filrouge.domain.content import Content
from filrouge.domain.text import paragraph, plain
from filrouge.importers.base import Missed
from filrouge.importers.livetext.credit import Credit, joined, repeats
from filrouge.importers.livetext.layout import is_pin
from filrouge.importers.livetext.line import (
    Line,
    Part,
    is_subhead,
    may_be_headline,
    tells_of_player,
)
from filrouge.importers.livetext.moment import Moment
from filrouge.importers.livetext.phrases import RUBRICS, key
from filrouge.importers.livetext.signature import is_name, is_role, signers
from filrouge.importers.livetext.timeline import moment_of

_HEADLINE_CHARS = 200
"""The first line of a post that is plainly marked off may be longer than a headline usually is."""

_WHERE_CHARS = 80


@dataclass(frozen=True, slots=True)
class RawPost:
    """A post with the time as it was written; `day` is set where a date stands above the post.

    `players` quotes the lines that point to a player; None where none does.
    """

    content: Content
    moment: Moment | None
    day: Moment | None
    key_moment: bool
    pinned: bool
    players: tuple[str, ...] | None

    @property
    def name(self) -> str:
        """How to speak of the post: its headline, or its first words."""
        if self.content.headline:
            return self.content.headline
        first = next((block for block in self.content.blocks if isinstance(block, Text)), None)
        return first.runs[0].text[:_WHERE_CHARS] if first else ""

    @property
    def missed(self) -> tuple[Missed, ...]:
        """The player that the text could not carry, if there was one."""
        if self.players is None:
            return ()
        return (Missed(code="player", where=self.name, detail="\n".join(self.players)),)

    def lines(self) -> list[str]:
        """Give the headline and the paragraphs, as plain words."""
        texts = [plain(block.runs) for block in self.content.blocks if isinstance(block, Text)]
        return [self.content.headline or "", *texts]


def read_post(lines: Sequence[Line]) -> RawPost | None:
    """Read the lines of a post; None where they hold no words."""
    lines = _signed(_untitled(lines))
    words = [line for line in lines if line.part is Part.WORDS]
    first = words[0] if words else None
    titled = first is not None and may_be_headline(first, _HEADLINE_CHARS)
    headline = first if titled else None
    blocks = _blocks([line for line in lines if line is not headline])
    if headline is None and not blocks:
        return None
    moments = [moment for line in lines if (moment := moment_of(line))]
    content = Content(
        headline=headline.text if headline else None, blocks=blocks, authors=_authors(lines)
    )
    return RawPost(
        content=content,
        moment=next((m for m in moments if not m.relative), next(iter(moments), None)),
        day=_day(lines),
        key_moment=any(line.part is Part.KEY_MOMENT for line in lines),
        pinned=any(line.part is Part.FURNITURE and is_pin(line) for line in lines),
        players=_players(lines, content),
    )


def _untitled(lines: Sequence[Line]) -> Sequence[Line]:
    """Take the name of a rubric above a headline ("Vos questions") for a label of the page."""
    words = [at for at, line in enumerate(lines) if line.part is Part.WORDS]
    if len(words) < 3 or key(lines[words[0]].text) not in RUBRICS:
        return lines
    rubric, title, *others = words
    if not may_be_headline(lines[title]) or all(may_be_headline(lines[at]) for at in others):
        return lines
    return [*lines[:rubric], replace(lines[rubric], part=Part.FURNITURE), *lines[rubric + 1 :]]


def _signed(lines: Sequence[Line]) -> Sequence[Line]:
    """Take a name between headline and paragraphs for who signs."""
    words = [at for at, line in enumerate(lines) if line.part is Part.WORDS][:3]
    if len(words) < 3 or not is_name(lines[words[1]].text):
        return lines
    title, paragraph_line = lines[words[0]], lines[words[2]]
    if not may_be_headline(title, _HEADLINE_CHARS) or may_be_headline(paragraph_line):
        return lines
    name = words[1]
    return [*lines[:name], replace(lines[name], part=Part.AUTHOR), *lines[name + 1 :]]


def _day(lines: Sequence[Line]) -> Moment | None:
    for line in lines:
        if line.part is Part.STAMP and line.stamp:
            for moment in line.stamp.moments:
                if moment.day is not None and moment.minutes is None and not moment.relative:
                    return moment
    return None


def _players(lines: Sequence[Line], content: Content) -> tuple[str, ...] | None:
    """Quote what tells of a player, or give None where nothing does.

    A post of a headline alone had a player for its body, and tells so by nothing but that.
    """
    pointers = [
        line.text for line in lines if line.part is Part.WORDS and tells_of_player(line.text)
    ]
    labels = [line.text for line in lines if line.part is Part.PLAYER]
    told = tuple(pointers or labels)
    return told if told or not content.blocks else None


def _authors(lines: Sequence[Line]) -> tuple[str, ...]:
    authors: list[str] = []
    for line in lines:
        if line.part is Part.STAMP and line.stamp and line.stamp.rest:
            authors += signers(line.stamp.rest)
        elif line.part is Part.AUTHOR and authors and is_role(line.text):
            authors[-1] = f"{authors[-1]}, {line.text}"
        elif line.part is Part.AUTHOR:
            authors += signers(line.text)
    return tuple(dict.fromkeys(authors))


def _blocks(lines: Sequence[Line]) -> tuple[AnyBlock, ...]:
    said = [line for line in lines if line.part in {Part.WORDS, Part.CREDIT}]
    blocks: list[AnyBlock] = []
    above: Line | None = None
    for bulleted, group in groupby(said, key=lambda line: line.bullet):
        if bulleted:
            blocks.append(List(items=tuple(paragraph(line.text) for line in group)))
            above = None
            continue
        for line in group:
            if line.credit is not None:
                if above and blocks and _is_caption(above, line, line.credit):
                    blocks[-1] = Image(caption=above.text)
                _picture(blocks, line.credit)
            elif is_subhead(line):
                blocks.append(Heading(runs=paragraph(line.text)))
            else:
                blocks.append(Text(runs=paragraph(line.text)))
            above = line
    return tuple(blocks)


def _picture(blocks: list[AnyBlock], credit: Credit) -> None:
    """Add a picture's caption and credit, or the one that was missing of the picture above."""
    last = blocks[-1] if blocks else None
    image = joined(last, credit) if isinstance(last, Image) else None
    if image:
        blocks[-1] = image
    elif (new := joined(None, credit)) is not None:
        blocks.append(new)


def _is_caption(above: Line, line: Line, credit: Credit) -> bool:
    """Say whether the line above a credit is of its picture: the caption, or the text for it.

    A caption is closer than a paragraph, or unstopped.
    """
    if above.part is not Part.WORDS or above.bullet:
        return False
    if credit.caption:
        return line.gap == 0 and repeats(above.text, credit.caption)
    return line.gap == 0 or may_be_headline(above, _HEADLINE_CHARS)
