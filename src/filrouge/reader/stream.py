"""One reader's open stream: finished bytes go in, and out when the socket takes them."""

import asyncio

CAP_BYTES = 256_000
"""A reader who lets more than this pile up has gone or is too slow: it is cut, and resumes."""


class Stream:
    """A bounded queue of finished bytes for one connection; for the event loop's thread."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0
        self._ready = asyncio.Event()
        self.closed = False

    def push(self, data: bytes) -> None:
        """Hand over some bytes; a stream over its cap is closed.

        What comes first is taken whatever its size: a reader who missed much would never catch up.
        """
        if self.closed:
            return
        self._waiting.append(data)
        self._waiting_bytes += len(data)
        if self._waiting_bytes > CAP_BYTES and len(self._waiting) > 1:
            self._waiting.clear()
            self.closed = True
        self._ready.set()

    def close(self) -> None:
        """End the stream, after what waits has been sent."""
        self.closed = True
        self._ready.set()

    async def take(self) -> bytes | None:
        """Wait for bytes; None at the end."""
        while not self._waiting:
            if self.closed:
                return None
            self._ready.clear()
            await self._ready.wait()
        data = b"".join(self._waiting) if len(self._waiting) > 1 else self._waiting[0]
        self._waiting.clear()
        self._waiting_bytes = 0
        return data
