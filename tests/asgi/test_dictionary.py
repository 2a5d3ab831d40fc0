"""Bodies coded against a dictionary that a browser has (RFC 9842)."""

from base64 import b64encode
from hashlib import sha256

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from filrouge.asgi.dictionary import Dictionary
from filrouge.asgi.document import WORTH_CODING_BYTES, Document
from filrouge.asgi.respond import App, Receive, Scope, Send, respond
from tests.reader.asking import Answer, ask

LINES = [
    f"{hour} h : la cote est à {hour * 7} cm au pont de Lussan.".encode() for hour in range(99)
]
BEFORE, NOW = b"\n".join(LINES[:80]), b"\n".join(LINES[2:82])
TAKEN = "gzip, br, zstd, dcb, dcz"


def undone(coded: bytes, dictionary: bytes) -> bytes:
    """Decode as a browser does, which checks that it was coded against what it has."""
    magic, digest, frame = coded[:8], coded[8:40], coded[40:]
    assert magic == b"\x5e\x2a\x4d\x18\x20\x00\x00\x00"
    assert digest == sha256(dictionary).digest()
    words = zstandard.ZstdCompressionDict(dictionary, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    return zstandard.ZstdDecompressor(dict_data=words).decompress(frame)


def app(body: bytes, *dictionaries: Dictionary) -> App:
    known = {dictionary.available: dictionary for dictionary in dictionaries}
    document = Document(body, "text/html", cache_control="max-age=0", dictionaries=known)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await respond(scope, send, document)

    return answer


async def asked(app: App, available: bytes, accepted: str = TAKEN, method: str = "GET") -> Answer:
    return await ask(
        app, "/", method, accept_encoding=accepted, available_dictionary=available.decode()
    )


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_nothing_is_lost(body: bytes, dictionary: bytes) -> None:
    assert undone(Dictionary(dictionary).code(body), dictionary) == body


def test_a_dictionary_is_known_by_its_digest() -> None:
    digest = sha256(BEFORE).digest()

    dictionary = Dictionary(BEFORE)

    assert dictionary.available == b":" + b64encode(digest) + b":"
    assert digest.hex().startswith(dictionary.name)


async def test_who_has_the_dictionary_gets_what_differs() -> None:
    dictionary = Dictionary(BEFORE)

    answer = await asked(app(NOW, dictionary), dictionary.available)

    assert answer.headers["content-encoding"] == "dcz"
    assert answer.headers["vary"] == "accept-encoding, available-dictionary"
    assert answer.headers["content-length"] == str(len(answer.sent))
    assert undone(answer.sent, BEFORE) == NOW
    assert len(answer.sent) < 200


@pytest.mark.parametrize(
    ("available", "accepted"),
    [
        (b"", TAKEN),
        (Dictionary(b"of another day").available, TAKEN),
        (b":AAAA:", TAKEN),
        (b"garbage", TAKEN),
        (Dictionary(BEFORE).available, "gzip, br, zstd"),
        (Dictionary(BEFORE).available, "br, dcz;q=0"),
        (Dictionary(BEFORE).available, "br, *"),
    ],
)
async def test_all_others_get_it_whole(available: bytes, accepted: str) -> None:
    answer = await asked(app(NOW, Dictionary(BEFORE)), available, accepted)

    assert (answer.headers["content-encoding"], answer.body) == ("br", NOW)
    assert answer.headers["vary"] == "accept-encoding, available-dictionary"


async def test_a_body_is_coded_once_for_all_who_have_a_dictionary() -> None:
    dictionary = Dictionary(BEFORE)
    known = {dictionary.available: dictionary}
    document = Document(NOW, "text/html", cache_control="max-age=0", dictionaries=known)

    first, second = (document.answer(TAKEN, dictionary.available)[1] for _ in range(2))

    assert first is second


async def test_the_tag_differs_by_dictionary_and_is_good_for_all_of_them() -> None:
    older, newer = Dictionary(BEFORE), Dictionary(NOW)
    page = app(NOW, older, newer)

    answers = [await asked(page, which.available) for which in (older, newer)]
    tags = [answer.headers["etag"] for answer in [*answers, await asked(page, b"")]]

    assert len(set(tags)) == 3
    for tag in tags:
        again = await ask(
            page,
            "/",
            accept_encoding=TAKEN,
            available_dictionary=older.available.decode(),
            if_none_match=tag,
        )
        assert (again.status, again.sent, again.headers["etag"]) == (304, b"", tags[0])
        assert again.headers["vary"] == "accept-encoding, available-dictionary"


async def test_head_gives_the_headers_of_get() -> None:
    dictionary = Dictionary(BEFORE)
    page = app(NOW, dictionary)

    get = await asked(page, dictionary.available)
    head = await asked(page, dictionary.available, method="HEAD")

    assert (head.headers, head.sent) == (get.headers, b"")


async def test_what_is_small_is_sent_as_it_is() -> None:
    dictionary = Dictionary(BEFORE)

    answer = await asked(app(b"x" * (WORTH_CODING_BYTES - 1), dictionary), dictionary.available)

    assert "content-encoding" not in answer.headers
