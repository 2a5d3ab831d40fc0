"""Share pictures: of the right size, words inside the margins, and never a box for a letter."""

import io
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops

from filrouge.media.sharecard.card import HEIGHT, WIDTH, Card, Drawn, Sign
from filrouge.media.sharecard.drawing import PAPER, RED, draw

CARD = Card(
    site="Le Rivage",
    headline="Grande marée : les bacs de l’estuaire restent à quai",
    status="En direct",
    when="12 août 2026, 17 h 05, heure de Paris",
    sign="live",
)
LONG = " ".join(["La digue de Port-Alba a tenu toute la nuit, dit le maire."] * 12)
HEADLINES = {
    "short": "Il pleut",
    "long": LONG,
    "one word": "Donau" * 30,
    "a word after words": "La " + "Donau" * 12 + " monte",
    "arabic": "انقطاع الكهرباء في ميناء بريزاك: متابعة لحظة بلحظة لعمليات الإنقاذ",
    "both directions": "Port-Alba ميناء 12 جرحى, dit le maire",
    "markup": "<b>Fort</b> & <span size='999999'>très fort</span> &amp; </span>",
    "marks without a letter": "\u0301\u0308\u200d\u200b\ufe0f",
    "stacked marks": "Z" + "\u0301\u0308\u0337" * 60 + " o" + "\u0301" * 90,
    "many lines": "un\ndeux\r\ntrois\tquatre",
    "no blanks": "日本語" * 60,
    "joiners alone": "\u200b\u200d \u00ad",
    "blanks": "\u00a0 \u3000\u2003",
    "soft hyphens": "Donau\u00addampf\u00adschiff\u00adfahrt" * 5,
    "nothing": "",
}
TEXT_LEFT, TEXT_RIGHT, TEXT_BOTTOM = 128, WIDTH - 72, HEIGHT - 60
SLACK = 8
"""Pixels by which ink may leave its box: an overhanging letter, a soft edge."""


def opened(drawn: Drawn) -> Image.Image:
    image = Image.open(io.BytesIO(drawn.data))
    image.load()
    return image.convert("RGB")


def ink_of_words(image: Image.Image, *, rtl: bool = False) -> tuple[int, int, int, int]:
    """Give the box of all that is not paper, but for the strip in which the thread runs."""
    if rtl:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    apart = ImageChops.difference(image, Image.new("RGB", image.size, PAPER)).convert("L")
    apart = apart.point(lambda tone: 255 if tone > 24 else 0)
    apart.paste(0, (0, 0, 110, HEIGHT))
    box = apart.getbbox()
    assert box is not None
    return box


def red(image: Image.Image) -> Iterator[tuple[int, int]]:
    pixels = image.load()
    assert pixels is not None
    return ((x, y) for x in range(0, WIDTH, 2) for y in range(0, HEIGHT, 7) if pixels[x, y] == RED)


@pytest.mark.parametrize(
    ("name", "rtl"), [*((name, False) for name in HEADLINES), ("arabic", True), ("long", True)]
)
def test_every_headline_fits(name: str, rtl: bool) -> None:
    headline = HEADLINES[name]
    drawn = draw(replace(CARD, headline=headline, above=headline, rtl=rtl))

    assert drawn.media_type == "image/png"
    assert len(drawn.data) < 80_000
    image = opened(drawn)
    assert image.size == (WIDTH, HEIGHT)
    left, top, right, bottom = ink_of_words(image, rtl=rtl)
    assert left >= TEXT_LEFT - SLACK
    assert right <= TEXT_RIGHT + SLACK
    assert top >= 40
    assert bottom <= TEXT_BOTTOM


@pytest.mark.parametrize("field", ["site", "status", "when", "above"])
def test_what_stands_on_one_line_is_cut(field: str) -> None:
    image = opened(draw(replace(CARD, **{field: LONG})))

    _, _, right, bottom = ink_of_words(image)
    assert right <= TEXT_RIGHT + SLACK
    assert bottom <= TEXT_BOTTOM


def test_the_same_card_is_the_same_bytes_and_another_is_another() -> None:
    other = replace(CARD, headline="Grande marée : les bacs de l’estuaire ont repris")

    assert draw(CARD) == draw(CARD)
    assert draw(CARD) != draw(other)


def test_a_script_that_no_font_has_leaves_no_boxes() -> None:
    # Tangsa, of Unicode 14, which only a machine with every font would have.
    tangsa = "\U00016a70\U00016a71\U00016a72"

    assert draw(replace(CARD, headline=tangsa)) == draw(replace(CARD, headline=""))
    assert draw(replace(CARD, above=tangsa)) == draw(CARD)


def test_a_sign_that_no_font_has_is_left_out_and_the_words_stay() -> None:
    # A Znamenny neume and a character for private use.
    spoiled = f"{CARD.headline} \U0001cf50\ue123"

    assert draw(replace(CARD, headline=spoiled)) == draw(CARD)


def test_without_a_headline_the_house_stands_in_its_place() -> None:
    _, _, right, _ = ink_of_words(opened(draw(replace(CARD, headline="", when="", status=""))))
    _, _, beside, _ = ink_of_words(opened(draw(replace(CARD, headline="o", when="", status=""))))

    assert right > beside  # larger than in its corner


def test_the_thread_runs_where_reading_begins() -> None:
    left, right = opened(draw(CARD)), opened(draw(replace(CARD, rtl=True)))

    for image, x in ((left, 64), (right, WIDTH - 64)):
        assert image.getpixel((x, HEIGHT - 5)) == RED
    assert left.getpixel((WIDTH - 64, HEIGHT - 5)) == PAPER


@pytest.mark.parametrize("sign", ["", "live", "ended", "key", "corrected", "withdrawn"])
def test_every_sign_is_another_picture_of_the_thread(sign: Sign) -> None:
    others = {"", "live", "ended", "key", "corrected", "withdrawn"} - {sign}
    drawn = draw(replace(CARD, sign=sign))

    assert all(drawn != draw(replace(CARD, sign=other)) for other in others)


def test_nothing_is_red_on_the_card_of_a_withdrawn_post() -> None:
    assert not list(red(opened(draw(replace(CARD, sign="withdrawn")))))
    assert list(red(opened(draw(CARD))))
