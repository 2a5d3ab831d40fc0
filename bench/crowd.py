"""The load: many open streams in one process, which reads them and notes what arrived when.

Plain sockets and a selector, not an HTTP client: the less the crowd costs, the more the server's
own limit shows. Of a message only its `id:` is read; an event counts as delivered to a reader when
a whole message whose id is at or beyond the event's seq has been received.
"""

import selectors
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from bench.child import Child
from bench.publisher import ACK, Order, Told

_RECEIVE_BYTES = 65_536
_CHUNK_END = b"\n\n\r\n"
"""A message ends in an empty line; the transfer's chunk that carries it, in a line end more."""

_ID = b"\nid: "
OPEN_S = 20.0
PATIENCE_S = 15.0


class Delivered(msgspec.Struct, frozen=True, kw_only=True):
    """What one order came to.

    `events` were published and reached all of `readers`; `messages` carried them, fewer where one
    message told of several events. `latencies_ms` is sorted, one for each event and reader. The
    `seconds` go from the first event's setting out to the last arrival.
    """

    readers: int
    events: int
    messages: int
    received_bytes: int
    latencies_ms: list[float]
    seconds: float
    crowd_busy: float

    @property
    def deliveries(self) -> int:
        """Count the events that reached a reader, over all readers."""
        return len(self.latencies_ms)


class _Reader:
    """One open stream: the seq it stands at, and what came of a message that is not whole yet."""

    __slots__ = ("seq", "sock", "tail")

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.seq = -1
        self.tail = b""


class Crowd:
    """Open streams of one address."""

    def __init__(self, selector: selectors.BaseSelector) -> None:
        self._selector = selector
        self._readers: list[_Reader] = []
        self._forget()

    def _forget(self) -> None:
        self._arrived: defaultdict[int, list[int]] = defaultdict(list)
        self._messages = 0
        self._received_bytes = 0

    def join(self, address: tuple[str, int], path: str, count: int) -> None:
        """Open so many streams, and wait until each has had its first message."""
        request = (
            f"GET {path} HTTP/1.1\r\nhost: bench\r\naccept: text/event-stream\r\n\r\n".encode()
        )
        for _ in range(count):
            reader = _Reader(socket.create_connection(address, timeout=OPEN_S))
            self._readers.append(reader)
            reader.sock.sendall(request)
            reader.sock.setblocking(False)
            self._selector.register(reader.sock, selectors.EVENT_READ, reader)
        deadline = time.monotonic() + OPEN_S
        while any(reader.seq < 0 for reader in self._readers):
            if time.monotonic() > deadline:
                raise RuntimeError("streams did not open in time")
            self._turn(None)
        self._forget()

    def leave(self) -> None:
        """Close every stream."""
        for reader in self._readers:
            reader.sock.close()

    def follow(self, newsroom: Child, order: Order) -> Delivered:
        """Give an order and read until every reader has all its events; acknowledge each of them.

        Raises RuntimeError where a stream is cut, or events are missing after a while.
        """
        self._forget()
        self._selector.register(newsroom.stdout, selectors.EVENT_READ, newsroom)
        began, worked = time.monotonic(), time.process_time()
        try:
            newsroom.say(msgspec.json.encode(order))
            told = self._until_all_have(newsroom, began + order.seconds + PATIENCE_S)
        finally:
            self._selector.unregister(newsroom.stdout)
        busy = (time.process_time() - worked) / (time.monotonic() - began)
        last = max(self._arrived[max(told.instants)])
        latencies = sorted(
            (at - instant) / 1e6
            for seq, instant in told.instants.items()
            for at in self._arrived[seq]
        )
        return Delivered(
            readers=len(self._readers),
            events=len(told.instants),
            messages=self._messages,
            received_bytes=self._received_bytes,
            latencies_ms=latencies,
            seconds=(last - min(told.instants.values())) / 1e9,
            crowd_busy=busy,
        )

    def listen(self, stop: threading.Event, deadline: float) -> None:
        """Read what comes, and do nothing with it, until told to stop or `deadline` (monotonic)."""
        while not stop.is_set() and time.monotonic() < deadline:
            self._turn(None)
            self._forget()

    def _until_all_have(self, newsroom: Child, deadline: float) -> Told:
        told: Told | None = None
        while told is None or self._missing(told):
            if time.monotonic() > deadline:
                raise RuntimeError("events were missing at the end of a measurement")
            told = self._turn(newsroom) or told
        return told

    def _missing(self, told: Told) -> bool:
        return any(len(self._arrived[seq]) < len(self._readers) for seq in told.instants)

    def _turn(self, newsroom: Child | None) -> Told | None:
        told: Told | None = None
        for key, _ in self._selector.select(1.0):
            if key.data is newsroom:
                assert newsroom is not None
                for line in newsroom.lines():
                    told = msgspec.json.decode(line, type=Told, strict=False)
            else:
                self._read(key.data, newsroom)
        return told

    def _read(self, reader: _Reader, newsroom: Child | None) -> None:
        try:
            data = reader.sock.recv(_RECEIVE_BYTES)
        except ConnectionError:
            data = b""
        if not data:
            raise RuntimeError("the server cut a stream")
        self._received_bytes += len(data)
        data = reader.tail + data
        end = data.rfind(_CHUNK_END) + len(_CHUNK_END)
        if end < len(_CHUNK_END):
            reader.tail = data
            return
        reader.tail = data[end:]
        start = data.rfind(_ID, 0, end)
        if start < 0:
            return  # a heartbeat, or the stream's first line
        now = time.monotonic_ns()
        self._messages += data.count(_ID, 0, end)
        hyphen = data.index(b"-", start)
        seq = int(data[hyphen + 1 : data.index(b"\n", hyphen)])
        for covered in range(reader.seq + 1, seq + 1):
            arrived = self._arrived[covered]
            arrived.append(now)
            if len(arrived) == len(self._readers) and newsroom is not None:
                newsroom.say(ACK)
        reader.seq = seq


@contextmanager
def crowd_at(address: tuple[str, int], path: str, count: int) -> Iterator[Crowd]:
    """Open streams, and close them at the end."""
    with selectors.DefaultSelector() as selector:
        crowd = Crowd(selector)
        try:
            crowd.join(address, path, count)
            yield crowd
        finally:
            crowd.leave()
