"""A picture as it was brought becomes one that may be published."""

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image, ImageCms

from filrouge.media.darkroom import HEAVY_PNG_BYTES, MAX_SIDE_PX
from filrouge.media.picture import Picture, take_picture
from filrouge.media.sniff import media_type
from tests.media.pictures import (
    BLUE,
    FORMATS,
    FULL_XMP,
    RED,
    chunk,
    dataset,
    decoded,
    drawing,
    encoded,
    exif_block,
    photograph,
    resources,
    with_chunks,
    with_segment,
)

ORIENTATION = 0x0112
GPS = 0x8825


def near(pixel: object, colour: tuple[int, int, int], within: int = 30) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= within for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_becomes_a_picture_that_browsers_show(form: str) -> None:
    picture = take_picture(encoded(photograph(), form))

    shown = decoded(picture.data).convert("RGB")
    assert shown.size == (picture.width, picture.height) == (320, 200)
    assert media_type(picture.data) == picture.media_type == "image/jpeg"
    assert near(shown.resize((2, 1), Image.Resampling.BOX).getpixel((0, 0)), RED, 60)
    assert near(shown.resize((2, 1), Image.Resampling.BOX).getpixel((1, 0)), BLUE, 60)


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1", "CMYK", "YCbCr", "LA", "RGBA", "I;16"])
def test_every_kind_of_pixels_becomes_colours_or_greys_of_eight_bits(mode: str) -> None:
    image = drawing().convert("L" if mode == "I;16" else "RGB").convert(mode)
    form = "JPEG" if mode in {"CMYK", "YCbCr"} else "PNG"

    picture = take_picture(encoded(image, form))

    assert decoded(picture.data).mode in {"RGB", "L"}


def test_a_photograph_is_progressive_jpeg_and_a_drawing_png_where_that_is_smaller() -> None:
    photo = take_picture(encoded(photograph(), "PNG"))
    chart = take_picture(encoded(drawing(), "PNG"))

    assert photo.media_type == "image/jpeg"
    assert decoded(photo.data).info["progressive"] == 1
    assert chart.media_type == "image/png"
    assert decoded(chart.data).convert("RGB").tobytes() == drawing().tobytes()


def test_what_is_transparent_stays_so() -> None:
    picture = take_picture(encoded(drawing(mode="RGBA"), "PNG"))

    shown = decoded(picture.data)
    assert picture.media_type == "image/png"
    assert shown.mode == "RGBA"
    assert shown.getpixel((0, 0)) == (255, 255, 255, 0)


def test_a_large_transparent_photograph_is_webp() -> None:
    image = Image.effect_noise((1200, 900), 90).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))

    picture = take_picture(encoded(image, "PNG"))

    assert picture.media_type == media_type(picture.data) == "image/webp"
    assert decoded(picture.data).mode == "RGBA"
    assert len(picture.data) < HEAVY_PNG_BYTES


def test_transparency_that_hides_nothing_is_left_out() -> None:
    picture = take_picture(encoded(photograph().convert("RGBA"), "WEBP"))

    assert picture.media_type == "image/jpeg"


@pytest.mark.parametrize(
    ("size", "becomes"),
    [
        ((6000, 3000), (2400, 1200)),
        ((3000, 6000), (1200, 2400)),
        ((2400, 2400), (2400, 2400)),
        ((2401, 100), (2400, 100)),
        ((1, 1), (1, 1)),
        ((30_000, 1), (2400, 1)),
        ((20_000, 400), (2400, 48)),
    ],
)
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_large_picture_is_made_smaller_and_a_small_one_stays(
    form: str, size: tuple[int, int], becomes: tuple[int, int]
) -> None:
    picture = take_picture(encoded(Image.new("RGB", size, RED), form))

    assert (picture.width, picture.height) == decoded(picture.data).size == becomes
    assert max(becomes) <= MAX_SIDE_PX


def test_a_large_webp_is_made_smaller() -> None:
    picture = take_picture(encoded(photograph(6000, 1000), "WEBP"))

    assert decoded(picture.data).size == (2400, 400)


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "PNG"])
@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [
        (1, (320, 200), "left"),
        (2, (320, 200), "right"),
        (3, (320, 200), "right"),
        (5, (200, 320), "top"),
        (6, (200, 320), "top"),
        (8, (200, 320), "bottom"),
    ],
)
def test_a_picture_stands_as_the_camera_was_held(
    form: str, orientation: int, size: tuple[int, int], red: str
) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    places = {"left": (20, 99), "right": (299, 99), "top": (99, 20), "bottom": (99, 299)}

    picture = take_picture(encoded(photograph(), form, exif=exif))

    shown = decoded(picture.data).convert("RGB").resize(size)
    assert (picture.width, picture.height) == size
    left, top = places[red]
    patch = shown.crop((left - 5, top - 5, left + 5, top + 5))
    assert near(patch.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)), RED, 60)


