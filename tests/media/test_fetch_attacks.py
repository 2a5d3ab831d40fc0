"""Tricks to have the house ask its own network, or wait or swell for ever. Each is refused.

What an attacker controls: the pasted address, the name server of its host, and the answer.
"""

import gzip
import itertools
import ssl
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import filrouge.media.fetch
import filrouge.media.wire
from filrouge.domain.clean import is_link
from filrouge.media.fetch import MAX_BYTES, MAX_SECONDS, CannotFetch, fetch
from filrouge.media.wire import resolve as system_resolve
from tests.media.network import NEWS, Chunks, Clock, Names, Network, answer, redirect

NOT_PUBLIC = "is not a site on the public internet."


def attack(url: str, network: Network, **more: Any) -> str:
    options: dict[str, Any] = {
        "resolve": Names(evil_example=[[NEWS]]),
        "backend": network,
        "clock": Clock(),
        "tls": ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
    }
    with pytest.raises(CannotFetch) as refused:
        fetch(url, **(options | more))
    return str(refused.value)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "017700000001",
        "127.0.0.1.",
        "127。0。0。1",
        "①②⑦.⓪.⓪.①",
        "0",
        "0.0.0.0",
        "169.254.169.254",
        "0xa9fea9fe",
        "2852039166",
        "100.64.0.1",
        "10.0.0.1",
        "192.168.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::]",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "[ff02::1]",
    ],
)
def test_an_inner_address_however_it_is_written(host: str) -> None:
    # The system's own resolver, which reads all of these without asking anybody.
    network = Network()

    said = attack(f"http://{host}/latest/meta-data/", network, resolve=system_resolve)

    assert said.endswith(NOT_PUBLIC) or said.startswith(("There is no site", "This is not"))
    assert network.connected == []


def test_a_name_that_leads_into_the_house() -> None:
    network = Network()
    names = Names(evil_example=[["127.0.0.1", "::1", "10.0.0.7", "::ffff:10.0.0.7"]])

    assert attack("http://evil.example/", network, resolve=names).endswith(NOT_PUBLIC)
    assert network.connected == []


def test_a_name_with_a_public_and_an_inner_address_is_asked_at_the_public_one_only() -> None:
    network = Network(unreachable=frozenset({NEWS}))
    names = Names(evil_example=[["127.0.0.1", NEWS, "169.254.169.254"]])

    assert attack("http://evil.example/", network, resolve=names).endswith("cannot be reached.")
    assert network.connected == [(NEWS, 80)]


def test_a_name_that_turns_inward_between_check_and_connection() -> None:
    # DNS rebinding: the second answer would be the house. There is no second question.
    network = Network(answer(b"hello"))
    names = Names(evil_example=[[NEWS], ["127.0.0.1"]])

    page = fetch("http://evil.example/", resolve=names, backend=network, clock=Clock())

    assert page.body == b"hello"
    assert names.asked == ["evil.example"]
    assert network.connected == [(NEWS, 80)]


def test_a_name_that_turns_inward_between_two_redirects() -> None:
    network = Network(redirect("https://evil.example/"))
    names = Names(evil_example=[[NEWS], ["127.0.0.1"]])

    assert attack("http://evil.example/", network, resolve=names).endswith(NOT_PUBLIC)
    assert network.connected == [(NEWS, 80)]


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1/",
        "http://127.0.0.1:6379/",
        "//localhost/",
        "http://[::ffff:169.254.169.254]/",
        "file:///etc/passwd",
        "ftp://evil.example/",
        "gopher://127.0.0.1:6379/_FLUSHALL",
        "data:text/html,hello",
        "javascript:alert(1)",
        "http://root:secret@evil.example/",
        "http://evil.example:22/",
        "https:///etc/passwd",
        "http://[::1",
        "http://evil.example\\@127.0.0.1/",
    ],
)
def test_a_redirect_into_the_house_or_out_of_the_web(target: str) -> None:
    network = Network(redirect(target))
    names = Names(evil_example=[[NEWS]], localhost=[["127.0.0.1", "::1"]])
    known = {"127.0.0.1", "169.254.169.254", "::ffff:169.254.169.254"}

    attack(
        "http://evil.example/",
        network,
        resolve=lambda host, port: [host] if host in known else names(host, port),
    )

    assert network.connected == [(NEWS, 80)]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "FILE:/etc/passwd",
        "ftp://evil.example/",
        "gopher://evil.example/",
        "unix:/run/docker.sock",
        "http+unix://%2Frun%2Fdocker.sock/",
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example/",
        "http://user@evil.example/",
        "http://user:secret@evil.example/",
        "http://news.example@evil.example/",
        "http://evil.example:25/",
        "http://evil.example:0/",
        "http://evil.example:65536/",
        "http://evil.example:-1/",
        "http://evil.example/\r\nHost: 127.0.0.1",
        "http://evil.example\r\nX: y/",
        "http://evil.example\x00.news.example/",
        "http://evil.example\\.news.example/",
        "http://127.0.0.1\t/",
    ],
)
def test_an_address_that_is_none_of_the_web(url: str) -> None:
    network = Network()

    attack(url, network)

    assert network.connected == []


