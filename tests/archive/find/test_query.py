"""Query strings: read whatever they hold, bounded, and nothing of them lost in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.archive.find.query import FILTERS_MAX, TEXT_MAX, Query, read_query


@pytest.mark.parametrize(
    ("raw", "query"),
    [
        (b"", Query()),
        (b"q=", Query()),
        (b"q=l%E2%80%99eau+monte", Query(text="l’eau monte")),
        ("q=éa".encode(), Query(text="éa")),
        (b"q=%ff%00a", Query(text="\ufffd a")),
        (b"q=a%C2%ADb%E2%80%AEc", Query(text="abc")),
        (b"q=un&q=deux", Query(text="deux")),
        (b"topic=a&topic=b&topic=a", Query(filters=(("topic", "a"), ("topic", "b")))),
        (b"key=1&colour=red", Query(filters=(("key", "1"), ("colour", "red")))),
        (b"utm_source=x&fbclid=y&key=1", Query(filters=(("key", "1"),))),
        (b"before=1786557600000-12", Query(before=(1786557600000, 12))),
        (b"before=yesterday", Query(filters=(("before", "yesterday"),))),
        (b"&&=&=x&q", Query(filters=(("", "x"),))),
    ],
)
def test_what_is_read(raw: bytes, query: Query) -> None:
    assert read_query(raw) == query


@pytest.mark.parametrize(
    "raw",
    [
        b"q=" + b"a" * (TEXT_MAX + 1),
        b"&".join(b"topic=%d" % n for n in range(FILTERS_MAX + 1)),
        b"q=a&" + b"x" * 8000,
    ],
)
def test_too_much_is_cut_and_said(raw: bytes) -> None:
    query = read_query(raw)

    assert query.is_cut
    assert len(query.text) <= TEXT_MAX
    assert len(query.filters) <= FILTERS_MAX


@given(st.binary(max_size=300))
def test_no_bytes_break_it(raw: bytes) -> None:
    query = read_query(raw)

    assert len(query.text) <= TEXT_MAX
    assert query.text.isprintable()
    assert all(value for _, value in query.filters)
