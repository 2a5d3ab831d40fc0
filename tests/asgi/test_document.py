"""Finished bytes: their headers, and who is told that they have them already."""

import pytest

from filrouge.asgi.document import WORTH_CODING_BYTES, Document
from filrouge.asgi.respond import App, Receive, Scope, Send, redirection, respond
from tests.reader.asking import ask

BODY = b"Le vent faiblit. " * 100


def page(body: bytes = BODY, media_type: str = "text/html", status: int = 200) -> Document:
    return Document(body, media_type, cache_control="no-cache", status=status)


def app(document: Document) -> App:
    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await respond(scope, send, document)

    return answer


def test_a_coding_is_made_once_and_then_kept() -> None:
    document = page()

    first, second = document.coded("br")[1], document.coded("br")[1]

    assert first is second


def test_the_same_bytes_have_the_same_tag_and_others_another() -> None:
    def tag(document: Document) -> bytes:
        return dict(document.coded("identity")[0])[b"etag"]

    assert tag(page()) == tag(page())
    assert tag(page()) != tag(page(BODY + b"."))


def test_codings_differ_in_their_tags() -> None:
    document = page()

    tags = {dict(document.coded(coding)[0])[b"etag"] for coding in ("br", "gzip", "identity")}

    assert len(tags) == 3


def test_what_is_small_is_sent_as_it_is() -> None:
    small = b"x" * (WORTH_CODING_BYTES - 1)

    headers, body = page(small).coded("br")

    assert body == small
    assert b"content-encoding" not in dict(headers)


def test_a_picture_is_not_compressed_again() -> None:
    headers, body = page(media_type="image/jpeg").coded("br")

    assert body == BODY
    assert b"content-encoding" not in dict(headers)


async def test_a_whole_answer() -> None:
    answer = await ask(app(page()), "/", accept_encoding="gzip")

    assert (answer.status, answer.body) == (200, BODY)
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-length"] == str(len(answer.sent))
    assert answer.headers["vary"] == "accept-encoding"
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_head_gives_the_headers_of_get_and_no_body() -> None:
    get = await ask(app(page()), "/", accept_encoding="br")
    head = await ask(app(page()), "/", "HEAD", accept_encoding="br")

    assert (head.status, head.headers, head.sent) == (200, get.headers, b"")


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', 'W/"other" ,W/{} ', "*"])
async def test_who_has_it_already_gets_304_without_a_body(form: str) -> None:
    tag = (await ask(app(page()), "/", accept_encoding="br")).headers["etag"]

    answer = await ask(app(page()), "/", accept_encoding="br", if_none_match=form.format(tag))

    assert (answer.status, answer.sent) == (304, b"")
    assert answer.headers["etag"] == tag
    assert answer.headers["cache-control"] == "no-cache"
    assert "content-length" not in answer.headers


async def test_a_tag_is_good_for_every_coding_of_the_same_bytes() -> None:
    tag = (await ask(app(page()), "/", accept_encoding="br")).headers["etag"]

    answer = await ask(app(page()), "/", accept_encoding="gzip", if_none_match=tag)

    assert answer.status == 304


@pytest.mark.parametrize("known", ['"other"', '""', "garbage", ",,,", "W/", "\xff"])
async def test_who_has_something_else_gets_it_whole(known: str) -> None:
    answer = await ask(app(page()), "/", if_none_match=known)

    assert (answer.status, answer.body) == (200, BODY)


async def test_a_refusal_is_never_answered_with_304() -> None:
    answer = await ask(app(page(status=404)), "/", if_none_match="*")

    assert (answer.status, answer.body) == (404, BODY)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_a_redirection_says_where_to(method: str) -> None:
    document = redirection(301, "/live/a?b=%C3%A9", cache_control="max-age=0")

    answer = await ask(app(document), "/live/z", method)

    assert (answer.status, answer.headers["location"]) == (301, "/live/a?b=%C3%A9")
    assert answer.headers["cache-control"] == "max-age=0"
    assert answer.text == ("/live/a?b=%C3%A9\n" if method == "GET" else "")


async def test_what_is_no_redirection_leads_nowhere() -> None:
    assert "location" not in (await ask(app(page()), "/")).headers