def test_a_header_cannot_be_smuggled_by_a_redirect() -> None:
    network = Network(
        lambda: [b"HTTP/1.1 302 Found\r\nLocation: /a%0d%0aX-Evil: 1 HTTP/1.1\r\n\r\n"],
        answer(b"hello"),
    )

    fetch("http://evil.example/", resolve=lambda *_: [NEWS], backend=network, clock=Clock())

    assert b"\r\nX-Evil" not in network.sent


def drip(clock: Clock, pieces: Iterable[bytes], seconds: float) -> Chunks:
    def chunks() -> Iterator[bytes]:
        for piece in pieces:
            clock.now += seconds
            yield piece

    return chunks


@pytest.mark.parametrize(
    "start",
    [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"],
)
def test_an_answer_that_drips(start: bytes) -> None:
    clock = Clock()
    began = clock()
    network = Network(drip(clock, itertools.chain([start], itertools.repeat(b"x")), 0.9))

    said = attack("http://evil.example/", network, clock=clock)

    assert said in {
        "evil.example did not answer in time.",
        "evil.example sent something that cannot be read.",
    }
    assert clock() - began <= MAX_SECONDS + 0.9
    assert max(network.timeouts, default=0) <= MAX_SECONDS
    assert network.closed == 1


def test_redirects_share_one_time() -> None:
    clock = Clock()
    began = clock()
    hops = [drip(clock, redirect(f"http://evil.example/{n}")(), 2.5) for n in range(6)]

    said = attack("http://evil.example/", Network(*hops), clock=clock)

    assert said == "evil.example did not answer in time."
    assert clock() - began <= MAX_SECONDS + 2.5


def test_a_name_server_that_never_answers() -> None:
    clock = Clock()
    network = Network()

    def late(host: str, port: int) -> list[str]:
        clock.now += MAX_SECONDS
        return [NEWS]

    said = attack("http://evil.example/", network, resolve=late, clock=clock)

    assert said == "evil.example did not answer in time."
    assert network.connected == []


def test_a_resolver_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filrouge.media.fetch, "MAX_SECONDS", 0.05)
    over = threading.Event()
    network = Network()

    def hanging(host: str, port: int) -> list[str]:
        over.wait()
        return [NEWS]

    said = attack("http://evil.example/", network, resolve=hanging, clock=time.monotonic)
    over.set()

    assert said == "evil.example did not answer in time."
    assert network.connected == []


def test_a_lookup_that_was_given_up_is_not_begun_later(monkeypatch: pytest.MonkeyPatch) -> None:
    # given that every thread for lookups waits for a name server that hangs
    over, asked = threading.Event(), list[str]()
    with ThreadPoolExecutor(max_workers=1) as lookups:
        monkeypatch.setattr(filrouge.media.fetch, "MAX_SECONDS", 0.05)
        monkeypatch.setattr(filrouge.media.wire, "_lookups", lookups)
        lookups.submit(over.wait)

        def resolve(host: str, port: int) -> list[str]:
            asked.append(host)
            return [NEWS]

        said = attack("http://evil.example/", Network(), resolve=resolve, clock=time.monotonic)
        over.set()

    assert said == "evil.example did not answer in time."
    assert asked == []


def test_headers_without_end() -> None:
    endless = itertools.chain([b"HTTP/1.1 200 OK\r\n"], itertools.repeat(b"X: " + b"y" * 60_000))

    assert attack("http://evil.example/", Network(lambda: endless)) == (
        "evil.example sent something that cannot be read."
    )


def test_a_body_without_end_is_cut() -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        while True:
            taken += 1
            yield b"x" * 65_536

    page = fetch(
        "http://evil.example/",
        resolve=lambda *_: [NEWS],
        backend=Network(endless),
        clock=Clock(),
    )

    assert (len(page.body), page.is_whole) == (MAX_BYTES, False)
    assert taken <= MAX_BYTES / 65_536 + 2


def test_a_bomb_of_gzip_is_cut_before_it_goes_off() -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = packer.compress(bytes(200_000_000)) + packer.flush()
    packed = answer(bomb, extra="Content-Encoding: gzip\r\n")

    tracemalloc.start()
    page = fetch(
        "http://evil.example/", resolve=lambda *_: [NEWS], backend=Network(packed), clock=Clock()
    )
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(bomb) < MAX_BYTES
    assert (page.body, page.is_whole) == (bytes(MAX_BYTES), False)
    assert peak < 5 * MAX_BYTES


def test_packed_nothing_without_end_is_cut_too() -> None:
    # Empty blocks of deflate (RFC 1951, 3.2.4) unpack to nothing, for as long as they come.
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"")[:10]
    nothing = itertools.chain([head], itertools.repeat(b"\0\0\0\xff\xff" * 10_000))

    page = fetch(
        "http://evil.example/",
        resolve=lambda *_: [NEWS],
        backend=Network(lambda: nothing),
        clock=Clock(),
    )

    assert (page.body, page.is_whole) == (b"", False)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.binary(max_size=200))
def test_whatever_is_pasted_and_answered_is_a_page_or_a_sentence(tail: str, sent: bytes) -> None:
    for url in (tail, f"http://evil.example/{tail}", f"http://{tail}"):
        network = Network(lambda: [b"HTTP/1.1 200 OK\r\n", sent], lambda: [sent])
        with suppress(CannotFetch):
            page = fetch(
                url,
                resolve=lambda *_: [NEWS],
                backend=network,
                clock=Clock(),
                tls=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            )
            assert is_link(page.url)
            assert is_link(page.asked)
