"""EXIF: three tags in words, whatever stands around them."""

import struct

import pytest

from filrouge.media.exif import Exif, read_exif
from tests.media.pictures import exif_block


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_three_tags(order: str) -> None:
    tags = {0x010E: b"Une digue\0", 0x013B: b"Zoe\0", 0x8298: b"Zoe\0Exemple\0", 0x0110: b"X100\0"}

    for block in (exif_block(tags, order), exif_block(tags, order)[6:]):
        assert read_exif(block) == Exif(
            artist="Zoe", copyright="Zoe, Exemple", description="Une digue"
        )


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_letters_that_the_standard_does_not_foresee(encoding: str) -> None:
    assert read_exif(exif_block({0x013B: "Zoé Pêcheur".encode(encoding)})) == Exif(
        artist="Zoé Pêcheur"
    )


@pytest.mark.parametrize("default", [b"OLYMPUS DIGITAL CAMERA", b"SONY DSC", b"default\0"])
def test_what_a_camera_says_of_every_picture_is_no_description(default: bytes) -> None:
    assert read_exif(exif_block({0x010E: default})) == Exif()


WHOLE = exif_block({0x013B: b"Zoe Pecheur\0"})


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"Exif\0\0",
        b"Exif\0\0II*\0",
        b"II*\0\xff\xff\xff\xff",
        b"II*\0\x08\0\0\0\xff\xff",
        b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHII", 0x013B, 3, 1, 7),
        b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHII", 0x013B, 2, 0xFFFFFFFF, 0xFFFFFFF0),
        b"PNG" + WHOLE,
        WHOLE[:20],
    ],
    ids=range(9),
)
def test_what_is_malformed_says_nothing(block: bytes) -> None:
    assert read_exif(block) == Exif()
