"""Setting words: which can be set at all, how large, and where their lines break."""

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

import pyvips

_FONTS = Path(__file__).parent.parent / "assets"

_LINE_HEIGHT = 0.86
"""Of the font's own, which is meant for text."""

_TEXT_MAX = 400
"""Characters that are looked at: no card holds more."""

_MARKS_MAX = 3
"""Marks upon one letter: no script needs more, and a tower of them would leave its line."""


class Face(NamedTuple):
    """A weight of the reading serif that comes with the package; other scripts: the system's."""

    name: str
    file: str


BOLD = Face("Source Serif 4 Bold", "bold.ttf")
REGULAR = Face("Source Serif 4", "regular.ttf")


def typeset(text: str, face: Face, size: int, width: int | None = None) -> Any:
    """Set words `size` pixels high, in lines of at most `width`: a mask, cut to its ink.

    `xoffset` and `yoffset` of the mask say where the ink begins in the lines' own box.
    """
    limit = {} if width is None else {"width": width, "wrap": "word-char"}
    return pyvips.Image.text(
        # The library reads Pango's markup: words are escaped.
        f'<span line_height="{_LINE_HEIGHT}">{escape(text)}</span>',
        font=f"{face.name} {size}",
        fontfile=str(_FONTS / face.file),
        dpi=72,
        **limit,
    ).copy_memory()


def legible(text: str) -> str:
    """Give the words on one line, without signs that no font here has.

    Gives "" where it is letters that are missing: boxes in their place would be no words.
    """
    words = "".join(_without_towers(" ".join(text.split())[:_TEXT_MAX]))
    missing = {letter for letter in set(words) if not _is_drawn(letter)}
    if any(unicodedata.category(letter)[0] in "LN" for letter in missing):
        return ""
    left = [letter for letter in words if letter not in missing]
    # Blanks, joiners and marks alone leave no ink, which the library takes for a mistake.
    has_ink = any(unicodedata.category(letter)[0] in "LNPS" for letter in left)
    return " ".join("".join(left).split()) if has_ink else ""


def _without_towers(text: str) -> Iterator[str]:
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter)[0] == "M" else 0
        if marks <= _MARKS_MAX:
            yield letter


@cache
def _is_drawn(letter: str) -> bool:
    """Say whether some font has the letter, by the box that is drawn in place of what none has."""
    # Marks and joiners are drawn with the letter before them; of ASCII, our own font has all.
    if letter.isascii() or unicodedata.category(letter)[0] in "MCZ":
        return unicodedata.category(letter) not in {"Co", "Cn", "Cc"}
    mask, box = typeset(letter, BOLD, 40), _box(letter > "\uffff")
    if (mask.width, mask.height) != (box.width, box.height):
        return True
    return bool((_frame(mask) - _frame(box)).abs().max() > 0)


@cache
def _box(is_wide: bool) -> Any:
    """Give the box of a character that no font has: with four figures in it, or with six."""
    return typeset("\U000f0000" if is_wide else "\ue000", BOLD, 40)


def _frame(mask: Any) -> Any:
    """Give the pixels of a mask's four edges, in one row: of a box, no figure is among them."""
    w, h = mask.width, mask.height
    top, bottom = mask.crop(0, 0, w, 1), mask.crop(0, h - 1, w, 1)
    left, right = mask.crop(0, 0, 1, h).rot90(), mask.crop(w - 1, 0, 1, h).rot90()
    return top.join(bottom, "horizontal").join(left, "horizontal").join(right, "horizontal")


def set_headline(text: str, width: int, height: int, *, sizes: range) -> Any:
    """Set words as large as the room allows, in balanced lines; what is too long ends in "…".

    `sizes` ascends. A word is broken only where it is wider than the room at the smallest size.
    """
    longest = max(text.split(), key=len, default="")

    def fits(words: str, size: int) -> bool:
        mask = typeset(words, BOLD, size, width)
        return bool(mask.height <= height and mask.width <= width)

    def is_whole(size: int) -> bool:
        return bool(typeset(longest, BOLD, size).width <= width)

    index = _last(len(sizes), lambda n: is_whole(sizes[n]) and fits(text, sizes[n]))
    size = sizes[max(index, 0)]
    if index < 0 and not fits(text, size):
        keep = _last(len(text), lambda n: fits(_cut(text, n), size))
        text = _cut(text, max(keep, 1))
    return _balanced(text, size, width)


def set_line(text: str, face: Face, size: int, width: int) -> Any:
    """Set words on one line; what is too long ends in "…"."""
    mask = typeset(text, face, size)
    if mask.width <= width:
        return mask
    keep = _last(len(text), lambda n: bool(typeset(_cut(text, n), face, size).width <= width))
    return typeset(_cut(text, max(keep, 1)), face, size)


def _balanced(text: str, size: int, width: int) -> Any:
    """Set words in as many lines as `width` needs, and those as narrow as they go."""
    widest = typeset(text, BOLD, size, width)
    step = max(1, width // 60)
    narrower = range(0, width // 2, step)

    def is_as_high(n: int) -> bool:
        mask = typeset(text, BOLD, size, width - narrower[n])
        return bool(mask.height <= widest.height + size // 3)

    return typeset(text, BOLD, size, width - narrower[max(0, _last(len(narrower), is_as_high))])


def _cut(text: str, length: int) -> str:
    """Cut words to a length, at a word's end where there is one near, with "…"."""
    if length >= len(text):
        return text
    cut = text[:length]
    at = cut.rfind(" ")
    if at > length // 2:
        cut = cut[:at]
    while cut and unicodedata.category(cut[-1])[0] in "MZPC":
        cut = cut[:-1]
    return f"{cut}…"


def _last(count: int, holds: Callable[[int], bool]) -> int:
    """Give the last n below `count` for which something holds that then holds for all below; -1."""
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            low = middle + 1
        else:
            high = middle
    return low - 1
