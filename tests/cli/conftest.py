"""The command, run in this process, on a data folder of its own."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from filrouge.catalogue import catalogue
from filrouge.cli.main import app
from filrouge.log.port import Head
from filrouge.log.sqlite import SqliteLog

PAGE = """\
Tempête Aurore : neuf blessés sur la côte
Suivez la situation minute par minute.

20h31
Le vent faiblit
La vigilance reste rouge jusqu'à l'aube.

20h12
Neuf blessés légers
Les secours font état de neuf blessés.
"""
SLUG = "tempete-aurore-neuf-blesses-sur-la-cote"


class Said(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests has a language and settings of their own."""
    monkeypatch.setattr("filrouge.cli.words._catalogue", catalogue("cli", "en"))
    for variable in list(os.environ):
        if variable.startswith("FILROUGE_"):
            monkeypatch.delenv(variable)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(data: Path) -> Run:
    """Run a command; an error that is not the house's own fails the test."""

    def run(*args: str | Path, input: str | bytes | None = None) -> Said:  # noqa: A002, the runner's word
        result = CliRunner().invoke(
            app, ["--data", str(data), *map(str, args)], input=input, catch_exceptions=False
        )
        return Said(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page as a browser copies it."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def house(run: Run, page: Path) -> Run:
    """A house with one live in it."""
    assert run("import", page).code == 0
    return run


@pytest.fixture
def heads(data: Path) -> Callable[[], list[Head]]:
    """Read what is in the log."""

    def read() -> list[Head]:
        with closing(SqliteLog(data / "log.db")) as log:
            return log.heads()

    return read
