"""IPTC-IIM records, in the alphabets that they come in."""

import struct

import pytest

from filrouge.media.iptc import MAX_BYTES, Iptc, read_iptc
from tests.media.pictures import dataset, resources

WORDS = "Zoé Pêcheur"


def test_records_in_utf_8() -> None:
    records = (
        dataset(1, 90, b"\x1b%G")
        + dataset(2, 80, WORDS.encode())
        + dataset(2, 110, b"AFX")
        + dataset(2, 116, b"AFX 2026")
        + dataset(2, 120, "Une légende\0".encode())
    )

    assert read_iptc(resources(records)) == Iptc(
        byline=WORDS, credit="AFX", copyright="AFX 2026", caption="Une légende"
    )
    assert read_iptc(records) == read_iptc(resources(records))


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252"])
def test_records_that_do_not_say_their_alphabet(encoding: str) -> None:
    assert read_iptc(dataset(2, 80, WORDS.encode(encoding))) == Iptc(byline=WORDS)


def test_records_that_say_a_wrong_alphabet_are_marked_where_they_break() -> None:
    records = dataset(1, 90, b"\x1b%G") + dataset(2, 80, b"Zo\xe9")

    assert read_iptc(records) == Iptc(byline="Zo\ufffd")


def test_several_bylines_stand_in_their_order() -> None:
    assert read_iptc(dataset(2, 80, b"A") + dataset(2, 80, b"B")) == Iptc(byline="A, B")


def test_records_stand_among_other_resources() -> None:
    other = b"8BIM" + struct.pack(">H", 0x03ED) + b"\x04name\0" + struct.pack(">I", 3) + b"abc\0"

    assert read_iptc(resources(dataset(2, 80, b"A"), before=other)) == Iptc(byline="A")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x1c",
        b"\x1c\x02\x50",
        b"\x1c\x02\x50\x00\x05abc",
        b"\x1c\x02\x50\x80\x04\0\0\0\x01A",
        b"Photoshop 3.0\0",
        b"Photoshop 3.0\x008BIM",
        b"Photoshop 3.0\x008BIM\x04\x04\xff",
        b"Photoshop 3.0\x008BIM\x04\x04\0\0\xff\xff\xff\xff",
        b"Photoshop 3.0\x00" + b"8BIM\x04\x05\0\0\0\0\0\0" * 50_000,
        dataset(2, 80, b"A") + bytes(MAX_BYTES),
    ],
    ids=range(11),
)
def test_what_is_malformed_says_nothing(data: bytes) -> None:
    assert read_iptc(data) == Iptc()
