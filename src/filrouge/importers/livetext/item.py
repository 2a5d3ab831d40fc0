"""Each line with the part it plays on the page, as far as the line itself and its likes tell."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from filrouge.importers.livetext.credit import Credit, read_credit
from filrouge.importers.livetext.furniture import Furniture, furniture_of
from filrouge.importers.livetext.line import Line, may_be_headline
from filrouge.importers.livetext.moment import Stamp
from filrouge.importers.livetext.phrases import SIGNED_BY, key
from filrouge.importers.livetext.signature import (
    is_name,
    is_names,
    is_role,
    is_signature,
    names_in,
    signers,
)
from filrouge.importers.livetext.stamp import read_stamp


class Part(Enum):
    """What a line is."""

    WORDS = auto()
    FURNITURE = auto()
    SHARE = auto()
    PLAYER = auto()
    RELATED = auto()
    KEY_MOMENT = auto()
    FACTS = auto()
    UNKNOWN = auto()
    FEED = auto()
    FOOTER = auto()
    STAMP = auto()
    CREDIT = auto()
    AUTHOR = auto()


_PARTS = {
    Furniture.PAGE: Part.FURNITURE,
    Furniture.PROMOTION: Part.FURNITURE,
    Furniture.WEAK: Part.WORDS,
    Furniture.SHARE: Part.SHARE,
    Furniture.PLAYER: Part.PLAYER,
    Furniture.KEY_MOMENT: Part.KEY_MOMENT,
    Furniture.FACTS: Part.FACTS,
    Furniture.UNKNOWN: Part.UNKNOWN,
    Furniture.FEED: Part.FEED,
    Furniture.FOOTER: Part.FOOTER,
    Furniture.RELATED: Part.RELATED,
}

_MARKED_HABIT = 2
"""So many lines must open with a time and a sign ("14h32 : …") before that is taken for a habit."""

_PLAIN_HABIT = 3
"""The same for lines that open with a time and no sign ("14h32 Un titre")."""

_MAY_STAND_ALONE = 2
"""So many times may stand alone on a page, in its head, whose posts open with theirs."""

_LONGEST_RELATED = 30
"""Characters of "À lire sur le même sujet"; a longer line holds the title itself."""

_LONGEST_SIGNER = 60


@dataclass(frozen=True, slots=True)
class Item:
    """A line and its part; `stamp` and `credit` are what was read in it."""

    line: Line
    part: Part = Part.WORDS
    stamp: Stamp | None = None
    credit: Credit | None = None

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.line.text


def read_items(lines: Sequence[Line]) -> list[Item]:
    """Say of each line what it is; labels keep their part even where they turn out to be words."""
    kinds = [furniture_of(line.text) for line in lines]
    weak = _beside_promotion(kinds)
    items = [
        Item(line, Part.FURNITURE) if index in weak else _read(line, kind)
        for index, (line, kind) in enumerate(zip(lines, kinds, strict=True))
    ]
    return _relate(_sign(_open_with_times(items)))


def _beside_promotion(kinds: Sequence[Furniture | None]) -> frozenset[int]:
    """Find the weak lines that stand beside a promotion, directly or through one another."""
    weak: set[int] = set()
    for order in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):
        beside = False
        for index in order:
            if kinds[index] is Furniture.WEAK and beside:
                weak.add(index)
            else:
                beside = kinds[index] is Furniture.PROMOTION
    return frozenset(weak)


def _read(line: Line, kind: Furniture | None) -> Item:
    if key(line.text) in SIGNED_BY:
        return Item(line, Part.FURNITURE)
    if kind is not None and kind is not Furniture.WEAK:
        return Item(line, _PARTS[kind])
    if line.bullet:
        return Item(line)
    stamp = read_stamp(line.text)
    if stamp and (not stamp.rest or is_names(stamp.rest) or is_signature(stamp.rest)):
        return Item(line, Part.STAMP, stamp)
    credit = read_credit(line.text)
    if credit:
        return Item(line, Part.CREDIT, stamp, credit)
    if is_signature(line.text):
        return Item(line, Part.AUTHOR)
    return Item(line, stamp=stamp)


def _open_with_times(items: list[Item]) -> list[Item]:
    """Where no line is a time alone, lines that open with one are posts: part the two."""
    alone = sum(item.part is Part.STAMP and _tells_time(item) for item in items)
    # "14:32 Jo Marsh" is a time and who signs, unless the other times have headlines behind them.
    opened = [item for item in items if item.part is Part.WORDS and _tells_time(item)]
    named = [item for item in items if item.part is Part.STAMP and item.stamp and item.stamp.rest]
    if alone - len(named) > _MAY_STAND_ALONE or len(opened) <= len(named):
        return items
    marked = sum(item.stamp is not None and item.stamp.marked for item in opened)
    plain = sum(item.stamp is not None and _begins(item.stamp.rest) for item in opened)
    if marked < _MARKED_HABIT and plain < _PLAIN_HABIT:
        return items
    parted: list[Item] = []
    for item in items:
        if item.stamp and item.stamp.rest and item.part is not Part.CREDIT and _tells_time(item):
            parted.append(replace(item, part=Part.STAMP, stamp=replace(item.stamp, rest="")))
            parted.append(Item(Line(item.stamp.rest)))
        else:
            parted.append(item)
    return parted


def _begins(rest: str) -> bool:
    """Say whether words behind a time begin as a headline does, and go on no sentence."""
    return rest[:1].isupper() or not rest[:1].isalnum()


def _tells_time(item: Item) -> bool:
    return item.stamp is not None and any(
        moment.minutes is not None or moment.relative for moment in item.stamp.moments
    )


def _sign(items: list[Item]) -> list[Item]:
    """Find the names that sign without "By": they come back, or were signed in full elsewhere."""
    seen = Counter(item.text for item in items if item.part is Part.WORDS and is_name(item.text))
    signed = {
        name
        for item in items
        if item.part in {Part.AUTHOR, Part.STAMP}
        for text in [item.stamp.rest if item.stamp else item.text]
        for name in (*signers(text), *names_in(text))
    }
    signing = {name for name, times in seen.items() if times > 1 or name in signed}
    result: list[Item] = []
    for index, item in enumerate(items):
        before = result[-1].part if result else Part.WORDS
        titled = index + 1 < len(items) and is_role(items[index + 1].text)
        announced = index > 0 and key(items[index - 1].text) in SIGNED_BY
        if item.part is Part.WORDS and (
            item.text in signing
            or (announced and may_be_headline(item.line, _LONGEST_SIGNER))
            or (titled and is_name(item.text))
            or (before is Part.AUTHOR and is_role(item.text))
        ):
            item = replace(item, part=Part.AUTHOR)  # noqa: PLW2901 -- the same line, better known
        result.append(item)
    return result


def _relate(items: list[Item]) -> list[Item]:
    """Where "Read also" stands alone, the line below it is the title of another page."""
    result = list(items)
    for index, item in enumerate(items[:-1]):
        title = items[index + 1]
        alone = item.part is Part.RELATED and len(item.text) <= _LONGEST_RELATED
        if alone and title.part is Part.WORDS and may_be_headline(title.line):
            after = items[index + 2] if index + 2 < len(items) else None
            # A headline, unlike a title, has its paragraphs below it.
            if after is None or after.part is not Part.WORDS or may_be_headline(after.line):
                result[index + 1] = replace(title, part=Part.RELATED)
    return result
