"""What is no copied page is refused, in one sentence that says what was expected."""

import pytest

from filrouge.importers.base import NotALive
from filrouge.importers.livetext import LiveText


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"", "the text of a live page was expected; this is empty"),
        (" \n\u00a0\n".encode(), "the text of a live page was expected; this is empty"),
        (
            b"\x89PNG\r\n\x1a\n\x00\x00",
            "the text of a live page was expected; this is no plain text",
        ),
        (b"\x81\x8d\x8f", "the text of a live page was expected; this is no plain text"),
        (b"<!doctype html><p>One", "the text of a live page was expected; this is HTML or JSON"),
        (b'{"posts": []}', "the text of a live page was expected; this is HTML or JSON"),
        (b'[{"a": 1}]', "the text of a live page was expected; this is HTML or JSON"),
        (b"\n" * 500_001, "a pasted text of at most 500000 lines was expected"),
        (
            b"Only a headline here",
            "the text of a live page was expected: a headline and at least two posts",
        ),
        (
            b"Only a headline here\n\nOne post\n\nIts body ends.",
            "the text of a live page was expected: a headline and at least two posts",
        ),
    ],
)
def test_what_is_no_live_is_refused_in_one_sentence(payload: bytes, reason: str) -> None:
    with pytest.raises(NotALive) as refused:
        LiveText().commands(payload, lambda: "id")

    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("payload", "content_type", "accepted"),
    [
        (b"Some words", None, True),
        (b"Some words", "text/plain; charset=utf-8", True),
        ("Été".encode("cp1252"), None, True),
        (b"Some words", "application/json", False),
        (b"<html>", None, False),
        (b"\x00\x01", None, False),
        (b"", None, False),
    ],
)
def test_only_plain_text_is_accepted(
    payload: bytes, content_type: str | None, *, accepted: bool
) -> None:
    assert LiveText().accepts(payload, content_type) is accepted
