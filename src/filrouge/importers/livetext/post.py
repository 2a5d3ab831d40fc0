"""One post: its headline, its blocks, who signs it, and what the text could not carry of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from filrouge.domain.blocks import AnyBlock, Image, List, Text
from filrouge.domain.content import Content
from filrouge.domain.text import paragraph, plain
from filrouge.importers.base import Missed
from filrouge.importers.livetext.item import Item, Part
from filrouge.importers.livetext.layout import is_pin
from filrouge.importers.livetext.line import may_be_headline, points_away
from filrouge.importers.livetext.moment import Moment
from filrouge.importers.livetext.signature import is_role, signers
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


def read_post(items: Sequence[Item]) -> RawPost | None:
    """Read the lines of a post; None where they hold no words."""
    words = [item for item in items if item.part is Part.WORDS]
    first = words[0] if words else None
    titled = first is not None and may_be_headline(first.line, _HEADLINE_CHARS)
    headline = first if titled else None
    blocks = _blocks([item for item in items if item is not headline])
    if headline is None and not blocks:
        return None
    moments = [moment for item in items if (moment := moment_of(item))]
    content = Content(
        headline=headline.text if headline else None, blocks=blocks, authors=_authors(items)
    )
    return RawPost(
        content=content,
        moment=next((m for m in moments if not m.relative), next(iter(moments), None)),
        day=_day(items),
        key_moment=any(item.part is Part.KEY_MOMENT for item in items),
        pinned=any(item.part is Part.FURNITURE and is_pin(item) for item in items),
        players=_players(items, content),
    )


def _day(items: Sequence[Item]) -> Moment | None:
    for item in items:
        if item.part is Part.STAMP and item.stamp:
            for moment in item.stamp.moments:
                if moment.day is not None and moment.minutes is None and not moment.relative:
                    return moment
    return None


def _players(items: Sequence[Item], content: Content) -> tuple[str, ...] | None:
    """Quote what tells of a player, or give None where nothing does.

    A post of a headline alone had a player for its body, and tells so by nothing but that.
    """
    pointers = [item.text for item in items if item.part is Part.WORDS and points_away(item.text)]
    labels = [item.text for item in items if item.part is Part.PLAYER]
    told = tuple(pointers or labels)
    return told if told or not content.blocks else None


def _authors(items: Sequence[Item]) -> tuple[str, ...]:
    authors: list[str] = []
    for item in items:
        if item.part is Part.STAMP and item.stamp and item.stamp.rest:
            authors += signers(item.stamp.rest)
        elif item.part is Part.AUTHOR and authors and is_role(item.text):
            authors[-1] = f"{authors[-1]}, {item.text}"
        elif item.part is Part.AUTHOR:
            authors += signers(item.text)
    return tuple(dict.fromkeys(authors))


def _blocks(items: Sequence[Item]) -> tuple[AnyBlock, ...]:
    blocks: list[AnyBlock] = []
    above: Item | None = None
    for item in items:
        last = blocks[-1] if blocks else None
        if item.part is Part.WORDS and item.line.bullet:
            runs = paragraph(item.text)
            if isinstance(last, List):
                blocks[-1] = List(items=(*last.items, runs))
            else:
                blocks.append(List(items=(runs,)))
        elif item.part is Part.WORDS:
            blocks.append(Text(runs=paragraph(item.text)))
        elif item.part is Part.CREDIT and item.credit:
            caption = item.credit.caption
            if isinstance(last, Image) and not (last.caption and caption):
                caption = caption or last.caption
                blocks[-1] = Image(caption=caption, credit=item.credit.credit or last.credit)
            elif not caption and isinstance(last, Text) and _is_caption(above, item):
                blocks[-1] = Image(caption=last.runs[0].text, credit=item.credit.credit)
            else:
                blocks.append(Image(caption=caption, credit=item.credit.credit))
        above = item
    return tuple(blocks)


def _is_caption(above: Item | None, credit: Item) -> bool:
    """Say whether the line above a credit is its caption: closer than a paragraph, or unstopped."""
    return (
        above is not None
        and above.part is Part.WORDS
        and (credit.line.gap == 0 or may_be_headline(above.line, _HEADLINE_CHARS))
    )
