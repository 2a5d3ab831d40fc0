"""One post: its headline, its blocks, who signs it, and what the text could not carry of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from filrouge.domain.blocks import AnyBlock, Image, List, Text
from filrouge.domain.content import Content
from filrouge.domain.text import paragraph, plain
from filrouge.importers.base import Missed
from filrouge.importers.livetext.credit import Credit
from filrouge.importers.livetext.item import Item, Part
from filrouge.importers.livetext.layout import is_pin
from filrouge.importers.livetext.line import may_be_headline, tells_of_player
from filrouge.importers.livetext.moment import Moment
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


def read_post(items: Sequence[Item]) -> RawPost | None:
    """Read the lines of a post; None where they hold no words."""
    items = _signed(items)
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


def _signed(items: Sequence[Item]) -> Sequence[Item]:
    """Take a name between headline and paragraphs for who signs."""
    words = [at for at, item in enumerate(items) if item.part is Part.WORDS][:3]
    if len(words) < 3 or not is_name(items[words[1]].text):
        return items
    title, paragraph_line = items[words[0]].line, items[words[2]].line
    if not may_be_headline(title, _HEADLINE_CHARS) or may_be_headline(paragraph_line):
        return items
    name = words[1]
    return [*items[:name], replace(items[name], part=Part.AUTHOR), *items[name + 1 :]]


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
    pointers = [
        item.text for item in items if item.part is Part.WORDS and tells_of_player(item.text)
    ]
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
    said = [item for item in items if item.part in {Part.WORDS, Part.CREDIT}]
    blocks: list[AnyBlock] = []
    above: Item | None = None
    for bulleted, group in groupby(said, key=lambda item: item.line.bullet):
        if bulleted:
            blocks.append(List(items=tuple(paragraph(item.text) for item in group)))
            continue
        for item in group:
            if item.credit is None:
                blocks.append(Text(runs=paragraph(item.text)))
            else:
                _picture(blocks, item.credit, captioned=_is_caption(above, item))
            above = item
    return tuple(blocks)


def _picture(blocks: list[AnyBlock], credit: Credit, *, captioned: bool) -> None:
    """Add a picture's caption and credit, or the one that was missing of the picture above."""
    last = blocks[-1] if blocks else None
    caption = credit.caption
    if isinstance(last, Image) and not _both(last, credit):
        blocks[-1] = Image(caption=last.caption or caption, credit=last.credit or credit.credit)
    elif captioned and not caption and isinstance(last, Text):
        blocks[-1] = Image(caption=plain(last.runs), credit=credit.credit)
    else:
        blocks.append(Image(caption=caption, credit=credit.credit))


def _both(image: Image, credit: Credit) -> bool:
    """Say whether a line repeats a part that the picture has: then it is of another picture."""
    return bool((image.caption and credit.caption) or (image.credit and credit.credit))


def _is_caption(above: Item | None, credit: Item) -> bool:
    """Say whether the line above a credit is its caption: closer than a paragraph, or unstopped."""
    return (
        above is not None
        and above.part is Part.WORDS
        and (credit.line.gap == 0 or may_be_headline(above.line, _HEADLINE_CHARS))
    )
