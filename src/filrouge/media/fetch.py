"""Fetches a page from outside, and from outside only: the one client for every outgoing request.

It knows no cookies, no passwords, no proxies of the environment. What a redirect names is held
against the same rules as what was asked for.
"""

import ssl
import time
import zlib
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from functools import cache

import httpcore2
import httpx2
import msgspec

from filrouge.domain.clean import is_link
from filrouge.domain.errors import Stated
from filrouge.media.wire import Deadline, NoSuchHost, NotPublic, Resolve, Wire, resolve

USER_AGENT = b"Filrouge (link cards)"
PAGE = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"
"""What is asked for, in the form of the header Accept."""

PORTS = frozenset({80, 443})
MAX_SECONDS = 8.0
"""For all of it, redirects included: somebody waits, with a pasted address."""

MAX_BYTES = 2_000_000
"""Of a body, on the wire as well as unpacked. Pages say who they are in their first 200 kB."""

MAX_REDIRECTS = 5
MAX_ADDRESS = 8000
"""Characters of an address; servers give up not far above."""

_DEFAULT_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FAILURES = (
    httpcore2.NetworkError,
    httpcore2.TimeoutException,
    httpcore2.ProtocolError,
    httpcore2.UnsupportedProtocol,
)


class CannotFetch(Stated):
    """The page was not fetched; the sentence says why."""


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What an address answered.

    `asked` is the address that was asked for, `url` the one that answered after redirects;
    `content_type` is the header as sent, "" where there was none. `body` is decoded from gzip;
    `is_whole` is False where it was cut at the limit.
    """

    asked: str
    url: str
    content_type: str
    body: bytes
    is_whole: bool = True


def fetch(
    url: str,
    *,
    accept: str = PAGE,
    max_bytes: int = MAX_BYTES,
    ports: frozenset[int] = PORTS,
    resolve: Resolve = resolve,
    backend: httpcore2.NetworkBackend | None = None,
    tls: ssl.SSLContext | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Fetched:
    """Fetch what stands at an http or https address on the public internet, within MAX_SECONDS.

    A body over `max_bytes` is cut there. Raises CannotFetch for an address that may not be asked,
    a host that is not public, a site that does not answer in time or not with a page. `resolve`,
    `backend` and `clock` are the network and the time; tests bring their own.
    """
    at = _address(url.strip(), ports)
    asked = str(at)
    wire = Wire(
        backend=backend or httpcore2.SyncBackend(),
        resolve=resolve,
        deadline=Deadline(seconds=MAX_SECONDS, clock=clock),
    )
    with httpcore2.ConnectionPool(
        ssl_context=tls or _tls(), network_backend=wire, max_connections=1
    ) as pool:
        for _ in range(MAX_REDIRECTS + 1):
            try:
                with _asked(pool, at, accept) as answer:
                    target = _redirect(answer)
                    if target is None:
                        return _fetched(answer, asked=asked, at=at, max_bytes=max_bytes)
            except _FAILURES as error:
                raise _refusal(error, at.host) from error
            at = _address(_joined(at, target), ports)
    raise CannotFetch("{host} keeps sending us elsewhere.", host=at.host)


@cache
def _tls() -> ssl.SSLContext:
    """Make the settings of TLS once: reading the authorities' certificates takes 20 ms."""
    return httpx2.create_ssl_context()


def _address(text: str, ports: frozenset[int]) -> httpx2.URL:
    """Parse an address that may be asked; the parts that are checked are those that are used."""
    try:
        address = httpx2.URL(text[: MAX_ADDRESS + 1])
    except (httpx2.InvalidURL, ValueError):
        raise CannotFetch("This is not an address of a page.") from None
    if len(text) > MAX_ADDRESS:
        raise CannotFetch("The address is too long: {limit} characters at most.", limit=MAX_ADDRESS)
    if address.scheme not in _DEFAULT_PORTS or not address.host:
        raise CannotFetch("This is not an address of a page: it has to begin with https://.")
    if address.userinfo:
        raise CannotFetch("The address holds a user name or a password; take it out.")
    port = address.port or _DEFAULT_PORTS[address.scheme]
    if port not in ports:
        raise CannotFetch("Pages are not fetched from port {port}.", port=port)
    if not is_link(str(address)):
        raise CannotFetch("This is not an address of a page.")
    return address


