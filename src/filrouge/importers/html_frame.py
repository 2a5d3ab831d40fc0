"""What an element of HTML becomes when it ends: its pieces, joined to what it stands for.

Elements and their meaning: https://html.spec.whatwg.org/multipage/#toc-semantics
"""

import re
from typing import Literal

import msgspec

from filrouge.domain.blocks import (
    AnyBlock,
    Audio,
    Heading,
    Image,
    LinkCard,
    List,
    Quote,
    Text,
    Video,
)
from filrouge.domain.text import Paragraphs, Run, Runs, paragraph, plain


class Note(msgspec.Struct, frozen=True):
    """A piece that is no block yet: it waits for the figure or quote that it belongs to."""

    kind: Literal["caption", "credit", "speaker", "picture"]
    text: str


Piece = AnyBlock | Note

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
FRAMES = HEADINGS | frozenset("blockquote figcaption figure li ol ul".split())
"""Elements that mean more than their words; `cite`, `footer`, `small` join them in their places."""

_DASH = re.compile(r"^[\u2012-\u2015-]+\s*")


class Frame(msgspec.Struct):
    """An element that is open, with the pieces read in it so far."""

    tag: str
    pieces: list[Piece] = msgspec.field(default_factory=list)


def finished(frame: Frame) -> list[Piece]:
    """Give the pieces that an ended element leaves to the one around it."""
    match frame.tag:
        case "blockquote":
            return _quote(frame.pieces)
        case "ul" | "ol":
            return _list(frame.pieces, ordered=frame.tag == "ol")
        case "li":
            return _item(frame.pieces)
        case "figure":
            return _figure(frame.pieces)
        case "figcaption":
            return [_note("caption", frame.pieces), *_wordless(frame.pieces)]
        case "small":
            return [_note("credit", frame.pieces), *_wordless(frame.pieces)]
        case "cite" | "footer":
            return [_note("speaker", frame.pieces), *_wordless(frame.pieces)]
        case _:
            return [Heading(runs=p.runs) if isinstance(p, Text) else p for p in frame.pieces]


def blocks(pieces: list[Piece]) -> tuple[AnyBlock, ...]:
    """Give the blocks of a whole fragment; words of a note that found no place are a paragraph."""
    found: list[AnyBlock] = []
    for piece in pieces:
        if not isinstance(piece, Note):
            found.append(piece)
        elif piece.kind != "picture" and piece.text:
            found.append(Text(runs=paragraph(piece.text)))
    return tuple(found)


def paragraphs(piece: Piece) -> Paragraphs:
    """Give the paragraphs of a piece, in reading order."""
    match piece:
        case Text() | Heading():
            return (piece.runs,)
        case List():
            return piece.items
        case Quote():
            return piece.paragraphs
        case _:
            return ()


def join(lines: Paragraphs) -> Runs:
    """Make one paragraph of several, a space between them."""
    joined: list[Run] = []
    for line in lines:
        if joined:
            joined.append(Run(text=" "))
        joined.extend(line)
    return tuple(joined)


def _all_paragraphs(pieces: list[Piece]) -> Paragraphs:
    return tuple(line for piece in pieces for line in paragraphs(piece))


def _wordless(pieces: list[Piece]) -> list[Piece]:
    """Give what has no paragraphs (pictures, cards, notes): it stands below the words."""
    return [piece for piece in pieces if not paragraphs(piece)]


def _note(kind: Literal["caption", "credit", "speaker"], pieces: list[Piece]) -> Note:
    return Note(kind, plain(join(_all_paragraphs(pieces))))


def _text_of(kind: str, pieces: list[Piece]) -> str:
    texts = (piece.text for piece in pieces if isinstance(piece, Note) and piece.kind == kind)
    return " ".join(text for text in texts if text)


def _quote(pieces: list[Piece]) -> list[Piece]:
    lines = _all_paragraphs(pieces)
    speaker = _DASH.sub("", _text_of("speaker", pieces))
    # A note is used up here, save pictures and captions, which belong to a figure around.
    rest = [p for p in _wordless(pieces) if not (isinstance(p, Note) and p.kind == "speaker")]
    if lines:
        return [Quote(paragraphs=lines, speaker=speaker or None), *rest]
    return [Text(runs=paragraph(speaker)), *rest] if speaker else rest


def _list(pieces: list[Piece], *, ordered: bool) -> list[Piece]:
    items = _all_paragraphs(pieces)
    return ([List(items=items, ordered=ordered)] if items else []) + _wordless(pieces)


def _item(pieces: list[Piece]) -> list[Piece]:
    """Make one paragraph of an item's words; a list inside it follows as items of their own."""
    own: list[Piece] = [piece for piece in pieces if not isinstance(piece, List)]
    nested: list[Piece] = [piece for piece in pieces if isinstance(piece, List)]
    runs = join(_all_paragraphs(own))
    words: list[Piece] = [Text(runs=runs)] if runs else []
    return [*words, *nested, *_wordless(own)]


def _figure(pieces: list[Piece]) -> list[Piece]:
    """Tie the caption to what the figure shows: pictures, a quote, a film, a card."""
    caption = _text_of("caption", pieces)
    credit = _text_of("credit", pieces)
    pictures = [p.text for p in pieces if isinstance(p, Note) and p.kind == "picture"]
    found: list[Piece] = [p for p in pieces if not isinstance(p, Note)]
    if pictures and (caption or credit):
        alt = next(filter(None, pictures), "")
        return [Image(caption=caption, credit=credit, alt=alt), *found]
    if caption and found:
        match found[-1]:
            case Quote(speaker=None):
                found[-1] = msgspec.structs.replace(found[-1], speaker=_DASH.sub("", caption))
                caption = ""
            case LinkCard(title="") | Audio(title="") | Video(title=""):
                found[-1] = msgspec.structs.replace(found[-1], title=caption)
                caption = ""
    words = (paragraph(text) for text in (caption, credit) if text)
    return [*found, *(Text(runs=runs) for runs in words)]
