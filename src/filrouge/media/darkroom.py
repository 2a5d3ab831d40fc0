"""Where pictures are decoded and written anew: a process of its own for each, that may die.

Decoders are large, written in C, and read what strangers made. Here they cannot take the house
along: a process that crashes, swells or hangs costs its picture only, and takes to its grave what
it remembered. It is told nothing of the house: neither settings nor secrets.
"""

import sys
from typing import Any

import msgspec
import pyvips

from filrouge.media import jpeg, png
from filrouge.media.apart import confine
from filrouge.media.metadata import Metadata, read_metadata
from filrouge.media.picture import Developed, Picture
from filrouge.media.refusal import BadMedia

MAX_SIDE_PX = 2400
"""A whole desktop screen at twice its pixels; the original stays with the photo desk."""

MAX_PIXELS = 100_000_000
MAX_PIXELS_AT_ONCE = 25_000_000
"""For what cannot be decoded strip by strip: AVIF takes 15 to 40 bytes of memory a pixel."""

MAX_SCANS = 100
"""Cameras and editors write 10 to 20 scans; each costs 10 ms at the largest size."""

MAX_MEMORY_BYTES = 2_000_000_000
"""Addresses that the process may claim; the largest pictures fill half of them."""

MAX_CPU_SECONDS = 20
"""Of all threads together: the largest photographs need 2 to 6."""

HEAVY_PNG_BYTES = 1_000_000
"""A transparent picture over this is a photograph with its ground cut out, and no drawing."""

JPEG_QUALITY = WEBP_QUALITY = 82

# Readers of rare and of badly tested formats are out of reach, whatever a file claims to be.
pyvips.block_untrusted_set(True)


def develop(data: bytes, kind: str) -> Picture:
    """Decode a picture of media type `kind` and write it anew.

    Raises BadMedia. To be called in a process that runs `main` only (see `confine`).
    """
    try:
        apart = png.take_apart(data) if kind == "image/png" else None
        return _take(data if apart is None else apart.picture, kind, apart)
    except (pyvips.Error, png.BadPng):
        raise BadMedia(
            "This picture is damaged or cut short: it cannot be read to its end."
        ) from None


def main() -> None:
    """Develop the picture on standard input, whose media type is the argument."""
    confine(memory_bytes=MAX_MEMORY_BYTES, cpu_seconds=MAX_CPU_SECONDS)
    try:
        answer = Developed(picture=develop(sys.stdin.buffer.read(), sys.argv[1]))
    except BadMedia as refused:
        answer = Developed(sentence=refused.sentence, facts=refused.facts)
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))


def _take(data: bytes, kind: str, apart: png.Png | None) -> Picture:
    header = pyvips.Image.new_from_buffer(data, "", access="sequential")
    check_cost(header, data, kind)
    said = _metadata(header, None if apart is None else apart.xmp)
    is_moving = _field(header, "n-pages", 1) > 1 if apart is None else apart.is_moving
    image = _upright(data, kind, header)
    encoded, encoded_kind = _encode(image, is_drawing=kind in {"image/png", "image/gif"})
    return Picture(
        data=encoded,
        media_type=encoded_kind,
        width=image.width,
        height=image.height,
        credit=said.credit,
        caption=said.caption,
        alt=said.alt,
        made_by_ai=said.made_by_ai,
        was_moving=is_moving,
    )


def check_cost(header: Any, data: bytes, kind: str) -> None:
    """Refuse what would take too much memory or time, from what its header declares."""
    at_once = kind == "image/avif" or (kind == "image/png" and _field(header, "interlaced", 0))
    limit = MAX_PIXELS_AT_ONCE if at_once else MAX_PIXELS
    if header.width * header.height > limit:
        raise BadMedia(
            "The picture measures {width} × {height} pixels; {limit} megapixels is the most.",
            width=header.width,
            height=header.height,
            limit=limit // 1_000_000,
        )
    if kind == "image/jpeg" and jpeg.scan_count(data, limit=MAX_SCANS) > MAX_SCANS:
        raise BadMedia(
            "This picture would take too long to read. Save it again in another program and send "
            "that."
        )


def _metadata(header: Any, xmp: bytes | None) -> Metadata:
    return read_metadata(
        xmp=_field(header, "xmp-data", b"") if xmp is None else xmp,
        iptc=_field(header, "iptc-data", b""),
        exif=_field(header, "exif-data", b""),
    )


def _field(header: Any, name: str, default: Any) -> Any:
    return header.get(name) if header.get_typeof(name) else default


def _upright(data: bytes, kind: str, header: Any) -> Any:
    """Decode into memory: turned as the camera was held, within MAX_SIDE_PX, 8 bits of sRGB."""
    # Not `thumbnail_buffer`, which does the same in one call: it takes `fail_on` and ignores it
    # (libvips 8.18), so that a file cut in half becomes a picture with a grey half.
    reader = pyvips.Image.new_from_buffer(
        data,
        "",
        access="sequential",
        fail_on="error",
        **_reduction(kind, header.width, header.height),
    )
    image = reader.thumbnail_image(
        MAX_SIDE_PX, height=MAX_SIDE_PX, size="down", output_profile="srgb"
    )
    if image.interpretation not in {"srgb", "b-w"}:
        image = image.colourspace("srgb")
    if image.format != "uchar":
        image = image.cast("uchar")
    image = image.copy_memory()
    if image.hasalpha() and image[image.bands - 1].min() == 255:
        image = image[: image.bands - 1].copy_memory()
    return image


def _reduction(kind: str, width: int, height: int) -> dict[str, float]:
    """Have the decoder itself leave out what would be thrown away, down to twice what is wanted."""
    if kind == "image/jpeg":
        wanted = max(width, height) // (2 * MAX_SIDE_PX)
        return {"shrink": next((n for n in (8, 4, 2) if n <= min(wanted, width, height)), 1)}
    if kind == "image/webp":
        return {"scale": min(1.0, 2 * MAX_SIDE_PX / max(width, height))}
    return {}


def _encode(image: Any, *, is_drawing: bool) -> tuple[bytes, str]:
    """Write the picture in the form that suits it: bytes and media type."""
    if image.hasalpha():
        drawn = _png(image)
        if len(drawn) <= HEAVY_PNG_BYTES:
            return drawn, "image/png"
        return image.webpsave_buffer(Q=WEBP_QUALITY, keep="none"), "image/webp"
    painted = image.jpegsave_buffer(
        Q=JPEG_QUALITY, interlace=True, optimize_coding=True, keep="none"
    )
    if is_drawing:
        drawn = _png(image)
        if len(drawn) <= len(painted):
            return drawn, "image/png"
    return painted, "image/jpeg"


def _png(image: Any) -> bytes:
    written: bytes = image.pngsave_buffer(compression=6, keep="none")
    return written


if __name__ == "__main__":
    main()
