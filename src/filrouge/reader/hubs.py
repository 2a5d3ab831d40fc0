"""The hubs of the lives being read, and the site's list of lives, as the relay keeps them."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping

from filrouge.domain.summary import Summary
from filrouge.reader.audience import Readers
from filrouge.reader.directory import Directory
from filrouge.reader.hub import Gap, Hub
from filrouge.relay.port import Gone, News, Rebuilt, Recorded, Relay, Start

KEPT_HUBS = 256
"""Lives held in memory; beyond, those go that nobody streams, asked for longest ago first."""

HEARTBEAT_S = 20.0
"""Proxies cut a silent connection after 30 to 60 seconds."""

HEARTBEAT = b":\n\n"

_logger = logging.getLogger(__name__)


class Hubs:
    """One hub a live, begun when somebody first asks. For the event loop's thread."""

    def __init__(self, relay: Relay, make: Callable[[Start], Hub]) -> None:
        self._relay = relay
        self._make = make
        self._hubs: OrderedDict[str, Hub] = OrderedDict()
        self._starting: dict[str, asyncio.Task[Hub | None]] = {}
        self._epochs: dict[str, int] = {}
        self.directory = Directory()
        self.stale: set[str] = set()

    async def run(self, ready: asyncio.Event) -> None:
        """Follow the relay for ever; `ready` is set once the list of lives is known."""
        news = self._relay.follow()
        for summary in await self._relay.site():
            self.directory.put(summary)
        ready.set()
        heart = asyncio.create_task(self._beat())
        try:
            async for item in news:
                await self._take(item)
        finally:
            heart.cancel()
            self.close()

    @property
    def site_version(self) -> int:
        """Give a number that differs whenever the list of lives does."""
        return self.directory.version

    def summaries(self) -> tuple[Summary, ...]:
        """Give every live of the site in one line."""
        return self.directory.all()

    def summary(self, slug: str) -> Summary | None:
        """Give the live of this slug in one line."""
        live_id = self.directory.find(slug)
        return None if live_id is None else self.directory[live_id]

    def readers(self) -> Mapping[str, Readers]:
        """Say who reads each live at this moment, by its id: an estimate, see `Readers`.

        Lives that nobody has asked for lately are not in it.
        """
        return {
            live: Readers(streams=len(hub.streams), polls=hub.polls.recent())
            for live, hub in self._hubs.items()
        }

    async def get(self, slug: str) -> Hub | None:
        """Give the live's hub, begun once however many ask; None where there is no such live."""
        live_id = self.directory.find(slug)
        if live_id is None:
            return None
        hub = self._hubs.get(live_id)
        if hub is not None:
            self._hubs.move_to_end(live_id)
            return hub
        task = self._starting.get(live_id)
        if task is None:
            task = asyncio.create_task(self._begin(live_id, slug))
            self._starting[live_id] = task
            task.add_done_callback(lambda _: self._starting.pop(live_id, None))
        return await asyncio.shield(task)

    async def _begin(self, live_id: str, slug: str) -> Hub | None:
        try:
            start = await self._relay.start(slug)
        except Exception as error:  # noqa: BLE001, readers of this live are told to come back
            self._fail(live_id, error)
            return None
        summary = self.directory.get(live_id)
        if start is None or start.live.id != live_id or summary is None:
            return None
        hub = self._make(start)
        self._hubs[live_id] = hub
        self._let_go()
        # News may have come while the state was on its way: it was for nobody then.
        known = (hub.epoch, hub.live.seq)
        if known < (self._epochs.get(live_id, 0), summary.seq) or hub.slug != summary.slug:
            await self._try(live_id, self._restart(hub))
        return self._hubs.get(live_id)  # the live may have gone meanwhile

    def _let_go(self) -> None:
        # Never the newest: who asked for it is about to open a stream of it.
        older = list(self._hubs.items())[:-1]
        idle = [live for live, hub in older if not hub.streams]
        for live in idle[: max(0, len(self._hubs) - KEPT_HUBS)]:
            del self._hubs[live]

    async def _take(self, news: News) -> None:
        if isinstance(news, Gone):
            self._drop(news.live)
            return
        self._epochs[news.live] = news.epoch
        self.directory.put(news.summary)
        hub = self._hubs.get(news.live)
        if hub is None:
            return
        match news:
            case Recorded():
                await self._try(news.live, self._apply(hub, news))
            case Rebuilt():
                await self._try(news.live, self._restart(hub))

    async def _apply(self, hub: Hub, news: Recorded) -> None:
        try:
            hub.apply(news.epoch, news.records)
            missing = hub.live.seq < news.summary.seq
        except Gap:
            missing = True
        if missing:
            await self._restart(hub)

    async def _try(self, live: str, update: Awaitable[None]) -> None:
        """Bring a hub up to date; where that fails, what was finished before is still served."""
        try:
            await update
        except Exception as error:  # noqa: BLE001, all other lives go on getting their news
            self._fail(live, error)
        else:
            self.stale.discard(live)

    def _fail(self, live: str, error: Exception) -> None:
        _logger.error("live %s cannot be brought up to date", live, exc_info=error)
        self.stale.add(live)

    async def _restart(self, hub: Hub) -> None:
        summary = self.directory[hub.live.id]
        start = await self._relay.start(summary.slug)
        if start is None or start.live.id != hub.live.id:
            self._drop(hub.live.id)
        else:
            hub.restart(start)

    def _drop(self, live: str) -> None:
        self.directory.drop(live)
        self._epochs.pop(live, None)
        self.stale.discard(live)
        hub = self._hubs.pop(live, None)
        if hub is not None:
            hub.close()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT_S)
            for hub in self._hubs.values():
                for stream in hub.streams:
                    stream.push(HEARTBEAT)

    def close(self) -> None:
        """End every stream."""
        for hub in self._hubs.values():
            hub.close()
