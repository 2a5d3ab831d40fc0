"""`filrouge user`: people from the command line, in a process of its own."""

import subprocess
from pathlib import Path

from filrouge.accounts.role import Role
from filrouge.cli.commands import user
from tests.cli.process import COMMAND, PATIENCE_S, environment

PASSWORD = "un merle sous la pluie\n"


def run(
    data: Path, *args: str, words: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run `filrouge user …` to its end."""
    return subprocess.run(
        [*COMMAND, "--data", str(data), "user", *args],
        input=words,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=environment(**settings),
        timeout=PATIENCE_S * 2,
    )


def said(done: subprocess.CompletedProcess[str]) -> tuple[int, str, str]:
    """Give the exit code and both outputs."""
    return done.returncode, done.stdout, done.stderr


def test_the_roles_are_those_of_the_table() -> None:
    assert tuple(role.value for role in Role) == user.ROLES


def test_somebody_is_made_listed_given_another_role_and_closed(tmp_path: Path) -> None:
    made = run(
        tmp_path,
        *("add", "Camille@Example.org", "--name", "Camille Roy", "--role", "administrator"),
        "--password-stdin",
        words=PASSWORD,
    )
    run(
        tmp_path,
        *("add", "alix@example.org", "--name", "Alix", "--role", "administrator"),
        "--password-stdin",
        words=PASSWORD,
    )
    role = run(tmp_path, "role", "camille@example.org", "lawyer")
    closed = run(tmp_path, "close", "camille@example.org")
    last = run(tmp_path, "close", "alix@example.org")
    listed = run(tmp_path, "list")

    assert said(made) == (0, "camille@example.org can sign in.\n", "")
    assert said(role) == (0, "camille@example.org: lawyer\n", "")
    assert said(closed) == (0, "camille@example.org is closed.\n", "")
    assert said(last) == (
        1,
        "",
        "filrouge: This is the only administrator. Give somebody else that role first.\n",
    )
    rows = [
        "alix@example.org Alix administrator open",
        "camille@example.org Camille Roy lawyer closed",
    ]
    assert (listed.returncode, listed.stderr) == (0, "")
    assert [line.replace("\t", " ") for line in listed.stdout.splitlines()] == rows


def test_an_invitation_is_written_and_its_link_told(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        *("add", "camille@example.org", "--invite", "--role", "copy_editor"),
        FILROUGE_SITE_ADDRESS="https://direct.example.org",
    )

    assert done.returncode == 0, done.stderr
    first, link = done.stdout.splitlines()
    assert first == "camille@example.org is invited; the link works once, within 7 days:"
    assert link.startswith("https://direct.example.org/redaction/invitation/")
    (mail,) = (tmp_path / "mail").iterdir()
    assert link.rpartition("/")[2] in mail.read_text(encoding="utf-8").replace("=\n", "")


def test_what_cannot_be_is_one_line_and_makes_nothing(tmp_path: Path) -> None:
    weak = run(
        tmp_path, "add", "a@example.org", "--name", "A", "--password-stdin", words="password\n"
    )
    nameless = run(tmp_path, "add", "a@example.org", "--password-stdin", words=PASSWORD)
    unknown = run(tmp_path, "add", "a@example.org", "--name", "A", "--role", "owner")
    silent = run(tmp_path, "add", "a@example.org", "--name", "A")
    nobody = run(tmp_path, "role", "a@example.org", "lawyer")
    address = run(tmp_path, "add", "a", "--name", "A", "--password-stdin", words=PASSWORD)

    assert weak.returncode == 1
    assert weak.stderr.startswith("filrouge: This password is too short.")
    assert said(nameless) == (2, "", "filrouge: a name is needed: --name NAME, or --invite\n")
    assert unknown.returncode == 2
    assert unknown.stderr.startswith("filrouge: there is no role owner; there are administrator,")
    assert said(silent) == (
        2,
        "",
        "filrouge: no terminal to ask for a password; use --password-stdin or --invite\n",
    )
    assert nobody.returncode == 1
    assert "there is no account a@example.org" in nobody.stderr
    assert said(address) == (1, "", "filrouge: Enter a valid email address.\n")
    assert said(run(tmp_path, "list"))[1] == ""


def test_an_account_is_opened_again_and_given_another_address_and_password(tmp_path: Path) -> None:
    given = {"words": PASSWORD, "FILROUGE_SITE_ADDRESS": "https://direct.example.org"}
    run(tmp_path, *("add", "a@example.org", "--name", "A", "--password-stdin"), **given)
    run(tmp_path, "close", "a@example.org")

    reopened = run(tmp_path, "reopen", "a@example.org")
    moved = run(tmp_path, "email", "a@example.org", "B@example.org")
    password = run(
        tmp_path, "password", "b@example.org", "--password-stdin", words="une grive sur le mur\n"
    )
    link = run(tmp_path, "password", "b@example.org", "--link", **given)

    assert said(reopened) == (0, "a@example.org can sign in.\n", "")
    assert said(moved) == (0, "a@example.org is b@example.org now.\n", "")
    assert said(password) == (0, "b@example.org has a new password.\n", "")
    first, address = link.stdout.splitlines()
    assert first == "With this link, b@example.org chooses a new password; it works once:"
    assert address.startswith("https://direct.example.org/redaction/password/reset/")
    assert run(tmp_path, "list").stdout == "b@example.org\tA\tjournalist\topen\n"
    # of the address both are told, of the password the new one
    # (two mails of one second may be in one file)
    mails = "".join(each.read_text() for each in (tmp_path / "mail").iterdir())
    assert mails.count("Subject:") == 3


def test_what_cannot_be_of_an_account_changes_nothing(tmp_path: Path) -> None:
    for name in ("a", "b"):
        run(
            tmp_path,
            *("add", f"{name}@example.org", "--name", name, "--password-stdin"),
            words=PASSWORD,
        )

    taken = run(tmp_path, "email", "a@example.org", "b@example.org")
    none = run(tmp_path, "email", "a@example.org", "nowhere")
    weak = run(tmp_path, "password", "a@example.org", "--password-stdin", words="password\n")
    silent = run(tmp_path, "password", "a@example.org")
    both = run(tmp_path, "password", "a@example.org", "--link", "--password-stdin")

    assert said(taken) == (1, "", "filrouge: There is an account with this address already.\n")
    assert said(none) == (1, "", "filrouge: Enter a valid email address.\n")
    assert weak.stderr.startswith("filrouge: This password is too short.")
    assert said(silent) == (
        2,
        "",
        "filrouge: no terminal to ask for a password; use --password-stdin or --link\n",
    )
    assert said(both) == (2, "", "filrouge: choose one: --link or --password-stdin\n")
    assert "a@example.org\ta\t" in run(tmp_path, "list").stdout
