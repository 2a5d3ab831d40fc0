"""`filrouge list`, `verify`, `export`, `backup` and `restore`."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from filrouge.domain.errors import Broken
from filrouge.service import transfer
from tests.cli.conftest import SLUG, Run, Said


def tamper(data: Path, change: str) -> None:
    with closing(sqlite3.connect(data / "log.db", isolation_level=None)) as connection:
        connection.execute(change)


def unwritable(folder: Path) -> list[Path]:
    """Places where no file can be put, whoever one is."""
    (folder / "file").write_text("not a folder")
    return [folder / "file" / "out", folder / "none" / "out", folder, Path("/"), Path()]


# ---- list -----------------------------------------------------------------------------------


def test_an_empty_house_says_how_to_begin(run: Run) -> None:
    assert run("list") == Said(
        0, "", "There is no live yet. `filrouge import FILE` takes one in.\n"
    )


def test_lives_are_listed_the_one_changed_last_first(house: Run, page: Path) -> None:
    house("import", page, "--slug", "deux")
    house("publish", SLUG, "--text", "x")

    assert house("list") == Said(
        0, f"{SLUG}\tlive\t3\t/live/{SLUG}\ndeux\tlive\t2\t/live/deux\n", ""
    )


# ---- verify ---------------------------------------------------------------------------------


def test_a_whole_log_is_said_to_be_whole(house: Run) -> None:
    said = house("verify")

    assert (said.code, said.err) == (0, "")
    words, digest = said.out.rsplit(" ", 1)
    assert words == f"{SLUG}: 5 events, the chain holds (0 erased)."
    assert len(digest.strip()) == 64
    assert house("verify", SLUG) == said


def test_nothing_to_verify_is_well(run: Run) -> None:
    assert run("verify") == Said(0, "", "")


def test_one_live_that_is_not_there(house: Run) -> None:
    assert house("verify", "none").code == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            "UPDATE events SET body = replace(body, 'rouge', 'verte') WHERE seq = 5",
            "event 5: its words are not those that were committed",
        ),
        (
            "UPDATE events SET body = CAST(replace(body, 'rouge', 'verte') AS BLOB) WHERE seq = 5",
            "event 5: its words are not those that were committed",
        ),
        (
            "UPDATE events SET envelope = replace(envelope, 'post.', 'mort.') WHERE seq = 4",
            "event 4: its hash does not follow from what stands before it",
        ),
        (
            "UPDATE events SET envelope = x'ff' WHERE seq = 4",
            "event 4: its envelope cannot be read",
        ),
        ("UPDATE events SET envelope = 7 WHERE seq = 4", "event 4: its envelope cannot be read"),
        (
            "UPDATE events SET body = NULL WHERE seq = 4",
            "event 4: half erased: words and salt go together",
        ),
        ("DELETE FROM events WHERE seq = 5", "event 4: the log does not end where the store says"),
    ],
)
def test_what_a_hand_has_changed_is_named(
    house: Run, page: Path, data: Path, change: str, words: str
) -> None:
    tamper(data, change)
    house("import", page, "--slug", "whole")

    said = house("verify")

    assert (said.code, said.err) == (2, f"filrouge: {SLUG}: {words}\n")
    assert house("verify", SLUG) == Said(2, "", f"filrouge: {SLUG}: {words}\n")
    assert house("verify", "whole").code == 0


# ---- export ---------------------------------------------------------------------------------


def test_an_export_is_a_line_for_each_event(house: Run, tmp_path: Path) -> None:
    said = house("export", SLUG)

    assert (said.code, said.err) == (0, "")
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert [(line["slug"], line["seq"]) for line in lines] == [(SLUG, n) for n in range(1, 6)]
    path = tmp_path / "live.jsonl"
    assert house("export", SLUG, "-o", path) == Said(0, "", "")
    assert path.read_text(encoding="utf-8") == said.out


def test_an_export_in_another_form(house: Run) -> None:
    said = house("export", SLUG, "--format", "jsonld")

    assert said.code == 0
    assert "Neuf blessés légers" in said.out


def test_a_form_that_there_is_not(house: Run) -> None:
    said = house("export", SLUG, "--format", "word")

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("filrouge: word is no format; there are filrouge, ")


def test_an_export_that_breaks_off_leaves_nothing_behind(
    house: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Iterator[bytes]:
        yield b"half"
        raise Broken("a hash does not fit", seq=2)

    monkeypatch.setattr(transfer, "export", broken)
    (tmp_path / "out").mkdir()

    said = house("export", SLUG, "-o", tmp_path / "out/day.jsonl")

    assert (said.code, said.err) == (2, "filrouge: event 2: a hash does not fit\n")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_live_that_is_not_there_is_not_exported(house: Run, tmp_path: Path) -> None:
    said = house("export", "none", "-o", tmp_path / "out")

    assert (said.code, said.out) == (1, "")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("number", range(5))
def test_a_place_where_nothing_can_be_put(house: Run, tmp_path: Path, number: int) -> None:
    (tmp_path / "places").mkdir()
    place = unwritable(tmp_path / "places")[number]
    before = sorted(tmp_path.rglob("*"))

    for command in (("export", SLUG, "-o", place), ("backup", place)):
        said = house(*command)
        assert (said.code, said.out) == (1, "")
        assert said.err.startswith("filrouge: ")
        assert said.err.count("\n") == 1
        assert "Errno" not in said.err
    assert sorted(tmp_path.rglob("*")) == before


# ---- backup and restore ---------------------------------------------------------------------


def test_a_backup_brings_everything_back(house: Run, tmp_path: Path) -> None:
    path = tmp_path / "house.tar"
    listed = house("list").out
    assert house("backup", path) == Said(0, f"{path} is written (lives: 1, pictures: 0).\n", "")
    house("publish", SLUG, "--text", "x")

    assert house("restore", path) == Said(
        0, "The backup is in place (lives: 1, pictures: 0).\n", ""
    )

    assert house("list").out == listed
    assert house("verify").code == 0


def test_an_empty_house_can_be_saved_too(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "house.tar"

    assert run("backup", path).code == 0
    assert run("restore", path) == Said(0, "The backup is in place (lives: 0, pictures: 0).\n", "")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("page.txt", "is not a whole backup of Filrouge"),
        ("none.tar", "No such file or directory"),
        (".", "Is a directory"),
        ("data/log.db", "is not a whole backup of Filrouge"),
    ],
)
def test_what_is_no_backup_changes_nothing(
    house: Run, tmp_path: Path, name: str, words: str
) -> None:
    before = house("export", SLUG).out

    said = house("restore", tmp_path / name)

    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(f"filrouge: {tmp_path / name}")
    assert said.err.endswith(f"{words}\n")
    assert said.err.count("\n") == 1
    assert house("export", SLUG).out == before
