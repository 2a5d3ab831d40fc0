"""The server on its socket, asked by clients that no browser would be."""

import http.client
import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from filrouge.domain.commands import Correct
from filrouge.reader.stream import CAP_BYTES
from tests.serving import Coverage, Newsroom, Server, post, words

PATIENCE_S = 10


@contextmanager
def connected(server: Server) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_S) as line:
        yield line


def request(path: str, *headers: str, method: str = "GET") -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", "host: x", *headers, "", ""]).encode()


def read_until(line: socket.socket, end: bytes) -> bytes:
    """Read until some bytes have come; b"" stands for the other side's closing."""
    got = b""
    while not end or end not in got:
        data = line.recv(65_536)
        if not data:
            assert not end, f"closed before {end!r} came: {got[-200:]!r}"
            break
        got += data
    return got


@pytest.fixture
def live(newsroom: Newsroom) -> Coverage:
    return newsroom.open(posts=12)


def test_requests_sent_in_one_piece_are_answered_in_their_order(
    server: Server, live: Coverage
) -> None:
    paths = [live.path, "/live/nowhere", f"{live.path}/post/p3", f"{live.path}/at/5", "/"] * 4
    closing_one = request("/", "connection: close")

    with connected(server) as line:
        line.sendall(b"".join(map(request, paths)) + closing_one)
        answered = read_until(line, b"")

    statuses = [part[:3] for part in answered.split(b"HTTP/1.1 ")[1:]]
    assert statuses == [b"200", b"404", b"200", b"200", b"200"] * 4 + [b"200"]
    titles = [part.split(b"</title>")[0] for part in answered.split(b"<title>")[1:]]
    assert titles[2].startswith(b"Titre 3")
    assert titles[::5] == [titles[0]] * 4 + [titles[4]]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_body_that_nobody_asked_for_changes_nothing(
    server: Server, live: Coverage, method: str
) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_S)) as line:
        line.request(method, live.path, body=b"x" * 100_000)
        answer = line.getresponse()
        answer.read()

    assert (answer.status, answer.getheader("allow")) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # TLS on a plain port
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x00" * 1000,
    ],
)
def test_what_is_not_http_is_refused_and_disturbs_nobody(
    server: Server, live: Coverage, garbage: bytes
) -> None:
    with connected(server) as line:
        line.sendall(garbage)
        assert read_until(line, b"").startswith(b"HTTP/1.1 400")

    with connected(server) as line:
        line.sendall(request(live.path))
        assert read_until(line, b"\r\n").startswith(b"HTTP/1.1 200")


def test_readers_who_never_read_disturb_nobody(server: Server, live: Coverage) -> None:
    stream = request(f"{live.path}/stream")
    with connected(server) as deaf, connected(server) as listening:
        # given one who opens a stream and never reads it, and one who does
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.sendall(stream)
        listening.sendall(stream)
        read_until(listening, b"data: ")

        # when more is published than is kept for anyone
        heard = 0
        for number in range(CAP_BYTES // 50_000 + 4):
            live.do(Correct(post="p1", content=words(f"Titre {number}", "mot " * 20_000)))
            heard += len(read_until(listening, f"Titre {number}<".encode()))

        # then who reads has it all
        assert heard > CAP_BYTES
        live.do(post(13))
        assert b"Titre 13" in read_until(listening, b"Titre 13")


def test_a_server_that_is_stopped_ends_its_streams_in_good_order(
    own_house: tuple[Server, Newsroom],
) -> None:
    server, newsroom = own_house
    live = newsroom.open(posts=1)
    lines = [socket.create_connection(("127.0.0.1", server.port), PATIENCE_S) for _ in range(50)]
    for line in lines:
        line.sendall(request(f"{live.path}/stream"))
        read_until(line, b"data: ")

    began = time.monotonic()
    server.stop()

    for line in lines:
        assert read_until(line, b"").endswith(b"0\r\n\r\n")  # RFC 9112, 7.1: the last chunk
        line.close()
    assert time.monotonic() - began < PATIENCE_S
