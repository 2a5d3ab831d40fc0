"""What comes from a telephone or a camera becomes a picture that the house may publish.

Nothing of the file itself goes out: its pixels are decoded and written anew, so that places,
names, serial numbers, thumbnails and whatever was glued to it stay behind.
"""

import logging
import signal
import subprocess
import threading
from typing import Any

import msgspec

from filrouge.media.apart import run_apart
from filrouge.media.refusal import BadMedia, check_size
from filrouge.media.sniff import is_heic, media_type

LIMIT_BYTES = 25_000_000
MAX_SECONDS = 60
"""Of waiting: the darkroom ends itself much earlier, unless the host is busy or it is stuck."""

DARKROOM = "filrouge.media.darkroom"
"""The module that is run for each picture."""

_darkrooms = threading.BoundedSemaphore(2)
"""How many may be open at once: the largest pictures take up to 1 GB each."""

_log = logging.getLogger(__name__)


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture made anew from its pixels, and what the file it came in said of it.

    `data` is JPEG, PNG or WebP (`media_type`), upright, in sRGB, without any metadata; `width` and
    `height` are its own, in pixels. `credit`, `caption` and `alt` are suggestions ("" where the
    file says nothing), on one line, clean for the log. `made_by_ai` is None where the file does
    not say how it was made. `was_moving` says that it was animated and only its first frame is
    kept: nothing moves on our pages that a reader has not set in motion (WCAG 2.2, 2.2.2), and an
    animation weighs more than the film it was made from.
    """

    data: bytes
    media_type: str
    width: int
    height: int
    credit: str = ""
    caption: str = ""
    alt: str = ""
    made_by_ai: bool | None = None
    was_moving: bool = False


class Developed(msgspec.Struct, frozen=True, kw_only=True):
    """What the darkroom answers: a picture, or the sentence of a refusal and its facts."""

    picture: Picture | None = None
    sentence: str = ""
    facts: dict[str, Any] = {}


def take_picture(data: bytes, *, limit_bytes: int = LIMIT_BYTES) -> Picture:
    """Make a picture for publication of a file; the same file always gives the same bytes.

    Raises BadMedia (filrouge.media.refusal), with a sentence for the user.
    """
    check_size(data, limit_bytes)
    kind = _kind(data)
    with _darkrooms:
        answer = _developed(data, kind)
    if answer.picture is None:
        raise BadMedia(answer.sentence, **answer.facts)
    return answer.picture


def _developed(data: bytes, kind: str) -> Developed:
    """Have a picture developed in a process of its own (see `darkroom`)."""
    try:
        answer = run_apart(DARKROOM, kind, given=data, max_seconds=MAX_SECONDS)
    except subprocess.TimeoutExpired:
        raise _too_long() from None
    except subprocess.CalledProcessError as died:
        if died.returncode == -signal.SIGXCPU:
            raise _too_long() from None
        _log.warning("the darkroom died (%s): %s", died.returncode, died.stderr[-2000:])
        raise BadMedia(
            "This picture is damaged or cut short: it cannot be read to its end."
        ) from None
    return msgspec.msgpack.decode(answer, type=Developed)


def _too_long() -> BadMedia:
    return BadMedia(
        "This picture would take too long to read. Save it again in another program and send that."
    )


def _kind(data: bytes) -> str:
    """Name the media type of a picture by its first bytes, whatever it is called."""
    kind = media_type(data)
    if kind is not None and kind.startswith("image/"):
        return kind
    if kind is not None:
        raise BadMedia("This is sound or film, not a picture.")
    if is_heic(data):
        raise BadMedia(
            "This is a HEIC picture, which browsers do not show. Send it as JPEG: on an iPhone, "
            "choose Settings, Camera, Formats, Most Compatible."
        )
    if b"<svg" in data[:4096].lower():
        raise BadMedia(
            "SVG pictures are not taken, because they can carry scripts. Save it as PNG and "
            "send that."
        )
    raise BadMedia("This is not a picture we can read: JPEG, PNG, WebP, GIF and AVIF are.")
