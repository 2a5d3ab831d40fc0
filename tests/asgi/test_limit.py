"""What a request may bring is bounded, whatever it says of itself."""

from collections.abc import Iterator

import pytest

from filrouge.asgi.limit import limited
from filrouge.asgi.respond import Message, Receive, Scope, Send

LIMIT_BYTES = 10


class Asked:
    """An application that notes what it was given, behind the limit."""

    def __init__(self) -> None:
        self.answered: list[str] = []
        self.given: list[Message] = []
        self.app = limited(self._app, most_bytes=LIMIT_BYTES, refused=self._refused)

    async def _app(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.answered.append("app")
        while (message := await receive())["type"] == "http.request":
            self.given.append(message)
            if not message["more_body"]:
                return
        self.given.append(message)

    async def _refused(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.answered.append("refused")

    async def ask(self, *bodies: bytes, length: int | None = None) -> int:
        """Send a request in pieces; give how many of them were not read."""
        headers = [] if length is None else [(b"content-length", b"%d" % length)]
        pieces = _pieces(bodies)
        left = len(bodies)

        async def receive() -> Message:
            nonlocal left
            left -= 1
            return next(pieces)

        async def send(message: Message) -> None:
            raise AssertionError(message)

        await self.app({"type": "http", "headers": headers}, receive, send)
        return left


def _pieces(bodies: tuple[bytes, ...]) -> Iterator[Message]:
    for number, body in enumerate(bodies, start=1):
        yield {"type": "http.request", "body": body, "more_body": number < len(bodies)}


@pytest.fixture
def asked() -> Asked:
    return Asked()


async def test_what_fits_is_handed_on_as_it_is(asked: Asked) -> None:
    await asked.ask(b"12345", b"67890", length=10)

    assert asked.answered == ["app"]
    assert [message["body"] for message in asked.given] == [b"12345", b"67890"]


async def test_one_that_says_it_is_too_large_is_read_to_its_end_and_refused(asked: Asked) -> None:
    assert await asked.ask(b"12345", b"678901", length=11) == 0

    assert (asked.answered, asked.given) == (["refused"], [])


async def test_one_that_is_monstrous_is_not_even_read(asked: Asked) -> None:
    assert await asked.ask(b"1" * 1000, length=1000) == 1

    assert (asked.answered, asked.given) == (["refused"], [])


async def test_one_that_sends_more_than_it_said_is_cut_off(asked: Asked) -> None:
    await asked.ask(b"12345", b"678901", b"never read", length=5)

    assert asked.answered == ["app"]
    assert [message["type"] for message in asked.given] == ["http.request", "http.disconnect"]


async def test_one_that_says_nothing_is_counted_all_the_same(asked: Asked) -> None:
    assert await asked.ask(b"12345", b"678901", b"never read") == 1

    assert asked.given[-1] == {"type": "http.disconnect"}
