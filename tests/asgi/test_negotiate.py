"""Which coding a client gets, from what it says it takes (RFC 9110, 12.5.3)."""

import gzip
from collections.abc import Callable

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.asgi.negotiate import CODINGS, coding_of, takes_dictionaries

UNDO: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "identity": lambda body: body,
}


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),  # today's browsers
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),  # 8.4.1.3: the same as gzip
        ("gzip;q=0, x-gzip", "identity"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0.8, gzip;q=0.8", "br"),
        ("gzip ; q=0.9 , br ; Q=1.000", "br"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("br;q=0, *", "gzip"),
        ("gzip;q=0, br;q=0, *", "identity"),
        ("identity", "identity"),
        ("identity;q=0", "identity"),  # nothing else is welcome either
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("identity, gzip;q=0.5", "identity"),
        ("identity;q=0.5, br;q=0.5", "br"),
        ("zstd", "identity"),
        ("gzip;q=2.5", "identity"),
        ("gzip;level=9", "identity"),
        ("gzip;q=, br;q=abc", "identity"),
        (",,;q=1,;;;, br", "br"),
        ("b\x00r, \u00e9", "identity"),
    ],
)
def test_what_a_client_says_is_what_it_gets(accepted: str, coding: str) -> None:
    assert coding_of(accepted) == coding


def test_a_header_longer_than_any_browsers_is_not_looked_at() -> None:
    assert coding_of("br, " + "x" * 10_000) == "identity"


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("gzip, deflate, br, zstd, dcb, dcz", True),  # Chromium with a dictionary
        ("DCZ;q=0.1", True),
        ("gzip, deflate, br, zstd", False),
        ("br, dcz;q=0", False),
        ("*", False),
        ("", False),
        ("dcz, " + "x" * 10_000, False),
    ],
)
def test_a_dictionary_is_for_who_names_its_coding(accepted: str, taken: bool) -> None:
    assert takes_dictionaries(accepted) is taken


@given(st.text(max_size=60))
def test_no_header_whatever_upsets_it(accepted: str) -> None:
    assert coding_of(accepted) in CODINGS


@pytest.mark.parametrize("coding", CODINGS)
def test_a_coding_loses_nothing_and_is_the_same_each_time(coding: str) -> None:
    body = "Les pompiers ont fermé la corniche. ".encode() * 50

    coded = CODINGS[coding](body)

    assert UNDO[coding](coded) == body
    assert CODINGS[coding](body) == coded
