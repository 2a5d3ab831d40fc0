"""A PNG file taken apart: the chunks that make its picture, and what it says of itself.

Text chunks may be compressed, a thousand times and more, and decoders unpack every one of them
before the first pixel: 4 MB of them took 2 GB. So they never reach a decoder.
https://www.w3.org/TR/png-3/#11Chunks
"""

import struct
import zlib
from collections.abc import Iterator

import msgspec

from filrouge.media.xmp import MAX_BYTES as MAX_XMP_BYTES

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_CHUNKS = 100_000
"""A picture of 25 MB in the usual chunks of 8 kB has 3,000."""

_ONCE = frozenset({b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"eXIf"})
_XMP = b"XML:com.adobe.xmp\0"


class BadPng(Exception):
    """The chunks do not follow one another as they should."""


class Png(msgspec.Struct, frozen=True, kw_only=True):
    """`picture` is a PNG file of the chunks that a decoder needs; `is_moving` says APNG."""

    picture: bytes
    xmp: bytes
    is_moving: bool


def take_apart(data: bytes) -> Png:
    """Sort the chunks of a PNG file; raises BadPng for one that is cut short or shredded."""
    kept = [SIGNATURE]
    seen: set[bytes] = set()
    xmp = b""
    for kind, start, end in _chunks(data):
        if (kind in _ONCE and kind not in seen) or kind in {b"IDAT", b"IEND"}:
            kept.append(data[start:end])
        elif kind == b"iTXt" and not xmp and data.startswith(_XMP, start + 8):
            xmp = _international_text(data[start + 8 + len(_XMP) : end - 4])
        seen.add(kind)
    return Png(picture=b"".join(kept), xmp=xmp, is_moving=b"acTL" in seen)


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Give the name of each chunk, and where it begins and ends; what follows IEND is no chunk."""
    at = len(SIGNATURE)
    for _ in range(MAX_CHUNKS):
        if at + 12 > len(data):
            break
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            break
        yield kind, at, end
        if kind == b"IEND":
            return
        at = end
    raise BadPng


def _international_text(rest: bytes) -> bytes:
    """Give the text of an iTXt chunk, after its keyword; b"" where it is malformed or too large."""
    is_packed = rest[:1] == b"\1"
    # Compression flag and method, then language and translated keyword, each ended by a NUL.
    pieces = rest[2:].split(b"\0", 2)
    if len(pieces) < 3:
        return b""
    if not is_packed:
        return pieces[2]
    try:
        # One byte over the limit, so that a bomb is too large, and not cut.
        return zlib.decompressobj().decompress(pieces[2], MAX_XMP_BYTES + 1)
    except zlib.error:
        return b""
