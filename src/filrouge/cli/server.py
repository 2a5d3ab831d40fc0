"""The server: one process, one port, composed of relay, forwarder, hubs, archive and console."""

import asyncio
import gc
import socket
import sys
from collections.abc import Callable, Coroutine
from types import FrameType
from typing import NamedTuple

import uvicorn

from filrouge.archive.app import ArchiveApp
from filrouge.asgi.assets import Assets
from filrouge.asgi.place import placed
from filrouge.asgi.policy import opened
from filrouge.asgi.redirects import redirecting
from filrouge.asgi.respond import App, Receive, Scope, Send, respond
from filrouge.cli.failure import Failure
from filrouge.cli.installation import Installation, sites_of
from filrouge.cli.system import reason
from filrouge.cli.tasks import count_readers, follow_log, tell_newsroom
from filrouge.cli.words import _
from filrouge.newsroom.bus import Bus
from filrouge.newsroom.house import Audience, House
from filrouge.reader.app import ReaderApp
from filrouge.reader.crawlers import CrawlersApp
from filrouge.reader.front import Front
from filrouge.reader.hub import Hub
from filrouge.reader.hubs import Hubs
from filrouge.reader.look import read_look
from filrouge.reader.notices import Notices
from filrouge.reader.pages import Pages
from filrouge.relay.inprocess import InProcessRelay
from filrouge.service.forward import Forwarder, site_of, start_of

GRACE_S = 2
"""How long a stop waits for answers that are under way."""

KEEP_ALIVE_S = 15

BACKLOG = 2048

GC_THRESHOLDS = (100_000, 50, 100)
"""Collecting rarely: with 1,000 streams open, a full collection stops the loop for 50 ms."""

SWITCH_S = 0.001
"""How long a thread that computes (a search, a page of the past) may hold the interpreter while the
loop waits for it; Python's own 5 ms would be added to every page that is asked for meanwhile."""


class _Server(uvicorn.Server):
    """uvicorn's server, which ends our streams before it waits for connections to end."""

    def __init__(self, config: uvicorn.Config, end_streams: Callable[[], None]) -> None:
        super().__init__(config)
        self._end_streams = end_streams

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._end_streams()


class _Composed(NamedTuple):
    """The parts that a server runs: what answers, what goes on beside, and what ends streams."""

    app: App
    work: tuple[Coroutine[None, None, None], ...]
    ready: asyncio.Event
    end_streams: Callable[[], None]


async def serve(
    installation: Installation, *, announce: Callable[[str], None], host: str, port: int
) -> None:
    """Serve until told to stop; `announce` is given the site's address once readers can come.

    Raises Failure where the address cannot be listened on.
    """
    listener = _listen(host, port)
    try:
        await asyncio.to_thread(_set_up_newsroom, installation)
        composed = _compose(installation)
        tasks = [asyncio.create_task(each) for each in composed.work]
        try:
            await _until(composed.ready, tasks)
            gc.collect()
            gc.freeze()
            gc.set_threshold(*GC_THRESHOLDS)
            sys.setswitchinterval(SWITCH_S)
            # It may ask the newsroom's tables, which Django lets no event loop do.
            await asyncio.to_thread(announce, _address(listener))
            await _run(composed, tasks, listener)
        finally:
            installation.context.appended = lambda: None
            for task in tasks:
                task.cancel()
            # Does not swallow our own cancellation, by which Ctrl+C is known further up.
            await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        listener.close()


def _set_up_newsroom(installation: Installation) -> None:
    # Django takes half a second to load, which no other command should wait for.
    from filrouge.project.start import start

    start(installation.settings)


def _compose(installation: Installation) -> _Composed:
    # The same; and these can only be imported once Django is set up.
    from filrouge.project.asgi import console
    from filrouge.project.duties import duties

    context, settings = installation.context, installation.settings
    look = read_look(settings)
    theme, assets = look.theme, Assets("filrouge.reader", look.files)
    script, style = (f"/assets/{assets.name(name)}" for name in ("reader.js", "reader.css"))
    scripts = {name: f"/assets/{assets.name(f'{name}.js')}" for name in ("front", "past", "verify")}
    sites = sites_of(settings, script=script, style=style, scripts=scripts, look=look)
    relay = InProcessRelay(load=lambda slug: start_of(context, slug), site=lambda: site_of(context))
    pages = Pages(theme, sites, poll_s=settings.poll_s)
    hubs = Hubs(relay, lambda start: Hub(start, pages, poll_s=settings.poll_s))
    notices = Notices(theme, sites.own)
    audience: dict[str, Audience] = {}
    house = House(
        settings=settings,
        context=context,
        private=installation.private,
        theme=theme,
        sites=sites,
        bus=Bus(),
        audience=lambda: audience,
    )

    async def nothing_here(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001, ASGI
        await respond(scope, send, notices.give(404, "not_found"))

    desk = console(house, path=settings.newsroom_path, otherwise=nothing_here)
    archive = ArchiveApp(context, theme, sites, otherwise=desk)
    app = ReaderApp(
        hubs,
        Front(hubs, theme, sites, poll_s=settings.poll_s),
        notices,
        assets=assets,
        media=installation.media,
        offline=settings.offline,
        otherwise=CrawlersApp(hubs, notices, sites, otherwise=archive),
    )
    wake, ready, loop = asyncio.Event(), asyncio.Event(), asyncio.get_running_loop()
    context.appended = lambda: _wake(loop, wake)

    def end_streams() -> None:
        hubs.close()
        house.bus.close()

    return _Composed(
        app=redirecting(
            placed(opened(app, settings.csp_extra), settings.live_path),
            [one.target for one in settings.redirects],
        ),
        work=(
            hubs.run(ready),
            follow_log(installation, Forwarder(context, relay.publish), wake),
            tell_newsroom(relay, house.bus),
            count_readers(hubs, audience),
            *duties(house),
        ),
        ready=ready,
        end_streams=end_streams,
    )


def _wake(loop: asyncio.AbstractEventLoop, wake: asyncio.Event) -> None:
    loop.call_soon_threadsafe(wake.set)


async def _run(
    composed: _Composed, tasks: list[asyncio.Task[None]], listener: socket.socket
) -> None:
    config = uvicorn.Config(
        composed.app,
        http="httptools",
        loop="uvloop",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        # Whom to believe about a client's address is a setting (trusted_proxies), not uvicorn's.
        proxy_headers=False,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=GRACE_S,
    )
    server = _Server(config, composed.end_streams)
    for task in tasks:
        # Without news, readers would be shown an old page as the present one.
        task.add_done_callback(lambda _: setattr(server, "should_exit", True))
    await server.serve(sockets=[listener])
    for task in tasks:
        if task.done():
            task.result()


async def _until(ready: asyncio.Event, tasks: list[asyncio.Task[None]]) -> None:
    """Wait for `ready`; raises what ended a task before it."""
    waiting = asyncio.create_task(ready.wait())
    done, _pending = await asyncio.wait({waiting, *tasks}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    for task in done - {waiting}:
        task.result()


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
