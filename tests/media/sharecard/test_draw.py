"""Share pictures with a photograph, drawn in a process that may die."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from filrouge.media.sharecard import draw as drawing_of
from filrouge.media.sharecard.card import HEIGHT, WIDTH, Card
from filrouge.media.sharecard.draw import NotDrawn, draw_card
from filrouge.media.sharecard.drawing import PAPER
from tests.media.pictures import FORMATS, chunk, drawing, encoded, photograph

CARD = Card(site="Le Rivage", headline="La corniche est fermée", sign="corrected")


def is_blue(pixel: float | tuple[int, ...] | None) -> bool:
    assert isinstance(pixel, tuple)
    red, green, blue = pixel
    return blue > red + 60 and blue > green + 60


def test_words_alone_are_drawn_as_in_the_process() -> None:
    drawn = draw_card(CARD)

    assert drawn.media_type == "image/png"
    assert Image.open(io.BytesIO(drawn.data)).size == (WIDTH, HEIGHT)


def test_a_photograph_stands_beside_the_words() -> None:
    picture = encoded(Image.new("RGB", (900, 600), (20, 60, 200)), "JPEG")
    drawn, mirrored = draw_card(CARD, picture), draw_card(replace(CARD, rtl=True), picture)

    assert drawn.media_type == "image/jpeg"
    image = Image.open(io.BytesIO(drawn.data))
    assert image.size == (WIDTH, HEIGHT)
    assert is_blue(image.getpixel((WIDTH - 2, 2)))
    assert not is_blue(image.getpixel((2, 2)))
    assert is_blue(Image.open(io.BytesIO(mirrored.data)).getpixel((2, HEIGHT - 2)))


def test_a_large_photograph_with_grain_stays_light() -> None:
    drawn = draw_card(CARD, encoded(photograph(2400, 1600), "JPEG"))

    assert len(drawn.data) < 150_000


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_that_the_store_may_hold(form: str) -> None:
    assert draw_card(CARD, encoded(photograph(640, 420), form)).media_type == "image/jpeg"


def test_a_drawing_with_a_transparent_ground_lies_on_paper() -> None:
    drawn = draw_card(CARD, encoded(drawing(600, 800, mode="RGBA"), "PNG"))

    pixel = Image.open(io.BytesIO(drawn.data)).getpixel((WIDTH - 460, 20))
    assert isinstance(pixel, tuple)
    assert all(abs(tone - paper) < 6 for tone, paper in zip(pixel, PAPER, strict=True))


def bomb() -> bytes:
    """A PNG that says it measures 60,000 × 60,000 pixels, in 200 bytes."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "picture",
    [
        b"no picture at all",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        encoded(photograph(640, 420), "JPEG")[:9000],
        encoded(photograph(120, 90), "JPEG"),
        encoded(drawing(2400, 20), "PNG"),
        bomb(),
    ],
    ids=["noise", "svg", "cut short", "a stamp", "a strip", "bomb"],
)
def test_a_picture_that_cannot_be_shown_is_left_out(picture: bytes) -> None:
    assert draw_card(CARD, picture) == draw_card(CARD)


def test_a_process_that_dies_is_tried_once_more_without_the_picture(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "burning.py").write_text("import os\nos.abort()\n")
    monkeypatch.setattr(drawing_of, "DRAWING", "burning")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    with pytest.raises(NotDrawn):
        draw_card(CARD, b"picture")
    assert caplog.text.count("was not drawn") == 2
