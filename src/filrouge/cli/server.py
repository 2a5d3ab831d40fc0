"""The server: one process, one port, composed of relay, forwarder, hubs, archive and pages."""

import asyncio
import gc
import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

import uvicorn

from filrouge.archive.app import ArchiveApp
from filrouge.asgi.respond import Receive, Scope, Send, respond
from filrouge.cli.failure import Failure
from filrouge.cli.installation import Installation, house_of
from filrouge.cli.system import reason
from filrouge.cli.words import _
from filrouge.domain.errors import Broken
from filrouge.log.port import StoreError
from filrouge.reader.app import ReaderApp
from filrouge.reader.assets import Assets
from filrouge.reader.front import Front
from filrouge.reader.hub import Hub
from filrouge.reader.hubs import Hubs
from filrouge.reader.notices import Notices
from filrouge.reader.pages import Pages
from filrouge.reader.theme import load_theme
from filrouge.relay.inprocess import InProcessRelay
from filrouge.service.forward import Forwarder, site_of, start_of

_logger = logging.getLogger(__name__)

WATCH_S = 0.1
"""How often the log is looked at for what other processes wrote: a command's post has a second."""

RETRY_S = 1.0
"""How long to wait when the log cannot be read just now: the disk is full, or a copy goes on."""

GRACE_S = 2
"""How long a stop waits for answers that are under way."""

KEEP_ALIVE_S = 15

BACKLOG = 2048

GC_THRESHOLDS = (100_000, 50, 100)
"""Collecting rarely: with 1,000 streams open, a full collection stops the loop for 50 ms."""


class _Server(uvicorn.Server):
    """uvicorn's server, which ends our streams before it waits for connections to end."""

    def __init__(self, config: uvicorn.Config, end_streams: Callable[[], None]) -> None:
        super().__init__(config)
        self._end_streams = end_streams

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._end_streams()


async def serve(
    installation: Installation, *, announce: Callable[[str], None], host: str, port: int
) -> None:
    """Serve until told to stop; `announce` is given the site's address once readers can come.

    Raises Failure where the address cannot be listened on.
    """
    listener = _listen(host, port)
    context, settings = installation.context, installation.settings
    loop = asyncio.get_running_loop()
    theme, assets = load_theme(), Assets()
    site = house_of(settings, script=assets.path("reader.js"), style=assets.path("reader.css"))
    relay = InProcessRelay(load=lambda slug: start_of(context, slug), site=lambda: site_of(context))
    pages = Pages(theme, site, poll_s=settings.poll_s)
    hubs = Hubs(relay, lambda start: Hub(start, pages, poll_s=settings.poll_s))
    notices = Notices(theme, site)

    async def nothing_here(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001, ASGI
        await respond(scope, send, notices.give(404, "not_found"))

    app = ReaderApp(
        hubs,
        Front(hubs, theme, site),
        notices,
        assets=assets,
        media=installation.media,
        otherwise=ArchiveApp(context, theme, site, otherwise=nothing_here),
    )
    wake = asyncio.Event()

    def wake_forwarder() -> None:
        loop.call_soon_threadsafe(wake.set)

    context.appended = wake_forwarder
    ready = asyncio.Event()
    forwarder = Forwarder(context, relay.publish)
    tasks = [
        asyncio.create_task(hubs.run(ready)),
        asyncio.create_task(_follow_log(installation, forwarder, wake)),
    ]
    try:
        await _until(ready, tasks)
        gc.collect()
        gc.freeze()
        gc.set_threshold(*GC_THRESHOLDS)
        announce(_address(listener))
        config = uvicorn.Config(
            app,
            http="httptools",
            loop="uvloop",
            lifespan="off",
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE_S,
            timeout_graceful_shutdown=GRACE_S,
        )
        server = _Server(config, hubs.close)
        for task in tasks:
            # Without news, readers would be shown an old page as the present one.
            task.add_done_callback(lambda _: setattr(server, "should_exit", True))
        await server.serve(sockets=[listener])
        for task in tasks:
            if task.done():
                task.result()
    finally:
        context.appended = lambda: None
        for task in tasks:
            task.cancel()
        try:
            # Does not swallow our own cancellation, by which Ctrl+C is known further up.
            await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            listener.close()


async def _until(ready: asyncio.Event, tasks: list[asyncio.Task[None]]) -> None:
    """Wait for `ready`; raises what ended a task before it."""
    waiting = asyncio.create_task(ready.wait())
    done, _pending = await asyncio.wait({waiting, *tasks}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    for task in done - {waiting}:
        task.result()


async def _follow_log(
    installation: Installation, forwarder: Forwarder, wake: asyncio.Event
) -> None:
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


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(
            BACKLOG
        )  # before the address is told: who comes at once must not be refused
    except (OSError, TypeError, ValueError) as error:
        # The last two: what was given cannot be the name of a host at all.
        listener.close()
        why = reason(error.strerror if isinstance(error, OSError) else error)
        raise Failure(
            _("cannot listen on {host}, port {port}: {why}").format(host=host, port=port, why=why)
        ) from error
    return listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
