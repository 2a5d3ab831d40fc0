"""`filrouge publish` and `filrouge erase`."""

import re
from contextlib import closing
from pathlib import Path

import pytest

from filrouge.cli.commands import writing
from filrouge.domain.blocks import Text
from filrouge.domain.content import Content
from filrouge.domain.state import Condition, Post
from filrouge.domain.text import paragraph
from filrouge.log.sqlite import SqliteLog
from filrouge.service.load import States
from tests.cli.conftest import SLUG, Run, Said


def posts(data: Path) -> dict[str, Post]:
    with closing(SqliteLog(data / "log.db")) as log:
        loaded = States(log).find(SLUG)
    assert loaded is not None
    return dict(loaded.live.posts)


def published(run: Run, *args: str) -> str:
    """Publish, and give the post's id."""
    said = run("publish", SLUG, *args)
    match = re.fullmatch(f"/live/{SLUG}/post/(.+)\n", said.out)
    assert match is not None, said
    assert (said.code, said.err) == (0, "")
    return match[1]


def refused(run: Run, data: Path, *args: str) -> tuple[int, str]:
    """Give the code and the one line; no post may have come."""
    before = posts(data)
    said = run("publish", *args)
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert posts(data) == before
    return said.code, said.err.removeprefix("filrouge: ").rstrip("\n")


def test_a_post_is_published_as_it_was_typed(house: Run, data: Path) -> None:
    post = published(
        house,
        *("--headline", "Le vent tourne"),
        *("--text", "Un <b>paragraphe</b>\nsur deux lignes.\n\n\n\nUn autre."),
        *("--author", "La rédaction", "--author", "avec AFP"),
        "--key-moment",
    )

    found = posts(data)[post]
    assert found.content == Content(
        headline="Le vent tourne",
        blocks=(
            Text(runs=paragraph("Un <b>paragraphe</b> sur deux lignes.")),
            Text(runs=paragraph("Un autre.")),
        ),
        authors=("La rédaction", "avec AFP"),
    )
    assert found.key_moment


def test_a_key_publishes_once(house: Run, data: Path) -> None:
    first = published(house, "--headline", "Un", "--key", "k/é")

    assert published(house, "--headline", "Un", "--key", "k/é") == first
    assert len(posts(data)) == 3
    assert refused(house, data, SLUG, "--headline", "Deux", "--key", "k/é") == (
        1,
        "this idempotency key was used for another request",
    )


@pytest.mark.parametrize("slug", ["none", "", "a/b", "../../etc/passwd", "é", "x" * 5000, "a\nb"])
def test_a_live_that_is_not_there(house: Run, data: Path, slug: str) -> None:
    code, line = refused(house, data, slug, "--text", "x")

    name = " ".join(slug.split())
    assert (code, " ".join(line.split())) == (
        1,
        " ".join(f"there is no live {name}; `filrouge list` names those there are".split()),
    )


@pytest.mark.parametrize(
    ("args", "line"),
    [
        ((), "a post needs a headline or a text"),
        (("--text", " \n\n "), "a post needs a headline or a text"),
        (("--headline", "  "), "a post needs a headline or a text"),
        (
            ("--headline", "x" * 100_001),
            "the text has 100001 characters; 100000 is the most",
        ),
        (
            ("--text", "a\x1b[31mb"),
            "the text holds a character that may not be published: U+001B",
        ),
        (
            ("--text", "a\u202eb"),
            "the text holds a character that may not be published: U+202E",
        ),
        (
            ("--author", "\udcff", "--text", "x"),
            "the text holds a character that may not be published: U+DCFF",
        ),
    ],
)
def test_words_that_may_not_stand_there(
    house: Run, data: Path, args: tuple[str, ...], line: str
) -> None:
    assert refused(house, data, SLUG, *args) == (1, line)


def test_a_very_long_headline_that_is_just_allowed(house: Run, data: Path) -> None:
    headline = "é" * 99_000

    post = published(house, "--headline", headline)

    assert posts(data)[post].content.headline == headline


@pytest.mark.parametrize(
    "args",
    [
        ("\udcff", "--text", "x"),
        (SLUG, "--text", "x", "--key", "\udcff"),
        (SLUG, "--text", "\udcff", "--key", "k"),
    ],
)
def test_what_is_not_utf_8_is_said_so(house: Run, data: Path, args: tuple[str, ...]) -> None:
    assert refused(house, data, *args) == (2, "what was given is not text in UTF-8")


# ---- erase ----------------------------------------------------------------------------------


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "on_a_terminal", lambda: True)


@pytest.mark.usefixtures("terminal")
def test_a_post_is_erased_once_it_is_confirmed(house: Run, data: Path) -> None:
    post = published(house, "--headline", "Une erreur", "--text", "Jeanne Dupont")

    said = house("erase", SLUG, post, input="y\n")

    assert said.code == 0
    assert said.out.endswith("Erased. The words are gone; the chain still verifies.\n")
    assert "Destroy the words of Une erreur for ever?" in said.err
    assert posts(data)[post].condition is Condition.ERASED
    assert b"Dupont" not in b"".join(path.read_bytes() for path in data.iterdir())
    assert house("verify").code == 0


def test_a_script_is_not_asked(house: Run, data: Path) -> None:
    post = published(house, "--text", "Jeanne Dupont")

    assert house("erase", SLUG, post).code == 0
    assert posts(data)[post].condition is Condition.ERASED


@pytest.mark.usefixtures("terminal")
def test_without_a_question_it_is_erased_at_once(house: Run, data: Path) -> None:
    post = published(house, "--text", "Jeanne Dupont")

    assert house("erase", SLUG, post, "--yes") == Said(
        0, "Erased. The words are gone; the chain still verifies.\n", ""
    )


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("answer", ["n\n", "\n", ""])
def test_without_a_yes_nothing_is_erased(house: Run, data: Path, answer: str) -> None:
    post = published(house, "--text", "Jeanne Dupont")

    said = house("erase", SLUG, post, input=answer)

    assert (said.code, said.out.strip()) == (1, answer.strip())  # the runner echoes what is typed
    assert "Traceback" not in said.err
    assert posts(data)[post].condition is Condition.VISIBLE


@pytest.mark.parametrize("post", ["none", "a/b", "\udcff"])
def test_a_post_that_is_not_there(house: Run, data: Path, post: str) -> None:
    before = posts(data)

    said = house("erase", SLUG, post, "--yes")

    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("filrouge: there is no post ")
    assert said.err.count("\n") == 1
    assert posts(data) == before
