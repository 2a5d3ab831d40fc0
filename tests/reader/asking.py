"""Asks an ASGI application, without a server: one answer, or a stream that is listened to."""

import asyncio
import gzip
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

import brotli
import msgspec

from filrouge.asgi.respond import App, Message, Scope


class Answer(msgspec.Struct, frozen=True):
    """A whole answer; `body` is decoded, `sent` is what went over the wire."""

    status: int
    headers: dict[str, str]
    body: bytes
    sent: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class SseMessage(msgspec.Struct, frozen=True):
    """A server-sent event: the cursor it brings the reader to, and the delta."""

    id: str
    delta: dict[str, Any]


def scope_of(target: str, method: str, headers: Mapping[str, str]) -> Scope:
    """Give the scope that uvicorn makes for a request."""
    url = urlsplit(target)
    return {
        "type": "http",
        "method": method,
        "path": unquote(url.path),
        "raw_path": url.path.encode(),
        "query_string": url.query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }


def _decoded(coding: str, body: bytes) -> bytes:
    match coding:
        case "br":
            return bytes(brotli.decompress(body))
        case "gzip":
            return gzip.decompress(body)
        case _:
            return body


async def ask(app: App, target: str, method: str = "GET", **headers: str) -> Answer:
    """Ask once; underscores in header names stand for hyphens."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    named = {name.replace("_", "-"): value for name, value in headers.items()}
    await app(scope_of(target, method, named), receive, send)
    start, *bodies = sent
    given = {name.decode(): value.decode() for name, value in start["headers"]}
    body = b"".join(message["body"] for message in bodies)
    assert not bodies[-1].get("more_body", False)
    whole = body and _decoded(given.get("content-encoding", ""), body)
    return Answer(start["status"], given, whole, body)


class Listener:
    """A reader with an open stream."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.retry_ms: int | None = None
        self.left = asyncio.Event()
        self._sent: asyncio.Queue[Message] = asyncio.Queue()
        self._text = ""

    async def receive(self) -> Message:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self._sent.put_nowait(message)

    async def start(self) -> None:
        message = await self._sent.get()
        self.status = message["status"]
        self.headers = {name.decode(): value.decode() for name, value in message["headers"]}

    async def message(self) -> SseMessage | None:
        """Wait for the next message; None once the server has ended the stream."""
        while True:
            event, found, rest = self._text.partition("\n\n")
            if not found:
                sent = await self._sent.get()
                self._text += sent["body"].decode()
                if not sent.get("more_body", False) and not self._text:
                    return None
                continue
            self._text = rest
            fields = dict(line.split(": ", 1) for line in event.split("\n") if line[:1] != ":")
            if "retry" in fields:
                self.retry_ms = int(fields["retry"])
            if "data" in fields:
                return SseMessage(fields["id"], msgspec.json.decode(fields["data"]))


@asynccontextmanager
async def listening(app: App, target: str, **headers: str) -> AsyncIterator[Listener]:
    """Open a stream; the reader leaves at the end."""
    listener = Listener()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    scope = scope_of(target, "GET", named)
    task = asyncio.ensure_future(app(scope, listener.receive, listener.send))
    try:
        await listener.start()
        yield listener
    finally:
        listener.left.set()
        await task
