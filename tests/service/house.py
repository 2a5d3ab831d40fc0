"""A house for tests of the use cases: its clock and its chance do as they are told."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path

from filrouge.domain.blocks import AnyBlock, Image, Text
from filrouge.domain.commands import Command, Describe, Open, Publish, Start, Step
from filrouge.domain.content import Content, Description
from filrouge.domain.state import Live
from filrouge.domain.text import paragraph
from filrouge.log.memory import MemoryLog
from filrouge.log.port import Append, Appended, Log
from filrouge.media.store import MediaStore
from filrouge.service.context import Context
from filrouge.service.perform import perform, perform_steps

START = datetime(2026, 8, 12, 18, 0, tzinfo=UTC)
LIVE = "l1"
SLUG = "tempete"


class Clock:
    """Stands still until it is told."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **passed: float) -> None:
        self.now += timedelta(**passed)


def chance() -> Callable[[int], bytes]:
    """Give bytes that differ each time and are the same in every run."""
    numbers = count()
    return lambda size: sha256(str(next(numbers)).encode()).digest()[:size]


def house_on(log: Log, folder: Path, *, clock: Clock | None = None) -> Context:
    return Context(log, MediaStore(folder / "media"), clock=clock or Clock(), random=chance())


class OutrunLog(MemoryLog):
    """Lets others write just before an append: each of `others` once."""

    def __init__(self) -> None:
        super().__init__()
        self.others: list[Callable[[], object]] = []
        self.appends = 0
        self._inside = False

    def append(self, append: Append) -> Appended:
        if self._inside:
            return super().append(append)
        self.appends += 1
        if self.others:
            self._inside = True
            try:
                self.others.pop(0)()
            finally:
                self._inside = False
        return super().append(append)


def content(words: str, *blocks: AnyBlock, headline: str | None = None) -> Content:
    return Content(headline=headline, blocks=(Text(runs=paragraph(words)), *blocks))


def publication(post: str, words: str = "Le vent tourne.", *blocks: AnyBlock) -> Publish:
    return Publish(post=post, content=content(words, *blocks))


def picture(name: str) -> Image:
    return Image(media=name, width=3, height=2, caption="La digue", alt="Une digue")


def describe(headline: str = "Tempête Aurore", *, lead: Image | None = None) -> Describe:
    return Describe(description=Description(headline=headline, lead=lead))


def opening(headline: str = "Tempête Aurore", *, at: datetime | None = START) -> list[Step]:
    commands: tuple[Command, ...] = (
        Open(language="fr", time_zone="Europe/Paris"),
        describe(headline),
        Start(),
    )
    return [Step(command=command, at=at) for command in commands]


def open_live(context: Context, live: str = LIVE, *, slug: str = SLUG) -> None:
    """Open, describe and start a live: events 1 to 3."""
    perform_steps(context, live, opening(), slug=slug)


def do(context: Context, *commands: Command, live: str = LIVE) -> Appended:
    """Carry out commands, one by one; give what the last one came to."""
    appended = [perform(context, live, command) for command in commands]
    return appended[-1]


def state(context: Context, live: str = LIVE) -> Live:
    """Give the live as it stands."""
    loaded = context.states.load(live)
    assert loaded is not None
    return loaded.live


def types(context: Context, live: str = LIVE) -> list[str]:
    """Name the events of a live."""
    return [record.envelope.type for record in context.log.read(live)]
