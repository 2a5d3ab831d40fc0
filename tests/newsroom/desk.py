"""A console over a log in memory: people of every role, lives, and a client for each person."""

import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings as django_settings
from django.test import Client

from filrouge.accounts.models import User
from filrouge.accounts.role import Role
from filrouge.config import Settings
from filrouge.domain.commands import Command, Describe, Open, Publish, Start, Step
from filrouge.domain.content import Content, Description
from filrouge.domain.state import Live
from filrouge.domain.text import paragraph
from filrouge.formats.base import Site
from filrouge.formats.sites import Sites
from filrouge.log.memory import MemoryLog
from filrouge.media.store import MediaStore
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.bus import Bus
from filrouge.newsroom.house import House, install
from filrouge.reader.theme import load_theme
from filrouge.service.context import Context
from filrouge.service.perform import perform, perform_steps
from tests.serving import post

PASSWORD = "correct horse battery staple"


class Clock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 8, 12, 18, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


class Desk:
    """The console's house, and who works in it. Needs Django's database."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.media = MediaStore(folder / "media")
        self.private = MediaStore(folder / "private-media")
        self.context = Context(MemoryLog(), self.media, private=self.private, clock=self.clock)
        self.bus = Bus()
        self.settings: Settings = django_settings.HOUSE
        self.house = House(
            settings=self.settings,
            context=self.context,
            private=self.private,
            theme=load_theme(),
            sites=Sites(
                Site(name="Le Phare", language="en", style="/assets/reader.css"),
                [Site(key="sport", name="Le Phare Sport", address="https://sport.example.org")],
            ),
            bus=self.bus,
        )
        install(self.house)
        self._numbers = itertools.count(1)

    def person(self, role: Role, *, name: str = "") -> User:
        """Make somebody of this role."""
        number = next(self._numbers)
        return User.objects.create_user(
            f"{role.value}-{number}@example.org",
            PASSWORD,
            name=name or f"{role.label} {number}",
            role=role,
            language="en",
        )

    def actor(self, role: Role) -> Actor:
        """Make somebody of this role, who acts for themselves."""
        return Actor(self.person(role))

    def client(self, user: User) -> Client:
        """Give a browser in which this person is signed in."""
        client = Client()
        client.force_login(user)
        return client

    def open_live(self, *, posts: int = 0, slug: str = "", started: bool = True) -> str:
        """Open a live with some posts (p1, p2 …) in it and give its id, which is its slug."""
        number = next(self._numbers)
        live_id = slug or f"live-{number}"
        description = Description(
            headline="The eclipse of 12 August", standfirst=paragraph("Minute by minute.")
        )
        commands: list[Command] = [
            Open(language="en", time_zone="Europe/London"),
            Describe(description=description),
            *([Start()] if started else []),
            *(post(each) for each in range(1, posts + 1)),
        ]
        steps = [Step(command=command, at=self.clock()) for command in commands]
        perform_steps(self.context, live_id, steps, slug=live_id)
        return live_id

    def do(self, live_id: str, *commands: Command) -> None:
        """Carry out commands as another process would."""
        for command in commands:
            perform(self.context, live_id, command)

    def live(self, live_id: str) -> Live:
        """Give the live as it stands."""
        loaded = self.context.states.load(live_id)
        assert loaded is not None
        return loaded.live


def publish(post_id: str, headline: str) -> Publish:
    """Give a command that publishes a headline."""
    return Publish(post=post_id, content=Content(headline=headline))
