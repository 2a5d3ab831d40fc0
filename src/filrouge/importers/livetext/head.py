"""The head of the page: headline, standfirst, lead picture, byline, dates."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from filrouge.domain.blocks import Image
from filrouge.domain.content import Description
from filrouge.domain.text import paragraph
from filrouge.importers.livetext.credit import Credit, joined, repeats
from filrouge.importers.livetext.line import (
    QUESTION_CHARS,
    Line,
    Part,
    ends_sentence,
    may_be_headline,
    tells_of_player,
)
from filrouge.importers.livetext.moment import Moment
from filrouge.importers.livetext.phrases import SITES, key
from filrouge.importers.livetext.signature import is_names, signers

_HEADLINE_WORDS = 4
_HEADLINE_CHARS = 260
_NAME_CHARS = 40
_LIVE = re.compile(r"\b(?:direct|live|revivez|suivez|as it happened|latest)\b", re.IGNORECASE)
_DATED = re.compile(
    r", (?:le |on )?(?:\w+,? )?"
    r"(?:\d{1,2}(?:er|st|nd|rd|th)? [^\W\d]{3,9}|[A-Z][a-z]{2,8}\.? \d{1,2},)(?: \d{4})?\.?$"
    r"|\((?:image |photo )?(?:d['’])?(?:illustration|archives?|file photo)\)\.?$"
)
"""So ends a caption: with the day of the picture, or the word that it is an old one."""
_LOOKED_THROUGH = 80
"""The headline is looked for among so many lines of words, menus included."""

_WORDS_BEFORE_MARK = {
    Part.CREDIT: 2,
    Part.AUTHOR: 2,
    Part.STAMP: 2,
    Part.FEED: 4,
}
"""So many lines may stand between one mark of the head and the next: standfirst and caption."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says, and the lines for which it has no place (menus, mostly)."""

    description: Description
    moments: tuple[Moment, ...]
    unplaced: tuple[str, ...]


def find_headline(lines: Sequence[Line]) -> int | None:
    """Find the page's headline: the first line of some words that is not closed like a sentence."""
    words = [i for i, line in enumerate(lines) if line.part is Part.WORDS][:_LOOKED_THROUGH]
    long = [i for i in words if len(lines[i].text.split()) >= _HEADLINE_WORDS]
    titled = [i for i in long if may_be_headline(lines[i], _HEADLINE_CHARS)]
    first = next(iter(titled or long or words), None)
    short = _above_standfirst(lines, words)
    if short is not None and (first is None or short < first):
        return short
    if first is not None and len(lines[first].text) < _NAME_CHARS:
        # The name of a newspaper may stand above; a headline that says "live" is surely one, unless
        # a sentence or a mark of the head tells that the headline was above.
        closed = (i for i in range(first, len(lines)) if _closes_headline(lines[i]))
        end = next(closed, len(lines))
        return next((i for i in titled[:3] if i < end and _LIVE.search(lines[i].text)), first)
    return first


def _above_standfirst(lines: Sequence[Line], words: Sequence[int]) -> int | None:
    """Find the line right above the first long sentence: a headline, however few its words."""
    for above, at in pairwise(words):
        if len(lines[at].text) > QUESTION_CHARS and ends_sentence(lines[at].text):
            return above if may_be_headline(lines[above]) else None
    return None


def _closes_headline(line: Line) -> bool:
    return line.part in {Part.CREDIT, Part.AUTHOR, Part.STAMP} or (
        line.part is Part.WORDS and ends_sentence(line.text)
    )


def end_of_head(lines: Sequence[Line], facts: tuple[int, int] | None) -> int:
    """Find where the posts may begin: below the last mark that only the head of a page has."""
    headline = find_headline(lines)
    if headline is None:
        return len(lines)
    end = headline + 1
    waiting = 0
    for index in range(headline + 1, len(lines)):
        line = lines[index]
        if facts and facts[0] <= index < facts[1]:
            end = index + 1
            waiting = 0
        elif line.part is Part.WORDS:
            waiting += 1
        elif line.part in _WORDS_BEFORE_MARK and waiting <= _WORDS_BEFORE_MARK[line.part]:
            end = index + 1
            waiting = 0
        if waiting > max(_WORDS_BEFORE_MARK.values()) and not (facts and index < facts[0]):
            break
    return end


def read_head(lines: Sequence[Line]) -> Head | None:
    """Read the head; None where it holds no headline."""
    at = find_headline(lines)
    if at is None:
        return None
    above = [line.text for line in lines[:at] if line.part is Part.WORDS and not _is_site(line)]
    above += [line.text for line in lines[:at] if line.part is Part.CREDIT]
    section = above.pop() if len(above) == 1 and len(above[0].split()) < _HEADLINE_WORDS else None
    byline = [
        name for line in lines[:at] if line.part is Part.AUTHOR for name in signers(line.text)
    ]
    lead: Image | None = None
    words: list[str] = []
    unplaced = above
    for line in lines[at + 1 :]:
        if line.part is Part.AUTHOR or (
            line.part is Part.WORDS and (is_names(line.text) or _is_site(line))
        ):
            byline += signers(line.text)
        elif line.part is Part.CREDIT and line.credit:
            said = line.credit
            if words and not said.caption and not (lead and lead.caption):
                said = replace(said, caption=words.pop())
            elif words and said.caption and repeats(words[-1], said.caption):
                lead = joined(lead, Credit(caption=words.pop()))
            image = joined(lead, said)
            unplaced += [] if image else [text for text in (said.caption, said.credit) if text]
            lead = image or lead
        elif line.part in {Part.WORDS, Part.FOOTER}:
            # The headline stands again in some menus, the caption below its credit.
            if line.text not in {lines[at].text, lead.caption if lead else ""}:
                words.append(line.text)
        elif line.part is Part.STAMP and line.stamp and line.stamp.rest:
            byline += signers(line.stamp.rest)
    if lead is None and (captions := [text for text in words[1:] if _DATED.search(text)]):
        lead = Image(caption=captions[0])
        words.remove(captions[0])
    standfirst = [text for text in words if _is_standfirst(text)]
    unplaced += [text for text in words if not _is_standfirst(text)]
    description = Description(
        headline=lines[at].text,
        standfirst=paragraph(" ".join(standfirst)),
        lead=lead,
        byline=tuple(dict.fromkeys(byline)),
        section=section,
    )
    moments = tuple(
        m for line in lines if line.stamp and line.part is Part.STAMP for m in line.stamp.moments
    )
    return Head(description, moments, tuple(unplaced))


def _is_site(line: Line) -> bool:
    """Say whether a line is the name of a newspaper or station: above the headline, its sign."""
    return key(line.text) in SITES


def _is_standfirst(text: str) -> bool:
    """Say whether a line of the head is a sentence: no section or topic, no label of a film."""
    return len(text.split()) >= _HEADLINE_WORDS and not tells_of_player(text)