def test_a_telephones_wide_colours_become_those_of_every_screen() -> None:
    # A profile that swaps red and blue: read without it, the picture would be blue.
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    flat = Image.new("RGB", (64, 64), RED)

    pixel = decoded(take_picture(encoded(flat, "JPEG", icc_profile=swapped)).data).getpixel((9, 9))
    same = decoded(take_picture(encoded(flat, "JPEG", icc_profile=srgb)).data).getpixel((9, 9))
    odd = decoded(take_picture(encoded(flat, "JPEG", icc_profile=lab)).data).getpixel((9, 9))

    assert near(pixel, (RED[2], RED[1], RED[0]), 40)
    assert near(same, RED, 8)
    assert near(odd, RED, 8), "a profile for something else is passed over"


def test_what_the_file_says_comes_along_and_leaves_the_picture() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera Maker"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (48.0, 51.0, 24.0)
    exif[0x9C9D] = b"S\0e\0c\0r\0e\0t\0"
    given = encoded(photograph(), "JPEG", exif=exif, xmp=FULL_XMP, comment=b"secret place")
    given = with_segment(given, 0xED, resources(dataset(2, 90, b"Secret city")))

    picture = take_picture(given)

    assert (picture.credit, picture.caption, picture.alt, picture.made_by_ai) == (
        "Zoé Pêcheur / Agence Exemple",
        "La digue, mardi soir",
        "Une digue sous la pluie",
        False,
    )
    shown = decoded(picture.data)
    assert not {"exif", "xmp", "icc_profile", "photoshop", "comment"} & shown.info.keys()
    assert dict(shown.getexif()) == {}
    for trace in (b"Camera Maker", b"ecret", b"S\0e\0c", b"Exemple", b"Exif", b"xpacket", b"GPS"):
        assert trace not in picture.data


@pytest.mark.parametrize("form", ["PNG", "WEBP", "AVIF"])
def test_other_forms_say_it_too(form: str) -> None:
    image, options = photograph(), {"exif": exif_block({0x013B: b"Ann Other\0"})}
    given = encoded(image, form, **options)
    if form == "PNG":
        given = with_chunks(given, chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + FULL_XMP))
    else:
        given = encoded(image, form, xmp=FULL_XMP, **options)

    picture = take_picture(given)

    assert picture.credit == "Zoé Pêcheur / Agence Exemple"
    assert take_picture(encoded(image, form, **options)).credit == "Ann Other"
    assert b"Exemple" not in picture.data
    assert b"Other" not in picture.data


def test_iptc_alone_is_read() -> None:
    records = dataset(2, 80, b"Zo\xe9") + dataset(2, 110, b"AFX") + dataset(2, 120, b"A dyke")
    given = with_segment(encoded(photograph(), "JPEG"), 0xED, resources(records))

    picture = take_picture(given)

    assert (picture.credit, picture.caption) == ("Zoé / AFX", "A dyke")


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_of_what_moves_the_first_frame_is_kept_and_it_is_said(form: str) -> None:
    first, second = Image.new("RGB", (64, 64), RED), Image.new("RGB", (64, 64), BLUE)
    moving = encoded(first, form, save_all=True, append_images=[second], duration=100)

    picture = take_picture(moving)

    assert picture.was_moving
    assert decoded(picture.data).size == (64, 64)
    assert near(decoded(picture.data).convert("RGB").getpixel((9, 9)), RED, 8)
    assert not take_picture(encoded(first, form)).was_moving


def test_the_same_file_gives_the_same_picture_in_any_thread() -> None:
    given = [encoded(image, "PNG") for image in (photograph(900, 700), drawing(mode="RGBA"))]
    alone = [take_picture(data) for data in given]

    with ThreadPoolExecutor(6) as pool:
        together: list[Picture] = list(pool.map(take_picture, given * 6))

    assert together == alone * 6


def test_a_picture_that_was_taken_can_be_taken_again() -> None:
    once = take_picture(encoded(drawing(), "PNG"))

    assert take_picture(once.data) == once


def test_what_follows_the_picture_in_its_file_stays_behind() -> None:
    film = b"\0\0\0\x18ftypmp42" + b"a film of where I live" * 100

    picture = take_picture(encoded(photograph(), "JPEG") + film)

    assert b"where I live" not in picture.data
    assert decoded(picture.data).size == (320, 200)
    assert io.BytesIO(picture.data).read()[-2:] == b"\xff\xd9"
