"""Credit, caption and description of a picture, from what its file says in three dialects.

Each is taken from XMP where it stands there, else from IPTC-IIM, else from EXIF: who edits a
picture today writes XMP, and EXIF often holds what the camera was given years ago.
"""

import msgspec

from filrouge.media.exif import read_exif
from filrouge.media.iptc import read_iptc
from filrouge.media.line import line
from filrouge.media.xmp import read_xmp

MAX_CREDIT, MAX_CAPTION, MAX_ALT = 200, 2000, 1000
"""Characters. Agencies' captions come with their whole story; what is longer ends in "…"."""

_AI_SOURCES = frozenset(
    "trainedAlgorithmicMedia compositeWithTrainedAlgorithmicMedia compositeSynthetic".split()
)
"""https://cv.iptc.org/newscodes/digitalsourcetype/: made by a model, or with parts made by one.

What is drawn by a mere algorithm (`algorithmicMedia`: a fractal, a plotted curve) is not meant.
"""


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says of its picture, each on one line and clean for the log; "" if nothing.

    `made_by_ai` is None where the file does not say how the picture was made.
    """

    credit: str = ""
    caption: str = ""
    alt: str = ""
    made_by_ai: bool | None = None


def read_metadata(*, xmp: bytes = b"", iptc: bytes = b"", exif: bytes = b"") -> Metadata:
    """Put together what the three blocks of a file say; malformed blocks say nothing."""
    packet, records, tags = read_xmp(xmp), read_iptc(iptc), read_exif(exif)
    name = _first(packet.creator, records.byline, tags.artist, limit=MAX_CREDIT)
    agency = _first(packet.credit, records.credit, limit=MAX_CREDIT)
    rights = _first(packet.rights, records.copyright, tags.copyright, limit=MAX_CREDIT)
    return Metadata(
        credit=line(_credit(name, agency) or rights, limit=MAX_CREDIT),
        caption=_first(packet.description, records.caption, tags.description, limit=MAX_CAPTION),
        alt=_first(packet.alt, limit=MAX_ALT),
        made_by_ai=_made_by_ai(packet.source_type),
    )


def _first(*texts: str, limit: int) -> str:
    lines = (line(text, limit=limit) for text in texts)
    return next(filter(None, lines), "")


def _credit(name: str, agency: str) -> str:
    """Compose "Name / Agency"; one that already holds the other stands alone."""
    if name.casefold() in agency.casefold():
        return agency
    if agency.casefold() in name.casefold():
        return name
    return f"{name} / {agency}"


def _made_by_ai(source_type: str) -> bool | None:
    if not source_type:
        return None
    return source_type.rstrip("/").rpartition("/")[2] in _AI_SOURCES
