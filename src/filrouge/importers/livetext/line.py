"""The lines of a pasted text: each is one paragraph, since browsers never wrap what they copy."""

import re
from dataclasses import dataclass

_BREAK = re.compile("\r\n|[\r\n\u2028\u2029]")
_BULLET = re.compile(r"(?:[•◦▪‣●○■∙]\s*|[*·–-]\s+)(?=\S)")
_LONE_BULLET = re.compile(r"[•◦▪‣●○■∙*·]$")
_INVISIBLE = "\ufeff\u200b\u2060"
_ENDS_SENTENCE = re.compile(r"(?:(?<!\.)\.|[,;:])['\"’”»)\]\s]*$")
_ASKS = re.compile(r"(?:[?!…]|\.\.\.)['\"’”»)\]\s]*$")
_SEE_OR_HEAR = re.compile(
    r"(?:watch|listen|video|vidéo|audio|(?:ré)?écoute[rz]|regarde[rz]|revoir|revoyez)\s*[:.|]",
    re.IGNORECASE,
)
_DASH = re.compile(r"[-–—*•·>/|]")

HEADLINE_CHARS = 150
"""Headlines of live posts seldom pass 130 characters; a longer line is taken for a paragraph."""

QUESTION_CHARS = 110
"""A line ending in "?", "!" or "…" may be a headline; over this length it is a sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    `text` has its outer whitespace, and the sign of a list item, taken off; `gap` counts the blank
    lines before it.
    """

    text: str
    gap: int = 0
    indented: bool = False
    bullet: bool = False


def read_lines(text: str) -> list[Line]:
    """Split a text into its lines that say something."""
    lines: list[Line] = []
    gap = 0
    bullet = False
    for raw in _BREAK.split(text):
        words = raw.strip().strip(_INVISIBLE).strip()
        if not words:
            gap += 1
        elif _LONE_BULLET.match(words):
            # Some browsers put the sign of a list item on a line of its own.
            bullet = True
        else:
            sign = _BULLET.match(words)
            if sign:
                words = words[sign.end() :]
            lines.append(Line(words, gap, raw[:1].isspace(), bullet or sign is not None))
            gap = 0
            bullet = False
    return lines


def points_away(text: str) -> bool:
    """Say whether a line points to something beside the text: a player, a film, a sound."""
    bare = text.rstrip().rstrip("\ufe0f")
    return bare.endswith(_POINTERS_AFTER) or text.startswith(_POINTERS_BEFORE)


_POINTERS_AFTER = ("⤵", "⬇", "👇", "▶", "⏯", "🎧", "🔊", "📻", "🎥", "📹", "📺", "🎙")
_POINTERS_BEFORE = ("⤵", "▶", "⏯", "🎧", "🔊", "📻", "🎥", "📹", "📺", "🎙")


def tells_of_player(text: str) -> bool:
    """Say whether a line speaks of something to see or hear: it points, or it opens so."""
    return points_away(text) or _SEE_OR_HEAR.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Say whether a line closes as a sentence does, inside its closing quotes or not."""
    return _ENDS_SENTENCE.search(text[-12:]) is not None


def may_be_headline(line: Line, limit: int = HEADLINE_CHARS) -> bool:
    """Say whether a line has the look of a headline: short, and not closed like a sentence."""
    text = line.text
    return (
        len(text) <= limit
        and not line.bullet
        and not line.indented
        and not ends_sentence(text)
        and not _DASH.match(text)
        and not (_ASKS.search(text[-12:]) and len(text) > QUESTION_CHARS)
        and not points_away(text)
        and any(char.isalnum() for char in text)
    )
