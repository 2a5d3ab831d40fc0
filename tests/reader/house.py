"""A whole house in memory: log, forwarder, relay, hubs and reader application, without a server.

Nothing waits: the clock is set by hand, and `told()` returns once every hub has heard all news.
"""

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filrouge.archive.app import ArchiveApp
from filrouge.asgi.assets import Assets
from filrouge.asgi.respond import App, Receive, Scope, Send, respond
from filrouge.domain.blocks import Text
from filrouge.domain.commands import Command, Describe, Open, Publish, Start, Step
from filrouge.domain.content import Content, Description
from filrouge.domain.state import Live
from filrouge.domain.summary import Summary
from filrouge.domain.text import paragraph
from filrouge.formats.base import Site, Theme
from filrouge.formats.sites import Sites
from filrouge.log.memory import MemoryLog
from filrouge.media.store import MediaStore
from filrouge.reader.app import ReaderApp
from filrouge.reader.front import Front
from filrouge.reader.hub import Hub
from filrouge.reader.hubs import Hubs
from filrouge.reader.notices import Notices
from filrouge.reader.pages import Pages
from filrouge.reader.theme import load_theme
from filrouge.relay.port import News
from filrouge.relay.port import Start as HubStart
from filrouge.service.context import Context
from filrouge.service.forward import Forwarder, site_of, start_of
from filrouge.service.load import Loaded
from filrouge.service.perform import perform, perform_steps

BEGAN = datetime(2026, 8, 12, 15, 0, tzinfo=UTC)
"""17 h in Paris."""

SLUG = "eclipse"
LIVE = "live-1"
POLL_S = 7
SITE = Site(name="Le Rivage", language="fr", script="/assets/reader.js", style="/assets/reader.css")
THEME: Theme = load_theme()


def words(headline: str, *paragraphs: str) -> Content:
    return Content(
        headline=headline, blocks=tuple(Text(runs=paragraph(text)) for text in paragraphs)
    )


def post(name: str, *, at: datetime | None = None, reply_to: str | None = None) -> Publish:
    """Give a command that publishes post `name` under its own name."""
    content = words(f"Titre {name}", f"Texte de {name}.")
    return Publish(post=name, content=content, published_at=at, reply_to=reply_to)


class Clock:
    """Stands still between commands."""

    def __init__(self) -> None:
        self.now = BEGAN

    def __call__(self) -> datetime:
        return self.now


class PlainRelay:
    """Hands on what is published, in order; starts come straight from the log."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.news: list[News] = []
        self.starts = 0
        self._queues: list[asyncio.Queue[News]] = []

    async def start(self, slug: str) -> HubStart | None:
        self.starts += 1
        return start_of(self.context, slug)

    async def site(self) -> tuple[Summary, ...]:
        return site_of(self.context)

    def follow(self) -> AsyncIterator[News]:
        queue: asyncio.Queue[News] = asyncio.Queue()
        self._queues.append(queue)
        return self._drain(queue)

    async def _drain(self, queue: asyncio.Queue[News]) -> AsyncIterator[News]:
        while True:
            yield await queue.get()
            queue.task_done()  # whoever asks for the next one has dealt with this one

    def publish(self, news: News) -> None:
        self.news.append(news)
        for queue in self._queues:
            queue.put_nowait(news)

    async def heard(self) -> None:
        for queue in self._queues:
            await queue.join()


class House:
    """What a newsroom does (`do`), and what readers are answered (`hub`, `app`)."""

    def __init__(self, media: Path = Path("nowhere")) -> None:
        self.clock = Clock()
        self.log = MemoryLog()
        salts = itertools.count()
        self.context = Context(
            self.log,
            MediaStore(media),
            clock=self.clock,
            random=lambda size: next(salts).to_bytes(size),
        )
        self.relay = PlainRelay(self.context)
        self.forwarder = Forwarder(self.context, self.relay.publish)
        self.sites = Sites(SITE)
        self.pages = Pages(THEME, self.sites, poll_s=POLL_S)
        self.hubs = Hubs(self.relay, self.make_hub)

    def make_hub(self, start: HubStart) -> Hub:
        return Hub(start, self.pages, poll_s=POLL_S)

    def app(self, assets: Assets, *, offline: bool = True) -> App:
        notices = Notices(THEME, SITE)

        async def nothing_here(scope: Scope, receive: Receive, send: Send) -> None:
            await respond(scope, send, notices.give(404, "not_found"))

        return ReaderApp(
            self.hubs,
            Front(self.hubs, THEME, self.sites),
            notices,
            assets=assets,
            media=self.context.media,
            offline=offline,
            otherwise=ArchiveApp(self.context, THEME, self.sites, otherwise=nothing_here),
        )

    def open(
        self,
        *,
        live: str = LIVE,
        slug: str = SLUG,
        headline: str = "L’éclipse",
        site: str = "",
    ) -> None:
        """Open a live and begin it: events 1 to 3."""
        commands: list[Command] = [
            Open(language="fr", time_zone="Europe/Paris", site=site),
            Describe(description=Description(headline=headline, standfirst=paragraph("En bref."))),
            Start(),
        ]
        steps = [Step(command=command, at=self.clock.now) for command in commands]
        perform_steps(self.context, live, steps, slug=slug)

    def do(self, *commands: Command, live: str = LIVE, minutes: int = 1) -> None:
        """Carry out commands, each so many minutes after what came before."""
        for command in commands:
            self.clock.now += timedelta(minutes=minutes)
            perform(self.context, live, command)

    def publish(self, count: int, *, first: int = 1) -> None:
        """Publish p<first> and those after it, one a minute."""
        self.do(*(post(f"p{number}") for number in range(first, first + count)))

    def loaded(self, live: str = LIVE) -> Loaded:
        loaded = self.context.states.load(live)
        assert loaded is not None
        return loaded

    @property
    def live(self) -> Live:
        return self.loaded().live

    def fresh_hub(self, slug: str = SLUG) -> Hub:
        """Give a hub that was begun this moment, as another node's would be."""
        start = start_of(self.context, slug)
        assert start is not None
        return self.make_hub(start)

    async def hub(self, slug: str = SLUG) -> Hub:
        """Give the hub that readers are answered from."""
        hub = await self.hubs.get(slug)
        assert hub is not None
        return hub

    async def told(self) -> None:
        """Forward what is new in the log, and return once it has reached every hub."""
        self.forwarder.catch_up()
        await self.settled()

    async def settled(self) -> None:
        """Return once all news have reached every hub; fail where the hubs stopped listening."""
        heard = asyncio.create_task(self.relay.heard())
        await asyncio.wait([heard, self.following], return_when=asyncio.FIRST_COMPLETED)
        if self.following.done():
            heard.cancel()
            await self.following
            raise AssertionError("the hubs no longer follow the news")

    @asynccontextmanager
    async def following_news(self) -> AsyncIterator["House"]:
        """Run the hubs' side for the time of a test, from the log as it stands."""
        self.forwarder.catch_up()
        ready = asyncio.Event()
        self.following = asyncio.create_task(self.hubs.run(ready))
        await ready.wait()
        try:
            yield self
        finally:
            self.following.cancel()
            await asyncio.wait([self.following])


@asynccontextmanager
async def long_house(folder: Path) -> AsyncIterator[House]:
    """Give a house with one live of 45 posts: 15 in the window, and three sealed chunks."""
    house = House(folder)
    house.open()
    house.publish(45)
    async with house.following_news():
        yield house
