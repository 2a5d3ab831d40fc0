"""A file is what its first bytes say, and nothing that is not on the list."""

import pytest

from filrouge.media.sniff import is_heic, media_type


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF87a", "image/gif"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x20ftypavif", "image/avif"),
        (b"\0\0\0\x20ftypM4A ", "audio/mp4"),
        (b"\0\0\0\x20ftypisom", "video/mp4"),
        (b"\0\0\0\x20ftypmp42", "video/mp4"),
        (b"OggS\0", "audio/ogg"),
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90", "audio/mpeg"),
        (b"\x1a\x45\xdf\xa3", "video/webm"),
    ],
)
def test_what_the_house_serves(start: bytes, kind: str) -> None:
    assert media_type(start + bytes(100)) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8",
        b"GIF88a",
        b"RIFF\x10\0\0\0WAVEfmt ",
        b"\0\0\0\x20ftypheic",
        b"\0\0\0\x20ftypmif1",
        b"\0\0\0\x20ftyp",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<?xml version='1.0'?><svg/>",
        b"<!doctype html><script>alert(1)</script>",
        b" \xff\xd8\xff",
        b"\xef\xbb\xbfGIF89a",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"MZ",
    ],
)
def test_what_it_does_not(data: bytes) -> None:
    assert media_type(data) is None


@pytest.mark.parametrize(
    "box",
    [
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        b"\0\0\0\x18ftypmif1\0\0\0\0mif1heix",
        b"\0\0\0\x14ftypmsf1\0\0\0\0hevc",
        b"\0\0\0\x10ftypheic\0\0\0\0",
    ],
)
def test_what_a_telephone_calls_a_picture_and_browsers_do_not(box: bytes) -> None:
    assert is_heic(box + bytes(100))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\0\0\x20ftypavif\0\0\0\0avifmif1miafMA1A",
        b"\0\0\0\x14ftypisom\0\0\0\0mp41",
        b"\0\0\0\x14ftypisomheicmp41",
        b"\0\0\0\x10ftypmif1\0\0\0\0heic",
        b"\0\0\0\x18htyp" + b"heic" * 4,
    ],
)
def test_other_boxes_are_no_heic(data: bytes) -> None:
    assert not is_heic(data)
