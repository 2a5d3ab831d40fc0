"""Sound and film as they were brought: known by their first bytes, and otherwise left alone."""

import msgspec

from filrouge.media.refusal import BadMedia, check_size
from filrouge.media.sniff import media_type

LIMIT_BYTES = 200_000_000
"""Ten minutes of film from a telephone."""

_QUICKTIME = b"qt  "
"""The brand of Apple's own container (QuickTime File Format, "File Type Compatibility Atom")."""


class Recording(msgspec.Struct, frozen=True, kw_only=True):
    """A sound or a film that may be kept: its bytes, and what they are (`audio/…`, `video/…`)."""

    data: bytes
    media_type: str


def take_sound(data: bytes, *, limit_bytes: int = LIMIT_BYTES) -> Recording:
    """Take a sound; raises BadMedia for what is none that browsers play, or is too large."""
    check_size(data, limit_bytes)
    kind = media_type(data)
    if kind is None or not kind.startswith("audio/"):
        raise BadMedia("This is not a sound we can play: MP3, M4A and Ogg are.")
    return Recording(data=data, media_type=kind)


def take_film(data: bytes, *, limit_bytes: int = LIMIT_BYTES) -> Recording:
    """Take a film; raises BadMedia for what is none that browsers play, or is too large."""
    check_size(data, limit_bytes)
    if data[4:12] == b"ftyp" + _QUICKTIME:
        raise BadMedia(
            "This is a QuickTime film (.mov), which not every browser plays. "
            "Save it as MP4 and send that."
        )
    kind = media_type(data)
    if kind is None or not kind.startswith("video/"):
        raise BadMedia("This is not a film we can play: MP4 and WebM are.")
    return Recording(data=data, media_type=kind)