def _joined(base: httpx2.URL, target: str) -> str:
    try:
        return str(base.join(target))
    except (httpx2.InvalidURL, ValueError):
        return ""  # which is no address, and is refused as one


def _asked(
    pool: httpcore2.ConnectionPool, at: httpx2.URL, accept: str
) -> AbstractContextManager[httpcore2.Response]:
    address = httpcore2.URL(
        scheme=at.raw_scheme, host=at.raw_host, port=at.port, target=at.raw_path
    )
    headers = [
        (b"Host", at.netloc),
        (b"User-Agent", USER_AGENT),
        (b"Accept", accept.encode("ascii")),
        # We unpack it ourselves: only so is the size of what comes out bounded.
        (b"Accept-Encoding", b"gzip"),
    ]
    return pool.stream(b"GET", address, headers=headers)


def _header(answer: httpcore2.Response, name: bytes) -> str:
    """Give a header's first value; most senders mean UTF-8 where it is not ASCII."""
    value = next((value for key, value in answer.headers if key.lower() == name), b"")
    try:
        return value.decode().strip()
    except UnicodeDecodeError:
        return value.decode("latin-1").strip()


def _redirect(answer: httpcore2.Response) -> str | None:
    return _header(answer, b"location") or None if answer.status in _REDIRECTS else None


def _fetched(answer: httpcore2.Response, *, asked: str, at: httpx2.URL, max_bytes: int) -> Fetched:
    if not 200 <= answer.status < 300:
        raise CannotFetch(
            "{host} does not give this page: it answered {status}.",
            host=at.host,
            status=answer.status,
        )
    encoding = _header(answer, b"content-encoding").lower()
    if encoding not in {"", "identity", "gzip", "x-gzip"}:
        raise CannotFetch("{host} sent something that cannot be read.", host=at.host)
    chunks: Iterable[bytes] = answer.iter_stream()
    try:
        body, is_whole = _read(chunks, is_packed="gzip" in encoding, limit=max_bytes)
    except zlib.error:
        raise CannotFetch("{host} sent something that cannot be read.", host=at.host) from None
    return Fetched(
        asked=asked,
        url=str(at.copy_with(fragment=None)),
        content_type=_header(answer, b"content-type"),
        body=body,
        is_whole=is_whole,
    )


def _read(chunks: Iterable[bytes], *, is_packed: bool, limit: int) -> tuple[bytes, bool]:
    """Read a body up to `limit` bytes, counted before and after unpacking; say if it is whole."""
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16) if is_packed else None
    body = bytearray()
    sent = 0
    for chunk in chunks:
        sent += len(chunk)
        # One byte over the limit is asked for, so that a body just as long is known to be whole.
        room = limit + 1 - len(body)
        body += chunk[:room] if unpack is None else unpack.decompress(chunk, room)
        if len(body) > limit or sent > limit:
            return bytes(body[:limit]), False
    return bytes(body), unpack is None or unpack.eof


def _refusal(error: Exception, host: str) -> CannotFetch:
    match error:
        case NotPublic():
            return CannotFetch("{host} is not a site on the public internet.", host=host)
        case NoSuchHost():
            return CannotFetch("There is no site named {host}.", host=host)
        case httpcore2.TimeoutException():
            return CannotFetch("{host} did not answer in time.", host=host)
        case httpcore2.ProtocolError():
            return CannotFetch("{host} sent something that cannot be read.", host=host)
        case _:
            return CannotFetch("{host} cannot be reached.", host=host)
