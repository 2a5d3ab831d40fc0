"""What Typer would say itself is said in the language of the terminal, and as a line of ours."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Said
from tests.cli.process import command, environment

ENGLISH_OF_TYPER = (
    "Usage:",
    "Options:",
    "Arguments:",
    "Commands:",
    "Show this",
    "COMMAND",
    "[default",
    "[required]",
    "<str>",
    "<path>",
)

REFUSED = [
    (("serv",), "there is no command serv; perhaps serve, user? (see `filrouge --help`)"),
    (("word",), "there is no command word (see `filrouge --help`)"),
    (("publish",), "SLUG is missing (see `filrouge publish --help`)"),
    (("erase", "slug"), "POST is missing (see `filrouge erase --help`)"),
    (("list", "--word"), "there is no option --word (see `filrouge list --help`)"),
    (
        ("publish", "slug", "--tex", "word"),
        "there is no option --tex; perhaps --key, --text? (see `filrouge publish --help`)",
    ),
    (("publish", "slug", "--text"), "--text needs a value"),
    (("erase", "slug", "post", "--yes=1"), "--yes takes no value"),
    (("list", "word"), "too much was given: word (see `filrouge list --help`)"),
    (
        ("serve", "--port", "word"),
        "--port: a whole number was expected (see `filrouge serve --help`)",
    ),
    (("serve", "--port", "65536"), "--port: 65535 is the most (see `filrouge serve --help`)"),
    (("serve", "--port", "-1"), "--port: 0 is the least (see `filrouge serve --help`)"),
    (
        ("import", "file", "--replay", "0"),
        "--replay: a speed is a number above 0, such as 60x (see `filrouge import --help`)",
    ),
]

SAID_IN_FRENCH = """
from filrouge.cli.main import app
from typer.testing import CliRunner
for arguments in {refused!r}:
    print(CliRunner().invoke(app, arguments, prog_name="filrouge").stderr, end="")
"""


@pytest.mark.parametrize(("arguments", "sentence"), REFUSED)
def test_what_was_typed_wrong_is_told_in_one_line(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    assert run(*arguments) == Said(2, "", f"filrouge: {sentence}\n")


def test_in_french_each_of_these_lines_is_french() -> None:
    code = SAID_IN_FRENCH.format(refused=[arguments for arguments, _ in REFUSED])

    said = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        env=environment(LC_ALL="fr_FR.UTF-8"),
        timeout=60,
    )

    lines = said.stdout.decode().replace("\u202f", " ").replace("\u00a0", " ").splitlines()
    assert lines == [
        (
            "filrouge: il n’y a pas de commande serv ; peut-être serve, user ?"
            " (voir `filrouge --help`)"
        ),
        "filrouge: il n’y a pas de commande word (voir `filrouge --help`)",
        "filrouge: il manque NOM (voir `filrouge publish --help`)",
        "filrouge: il manque PUBLICATION (voir `filrouge erase --help`)",
        "filrouge: il n’y a pas d’option --word (voir `filrouge list --help`)",
        (
            "filrouge: il n’y a pas d’option --tex ; peut-être --key, --text ?"
            " (voir `filrouge publish --help`)"
        ),
        "filrouge: --text attend une valeur",
        "filrouge: --yes n’attend pas de valeur",
        "filrouge: c’est trop : word (voir `filrouge list --help`)",
        "filrouge: --port : un nombre entier était attendu (voir `filrouge serve --help`)",
        "filrouge: --port : le maximum est 65535 (voir `filrouge serve --help`)",
        "filrouge: --port : le minimum est 0 (voir `filrouge serve --help`)",
        (
            "filrouge: --replay : une vitesse est un nombre supérieur à 0, comme 60x"
            " (voir `filrouge import --help`)"
        ),
    ]


@pytest.mark.parametrize("name", ["", "serve", "import", "export", "publish", "erase", "verify"])
def test_in_french_no_word_of_a_help_page_is_typers_english(name: str) -> None:
    said = command(*name.split(), "--help", LC_ALL="fr_FR.UTF-8")

    page = said.stdout.decode()
    assert said.returncode == 0
    assert page.startswith("Utilisation")
    assert "Afficher cette page." in page
    assert [words for words in ENGLISH_OF_TYPER if words in page.replace("COMMANDE", "")] == []


def test_whoever_types_nothing_is_shown_the_help() -> None:
    shown, asked = command(), command("--help")

    assert (shown.returncode, shown.stdout) == (2, b"")
    assert shown.stderr == asked.stdout


def test_the_systems_reasons_are_french_too(tmp_path: Path) -> None:
    said = command("--data", tmp_path / "data", "import", tmp_path / "none", LC_ALL="fr_FR.UTF-8")

    assert said.returncode == 2
    assert said.stderr.decode().endswith("/none\u00a0: fichier ou dossier introuvable\n")


def test_a_settings_reason_is_french_too() -> None:
    said = command("list", LC_ALL="fr_FR.UTF-8", FILROUGE_SITE_LANGUAGE="de")

    assert said.returncode == 2
    assert said.stderr.decode().endswith("=de\u00a0: l’interface parle fr et en\n")
