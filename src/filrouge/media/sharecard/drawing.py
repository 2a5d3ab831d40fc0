"""Draws a share picture. Runs in a process of its own: it may read what strangers made."""

import math
import sys
from typing import Any, NamedTuple

import msgspec
import pyvips

from filrouge.media.apart import confine
from filrouge.media.darkroom import check_cost
from filrouge.media.refusal import BadMedia
from filrouge.media.sharecard import letters, thread
from filrouge.media.sharecard.card import HEIGHT, WIDTH, Card, Drawn
from filrouge.media.sniff import media_type

MAX_MEMORY_BYTES = 1_500_000_000
MAX_CPU_SECONDS = 10

PAPER, INK, SECOND, RED = (0xFF, 0xFD, 0xFA), (0x1A, 0x17, 0x14), (0x5D, 0x56, 0x4E), (200, 16, 46)
"""The colours of web/reader/tokens.css, by day: a card is shown on grounds that nobody knows."""

JPEG_QUALITY = 80

MAX_SCALE = 2.0
"""What would have to grow more than this is a blur, or a strip: words alone look better."""

_MARGIN = 72
_THREAD = 24
"""From the edge to the strip of the thread."""

_TEXT = 128
"""From the edge to the words."""

_STATUS = 92
"""From the top to the middle of the status, where the thread has its sign."""

_PICTURE = 470
"""Width of the picture beside the words."""


class Job(msgspec.Struct, frozen=True):
    """What the process is given: a card, and the bytes of the picture on it, b"" for none."""

    card: Card
    picture: bytes = b""


class _Ink(NamedTuple):
    mask: Any
    colour: tuple[int, int, int]
    left: int
    top: int


def draw(card: Card, picture: bytes = b"") -> Drawn:
    """Draw a card; a picture that cannot be read is left out.

    The same card and picture always give the same bytes. To be called in a process that runs
    `main` only (see `confine`).
    """
    photograph = _photograph(picture)
    canvas = (pyvips.Image.black(WIDTH, HEIGHT) + list(PAPER)).cast("uchar")
    canvas = canvas.copy(interpretation="srgb")
    room = WIDTH - _TEXT - (_MARGIN if photograph is None else _PICTURE + 48)
    for ink in _words(card, room, is_beside_picture=photograph is not None):
        canvas = _lay(canvas, ink, rtl=card.rtl)
    if photograph is None:
        # Few tones: letters have soft edges in three colours.
        data = canvas.pngsave_buffer(palette=True, Q=100, dither=0, effort=7, keep="none")
        return Drawn(data=data, media_type="image/png")
    canvas = canvas.insert(photograph, 0 if card.rtl else WIDTH - _PICTURE, 0)
    data = canvas.jpegsave_buffer(
        Q=JPEG_QUALITY, optimize_coding=True, interlace=True, subsample_mode="off", keep="none"
    )
    return Drawn(data=data, media_type="image/jpeg")


def _words(card: Card, room: int, *, is_beside_picture: bool) -> list[_Ink]:
    """Set it all: the thread, the status, the live's title, the headline, the house, the time."""
    is_withdrawn = card.sign == "withdrawn"
    colour = SECOND if is_withdrawn else RED
    inks = [_Ink(thread.thread(card.sign, _STATUS), colour, _THREAD, 0)]
    # Red is for the thread and for what is live, and for nothing else.
    status_colour = {"live": RED, "corrected": INK, "key": INK}.get(card.sign, SECOND)
    bottom = HEIGHT - _MARGIN - 66
    headline, site = letters.legible(card.headline), letters.legible(card.site)
    if not headline:
        headline, site = site, ""

    def line(
        words: str, face: letters.Face, size: int, colour: tuple[int, int, int], y: int
    ) -> int:
        """Set one line whose box begins at `y`; gives where what comes under it may begin."""
        words = letters.legible(words)
        if not words:
            return y
        mask = letters.set_line(words, face, size, room)
        inks.append(_Ink(mask, colour, _TEXT, y + mask.yoffset))
        return y + 48

    top = line(card.status, letters.BOLD, 34, status_colour, _STATUS - 25)
    top = line(card.above, letters.REGULAR, 28, SECOND, top + 6 if top > _STATUS else _STATUS - 20)
    if headline:
        sizes = range(34, 61, 2) if is_beside_picture else range(40, 89, 2)
        mask = letters.set_headline(headline, room, bottom - top - 70, sizes=sizes)
        inks.append(_Ink(mask, SECOND if is_withdrawn else INK, _TEXT, top + 26))
    line(site, letters.BOLD, 30, INK, bottom)
    line(card.when, letters.REGULAR, 26, SECOND, bottom + 44)
    return inks


def _lay(canvas: Any, ink: _Ink, *, rtl: bool) -> Any:
    left = WIDTH - ink.left - ink.mask.width if rtl else ink.left
    mask = ink.mask.embed(left, ink.top, WIDTH, HEIGHT)
    return mask.ifthenelse(list(ink.colour), canvas, blend=True)


def _photograph(data: bytes) -> Any | None:
    """Decode a picture of the house's store and cut it to its place; None where that cannot be."""
    if not data:
        return None
    try:
        header = pyvips.Image.new_from_buffer(data, "", access="sequential")
        check_cost(header, data, media_type(data) or "")
        # Not `thumbnail_buffer`, which ignores `fail_on` (see `darkroom`).
        reader = pyvips.Image.new_from_buffer(data, "", access="sequential", fail_on="error")
        scale = max(_PICTURE / reader.width, HEIGHT / reader.height)
        if scale > MAX_SCALE:
            return None
        covering = reader.thumbnail_image(
            math.ceil(reader.width * scale),
            height=math.ceil(reader.height * scale),
            size="force",
            output_profile="srgb",
        ).copy_memory()
        image = covering.smartcrop(_PICTURE, HEIGHT, interesting="attention")
        if image.interpretation != "srgb":
            image = image.colourspace("srgb")
        if image.hasalpha():
            image = image.flatten(background=list(PAPER))
        return image.cast("uchar").copy_memory()
    except (BadMedia, pyvips.Error):
        return None


def main() -> None:
    """Draw the job on standard input."""
    confine(memory_bytes=MAX_MEMORY_BYTES, cpu_seconds=MAX_CPU_SECONDS)
    job = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Job)
    sys.stdout.buffer.write(msgspec.msgpack.encode(draw(job.card, job.picture)))


if __name__ == "__main__":
    main()
