"""What EXIF says of a picture in words (EXIF 3.0, 4.6; TIFF 6.0, section 2).

Three tags of the first directory are read here, and nothing else: where the picture was taken, by
which camera and when is no business of ours.
"""

import struct

import msgspec

_DESCRIPTION, _ARTIST, _COPYRIGHT = 0x010E, 0x013B, 0x8298
_ASCII, _UTF_8 = 2, 129
"""Types of a value; the second is new in EXIF 3.0."""

_MAX_ENTRIES = 1000
_MAX_VALUE_BYTES = 64_000
_BY_CAMERA = frozenset(
    "OLYMPUS DIGITAL CAMERA|SONY DSC|SAMSUNG|DIGITAL CAMERA|KODAK Digital Still Camera|"
    "MINOLTA DIGITAL CAMERA|Exif_JPEG_PICTURE|DCF|default".split("|")
)
"""What cameras write as the description of every picture, which describes none."""


class Exif(msgspec.Struct, frozen=True, kw_only=True):
    """The tags that a house asks for, as they stand; "" for what is not said."""

    artist: str = ""
    copyright: str = ""
    description: str = ""


def read_exif(block: bytes) -> Exif:
    """Read an EXIF block, with or without its "Exif" mark; what is malformed says nothing."""
    tiff = block.removeprefix(b"Exif\0\0")
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return Exif()
    (at,) = struct.unpack_from(f"{order}I", tiff, 4)
    if at + 2 > len(tiff):
        return Exif()
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    texts: dict[int, str] = {}
    for entry in range(min(count, _MAX_ENTRIES)):
        start = at + 2 + 12 * entry
        if start + 12 > len(tiff):
            break
        tag, kind, length = struct.unpack_from(f"{order}HHI", tiff, start)
        if tag not in {_DESCRIPTION, _ARTIST, _COPYRIGHT} or kind not in {_ASCII, _UTF_8}:
            continue
        # A value of four bytes or less stands in the entry itself.
        place = start + 8 if length <= 4 else struct.unpack_from(f"{order}I", tiff, start + 8)[0]
        texts[tag] = _decode(tiff[place : place + min(length, _MAX_VALUE_BYTES)])
    description = texts.get(_DESCRIPTION, "")
    return Exif(
        artist=texts.get(_ARTIST, ""),
        # A photographer's and an editor's notice, with a NUL between them (4.6.5.4.8).
        copyright=texts.get(_COPYRIGHT, ""),
        description="" if description in _BY_CAMERA else description,
    )


def _decode(value: bytes) -> str:
    """Decode what should be ASCII, and is UTF-8 or Windows' Latin where it is not."""
    parts = [part.strip() for part in value.split(b"\0")]
    joined = b", ".join(filter(None, parts))
    try:
        return joined.decode()
    except UnicodeDecodeError:
        return joined.decode("cp1252", "replace")
