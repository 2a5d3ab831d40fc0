"""A measured program for comparison: the least that an asyncio server can do to send to many.

python -m bench.peer_broadcast MESSAGE_BYTES

No log, no state, no HTTP but a fixed answer: for each event one message of the given size is made,
and the same bytes are written to every transport. On uvloop, as the server is.
"""

import asyncio
import sys
import time
from typing import cast

import uvloop

from bench.publisher import take_orders

_HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"


def message(seq: int, size_bytes: int) -> bytes:
    """Give an event of this size as one chunk."""
    start = b"id: 1-%d\ndata: " % seq
    event = start + b"x" * max(0, size_bytes - len(start) - 2) + b"\n\n"
    return b"%x\r\n%b\r\n" % (len(event), event)


class Broadcaster:
    """The open transports, and how many events they were sent."""

    def __init__(self, size_bytes: int) -> None:
        self._size_bytes = size_bytes
        self._loop = asyncio.get_running_loop()
        self._seq = 0
        self.transports: set[asyncio.Transport] = set()

    def publish(self, _number: int) -> tuple[int, int]:
        """Send the next event; from any thread."""
        self._seq += 1
        instant = time.monotonic_ns()
        self._loop.call_soon_threadsafe(self._send, message(self._seq, self._size_bytes))
        return instant, self._seq

    def _send(self, data: bytes) -> None:
        for transport in self.transports:
            transport.write(data)


class Connection(asyncio.Protocol):
    """One reader: whatever it asks, it gets the stream."""

    def __init__(self, broadcaster: Broadcaster) -> None:
        self._broadcaster = broadcaster
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's has another parent

    def data_received(self, _data: bytes) -> None:
        self._transport.write(_HEAD + message(0, 0))
        self._broadcaster.transports.add(self._transport)

    def connection_lost(self, _error: Exception | None) -> None:
        self._broadcaster.transports.discard(self._transport)


async def main() -> None:
    """Serve until told to stop."""
    broadcaster = Broadcaster(int(sys.argv[1]))
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(broadcaster), "127.0.0.1", 0, backlog=2048)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    take_orders(broadcaster.publish)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main())
