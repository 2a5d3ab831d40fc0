"""Pictures as people bring them, made with Pillow; blocks of metadata, made by hand."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
RED, BLUE, WHITE = (200, 16, 46), (20, 60, 200), (255, 255, 255)


def encoded(image: Image.Image, form: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def decoded(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def photograph(width: int = 320, height: int = 200) -> Image.Image:
    """The left half is red and the right half blue, both with grain."""
    image = Image.new("RGB", (width, height), RED)
    ImageDraw.Draw(image).rectangle((width // 2, 0, width, height), fill=BLUE)
    grain = Image.effect_noise((width, height), 30).convert("RGB")
    return Image.blend(image, grain, 0.2)


def drawing(width: int = 320, height: int = 200, mode: str = "RGB") -> Image.Image:
    """A chart: flat colours and sharp edges."""
    image = Image.new(mode, (width, height), WHITE if mode == "RGB" else (255, 255, 255, 0))
    pen = ImageDraw.Draw(image)
    for column in range(8):
        left = column * width // 8
        pen.rectangle((left, height - 20 * column, left + width // 10, height), fill=RED)
    return image


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk of a PNG file."""
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def with_chunks(png: bytes, *chunks: bytes) -> bytes:
    """A PNG file with chunks put in after its header."""
    return png[:33] + b"".join(chunks) + png[33:]


def with_segment(jpeg: bytes, marker: int, data: bytes) -> bytes:
    """A JPEG file with a segment put in at its beginning."""
    return jpeg[:2] + struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data + jpeg[2:]


def xmp_packet(properties: str) -> bytes:
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
{properties}</rdf:RDF></x:xmpmeta>{" " * 2000}<?xpacket end="w"?>""".encode()


FULL_XMP = xmp_packet(
    """<rdf:Description photoshop:Credit="Agence Exemple">
<dc:creator><rdf:Seq><rdf:li>Zoé Pêcheur</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Exemple</rdf:li></rdf:Alt></dc:rights>
<dc:description><rdf:Alt><rdf:li xml:lang="en">The dyke</rdf:li>
<rdf:li xml:lang="x-default">La digue,
mardi soir</rdf:li></rdf:Alt></dc:description>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Une digue sous la pluie
</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture
</Iptc4xmpExt:DigitalSourceType></rdf:Description>"""
)


def dataset(record: int, number: int, value: bytes) -> bytes:
    """One dataset of IPTC-IIM."""
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def resources(records: bytes, *, before: bytes = b"") -> bytes:
    """Photoshop's image resources with IIM records among them."""
    resource = b"8BIM" + struct.pack(">HBBI", 0x0404, 0, 0, len(records)) + records
    return b"Photoshop 3.0\0" + before + resource + b"\0" * (len(records) % 2)


def exif_block(tags: dict[int, bytes], order: str = "<") -> bytes:
    """An EXIF block with some tags of type ASCII in its first directory."""
    start = 8 + 2 + 12 * len(tags) + 4
    entries, values = b"", b""
    for tag, value in sorted(tags.items()):
        inside = len(value) <= 4
        place = value.ljust(4, b"\0") if inside else struct.pack(f"{order}I", start + len(values))
        entries += struct.pack(f"{order}HHI", tag, 2, len(value)) + place
        values += b"" if inside else value
    mark = b"II*\0" if order == "<" else b"MM\0*"
    head = mark + struct.pack(f"{order}IH", 8, len(tags))
    return b"Exif\0\0" + head + entries + b"\0\0\0\0" + values
