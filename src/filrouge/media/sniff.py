"""What a file is, from its first bytes: the closed list of what the house takes and serves."""

_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
)
_BRANDS = {
    b"avif": "image/avif",
    b"M4A ": "audio/mp4",
    **dict.fromkeys(
        (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash"),
        "video/mp4",
    ),
}
"""ISO/IEC 14496-12, 4.3: the major brand. Others wear the same box: HEIC pictures, say."""


def media_type(data: bytes) -> str | None:
    """Name the media type of some bytes; None for what is not taken (SVG is not, on purpose)."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12])
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    return None


_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})
"""ISO/IEC 23008-12, annex B: pictures whose pixels are coded as HEVC."""


def is_heic(data: bytes) -> bool:
    """Say whether the bytes are a HEIC picture, as telephones write: by any of its brands."""
    if data[4:8] != b"ftyp":
        return False
    box = data[8 : min(int.from_bytes(data[:4], "big"), 256)]
    brands = {box[at : at + 4] for at in range(0, len(box), 4) if at != 4}
    return not brands.isdisjoint(_HEIC_BRANDS)
