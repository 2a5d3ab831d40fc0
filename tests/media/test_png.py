"""A PNG file taken apart: what a decoder needs, and what the file says."""

import time
import zlib

import pytest

from filrouge.media.png import BadPng, Png, take_apart
from tests.media.pictures import chunk, drawing, encoded, with_chunks

PLAIN = encoded(drawing(), "PNG")
XMP = b"XML:com.adobe.xmp\0"


def test_a_plain_file_is_left_as_it_is() -> None:
    assert take_apart(PLAIN) == Png(picture=PLAIN, xmp=b"", is_moving=False)


def test_texts_unknown_chunks_and_what_follows_are_left_out() -> None:
    extra = [chunk(kind, b"a\0b") for kind in (b"tEXt", b"zTXt", b"iTXt", b"juMB", b"caBX")]

    assert take_apart(with_chunks(PLAIN, *extra) + b"PK\3\4").picture == PLAIN


def test_what_may_stand_once_stands_once() -> None:
    gamma = chunk(b"gAMA", b"\0\0\xb1\x8f")

    assert take_apart(with_chunks(PLAIN, gamma, gamma)).picture == with_chunks(PLAIN, gamma)


@pytest.mark.parametrize(
    ("text", "xmp"),
    [
        (b"\0\0\0\0<x/>", b"<x/>"),
        (b"\0\0fr\0titre\0<x/>", b"<x/>"),
        (b"\1\0\0\0" + zlib.compress(b"<x/>"), b"<x/>"),
        (b"\1\0\0\0not packed", b""),
        (b"\0\0", b""),
        (b"", b""),
    ],
)
def test_the_xmp_packet(text: bytes, xmp: bytes) -> None:
    assert take_apart(with_chunks(PLAIN, chunk(b"iTXt", XMP + text))).xmp == xmp


def test_a_packed_packet_is_unpacked_to_a_limit() -> None:
    bomb = XMP + b"\1\0\0\0" + zlib.compress(bytes(50_000_000))

    assert len(take_apart(with_chunks(PLAIN, chunk(b"iTXt", bomb))).xmp) == 1_000_001


def test_a_great_many_texts_are_passed_over_in_a_moment() -> None:
    texts = [chunk(b"iTXt", b"a\0")] * 20_000
    began = time.process_time()

    assert take_apart(with_chunks(PLAIN, *texts) + bytes(20_000_000)).picture == PLAIN

    assert time.process_time() - began < 1


def test_frames_are_seen() -> None:
    moving = take_apart(with_chunks(PLAIN, chunk(b"acTL", bytes(8))))

    assert (moving.is_moving, moving.picture) == (True, PLAIN)


@pytest.mark.parametrize("length", [8, 10, 33, len(PLAIN) - 12, len(PLAIN) - 1])
def test_a_file_cut_short_is_refused(length: int) -> None:
    with pytest.raises(BadPng):
        take_apart(PLAIN[:length])
