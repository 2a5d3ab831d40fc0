"""The real server, as a program of its own, and the newsroom beside it."""

import http.client
import itertools
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from filrouge.domain.blocks import Text
from filrouge.domain.commands import Command, Describe, Open, Publish, Start, Step
from filrouge.domain.content import Content, Description
from filrouge.domain.text import paragraph
from filrouge.log.sqlite import SqliteLog
from filrouge.media.store import MediaStore
from filrouge.service.backup import backup, restore
from filrouge.service.context import Context
from filrouge.service.perform import perform, perform_steps

START_S = 30
STOP_S = 15
SOON_S = 5
_ADDRESS = re.compile(rb"(http://\S+)/\s*$")
_COMMAND = [sys.executable, "-c", "from filrouge.cli import main; main()"]


def filrouge(data: Path, *arguments: str) -> list[str]:
    """Give the command line of a `filrouge` on a data folder."""
    return [*_COMMAND, "--data", str(data), *arguments]


def environment(**settings: str) -> dict[str, str]:
    """Give the environment of a `filrouge` with nothing set but these settings."""
    inherited = {key: value for key, value in os.environ.items() if key[:9] != "FILROUGE_"}
    return inherited | {f"FILROUGE_{name.upper()}": value for name, value in settings.items()}


class Server:
    """One running `filrouge serve`."""

    def __init__(self, process: "subprocess.Popen[bytes]", address: str) -> None:
        self.process = process
        self.address = address

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def answers(self, path: str) -> int:
        """Ask for a path and give the status of the answer."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SOON_S)
        with closing(line):
            line.request("GET", path)
            return line.getresponse().status

    def wait_for(self, path: str, status: int = 200) -> None:
        """Return once the answer has this status: the server looks at the log every moment."""
        until = time.monotonic() + SOON_S
        while (now := self.answers(path)) != status:
            assert time.monotonic() < until, f"{path} is still {now}, not {status}"

    def stop(self) -> int:
        """Stop it as a system would (SIGTERM), and give its exit code."""
        self.process.terminate()
        return self.process.wait(STOP_S)


@contextmanager
def serving(data: Path, *, port: int = 0, **settings: str) -> Iterator[Server]:
    """Serve a data folder on 127.0.0.1 until the end of the block."""
    process = subprocess.Popen(
        filrouge(data, "serve", "--port", str(port)),
        stdout=subprocess.PIPE,
        env=environment(**settings),
    )
    watchdog = threading.Timer(START_S, process.kill)
    watchdog.start()
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        watchdog.cancel()
        found = _ADDRESS.search(said)
        assert found, f"the server did not start: {said!r}"
        yield Server(process, found[1].decode())
    finally:
        watchdog.cancel()
        process.terminate()
        try:
            process.wait(STOP_S)
        finally:
            process.kill()
            if process.stdout is not None:
                process.stdout.close()


class Newsroom:
    """Writes to a data folder from outside the server's process, as the command line does."""

    def __init__(self, data: Path, server: Server, *, lives: str = "/live") -> None:
        self.data = data
        self.lives = lives
        self.server = server
        self.log = SqliteLog(data / "log.db")
        self.context = Context(self.log, MediaStore(data / "media"))
        self._numbers = itertools.count(1)

    def open(
        self, headline: str = "L’éclipse du 12 août", *, posts: int = 0, language: str = "fr"
    ) -> "Coverage":
        """Open a live and begin it, with some posts (p1, p2 …) in it; the server knows it then."""
        number = next(self._numbers)
        coverage = Coverage(self, f"live-{number}", f"direct-{number}")
        description = Description(
            headline=headline, standfirst=paragraph("Ce qui se passe, minute par minute.")
        )
        commands: list[Command] = [
            Open(language=language, time_zone="Europe/Paris"),
            Describe(description=description),
            Start(),
            *(post(number) for number in range(1, posts + 1)),
        ]
        now = self.context.clock()
        steps = [Step(command=command, at=now) for command in commands]
        perform_steps(self.context, coverage.id, steps, slug=coverage.slug)
        self.server.wait_for(coverage.path)
        return coverage

    def backup(self, target: Path) -> None:
        backup(self.log, self.context.media, target)

    def restore(self, source: Path) -> None:
        restore(self.log, self.context, source)

    def close(self) -> None:
        self.log.close()


class Coverage:
    """One live, by its id and slug."""

    def __init__(self, newsroom: Newsroom, live: str, slug: str) -> None:
        self._newsroom = newsroom
        self.id = live
        self.slug = slug
        self.path = f"{newsroom.lives}/{slug}"

    def take_in(self, *commands: Command) -> None:
        """Carry out commands as an importer does, who may name pictures that are not here."""
        steps = [Step(command=command, at=self._newsroom.context.clock()) for command in commands]
        perform_steps(self._newsroom.context, self.id, steps)

    def do(self, *commands: Command) -> None:
        """Carry out commands; they are durable when this returns."""
        for command in commands:
            perform(self._newsroom.context, self.id, command)


def words(headline: str | None, *paragraphs: str) -> Content:
    return Content(
        headline=headline, blocks=tuple(Text(runs=paragraph(text)) for text in paragraphs)
    )


def post(number: int) -> Publish:
    """Give a command that publishes post p<number>, three lines long."""
    text = f"Texte {number}. Le ciel s’assombrit au-dessus du port, les mouettes se taisent."
    return Publish(post=f"p{number}", content=words(f"Titre {number}", text, "La foule attend."))
