"""`filrouge serve`, and the command as a process: what only a real one can do wrong."""

import http.client
import signal
import socket
import time
from pathlib import Path

import pytest

from tests.cli.conftest import SLUG, Run, Said
from tests.cli.process import COMMAND, child, command, line_of, served

SOON_S = 5.0
"""Longer than the second that is promised: the machine of a test may be busy."""


def get(host: str, port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(host, port, timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def get_until(host: str, port: int, path: str, words: str) -> None:
    """Ask again and again until the words are on the page."""
    until = time.monotonic() + SOON_S
    while words not in (said := get(host, port, path)[1]):
        assert time.monotonic() < until, said


def get_until_gone(host: str, port: int, path: str, words: str) -> None:
    """Ask again and again until the words have left the page."""
    until = time.monotonic() + SOON_S
    while words in (said := get(host, port, path)[1]):
        assert time.monotonic() < until, said


def test_a_server_serves_alone_and_shows_what_a_command_writes(
    house: Run, data: Path, tmp_path: Path
) -> None:
    house("backup", tmp_path / "house.tar")
    with served(data) as (process, host, port):
        # given a page that is being read
        assert get(host, port, "/")[0] == 200
        assert "Le vent faiblit" in get(host, port, f"/live/{SLUG}")[1]
        assert get(host, port, "/live/none")[0] == 404

        # when commands are run beside the server
        said = house("publish", SLUG, "--headline", "La digue tient")
        get_until(host, port, f"/live/{SLUG}", "La digue tient")
        house("erase", SLUG, said.out.strip().rsplit("/", 1)[1], "--yes")
        get_until_gone(host, port, f"/live/{SLUG}", "La digue tient")
        assert house("restore", tmp_path / "house.tar").code == 0
        get_until(host, port, f"/live/{SLUG}", "Le vent faiblit")

        # then a second server is refused
        assert house("serve", "--port", "0") == Said(
            1, "", f"filrouge: another server is running on {data}\n"
        )

        # and it ends when it is told to, without a word
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) in {0, -signal.SIGTERM, 143}
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_ctrl_c_ends_a_server_without_a_traceback(run: Run, data: Path) -> None:
    with served(data) as (process, _host, _port):
        process.send_signal(signal.SIGINT)

        assert process.wait(10) == 130
        assert process.stderr is not None
        assert process.stderr.read() == b""

    # and another may serve the folder
    with served(data) as (_process, host, port):
        assert get(host, port, "/")[0] == 200


def test_a_port_in_use_is_one_line(house: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        assert house("serve", "--port", str(port)) == Said(
            1,
            "",
            f"filrouge: cannot listen on 127.0.0.1, port {port}: Address already in use\n",
        )


@pytest.mark.parametrize("host", ["256.256.256.256", "\udcff", "a" * 300, "a..b", "fe80::zz"])
def test_an_address_that_is_none_is_one_line(house: Run, host: str) -> None:
    said = house("serve", "--host", host, "--port", "0")

    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("filrouge: cannot listen on ")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_that_is_none_is_a_wrong_option(house: Run, port: str) -> None:
    said = house("serve", f"--port={port}")

    assert (said.code, said.out) == (2, "")
    assert "Traceback" not in said.err


# ---- settings -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variable", "text", "line"),
    [
        ("FILROUGE_PROT", "1", "FILROUGE_PROT is no setting; there are FILROUGE_ARCHIVE_DAYS, "),
        ("FILROUGE_PORT", "http", "FILROUGE_PORT=http: a port is a number from 0 to 65535"),
        ("FILROUGE_POLL_S", "0", "FILROUGE_POLL_S=0: it takes a whole number of seconds"),
        ("FILROUGE_SITE_LANGUAGE", "de", "FILROUGE_SITE_LANGUAGE=de: the interface speaks"),
    ],
)
def test_a_setting_that_is_none_is_one_line(
    run: Run, data: Path, monkeypatch: pytest.MonkeyPatch, variable: str, text: str, line: str
) -> None:
    monkeypatch.setenv(variable, text)

    said = run("list")

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"filrouge: {line}")
    assert said.err.count("\n") == 1
    assert not data.exists()


# ---- the process ----------------------------------------------------------------------------


def test_it_says_where_the_newsroom_is_and_how_the_first_person_comes_in(data: Path) -> None:
    with served(data) as (process, host, port):
        newsroom = f"The newsroom: http://{host}:{port}/redaction\n"
        assert line_of(process) == newsroom
        assert "filrouge user add EMAIL --name NAME --role administrator" in line_of(process)
        assert get(host, port, "/redaction/login")[0] == 200
        process.send_signal(signal.SIGINT)
        process.wait(10)
    added = command(
        *("--data", data, "user", "add", "a@example.org", "--invite"),
        FILROUGE_SITE_ADDRESS="https://direct.example.org",
    )
    assert added.returncode == 0
    with served(data) as (process, host, port):
        assert line_of(process) == f"The newsroom: http://{host}:{port}/redaction\n"
        # somebody who was only invited has no account yet
        assert "Nobody can sign in yet" in line_of(process)


def test_in_french_a_refusal_is_french(tmp_path: Path) -> None:
    (tmp_path / "garbage").write_bytes(b"\x00\xff" * 1000)

    said = command(
        "--data", tmp_path / "data", "import", tmp_path / "garbage", LC_ALL="fr_FR.UTF-8"
    )

    assert (said.returncode, said.stdout) == (2, b"")
    assert said.stderr.decode().startswith("filrouge: aucun direct")
    assert said.stderr.count(b"\n") == 1


def test_arguments_that_are_no_text_are_one_line(house: Run, data: Path) -> None:
    said = command("--data", data, "publish", "\udcff\udcfe", "--text", "x")

    assert (said.returncode, said.stdout) == (2, b"")
    assert said.stderr == b"filrouge: what was given is not text in UTF-8\n"


def test_whoever_reads_may_stop_reading(house: Run, data: Path) -> None:
    for _ in range(3):
        house("publish", SLUG, "--text", "mot " * 20_000)

    with child(*COMMAND, "--data", data, "export", SLUG) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(1) == b"{"
        process.stdout.close()

        assert process.wait(10) == 1
        assert process.stderr.read() == b""
        process.stdout = None


# ---- demo -----------------------------------------------------------------------------------


def test_the_demo_shows_two_lives_and_goes_on_where_it_stopped(data: Path) -> None:
    def lives() -> list[str]:
        with child(*COMMAND, "--data", data, "demo", "--port", "0") as process:
            address = line_of(process).removeprefix("Filrouge serves http://").rstrip("/\n")
            host, port = address.split(":")
            said = [line_of(process), line_of(process)]
            paths = [line.split()[0].removeprefix(f"http://{address}") for line in said]
            assert [line.split("(")[1] for line in said] == ["ended)\n", "being replayed)\n"]
            for path in paths:
                get_until(host, int(port), path, "<li ")
            process.send_signal(signal.SIGINT)
            assert process.wait(10) == 130
            assert process.stderr is not None
            assert process.stderr.read() == b""
            return paths

    assert lives() == lives()
    listed = command("--data", data, "list").stdout.decode().splitlines()
    assert len(listed) == 2
    assert command("--data", data, "verify").returncode == 0
