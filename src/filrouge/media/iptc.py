"""What IPTC-IIM records say of a picture (IIM 4.2), inside Photoshop's image resources.

Agencies still write them beside XMP, and some older photo systems write nothing else.
"""

import struct
from collections.abc import Iterator

import msgspec

MAX_BYTES = 1_000_000
"""Resources over this are not read: a path or a thumbnail is large, words are not."""

_PHOTOSHOP = b"Photoshop 3.0\0"
_IIM_RESOURCE = 0x0404
_TAG = 0x1C
_UTF_8 = b"\x1b%G"
"""The value of 1:90 (CodedCharacterSet) that announces UTF-8: ISO 2022, ESC % G."""


class Iptc(msgspec.Struct, frozen=True, kw_only=True):
    """The datasets that a house asks for, as they stand; "" for what is not said."""

    byline: str = ""
    credit: str = ""
    copyright: str = ""
    caption: str = ""


def read_iptc(resources: bytes) -> Iptc:
    """Read Photoshop's image resources, or bare records; what is malformed ends the reading."""
    if len(resources) > MAX_BYTES:
        return Iptc()
    values: dict[tuple[int, int], list[bytes]] = {}
    for record, dataset, value in _datasets(_records(resources)):
        values.setdefault((record, dataset), []).append(value)
    is_utf_8 = _UTF_8 in values.get((1, 90), [])

    def text(dataset: int) -> str:
        return ", ".join(_decode(value, is_utf_8) for value in values.get((2, dataset), []))

    return Iptc(byline=text(80), credit=text(110), copyright=text(116), caption=text(120))


def _decode(value: bytes, is_utf_8: bool) -> str:
    """Decode a value; many writers use UTF-8 without saying so, the others mean Windows' Latin."""
    try:
        return value.decode().strip("\0 ")
    except UnicodeDecodeError:
        return value.decode("utf-8" if is_utf_8 else "cp1252", "replace").strip("\0 ")


def _records(resources: bytes) -> bytes:
    """Find the IIM records among the resources (Adobe Photoshop File Formats, Image Resources)."""
    if not resources.startswith(_PHOTOSHOP):
        return resources
    at = len(_PHOTOSHOP)
    while resources[at : at + 4] == b"8BIM" and at + 12 <= len(resources):
        (number,) = struct.unpack_from(">H", resources, at + 4)
        name_length = resources[at + 6] + 1
        at += 6 + name_length + name_length % 2
        if at + 4 > len(resources):
            break
        (length,) = struct.unpack_from(">I", resources, at)
        at += 4
        if number == _IIM_RESOURCE:
            return resources[at : at + length]
        at += length + length % 2
    return b""


def _datasets(records: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Give record number, dataset number and value of each dataset (IIM 4.2, 1.5)."""
    at = 0
    while at + 5 <= len(records) and records[at] == _TAG:
        record, dataset, length = struct.unpack_from(">BBH", records, at + 1)
        at += 5
        # The high bit announces a value over 32 kB, in which no words of ours are.
        if length & 0x8000 or at + length > len(records):
            return
        yield record, dataset, records[at : at + length]
        at += length
