"""What runs beside the server's answers: following the log, telling the newsroom, counting."""

import asyncio
import logging
from contextlib import suppress

from filrouge.cli.installation import Installation
from filrouge.domain.errors import Broken
from filrouge.log.port import StoreError
from filrouge.newsroom.bus import Bus, Change
from filrouge.newsroom.house import Audience
from filrouge.reader.hubs import Hubs
from filrouge.relay.inprocess import InProcessRelay
from filrouge.relay.port import Gone, Rebuilt, Recorded
from filrouge.service.forward import Forwarder

_logger = logging.getLogger(__name__)

WATCH_S = 0.1
"""How often the log is looked at for what other processes wrote: a command's post has a second."""

RETRY_S = 1.0
"""How long to wait when the log cannot be read just now: the disk is full, or a copy goes on."""

COUNT_S = 2.0
"""How old the number of readers may be that the newsroom is told."""


async def follow_log(installation: Installation, forwarder: Forwarder, wake: asyncio.Event) -> None:
    """Run the forwarder whenever this process or another one has written to the log."""
    version = -1
    while True:
        try:
            now = await asyncio.to_thread(installation.log.version)
            if now != version:
                await asyncio.to_thread(forwarder.catch_up)
                version = now
        except (StoreError, Broken):
            # Else pages would stand still for ever, and nobody would know why.
            _logger.exception("the log cannot be followed; trying again")
            await asyncio.sleep(RETRY_S)
        with suppress(TimeoutError):
            await asyncio.wait_for(wake.wait(), WATCH_S)
        wake.clear()


async def tell_newsroom(relay: InProcessRelay, bus: Bus) -> None:
    """Tell open consoles what was recorded, by whatever process."""
    async for news in relay.follow():
        match news:
            case Gone(live=live):
                bus.publish(Change(kind="gone", live=live))
            case Recorded(live=live, epoch=epoch) | Rebuilt(live=live, epoch=epoch):
                bus.publish(Change(kind="log", live=live, epoch=epoch, seq=news.summary.seq))


async def count_readers(hubs: Hubs, audience: dict[str, Audience]) -> None:
    """Keep count for the newsroom, whose threads must not look into the hubs."""
    while True:
        counted = {live: Audience(*readers) for live, readers in hubs.readers().items()}
        for live in audience.keys() - counted.keys():
            del audience[live]
        audience.update(counted)
        await asyncio.sleep(COUNT_S)
