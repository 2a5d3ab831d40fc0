"""`--help` teaches, in the language of the terminal."""

import json
import subprocess
import sys

import pytest

from tests.cli.process import environment

ASK = """
import json, sys
import typer
from typer.testing import CliRunner
from filrouge.cli.main import app

def walk(name, command):
    yield name, command
    for part, inner in getattr(command, "commands", {}).items():
        yield from walk(f"{name} {part}".strip(), inner)

told = {}
for name, command in walk("", typer.main.get_command(app)):
    result = CliRunner().invoke(app, [*name.split(), "--help"], catch_exceptions=False)
    told[name] = {
        "page": " ".join(result.stdout.split()),
        "help": command.help,
        "options": {p.name: p.help for p in command.params if p.name != "help"},
    }
json.dump(told, sys.stdout)
"""

Told = dict[str, dict[str, object]]


def ask(**locale: str) -> Told:
    """Ask every command for its help, in a process with this locale."""
    answer = subprocess.run(
        [sys.executable, "-c", ASK],
        capture_output=True,
        check=True,
        env=environment(**locale),
        timeout=60,
    )
    assert answer.stderr == b""
    told: Told = json.loads(answer.stdout)
    return told


@pytest.fixture(scope="module")
def english() -> Told:
    return ask(LC_ALL="C.UTF-8")


@pytest.fixture(scope="module")
def french() -> Told:
    return ask(LC_ALL="fr_FR.UTF-8")


def words_of(told: Told) -> dict[str, str]:
    """Give every sentence of help there is, by command and option."""
    words: dict[str, str] = {}
    for name, one in told.items():
        words[name] = str(one["help"] or "")
        options = one["options"]
        assert isinstance(options, dict)
        words.update({f"{name} {option}": text or "" for option, text in options.items()})
    return words


def test_there_is_help_for_every_command_and_option(english: Told) -> None:
    assert set(english) == {
        *("", "serve", "demo", "list", "verify", "import", "export", "publish", "erase"),
        *("backup", "restore", "user", "token"),
        *(f"user {name}" for name in ("add", "list", "role", "close")),
        *(f"user {name}" for name in ("reopen", "email", "password")),
        *(f"token {name}" for name in ("create", "list", "revoke")),
    }
    assert [name for name, words in words_of(english).items() if not words] == []


def test_every_page_says_what_the_command_does_and_what_it_takes(
    english: Told, french: Told
) -> None:
    for told in (english, french):
        for one in told.values():
            options = one["options"]
            assert isinstance(options, dict)
            for words in (one["help"], *options.values()):
                assert " ".join(str(words).split()) in str(one["page"])


def test_in_french_every_sentence_is_french(english: Told, french: Told) -> None:
    ours, theirs = words_of(english), words_of(french)

    assert theirs.keys() == ours.keys()
    assert [name for name in ours if ours[name] == theirs[name]] == []


@pytest.mark.parametrize("locale", [{"LC_ALL": "de_DE.UTF-8"}, {"LC_ALL": "", "LANG": "C"}])
def test_in_any_other_language_help_is_english(english: Told, locale: dict[str, str]) -> None:
    assert ask(**locale) == english
