"""Has share pictures drawn, in a process of its own for each (see `drawing`)."""

import logging
import subprocess

import msgspec

from filrouge.media.apart import run_apart
from filrouge.media.sharecard.card import Card, Drawn

DRAWING = "filrouge.media.sharecard.drawing"
"""The module that is run for each picture."""

MAX_SECONDS = 20

_log = logging.getLogger(__name__)


class NotDrawn(Exception):
    """The picture could not be drawn; the log says why."""


def draw_card(card: Card, picture: bytes = b"") -> Drawn:
    """Draw a card, with a picture of the house's store beside its words where one is given.

    Where the picture is the end of the process, the card is drawn without. Raises NotDrawn.
    """
    attempts = [picture, b""] if picture else [b""]
    for attempt in attempts:
        given = msgspec.msgpack.encode({"card": card, "picture": attempt})
        try:
            answer = run_apart(DRAWING, given=given, max_seconds=MAX_SECONDS)
        except subprocess.CalledProcessError as died:
            _log.warning("a share picture was not drawn (%s): %s", died, died.stderr[-2000:])
        except subprocess.TimeoutExpired as late:
            _log.warning("a share picture was not drawn: %s", late)
        else:
            return msgspec.msgpack.decode(answer, type=Drawn)
    raise NotDrawn
