"""The console's stream: over ASGI, and through the real server."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, closing, suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.test import Client

from filrouge.accounts.models import User
from filrouge.accounts.role import Role
from filrouge.newsroom.bus import Change
from filrouge.newsroom.connection import closing as closing_connections
from filrouge.newsroom.views import stream as streams
from tests.newsroom.desk import PASSWORD, Desk
from tests.newsroom.disk import on_disk, working_on
from tests.serving import Newsroom, Server, serving

PATH = "/redaction/stream"
WAIT_S = 20
"""The first request loads half of Django."""

SECRET = "tests " * 10
"""The key of the tests' own settings: a session made here stands at the server."""


def session_of(user: User) -> str:
    """Sign somebody in and give the cookie."""
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


class Stream:
    """One request over ASGI; `next` gives what comes next, None at the end."""

    def __init__(self, cookie: str) -> None:
        headers = [(b"host", b"testserver")]
        if cookie:
            headers.append((b"cookie", f"{settings.SESSION_COOKIE_NAME}={cookie}".encode()))
        self._scope = {
            "type": "http",
            "method": "GET",
            "path": PATH,
            "raw_path": PATH.encode(),
            "query_string": b"",
            "headers": headers,
            "server": ("testserver", 80),
        }
        self.sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._left = asyncio.Event()
        self._is_first = True

    async def run(self) -> None:
        await get_asgi_application()(self._scope, self._receive, self.sent.put)  # type: ignore[arg-type] # ASGI's own dicts

    async def _receive(self) -> dict[str, Any]:
        if self._is_first:
            self._is_first = False
            return {"type": "http.request", "body": b"", "more_body": False}
        await self._left.wait()
        return {"type": "http.disconnect"}

    def leave(self) -> None:
        self._left.set()

    async def next(self) -> bytes | None:
        message = await asyncio.wait_for(self.sent.get(), WAIT_S)
        while message["type"] == "http.response.body" and not message.get("body"):
            if not message.get("more_body"):
                return None
            message = await asyncio.wait_for(self.sent.get(), WAIT_S)
        if message["type"] == "http.response.start":
            return str(message["status"]).encode()
        body = message["body"]
        assert isinstance(body, bytes)
        return body


@asynccontextmanager
async def opened(cookie: str) -> AsyncIterator[Stream]:
    stream = Stream(cookie)
    task = asyncio.create_task(stream.run())
    try:
        yield stream
    finally:
        stream.leave()
        with suppress(asyncio.CancelledError):
            await asyncio.wait_for(task, WAIT_S)


@pytest.fixture
def desk(tmp_path: Path, db: None) -> Iterator[Desk]:
    with on_disk(tmp_path):
        yield Desk(tmp_path)


async def signed_in(desk: Desk, role: Role) -> tuple[User, str]:
    def make() -> tuple[User, str]:
        person = desk.person(role)
        return person, session_of(person)

    return await asyncio.to_thread(closing_connections, make)


async def test_it_greets_and_tells_of_every_change(desk: Desk) -> None:
    _person, cookie = await signed_in(desk, Role.READ_ONLY)

    async with opened(cookie) as stream:
        assert await stream.next() == b"200"
        assert await stream.next() == b"retry: 2000\n: hello\n\n"
        desk.bus.publish(Change(kind="log", live="live-1", epoch=3, seq=7))
        desk.bus.publish(Change(kind="drafts", live="live-1", subject="d1"))
        assert await stream.next() == b'data: {"kind":"log","live":"live-1","epoch":3,"seq":7}\n\n'
        assert await stream.next() == b'data: {"kind":"drafts","live":"live-1","subject":"d1"}\n\n'


async def test_proxies_are_told_to_pass_it_on(desk: Desk) -> None:
    _person, cookie = await signed_in(desk, Role.READ_ONLY)

    async with opened(cookie) as stream:
        start = await asyncio.wait_for(stream.sent.get(), WAIT_S)

    headers = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    assert headers["content-type"] == "text/event-stream; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert headers["x-accel-buffering"] == "no"
    assert "content-length" not in headers


