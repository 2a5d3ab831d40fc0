"""Files that are no pictures, or would take the house's memory or time: refused, with words."""

import gzip
import io
import struct
import subprocess
import sys
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

import filrouge.media.picture
from filrouge.media.darkroom import MAX_SCANS
from filrouge.media.picture import take_picture
from filrouge.media.refusal import BadMedia
from tests.media.pictures import (
    FORMATS,
    FULL_XMP,
    chunk,
    decoded,
    drawing,
    encoded,
    exif_block,
    photograph,
    with_chunks,
)

DAMAGED = "This picture is damaged or cut short: it cannot be read to its end."
TOO_LONG = (
    "This picture would take too long to read. Save it again in another program and send that."
)
UNKNOWN = "This is not a picture we can read: JPEG, PNG, WebP, GIF and AVIF are."


def refusal(data: bytes, limit_bytes: int = 25_000_000) -> str:
    with pytest.raises(BadMedia) as refused:
        take_picture(data, limit_bytes=limit_bytes)
    return str(refused.value)


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jpg", bytes(10_000_000))
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"x",
        b"hello, I am a picture",
        zipped(),
        gzip.compress(encoded(photograph(), "JPEG")),
        b"%PDF-1.7\n",
        b"MZ\x90\0",
        b"\x7fELF",
        b"<!doctype html><script>alert(1)</script>",
        b"8BPS\0\1",
        b"BM" + bytes(100),
        encoded(photograph(), "TIFF"),
        encoded(photograph(), "BMP"),
        encoded(photograph(), "PPM"),
        encoded(photograph(), "ICO"),
        b"\0" + encoded(photograph(), "JPEG"),
        b"GIF88a" + bytes(100),
        b"<x/>" * 2000 + b"<svg>",
    ],
    ids=range(17),
)
def test_what_is_no_picture(data: bytes) -> None:
    assert refusal(data) == UNKNOWN


def test_an_empty_file() -> None:
    assert refusal(b"") == "The file is empty."


def test_a_file_over_the_limit_by_a_byte() -> None:
    given = encoded(photograph(), "JPEG")
    padded = given + bytes(2_000_001 - len(given))

    assert take_picture(padded[:-1], limit_bytes=2_000_000).width == 320
    with pytest.raises(BadMedia) as refused:
        take_picture(padded, limit_bytes=2_000_000)

    assert refused.value.facts == {"megabytes": 2.1, "limit": 2}
    assert str(refused.value) == "The file has 2.1 MB; 2 MB is the most."


@pytest.mark.parametrize(
    "brands", [b"heic\0\0\0\0mif1heic", b"mif1\0\0\0\0mif1heic", b"hevc\0\0\0\0"]
)
def test_a_telephones_own_form_is_named_with_what_to_do(brands: bytes) -> None:
    box = struct.pack(">I", 8 + len(brands)) + b"ftyp" + brands

    assert refusal(box + bytes(50)) == (
        "This is a HEIC picture, which browsers do not show. Send it as JPEG: on an iPhone, "
        "choose Settings, Camera, Formats, Most Compatible."
    )


@pytest.mark.parametrize(
    "svg",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><SVG>",
    ],
)
def test_a_picture_that_can_carry_scripts(svg: bytes) -> None:
    assert refusal(svg) == (
        "SVG pictures are not taken, because they can carry scripts. Save it as PNG and send that."
    )


@pytest.mark.parametrize("data", [b"ID3\x04", b"OggS", b"\0\0\0\x20ftypisom", b"\x1a\x45\xdf\xa3"])
def test_sound_and_film(data: bytes) -> None:
    assert refusal(data + bytes(50)) == "This is sound or film, not a picture."


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("share", [0.03, 0.5, 0.9])
def test_a_file_cut_short(form: str, share: float) -> None:
    given = encoded(photograph(), form)

    assert refusal(given[: int(len(given) * share)]) == DAMAGED


def header_only(form: str, width: int, height: int) -> bytes:
    """A file whose header promises more than the file could hold."""
    match form:
        case "PNG":
            size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
            rest = chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
            return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + rest
        case "GIF":
            return encoded(drawing(), "GIF").replace(
                struct.pack("<HH", 320, 200), struct.pack("<HH", width, height)
            )
        case _:
            given = encoded(drawing(), "JPEG")
            return given.replace(struct.pack(">HH", 200, 320), struct.pack(">HH", height, width))


