"""The network as fetches see it: public addresses only, each looked up once, all before a deadline.

A name is looked up here, where the connection is made, and the very address that was checked is
the one that is connected to: a name server that gives another answer the second time is never
asked a second time. TLS goes on checking the name, which httpcore keeps apart from the address.
"""

import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpcore2

from filrouge.media.address import is_public

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the numeric addresses of a host name (or of a number, however written); OSError if none."""

MAX_ADDRESSES = 4
"""How many addresses of one host are tried before the fetch is given up."""

CONNECT_S = 3.0
"""For one address: a host whose IPv6 leads nowhere is still reached over IPv4."""

_lookups = ThreadPoolExecutor(max_workers=8, thread_name_prefix="lookup")
"""The system's resolver takes no time limit, so it is waited for from outside."""


class NoSuchHost(httpcore2.ConnectError):
    """The name has no address."""


class NotPublic(httpcore2.ConnectError):
    """The name leads to addresses that are not on the public internet."""


class TooSlow(httpcore2.TimeoutException):
    """The deadline has passed."""


def resolve(host: str, port: int) -> list[str]:
    """Ask the system's resolver for the addresses of a host, in the order to try them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


class Deadline:
    """A moment on a clock by which all has to be done."""

    def __init__(self, *, seconds: float, clock: Callable[[], float]) -> None:
        self._at = clock() + seconds
        self._clock = clock

    def left_s(self) -> float:
        """Give the seconds that are left; raises TooSlow when there are none."""
        left = self._at - self._clock()
        if left <= 0:
            raise TooSlow("the deadline has passed")
        return left


class Wire(httpcore2.NetworkBackend):
    """A network backend for httpcore that connects to public addresses, through another backend.

    Sockets in files stay refused, as the base class has it.
    """

    def __init__(
        self, *, backend: httpcore2.NetworkBackend, resolve: Resolve, deadline: Deadline
    ) -> None:
        self._backend = backend
        self._resolve = resolve
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline's
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Look a host up and connect to the first public address that answers."""
        problem: httpcore2.NetworkError | httpcore2.TimeoutException = NotPublic(host)
        for address in self._public_addresses(host, port):
            try:
                stream = self._backend.connect_tcp(
                    address,
                    port,
                    timeout=min(CONNECT_S, self._deadline.left_s()),
                    local_address=local_address,
                    socket_options=socket_options,
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                problem = error
            else:
                return _Stream(stream, self._deadline)
        raise problem

    def _public_addresses(self, host: str, port: int) -> list[str]:
        lookup = _lookups.submit(self._resolve, host, port)
        try:
            addresses = lookup.result(timeout=self._deadline.left_s())
        except TimeoutError:
            lookup.cancel()  # one that waits for its turn, behind others as slow, need not begin
            raise TooSlow(host) from None
        except (OSError, UnicodeError) as error:
            raise NoSuchHost(host) from error
        public = dict.fromkeys(address for address in addresses if is_public(address))
        return list(public)[:MAX_ADDRESSES]


class _Stream(httpcore2.NetworkStream):
    """A connection on which every single wait ends at the deadline: a drip is no progress."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline's
        return self._stream.read(max_bytes, timeout=self._deadline.left_s())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the deadline's
        self._stream.write(buffer, timeout=self._deadline.left_s())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the deadline's
    ) -> httpcore2.NetworkStream:
        secured = self._stream.start_tls(
            ssl_context, server_hostname=server_hostname, timeout=self._deadline.left_s()
        )
        return _Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
