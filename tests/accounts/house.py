"""A real server with a person of each role, to be looked at in a browser."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

from tests.serving import START_S, Server, environment, serving

_MAKE_PEOPLE = """
import sys
from pathlib import Path
from filrouge.config import load
from filrouge.project.start import start
start(load(data=Path(sys.argv[1])))
from filrouge.accounts.demo import make_people
for role, email, password in make_people():
    print(role.value, email, password)
"""


class SignIn(NamedTuple):
    """What somebody signs in with."""

    email: str
    password: str


class House:
    """A server at http://localhost: passkeys are bound to a name, never to an IP address."""

    def __init__(self, server: Server, data: Path, people: Mapping[str, SignIn]) -> None:
        self.data = data
        self.people = people
        self.root = f"http://localhost:{server.port}/redaction"
        self.root_by_number = f"http://127.0.0.1:{server.port}/redaction"

    def sign_in(self, page: Page, role: str) -> None:
        """Sign in by the form."""
        person = self.people[role]
        page.goto(f"{self.root}/login")
        page.fill("#id_login", person.email)
        page.fill("#id_password", person.password)
        page.click("form:not([data-passkey]) button")
        page.wait_for_url(f"{self.root}/")

    def confirm(self, page: Page, role: str) -> None:
        """Say once more who one is."""
        page.fill("#id_password", self.people[role].password)
        page.keyboard.press("Enter")


@contextmanager
def open_house(data: Path) -> Iterator[House]:
    """Serve a house with its people until the end of the block."""
    data.mkdir(parents=True, exist_ok=True)
    made = subprocess.run(
        [sys.executable, "-c", _MAKE_PEOPLE, str(data)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=environment(site_language="en"),
        timeout=START_S * 2,
    )
    people = {}
    for line in made.stdout.splitlines():
        role, email, password = line.split()
        people[role] = SignIn(email, password)
    with serving(data, site_language="en") as server:
        yield House(server, data, people)