@pytest.mark.parametrize("form", ["PNG", "GIF", "JPEG"])
def test_a_pixel_bomb_is_refused_by_its_header(form: str) -> None:
    said = refusal(header_only(form, 60_000, 50_000))

    assert said == ("The picture measures 60000 × 50000 pixels; 100 megapixels is the most.")


def test_a_pixel_bomb_that_packs_well() -> None:
    row = zlib.compressobj(9)
    data = row.compress(bytes(1 + 30_000 // 8) * 30_000) + row.flush()
    size = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", data) + chunk(b"IEND", b"")

    assert len(bomb) < 200_000
    assert refusal(bomb).startswith("The picture measures 30000 × 30000 pixels")


def test_what_is_decoded_at_once_has_a_lower_limit() -> None:
    avif = encoded(Image.new("RGB", (6000, 5000)), "AVIF", speed=10)
    size = struct.pack(">IIBBBBB", 6000, 5000, 8, 2, 0, 0, 1)
    interlaced = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    )

    for bomb in (avif, interlaced):
        assert refusal(bomb) == (
            "The picture measures 6000 × 5000 pixels; 25 megapixels is the most."
        )


def gif_of(frames: int) -> bytes:
    head = b"GIF89a" + struct.pack("<HH", 1, 1) + b"\x80\0\0" + b"\0\0\0\xff\xff\xff"
    frame = b"\x2c" + struct.pack("<HHHH", 0, 0, 1, 1) + b"\0" + b"\x02\x02\x44\x01\x00"
    return head + frame * frames + b";"


@pytest.mark.timeout(20)
def test_a_bomb_of_frames_shows_its_first() -> None:
    picture = take_picture(gif_of(1_000_000))

    assert (picture.width, picture.height, picture.was_moving) == (1, 1, True)


def jpeg_of_scans(count: int, side: int) -> bytes:
    """A progressive JPEG within the rules, of which each scan says nothing and costs its walk."""
    given = encoded(Image.new("L", (side, side)), "JPEG", progressive=True, quality=60)
    first = given.index(b"\xff\xda")
    end = given.index(b"\xff", first + 2 + struct.unpack_from(">H", given, first + 2)[0])
    while given[end + 1] == 0:
        end = given.index(b"\xff", end + 1)
    blocks = ((side + 7) // 8) ** 2
    # One code of one bit: EOB14, whose 14 bits skip up to 32,767 blocks (T.81, G.1.2.2).
    bits = ("0" + "1" * 14) * (blocks // 32_767 + 1)
    bits += "1" * (-len(bits) % 8)
    skipped = int(bits, 2).to_bytes(len(bits) // 8, "big").replace(b"\xff", b"\xff\0")
    table = b"\xff\xc4" + struct.pack(">H", 20) + b"\x10" + bytes([1, *[0] * 15]) + b"\xe0"
    scans = [
        b"\xff\xda\0\x08\x01\x01\0" + bytes([band, band, high << 4 | high - 1 if high else 13])
        for band in range(1, 64)
        for high in (0, *range(13, 0, -1))
    ]
    body = b"".join(scan + skipped for scan in scans[: count - 1])
    return given[:end] + table + body + b"\xff\xd9"


def test_a_bomb_of_scans_is_counted_before_it_is_decoded() -> None:
    assert decoded(jpeg_of_scans(MAX_SCANS, 64)).size == (64, 64)
    assert take_picture(jpeg_of_scans(MAX_SCANS, 64)).width == 64

    assert refusal(jpeg_of_scans(MAX_SCANS + 1, 64)) == (
        "This picture would take too long to read. Save it again in another program and send that."
    )


PROBE = """
import resource, sys
from filrouge.media.picture import take_picture
print(take_picture(sys.stdin.buffer.read()).width)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def megabytes_taken(data: bytes) -> int:
    """Give the memory that a darkroom takes at its peak, its own 50 MB included."""
    ran = subprocess.run([sys.executable, "-c", PROBE], input=data, capture_output=True, check=True)
    return int(ran.stdout.split()[1])


def test_a_bomb_of_packed_texts_never_reaches_the_decoder() -> None:
    text = zlib.compress(bytes(8_000_000), 9)
    given = encoded(drawing(), "PNG")
    texts = [chunk(b"zTXt", b"K%d\0\0" % n + text) for n in range(300)]
    bomb = with_chunks(given, *texts, chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + text))

    assert megabytes_taken(bomb) < 100


def test_a_large_photograph_is_read_strip_by_strip() -> None:
    # 81 megapixels are 243 MB when unpacked.
    large = encoded(Image.new("RGB", (9000, 9000)), "JPEG")

    assert megabytes_taken(large) < 200


def test_a_shredded_file_is_damaged() -> None:
    given = encoded(drawing(), "PNG")

    assert refusal(with_chunks(given, *[chunk(b"tEXt", b"a\0")] * 200_000)) == DAMAGED


def test_hostile_words_in_a_picture_are_words() -> None:
    script = b"<script>alert(1)</script>\x00\x1b[2J\xe2\x80\xae"
    given = encoded(photograph(), "JPEG", exif=exif_block({0x013B: script + b"\0"}))

    assert take_picture(given).credit == "<script>alert(1)</script>, [2J"


SAMPLES = {
    form: encoded(photograph(48, 32), form, **({} if form == "GIF" else {"xmp": FULL_XMP}))
    for form in ("JPEG", "WEBP", "AVIF")
} | {
    "GIF": encoded(photograph(48, 32), "GIF"),
    "PNG": with_chunks(
        encoded(photograph(48, 32), "PNG", exif=exif_block({0x013B: b"Ann Other\0"})),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + FULL_XMP),
    ),
    "progressive": encoded(photograph(48, 32), "JPEG", progressive=True),
    "transparent": encoded(drawing(48, 32, mode="RGBA"), "WEBP"),
}


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_spoiled_picture_is_a_picture_or_a_sentence(data: st.DataObject) -> None:
    spoiled = bytearray(SAMPLES[data.draw(st.sampled_from(sorted(SAMPLES)))])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(spoiled) - 1))
        piece = data.draw(st.binary(max_size=6))
        spoiled[at : at + data.draw(st.integers(0, 6))] = piece
    with suppress(BadMedia):
        picture = take_picture(bytes(spoiled))
        assert decoded(picture.data).size == (picture.width, picture.height)


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from([sample[:end] for sample in SAMPLES.values() for end in (4, 12, 32)]),
    st.binary(max_size=200),
)
def test_noise_behind_a_picture_s_first_bytes(start: bytes, noise: bytes) -> None:
    with suppress(BadMedia):
        take_picture(start + noise)


def test_a_darkroom_that_dies_costs_its_picture_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "burning.py").write_text("import os\nos.abort()\n")
    monkeypatch.setattr(filrouge.media.picture, "DARKROOM", "burning")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    assert refusal(encoded(photograph(), "JPEG")) == DAMAGED
    assert "the darkroom died (-6)" in caplog.text


def test_a_darkroom_that_hangs_is_closed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "endless.py").write_text("while True: pass\n")
    monkeypatch.setattr(filrouge.media.picture, "DARKROOM", "endless")
    monkeypatch.setattr(filrouge.media.picture, "MAX_SECONDS", 0.5)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    assert refusal(encoded(photograph(), "JPEG")) == TOO_LONG


def test_a_darkroom_that_works_too_hard_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "busy.py").write_text(
        "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 5))\nwhile True: pass\n"
    )
    monkeypatch.setattr(filrouge.media.picture, "DARKROOM", "busy")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    assert refusal(encoded(photograph(), "JPEG")) == TOO_LONG


def test_a_darkroom_knows_no_secrets(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "curious.py").write_text(
        "import os, sys\nsys.stderr.write(' '.join(sorted(os.environ)))\nsys.exit(1)\n"
    )
    monkeypatch.setattr(filrouge.media.picture, "DARKROOM", "curious")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("FILROUGE_SECRET_KEY", "secret")

    refusal(encoded(photograph(), "JPEG"))

    assert "PYTHONPATH" in caplog.text
    assert "FILROUGE" not in caplog.text
