"""`filrouge import`: whole, or one line that says why not."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from filrouge.importers.base import MAX_BYTES
from filrouge.log.port import Head
from tests.cli.conftest import SLUG, Run, Said

HTML = """\
<!doctype html><html lang="en"><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": "Storm Aurora",
 "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Nine hurt",
  "articleBody": "Rescuers speak of nine.", "datePublished": "2026-08-12T18:12:00Z"}]}
</script></html>"""

Heads = Callable[[], list[Head]]


def refused(said: Said, heads: Heads) -> str:
    """Give the one line on stderr; nothing else was said, and nothing written."""
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("filrouge: ")
    assert said.err.count("\n") == 1
    assert heads() == []
    return said.err.removeprefix("filrouge: ").rstrip("\n")


def test_a_copied_page_is_taken_in(run: Run, page: Path) -> None:
    said = run("import", page)

    assert (said.code, said.out) == (0, f"/live/{SLUG}  (2 posts)\n")
    assert run("list").out == f"{SLUG}\tlive\t2\t/live/{SLUG}\n"


def test_a_page_of_the_web_is_taken_in(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(HTML)

    said = run("import", tmp_path / "page.html", "--slug", "aurora")

    assert (said.code, said.out) == (0, "/live/aurora  (1 post)\n")


def test_standard_input_is_read(run: Run, page: Path) -> None:
    assert run("import", "-", input=page.read_bytes()).out == f"/live/{SLUG}  (2 posts)\n"


def test_the_same_page_twice_is_two_lives(house: Run, page: Path) -> None:
    assert house("import", page).out == f"/live/{SLUG}-2  (2 posts)\n"


def test_an_export_comes_back_under_its_own_slug(house: Run, data: Path, tmp_path: Path) -> None:
    assert house("export", SLUG, "-o", tmp_path / "live.jsonl").code == 0
    (data / "log.db").unlink()

    assert house("import", tmp_path / "live.jsonl") == Said(0, f"/live/{SLUG}\n", "")
    assert house("import", "-", input=(tmp_path / "live.jsonl").read_bytes()) == Said(
        1, "", "filrouge: this live is here already\n"
    )


def test_a_replay_publishes_post_after_post(
    run: Run, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("filrouge.cli.commands.moving.time.sleep", waits.append)

    said = run("import", page, "--replay", "60x", "--slug", "aurore")

    assert (said.code, said.out) == (0, "/live/aurore\n")
    assert len(waits) == 1
    assert run("list").out == "aurore\tlive\t2\t/live/aurore\n"


# ---- what is no live ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n\t\n",
        b"\x00\x01\x02\xff" * 1000,
        b"\x89PNG\r\n\x1a\n" + bytes(1000),
        b"Only one line, and nothing after it.",
        b"<html><p>Nothing live here.</p></html>",
        b"<html><script type='application/ld+json'>{</script></html>",
        b'<html><script type="application/ld+json">{"@type":"Recipe"}</script></html>',
        b'{"slug":"x","live":"y","seq":1,"type":"live.opened"}\n',
        b'{"slug":"x"}',
        b"[" * 100_000,
        b"<div>" * 100_000,
        b"\xff\xfeT\0e\0x\0t\0",
    ],
    ids=[
        "nothing",
        "blanks",
        "garbage",
        "a picture",
        "one line",
        "a page without a live",
        "a page with broken data",
        "a page with other data",
        "half an event",
        "other JSON",
        "a tower of brackets",
        "a tower of boxes",
        "UTF-16",
    ],
)
def test_what_is_no_live_is_one_line(
    run: Run, tmp_path: Path, heads: Heads, content: bytes
) -> None:
    (tmp_path / "file").write_bytes(content)

    assert len(refused(run("import", tmp_path / "file"), heads)) > 20


def test_a_file_that_is_not_there(run: Run, tmp_path: Path, heads: Heads) -> None:
    path = tmp_path / "none.txt"

    assert refused(run("import", path), heads) == f"{path}: No such file or directory"


def test_a_folder(run: Run, tmp_path: Path, heads: Heads) -> None:
    assert refused(run("import", tmp_path), heads) == f"{tmp_path}: Is a directory"


@pytest.mark.parametrize("key", [(), ("--as", "livetext"), ("--as", "jsonld")])
def test_a_file_that_is_too_large_is_not_even_read(
    run: Run, tmp_path: Path, heads: Heads, key: tuple[str, ...]
) -> None:
    path = tmp_path / "large"
    path.touch()
    os.truncate(path, 40 * MAX_BYTES)

    assert refused(run("import", path, *key), heads) == (
        "the file is larger than 50 MB, the most that is read"
    )


def test_an_endless_line_is_no_event(run: Run, tmp_path: Path, heads: Heads) -> None:
    path = tmp_path / "large"
    path.touch()
    os.truncate(path, 40 * MAX_BYTES)

    assert refused(run("import", path, "--as", "filrouge"), heads) == (
        "event 1: the line is longer than an event can be"
    )


def test_a_form_that_there_is_not(run: Run, page: Path, heads: Heads) -> None:
    assert refused(run("import", page, "--as", "word"), heads) == (
        "word is no format; there are filrouge, jsonld, livetext"
    )


def test_a_page_read_as_another_form(run: Run, page: Path, heads: Heads) -> None:
    for key in ("jsonld", "filrouge"):
        assert refused(run("import", page, "--as", key), heads)


@pytest.mark.parametrize("slug", ["a/b", "../a", "A", "é", "-", "a" * 81, "a b", "\udcff"])
def test_a_slug_that_is_none(run: Run, page: Path, heads: Heads, slug: str) -> None:
    said = run("import", page, f"--slug={slug}")

    assert said.code == 1
    assert said.err == (
        "filrouge: a slug is made of small letters, figures and hyphens, such as eclipse-2026\n"
    )
    assert heads() == []


def test_a_slug_that_is_taken(house: Run, page: Path, heads: Heads) -> None:
    for more in ((), ("--replay", "60x")):
        said = house("import", page, "--slug", SLUG, *more)
        assert said == Said(1, "", f"filrouge: the slug {SLUG} is taken; choose another\n")
    assert len(heads()) == 1


@pytest.mark.parametrize("speed", ["0", "-1", "fast", "nan", "inf", "1e999", "", "x"])
def test_a_speed_that_is_none(run: Run, page: Path, heads: Heads, speed: str) -> None:
    said = run("import", page, f"--replay={speed}")

    assert (said.code, said.out) == (2, "")
    assert "a speed is a number above 0, such as 60x" in " ".join(said.err.split())
    assert heads() == []


def test_an_export_cannot_be_replayed(house: Run, tmp_path: Path, heads: Heads) -> None:
    house("export", SLUG, "-o", tmp_path / "live.jsonl")

    said = house("import", tmp_path / "live.jsonl", "--replay", "60x")

    assert said == Said(
        2, "", "filrouge: an export is taken in as it was recorded; it cannot be replayed\n"
    )
    assert len(heads()) == 1


def test_a_changed_export(house: Run, data: Path, tmp_path: Path, heads: Heads) -> None:
    path = tmp_path / "live.jsonl"
    house("export", SLUG, "-o", path)
    (data / "log.db").unlink()
    path.write_bytes(path.read_bytes().replace("légers".encode(), b"graves"))

    assert refused(house("import", path), heads) == (
        "event 4: its words are not those that were committed"
    )


# ---- a data folder that cannot be used ------------------------------------------------------


def test_a_database_of_another_program(run: Run, page: Path, data: Path) -> None:
    data.mkdir()
    with closing(sqlite3.connect(data / "log.db")) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")

    for args in (("list",), ("import", page), ("verify",), ("publish", "x"), ("backup", page)):
        assert run(*args) == Said(
            1, "", f"filrouge: {data / 'log.db'} is a database of another program\n"
        )


def test_a_data_folder_that_is_a_file(run: Run, data: Path) -> None:
    data.write_text("not a folder")

    assert run("list") == Said(1, "", f"filrouge: {data} cannot be made: File exists\n")
    assert run("serve") == Said(1, "", f"filrouge: {data}: File exists\n")
