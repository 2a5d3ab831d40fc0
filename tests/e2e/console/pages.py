"""A served house with a live at every place of its course, for the tests of the console's pages."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

from filrouge.domain.commands import Archive, Describe, End, Open, Pause, Schedule, Step, Unpublish
from filrouge.domain.content import Description
from filrouge.service.perform import perform_steps
from tests.e2e.console.people import Person, make_people, one_of_each_role
from tests.require import require_assets
from tests.serving import Newsroom, Server, serving

BASE = "/redaction"
LONG = "Réassurance-construction-et-cohabitation-intergénérationnelles : " * 3


class PagesHouse(NamedTuple):
    """A served house with a live at every place of its course; `people` are by role."""

    server: Server
    newsroom: Newsroom
    people: Mapping[str, Person]

    def enter(self, page: Page, path: str = "", *, role: str = "administrator") -> None:
        """Open a page of the console as somebody of a role."""
        self.people[role].enter(page.context, self.server)
        page.goto(f"{self.server.address}{BASE}{path}")


@contextmanager
def pages_house_at(data: Path, *, language: str) -> Iterator[PagesHouse]:
    """Serve a data folder, to people who read the console in a language."""
    require_assets()
    people = make_people(data, one_of_each_role(language))
    with serving(data, poll_s="1", site_name="Le Phare") as server:
        newsroom = Newsroom(data, server)
        newsroom.open("Tempête Aurore : nuit de vigilance rouge", posts=5)
        newsroom.open(LONG, posts=1)
        newsroom.open("En pause", posts=1).do(Pause())
        newsroom.open("Fini", posts=1).do(End())
        newsroom.open("Rangé", posts=1).do(End(), Archive())
        newsroom.open("Dépublié", posts=1).do(Unpublish())
        now = newsroom.context.clock()
        opening = Open(language="fr", time_zone="Europe/Paris", site="Sports")
        for slug, more in (
            ("brouillon", ()),
            ("a-venir", (Schedule(starts_at=now + timedelta(hours=5)),)),
        ):
            commands = (opening, Describe(description=Description(headline=slug)), *more)
            steps = [Step(command=command, at=now) for command in commands]
            perform_steps(newsroom.context, slug, steps, slug=slug)
        yield PagesHouse(server, newsroom, people)
        newsroom.close()
