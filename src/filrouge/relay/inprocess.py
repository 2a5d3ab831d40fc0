"""The relay of one process: what the forwarder publishes is handed to those who follow."""

import asyncio
from collections.abc import AsyncIterator, Callable

from filrouge.domain.summary import Summary
from filrouge.relay.port import News, Start


class InProcessRelay:
    """Starts come from `load` and `site` (plain functions over the log), run in a thread.

    Made and followed in one event loop; `publish` may be called from any thread.
    """

    def __init__(
        self,
        *,
        load: Callable[[str], Start | None],
        site: Callable[[], tuple[Summary, ...]],
    ) -> None:
        self._load = load
        self._site = site
        self._loop = asyncio.get_running_loop()
        self._followers: set[asyncio.Queue[News]] = set()

    async def start(self, slug: str) -> Start | None:
        """Give the state of the live of this slug."""
        return await asyncio.to_thread(self._load, slug)

    async def site(self) -> tuple[Summary, ...]:
        """Give every live in one line."""
        return await asyncio.to_thread(self._site)

    def follow(self) -> AsyncIterator[News]:
        """Give the news from this call on."""
        queue: asyncio.Queue[News] = asyncio.Queue()
        self._followers.add(queue)
        return self._drain(queue)

    async def _drain(self, queue: asyncio.Queue[News]) -> AsyncIterator[News]:
        try:
            while True:
                yield await queue.get()
        finally:
            self._followers.discard(queue)

    def publish(self, news: News) -> None:
        """Hand news to all who follow."""
        self._loop.call_soon_threadsafe(self._hand_out, news)

    def _hand_out(self, news: News) -> None:
        for queue in self._followers:
            queue.put_nowait(news)
