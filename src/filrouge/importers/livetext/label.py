"""Which part each line plays, as far as the line itself and its likes tell."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from filrouge.importers.livetext.credit import read_credit
from filrouge.importers.livetext.furniture import part_of
from filrouge.importers.livetext.line import LONGEST_RELATED, Line, Part, may_be_headline
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

_MARKED_HABIT = 2
"""So many lines must open with a time and a sign ("14h32 : …") before that is taken for a habit."""

_PLAIN_HABIT = 3
"""The same for lines that open with a time and no sign ("14h32 Un titre")."""

_MAY_STAND_ALONE = 2
"""So many times may stand alone on a page, in its head, whose posts open with theirs."""

_BUTTONS = frozenset({Part.FURNITURE, Part.SHARE, Part.FOOTER})

_AFTER_TITLE = frozenset({"read more", "full story", "lire l'article"})

_LONGEST_SIGNER = 60

_TITLES_PER_NUMBER = 2
"""Where more lines look like headlines for each number, a post holds a numbered list."""

_NUMBER = re.compile(r"(\d{1,3})\.\s+(?=\S)")


def label(lines: Sequence[Line]) -> list[Line]:
    """Say of each line what it is; labels keep their part even where they turn out to be words."""
    parts = [part_of(line.text) for line in lines]
    promoted = _beside_promotion(parts)
    read = [
        replace(line, part=Part.FURNITURE) if index in promoted else _read(line, part)
        for index, (line, part) in enumerate(zip(lines, parts, strict=True))
    ]
    return _relate(_sign(_unnumber(_open_with_times(read))))


def _beside_promotion(parts: Sequence[Part | None]) -> frozenset[int]:
    """Find the doubtful lines beside a promotion, with no words between the two."""
    found: set[int] = set()
    for order in (range(len(parts)), range(len(parts) - 1, -1, -1)):
        beside = False
        for index in order:
            if parts[index] is Part.DOUBTFUL and beside:
                found.add(index)
            elif parts[index] not in _BUTTONS:
                beside = parts[index] is Part.PROMOTION
    return frozenset(found)


def _read(line: Line, part: Part | None) -> Line:
    if key(line.text) in SIGNED_BY or part is Part.PROMOTION:
        return replace(line, part=Part.FURNITURE)
    if part is not None and part is not Part.DOUBTFUL:
        return replace(line, part=part)
    if line.bullet:
        # "- edited by Jo Marsh"
        return replace(line, part=Part.AUTHOR) if is_signature(line.text) else line
    stamp = read_stamp(line.text) or _signed_stamp(line.text)
    if stamp and (not stamp.rest or is_names(stamp.rest) or is_signature(stamp.rest)):
        return replace(line, part=Part.STAMP, stamp=stamp)
    credit = read_credit(line.text)
    if credit:
        return replace(line, part=Part.CREDIT, stamp=stamp, credit=credit)
    if is_signature(line.text):
        return replace(line, part=Part.AUTHOR)
    return replace(line, stamp=stamp)


def _signed_stamp(text: str) -> Stamp | None:
    """Read "Jo Marsh 12 December 2019 22:30", with or without a space before the day."""
    digit = re.search(r"\d", text[:_LONGEST_SIGNER])
    if digit is None or not is_name(name := text[: digit.start()].rstrip(" \xa0,–—|·-")):
        return None
    stamp = read_stamp(text[digit.start() :])
    if stamp is None or stamp.rest or not all(m.day and m.minutes for m in stamp.moments):
        return None
    return replace(stamp, rest=name)


def _open_with_times(lines: list[Line]) -> list[Line]:
    """Where no line is a time alone, lines that open with one are posts: part the two."""
    alone = sum(line.part is Part.STAMP and _tells_time(line) for line in lines)
    # "14:32 Jo Marsh" is a time and who signs, unless the other times have headlines behind them.
    opened = [line for line in lines if line.part is Part.WORDS and _tells_time(line)]
    named = [line for line in lines if line.part is Part.STAMP and line.stamp and line.stamp.rest]
    if alone - len(named) > _MAY_STAND_ALONE or len(opened) <= len(named):
        return lines
    marked = sum(line.stamp is not None and line.stamp.marked for line in opened)
    plain = sum(line.stamp is not None and _begins(line.stamp.rest) for line in opened)
    if marked < _MARKED_HABIT and plain < _PLAIN_HABIT:
        return lines
    parted: list[Line] = []
    for line in lines:
        if line.stamp and line.stamp.rest and line.part is not Part.CREDIT and _tells_time(line):
            parted.append(replace(line, part=Part.STAMP, stamp=replace(line.stamp, rest="")))
            parted.append(Line(line.stamp.rest))
        else:
            parted.append(line)
    return parted


def _begins(rest: str) -> bool:
    """Say whether words behind a time begin as a headline does, and go on no sentence."""
    return rest[:1].isupper() or not rest[:1].isalnum()


def _tells_time(line: Line) -> bool:
    return line.stamp is not None and any(
        moment.minutes is not None or moment.relative for moment in line.stamp.moments
    )


def _unnumber(lines: list[Line]) -> list[Line]:
    """Where a page without times numbers its posts from 1 on, put a rule for each number."""
    titles: dict[int, Line] = {}
    for index, line in enumerate(lines):
        number = _NUMBER.match(line.text) if line.part is Part.WORDS else None
        if number and int(number[1]) == len(titles) + 1:
            titles[index] = Line(line.text[number.end() :])
    unnumbered = sum(line.part is Part.WORDS and may_be_headline(line) for line in lines)
    if (
        len(titles) < _MARKED_HABIT
        or unnumbered > _TITLES_PER_NUMBER * len(titles)
        or not all(map(may_be_headline, titles.values()))
        or any(after - before == 1 for before, after in pairwise(titles))
        or sum(line.part is Part.STAMP and _tells_time(line) for line in lines) > _MAY_STAND_ALONE
    ):
        return lines
    parted: list[Line] = []
    for index, line in enumerate(lines):
        if index in titles:
            parted += [replace(line, part=Part.SHARE), titles[index]]
        else:
            parted.append(line)
    return parted


def _sign(lines: list[Line]) -> list[Line]:
    """Find the names that sign without "By": they come back, or were signed in full elsewhere."""
    seen = Counter(line.text for line in lines if line.part is Part.WORDS and is_name(line.text))
    signed = {
        name
        for line in lines
        if line.part in {Part.AUTHOR, Part.STAMP}
        for text in [line.stamp.rest if line.stamp else line.text]
        for name in (*signers(text), *names_in(text))
    }
    signing = {name for name, times in seen.items() if times > 1 or name in signed}
    result: list[Line] = []
    for index, line in enumerate(lines):
        before = result[-1].part if result else Part.WORDS
        titled = index + 1 < len(lines) and is_role(lines[index + 1].text)
        announced = index > 0 and key(lines[index - 1].text) in SIGNED_BY
        signs = line.part is Part.WORDS and (
            line.text in signing
            or (announced and may_be_headline(line, _LONGEST_SIGNER))
            or (titled and is_name(line.text))
            or (before is Part.AUTHOR and is_role(line.text))
        )
        result.append(replace(line, part=Part.AUTHOR) if signs else line)
    return result


def _relate(lines: list[Line]) -> list[Line]:
    """Mark titles of other pages: one line, below "Read also" alone or above "Read more"."""
    result = list(lines)
    for index in range(2, len(lines)):
        above, title = lines[index - 2 : index]
        linked = key(lines[index].text) in _AFTER_TITLE and above.part is title.part is Part.WORDS
        if linked and may_be_headline(title) and not may_be_headline(above):
            result[index - 1] = replace(title, part=Part.RELATED)
    for index, line in enumerate(lines[:-1]):
        title = lines[index + 1]
        alone = line.part is Part.RELATED and len(line.text) <= LONGEST_RELATED
        if alone and title.part is Part.WORDS and may_be_headline(title):
            after = lines[index + 2] if index + 2 < len(lines) else None
            # A headline, unlike a title, has its paragraphs below it.
            if after is None or after.part is not Part.WORDS or may_be_headline(after):
                result[index + 1] = replace(title, part=Part.RELATED)
    return result
