"""The hubs of the lives being read, and the site's list of lives; both kept up to date by the relay."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable

from filrouge.domain.errors import Broken
from filrouge.domain.summary import Summary
from filrouge.reader.hub import Gap, Hub
from filrouge.relay.port import Gone, News, Rebuilt, Recorded, Relay, Start

KEPT_HUBS = 256
"""Lives held in memory; beyond, those that nobody streams and that were asked for longest ago go."""

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
        self._summaries: dict[str, Summary] = {}
        self._slugs: dict[str, str] = {}
        self.site_version = 0
        self.stale: set[str] = set()

    async def run(self, ready: asyncio.Event) -> None:
        """Follow the relay for ever; `ready` is set once the list of lives is known."""
        news = self._relay.follow()
        for summary in await self._relay.site():
            self._note(summary)
        ready.set()
        heart = asyncio.create_task(self._beat())
        try:
            async for item in news:
                await self._take(item)
        finally:
            heart.cancel()
            self.close()

    def summaries(self) -> tuple[Summary, ...]:
        """Give every live of the site in one line."""
        return tuple(self._summaries.values())

    def summary(self, slug: str) -> Summary | None:
        """Give the live of this slug in one line."""
        live_id = self._slugs.get(slug)
        return None if live_id is None else self._summaries[live_id]

    async def get(self, slug: str) -> Hub | None:
        """Give the live's hub, begun once however many ask; None where there is no such live."""
        live_id = self._slugs.get(slug)
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
        start = await self._relay.start(slug)
        if start is None or start.live.id != live_id:
            return None
        hub = self._make(start)
        self._hubs[live_id] = hub
        self._let_go()
        # News may have come while the state was on its way: it was for nobody then.
        summary = self._summaries.get(live_id)
        if summary is not None and summary.seq > hub.live.seq:
            await self._restart(hub)
        return hub

    def _let_go(self) -> None:
        idle = [live for live, hub in self._hubs.items() if not hub.streams]
        for live in idle[: max(0, len(self._hubs) - KEPT_HUBS)]:
            del self._hubs[live]

    async def _take(self, news: News) -> None:
        match news:
            case Recorded(live=live, epoch=epoch, records=records, summary=summary):
                self._note(summary)
                hub = self._hubs.get(live)
                if hub is None:
                    return
                try:
                    hub.apply(epoch, records)
                    if hub.live.seq < summary.seq:
                        raise Gap
                    self.stale.discard(live)
                except Gap:
                    await self._restart(hub)
                except Broken:
                    _logger.exception("live %s cannot be brought up to date", summary.slug)
                    self.stale.add(live)
            case Rebuilt(live=live, summary=summary):
                self._note(summary)
                hub = self._hubs.get(live)
                if hub is not None:
                    await self._restart(hub)
            case Gone(live=live):
                self._drop(live)

    async def _restart(self, hub: Hub) -> None:
        summary = self._summaries[hub.live.id]
        start = await self._relay.start(summary.slug)
        if start is None or start.live.id != hub.live.id:
            self._drop(hub.live.id)
        else:
            hub.restart(start)

    def _note(self, summary: Summary) -> None:
        known = self._summaries.get(summary.id)
        if known is not None and known.slug != summary.slug:
            self._slugs.pop(known.slug, None)
        self._summaries[summary.id] = summary
        self._slugs[summary.slug] = summary.id
        self.site_version += 1

    def _drop(self, live: str) -> None:
        summary = self._summaries.pop(live, None)
        if summary is not None:
            self._slugs.pop(summary.slug, None)
        hub = self._hubs.pop(live, None)
        if hub is not None:
            hub.close()
        self.site_version += 1

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
