"""What the console refuses before Django sees it."""

import json
from typing import Any

import pytest

from filrouge.asgi.respond import Message, Scope
from filrouge.project.asgi import FORM_TIMES, MARGIN_BYTES, console
from filrouge.project.words import load_words
from tests.newsroom.desk import Desk

FRENCH = "fr-FR,fr;q=0.9,en;q=0.8"


@pytest.fixture
def desk(tmp_path: Any, db: None) -> Desk:
    load_words()
    return Desk(tmp_path)


async def _refused(desk: Desk, path: str, language: str) -> tuple[int, str, str]:
    """Send what is too large; gives status, type and body of the answer."""
    most_bytes = FORM_TIMES * (desk.settings.upload_mb * 1_000_000 + MARGIN_BYTES)
    length = str(most_bytes + 1).encode()
    headers = [(b"content-length", length), (b"accept-language", language.encode())]
    scope = {"type": "http", "method": "POST", "path": path, "headers": headers}
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async def otherwise(scope: Scope, receive: object, send: object) -> None:
        raise AssertionError(scope["path"])

    await console(desk.house, path="/redaction", otherwise=otherwise)(scope, receive, send)

    start, *parts = sent
    told = dict(start["headers"])
    body = b"".join(part["body"] for part in parts).decode()
    return start["status"], told[b"content-type"].decode(), body


@pytest.mark.parametrize(
    ("language", "title", "most"),
    [
        ("en", "This is too large", "25 MB is the most"),
        (FRENCH, "C’est trop gros", "25\N{NO-BREAK SPACE}Mo"),
        ("tlh", "This is too large", "25 MB is the most"),
    ],
)
async def test_a_body_that_is_too_large_is_refused_in_the_language_that_is_asked_for(
    desk: Desk, language: str, title: str, most: str
) -> None:
    status, kind, body = await _refused(desk, "/api/v1/media", language)

    problem = json.loads(body)
    assert (status, kind, problem["status"]) == (413, "application/problem+json", 413)
    assert (problem["code"], problem["title"], problem["fields"]) == ("too_large", title, [])
    assert most in problem["detail"]


async def test_who_sends_a_form_is_told_on_a_page(desk: Desk) -> None:
    status, kind, body = await _refused(desk, "/redaction/open", FRENCH)

    assert (status, kind) == (413, "text/html; charset=utf-8")
    assert '<html lang="fr"' in body
    assert "C’est trop gros" in body
    assert "25\N{NO-BREAK SPACE}Mo" in body