@pytest.mark.parametrize("cookie", ["", "forged"])
async def test_nobody_hears_anything(desk: Desk, cookie: str) -> None:
    async with opened(cookie) as stream:
        assert await stream.next() == b"401"
        assert await stream.next() is None


async def test_it_ends_when_the_server_stops(desk: Desk) -> None:
    _person, cookie = await signed_in(desk, Role.READ_ONLY)

    async with opened(cookie) as stream:
        await stream.next()
        await stream.next()
        desk.bus.close()
        assert await stream.next() is None


@pytest.mark.parametrize("how", ["signed out", "account closed"])
async def test_it_ends_soon_after_the_session(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(streams, "HEARTBEAT_S", 0.05)
    person, cookie = await signed_in(desk, Role.READ_ONLY)

    def end() -> None:
        if how == "signed out":
            client = Client()
            client.cookies[settings.SESSION_COOKIE_NAME] = cookie
            client.logout()
        else:
            User.objects.filter(pk=person.pk).update(is_active=False)

    async with opened(cookie) as stream:
        assert [await stream.next(), await stream.next()] == [
            b"200",
            b"retry: 2000\n: hello\n\n",
        ]
        assert await stream.next() == b":\n\n"
        await asyncio.to_thread(closing_connections, end)
        rest: list[bytes | None] = [b":\n\n"]
        while rest[-1] is not None:
            rest.append(await stream.next())
        # The beat that was on its way, and the end.
        assert len(rest) <= 4


async def test_who_leaves_is_not_followed_any_more(desk: Desk) -> None:
    _person, cookie = await signed_in(desk, Role.READ_ONLY)

    async with opened(cookie) as stream:
        await stream.next()
        await stream.next()
        assert len(desk.bus._followers) == 1

    assert not desk.bus._followers


def listen(server: Server, cookie: str) -> socket.socket:
    """Open a stream at the server and read its greeting."""
    line = socket.create_connection(("127.0.0.1", server.port), timeout=WAIT_S)
    request = f"GET {PATH} HTTP/1.1\r\nHost: x\r\nCookie: {settings.SESSION_COOKIE_NAME}={cookie}"
    line.sendall(request.encode() + b"\r\n\r\n")
    until(line, b": hello\n\n")
    return line


def until(line: socket.socket, end: bytes) -> bytes:
    """Read until something was said, or the line is closed."""
    data = b""
    while end not in data and (more := line.recv(65536)):
        data += more
    assert end in data, data
    return data


def threads_of(server: Server) -> int:
    return len(list(Path(f"/proc/{server.process.pid}/task").iterdir()))


def test_the_server_tells_of_what_it_recorded_holds_no_thread_and_ends_it_at_its_stop(
    tmp_path: Path, db: None
) -> None:
    with serving(tmp_path, secret_key=SECRET) as server, working_on(tmp_path / "newsroom.db"):
        person = User.objects.create_user("ana@example.org", PASSWORD, name="Ana")
        cookie = session_of(person)
        newsroom = Newsroom(tmp_path, server)
        first = listen(server, cookie)
        few = threads_of(server)
        lines = [first, *(listen(server, cookie) for _ in range(30))]
        with ExitStack() as stack:
            for line in lines:
                stack.enter_context(closing(line))
            stack.enter_context(closing(newsroom))

            coverage = newsroom.open()

            for line in lines:
                assert f'"live":"{coverage.id}"'.encode() in until(line, b'"kind":"log"')
            # The pool that all share may have grown up to its bound.
            assert threads_of(server) - few < 15
            assert server.stop() == -signal.SIGTERM  # uvicorn ends by the signal it was sent
            for line in lines:
                until(line, b"0\r\n\r\n")
