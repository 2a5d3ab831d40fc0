"""`filrouge verify --public`: a log that was fetched from anywhere, checked on its own."""

from pathlib import Path

import pytest

from filrouge.domain.commands import End, Erase, Hide, Publish
from filrouge.service.publiclog import write_public_log
from tests.cli.conftest import Run
from tests.domain.story import running, says
from tests.service.stored import now, stored

POSTS = [Publish(post=f"p{number}", content=says(f"Mot {number}.")) for number in (1, 2, 3)]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Eight events: a start, three posts, of which the second is hidden and the third erased."""
    house = stored(running(*POSTS, Hide(post="p2"), Erase(post="p3"), End()))
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"".join(write_public_log(house, now(house))))
    return path


def test_a_whole_log_is_said_to_be_whole(run: Run, data: Path, log: Path) -> None:
    said = run("verify", "--public", log)

    assert said.code == 0
    assert said.out.startswith(f"{log}: 9 events, the chain holds (1 withheld, 1 erased). ")
    assert len(said.out.split()[-1]) == 64
    assert not data.exists()  # nobody needs a house of their own


def test_it_can_be_piped_in(run: Run, log: Path) -> None:
    assert run("verify", "--public", "-", input=log.read_bytes()).code == 0


def test_the_first_line_that_does_not_fit_is_named(run: Run, log: Path) -> None:
    log.write_bytes(log.read_bytes().replace(b"Mot 1.", b"Mot 9."))

    said = run("verify", "--public", log)

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("filrouge: event 4: ")


@pytest.mark.parametrize("content", [b"", b"{}\n", b"\xff\n", b"[" * 100_000, b"\x00"])
def test_what_is_no_log_is_refused(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)

    said = run("verify", "--public", path)

    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_a_file_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    assert run("verify", "--public", tmp_path / "none").code == 2


def test_a_live_and_a_file_are_too_much(run: Run, log: Path) -> None:
    assert run("verify", "slug", "--public", log).code == 2
