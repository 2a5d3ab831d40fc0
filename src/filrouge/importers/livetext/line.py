"""The lines of a pasted text, and the part that each plays on its page."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from filrouge.importers.livetext.credit import Credit
from filrouge.importers.livetext.moment import Stamp

_BREAK = re.compile("\r\n|[\r\n\u2028\u2029]")
_BULLET = re.compile(r"(?:[•◦▪‣●○■∙]\s*|[*·–-]\s+)(?=\S)")
_LONE_BULLET = re.compile(r"[•◦▪‣●○■∙*·]$")
_INVISIBLE = "\ufeff\u200b\u2060"
_WRAPPED_CHARS = 100
"""A line shorter than this did not end because it was full."""
_JOINED_CHARS = 5_000
"""Longer paragraphs are not joined any further, which keeps the time linear."""

_ENDS_SENTENCE = re.compile(r"(?:(?<!\.)\.|[,;:])['\"’”»)\]\s]*(?:\([A-Z][\w ]{1,10}\))?$")
_ASKS = re.compile(r"(?:[?!…]|\.\.\.)['\"’”»)\]\s]*$")
_TWO_SENTENCES = re.compile(
    r"(?:\b[a-zà-ÿ\d]+|\w{4})[ \xa0]?[.!][ \xa0]+[A-ZÀ-Þ].*[!…]$"
    # Few words and a stop may be a label: "DIRECT. Une tempête …"
    r"|(?:\S+[ \xa0]+){4,40}?\S*[a-zà-ÿ\d]{3}\.[ \xa0]+[\"«“]?[A-ZÀ-Þ]"
)
_SUBHEAD = re.compile(r"[\w’']+(?:[ \xa0][\w’']+)?[ \xa0]?\?$")
_SEE_OR_HEAR = re.compile(
    r"(?:watch|listen|video|vidéo|audio|(?:ré)?écoute[rz]|regarde[rz]|revoir|revoyez)\s*[:.|]",
    re.IGNORECASE,
)
_SEE_OR_HEAR_THEM = re.compile(
    r"(?:(?:ré)?écoute[rz]|regarde[rz]|(?:re)?voir|watch|listen to|hear) "
    r"(?:son|sa|ses|leurs?|his|her|their)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+$")
_MESSAGE = re.compile(r"[—–-][ \xa0].{1,80}\(@\w{1,30}\)")
_SIGN = re.compile(r"[-–—*•·>/|→➡👉]|\d{1,2}[.)] ")
_POINTERS_AFTER = ("⤵", "⬇", "👇", "▶", "⏯", "🎧", "🔊", "📻", "🎥", "📹", "📺", "🎙")
_POINTERS_BEFORE = ("⤵", "⬇", "👇", "▶", "⏯", "🎧", "🔊", "📻", "🎥", "📹", "📺", "🎙")

LONGEST_RELATED = 30
"""Characters of "À lire sur le même sujet"; a longer line holds the title itself."""

HEADLINE_CHARS = 150
"""Headlines of live posts seldom pass 130 characters; a longer line is taken for a paragraph."""

QUESTION_CHARS = 110
"""A line ending in "?", "!" or "…" may be a headline; over this length it is a sentence."""


class Part(Enum):
    """What a line is."""

    WORDS = auto()
    FURNITURE = auto()
    """A button, a label, a banner of the page."""
    PROMOTION = auto()
    """A sentence that asks for a subscription, an account, a consent."""
    DOUBTFUL = auto()
    """Words that are the page's only where they stand beside a promotion."""
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


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, hence one paragraph: browsers do not wrap what they copy.

    `text` has its outer whitespace, and the sign of a list item, taken off; `gap` counts the blank
    lines before it; `nested` says that it stands deeper than the list item above. `stamp` and
    `credit` are what was read in it.
    """

    text: str
    gap: int = 0
    nested: bool = False
    bullet: bool = False
    part: Part = Part.WORDS
    stamp: Stamp | None = None
    credit: Credit | None = None


def read_lines(text: str) -> list[Line]:
    """Split a text into its lines that say something.

    A full line that stops inside a sentence, with small letters below it, is joined with the next.
    """
    lines: list[Line] = []
    gap = 0
    sign = False
    list_depth: int | None = None
    width = 0
    for raw in _BREAK.split(text):
        words = raw.strip().strip(_INVISIBLE).strip()
        depth = len(raw) - len(raw.lstrip())
        if not words:
            gap += 1
            continue
        if _LONE_BULLET.match(words):
            # Some browsers put the sign of a list item on a line of its own.
            sign, list_depth = True, depth
            continue
        found = _BULLET.match(words)
        bullet = sign or found is not None
        if found:
            words = words[found.end() :]
            list_depth = depth
        nested = not bullet and list_depth is not None and depth > list_depth
        if not (bullet or nested):
            list_depth = None
        if gap == 0 and not bullet and lines and _goes_on(lines[-1].text, width, words):
            above = lines.pop()
            lines.append(Line(f"{above.text} {words}", above.gap, above.nested, above.bullet))
        else:
            lines.append(Line(words, gap, nested, bullet))
        gap, sign, width = 0, False, len(words)
    return lines


def _goes_on(above: str, width: int, words: str) -> bool:
    return (
        width >= _WRAPPED_CHARS
        and len(above) <= _JOINED_CHARS
        and (above[-1].isalnum() or above[-1] == ",")
        and words[0].islower()
    )


def points_away(text: str) -> bool:
    """Say whether a line points to something beside the text: a player, a film, a sound."""
    bare = text.rstrip().rstrip("\ufe0f")
    signed = bare.endswith(_POINTERS_AFTER) or text.startswith(_POINTERS_BEFORE)
    return signed or _SEE_OR_HEAR_THEM.match(text) is not None


def tells_of_player(text: str) -> bool:
    """Say whether a line speaks of something to see or hear: it points, or it opens so."""
    return points_away(text) or _SEE_OR_HEAR.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Say whether a line closes as a sentence does, before quotes or an agency's name or not."""
    return _ENDS_SENTENCE.search(text[-24:]) is not None


def asks(text: str) -> bool:
    """Say whether a line ends in a question mark, an exclamation mark or three dots."""
    return _ASKS.search(text[-12:]) is not None


def signs_message(text: str) -> bool:
    """Say whether a line tells who wrote the words above on a network: "— Name (@handle) date"."""
    return _MESSAGE.match(text) is not None


def is_subhead(line: Line) -> bool:
    """Say whether a line is a question of one or two words, which opens a part of a post."""
    return _SUBHEAD.match(line.text) is not None


def may_be_headline(line: Line, limit: int = HEADLINE_CHARS) -> bool:
    """Say whether a line has the look of a headline: short, and not closed like a sentence."""
    text = line.text
    return (
        len(text) <= limit
        and not line.bullet
        and not line.nested
        and not ends_sentence(text)
        and not _SIGN.match(text)
        and not (asks(text) and len(text) > QUESTION_CHARS)
        and not _TWO_SENTENCES.search(text)
        and not points_away(text)
        and not _ADDRESS.search(text)
        and any(char.isalnum() for char in text)
    )
