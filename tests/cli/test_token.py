"""`filrouge token`: made, listed, used, taken back, each by the program itself."""

import subprocess
from pathlib import Path

import pytest

from filrouge.accounts.role import SCOPES as OF_TOKENS
from filrouge.cli.commands.token import SCOPES
from tests.serving import environment, filrouge

EMAIL = "ana@example.org"


def _run(data: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        filrouge(data, *arguments),
        input=given,
        env=environment() | {"LANGUAGE": "en", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_scopes_are_those_of_the_console() -> None:
    assert tuple(scope.value for scope in OF_TOKENS) == SCOPES


@pytest.mark.slow
def test_a_token_from_its_making_to_its_end(tmp_path: Path) -> None:
    added = _run(
        tmp_path,
        *("user", "add", EMAIL, "--name", "Ana", "--role", "journalist", "--password-stdin"),
        given="correct horse battery staple\n",
    )
    assert added.returncode == 0, added.stderr

    made = _run(
        tmp_path,
        *("token", "create", EMAIL, "--name", "wire", "--scope", "publish", "--scope", "view"),
    )
    listed = _run(tmp_path, "token", "list", EMAIL)
    number = listed.stdout.split("\t")[0]
    revoked = _run(tmp_path, "token", "revoke", EMAIL, number)
    again = _run(tmp_path, "token", "revoke", EMAIL, number)

    assert made.returncode == 0, made.stderr
    assert made.stdout.startswith("frt_")
    assert listed.stdout.rstrip("\n").split("\t")[1:] == ["wire", "publish,view", "never used"]
    assert (revoked.returncode, again.returncode) == (0, 1)
    assert _run(tmp_path, "token", "list", EMAIL).stdout == ""

    refused = [
        _run(tmp_path, "token", "create", EMAIL, "--name", "x", "--scope", "erase"),
        _run(tmp_path, "token", "create", EMAIL, "--name", "x", "--scope", "everything"),
        _run(tmp_path, "token", "create", EMAIL, "--name", " ", "--scope", "view"),
        _run(tmp_path, "token", "create", "bo@example.org", "--name", "x", "--scope", "view"),
    ]
    closed = _run(tmp_path, "user", "close", EMAIL)
    refused.append(_run(tmp_path, "token", "create", EMAIL, "--name", "x", "--scope", "view"))
    assert closed.returncode == 0, closed.stderr
    assert refused[-1].stderr == f"filrouge: the account {EMAIL} is closed: it needs no tokens\n"
    assert [each.returncode for each in refused] == [1, 2, 2, 1, 1]
    assert all(each.stderr.startswith("filrouge: ") for each in refused)
    assert not any("Traceback" in each.stderr for each in refused)
