"""What is no LiveBlogPosting, or a hostile one: a sentence, never a crash."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.domain.commands import Describe, End, Open, Publish, Start
from filrouge.importers.base import MAX_BYTES, NotALive
from filrouge.importers.jsonld import JsonLd
from tests.importers.reading import (
    imported,
    live,
    posts,
    replayed,
)

TOO_DEEP = "the LD+JSON cannot be read: it is nested over 100 levels deep"
REFUSALS = {
    "no data": (
        b"<p>Hello</p>",
        'a web page with a <script type="application/ld+json"> was expected; this has none',
    ),
    "broken": (
        b'<script type="application/ld+json">{"@type": </script>',
        "a LiveBlogPosting was expected; the LD+JSON cannot be read: Expecting value, line 1",
    ),
    "another type": (
        b'{"@type": ["NewsArticle"], "author": {"@type": "https://schema.org/Person"}}',
        "a LiveBlogPosting was expected; the LD+JSON holds NewsArticle, Person",
    ),
    "no type": (
        b"[1, 2]",
        "a LiveBlogPosting was expected; the LD+JSON holds nothing with a type",
    ),
    "no updates": (
        live(),
        "a LiveBlogPosting with a liveBlogUpdate was expected; it has none",
    ),
    "no words": (
        live({"articleBody": "<p> </p>"}),
        "updates with words were expected; no liveBlogUpdate has any",
    ),
    "no headline": (
        live({"articleBody": "x"}, headline=""),
        "a LiveBlogPosting with a headline was expected; it has none",
    ),
    "a book": (
        live({"headline": "Abc", "articleBody": "word " * 30_000}),
        "a live that can be kept was expected; Abc: too_long (characters=150002, limit=100000)",
    ),
    "a bomb": (b"[" * 100_000, f"a LiveBlogPosting was expected; {TOO_DEEP}"),
    "a small bomb": (b"[" * 900 + b"]" * 900, f"a LiveBlogPosting was expected; {TOO_DEEP}"),
    "too long": (b"x" * (MAX_BYTES + 1), "a web page of at most 50 MB was expected"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_says_what_was_expected(case: str) -> None:
    payload, sentence = REFUSALS[case]

    with pytest.raises(NotALive) as refusal:
        imported(payload)

    assert str(refusal.value) == sentence


class TestAccepts:
    @pytest.mark.parametrize(
        ("payload", "content_type", "expected"),
        [
            (b'{"@type": "LiveBlogPosting"}', None, True),
            (b"\n<!DOCTYPE html><p>", None, True),
            (b'{"@context": "https://schema.org"}', None, True),
            (b"anything", "text/html; charset=utf-8", True),
            (b"09:12 The doors open.", "text/plain", False),
            (b'{"posts": []}', "application/json", False),
            (b"", None, False),
        ],
    )
    def test_sniffs(self, payload: bytes, content_type: str | None, expected: bool) -> None:
        assert JsonLd().accepts(payload, content_type) is expected


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_a_live_or_not_a_live(payload: bytes) -> None:
    with pytest.raises(NotALive):
        imported(payload)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.just("2026-05-01T10:00:00Z"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@id", "@type", "@list", "@value", "name", "url", "caption"]), inner
        )
    ),
    max_leaves=6,
)
KEYS = (
    "@id headline url datePublished coverageStartTime coverageEndTime author image video keywords "
    "about inLanguage description articleBody mainEntityOfPage articleSection"
)
NODES = st.dictionaries(st.sampled_from(KEYS.split()), VALUES)


@given(NODES, st.lists(NODES | VALUES, max_size=4))
def test_any_data_gives_a_live_in_order_or_not_a_live(node: dict[str, Any], updates: Any) -> None:
    try:
        result = imported(live(*updates, **node))
    except NotALive:
        return

    kinds = [type(step.command) for step in result.steps]
    assert kinds[:3] == [Open, Describe, Start]
    assert set(kinds[3:]) <= {Publish, End}
    dated = [step.at for step in result.steps if step.at]
    assert dated == sorted(dated)
    assert len(replayed(result).posts) == len(posts(result))
