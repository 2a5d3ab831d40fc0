"""An internet in memory: hosts that answer with given bytes, a resolver, a clock to be wound.

`Local` is the other kind: every address leads to one server on this machine.
"""

import ssl
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Self

import httpcore2

NEWS = "93.184.215.14"
OTHER = "2606:2800:21f:cb07::1"


class Clock:
    """A clock that stands still until somebody winds it."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


Chunks = Callable[[], Iterable[bytes]]


def answer(
    body: bytes = b"", *, status: str = "200 OK", content_type: str = "text/html", extra: str = ""
) -> Chunks:
    """One answer of HTTP/1.1, sent in one piece."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n"
    return lambda: [f"{head}{extra}\r\n".encode("latin-1"), body]


def redirect(location: str, status: str = "302 Found") -> Chunks:
    return answer(status=status, extra=f"Location: {location}\r\n")


class _Stream(httpcore2.NetworkStream):
    def __init__(self, network: "Network", chunks: Iterable[bytes]) -> None:
        self._network = network
        self._chunks: Iterator[bytes] = iter(chunks)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        assert timeout is not None
        self._network.timeouts.append(timeout)
        return next(self._chunks, b"")

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        assert timeout is not None
        self._network.sent += buffer

    def close(self) -> None:
        self._network.closed += 1

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> Self:
        self._network.tls_names.append(server_hostname)
        return self

    def get_extra_info(self, info: str) -> Any:
        return None


class Network(httpcore2.NetworkBackend):
    """Answers each connection with the next of `answers`; keeps what it saw."""

    def __init__(self, *answers: Chunks, unreachable: frozenset[str] = frozenset()) -> None:
        self._answers = iter(answers)
        self._unreachable = unreachable
        self.connected: list[tuple[str, int]] = []
        self.timeouts: list[float] = []
        self.tls_names: list[str | None] = []
        self.sent = b""
        self.closed = 0

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore2.NetworkStream:
        assert timeout is not None
        self.connected.append((host, port))
        if host in self._unreachable:
            raise httpcore2.ConnectError("unreachable")
        return _Stream(self, next(self._answers)())


class Names:
    """A resolver that knows some names, each answered in turn, the last for ever."""

    def __init__(self, **names: Sequence[Sequence[str]]) -> None:
        self._names = {name.replace("_", "."): list(turns) for name, turns in names.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        turns = self._names.get(host)
        if turns is None:
            raise OSError("Name or service not known")
        return turns.pop(0) if len(turns) > 1 else turns[0]


class Local(httpcore2.NetworkBackend):
    """Leads every address to one port of this machine, over real sockets."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore2.NetworkStream:
        return self._sockets.connect_tcp("127.0.0.1", self._port, timeout=timeout)
