"""A program that a measurement starts, talks to in lines, and always ends, by its process id."""

import os
import re
import select
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

SERVER_CORE = 0
CROWD_CORE = 1
START_S = 20.0
END_S = 5.0
_ADDRESS = re.compile(r"http://([\d.]+):(\d+)")


class Child:
    """A running program; `stdout` may be selected upon, and `lines` then read."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.pid = process.pid
        self.stdin = process.stdin
        self.stdout = process.stdout
        self._unread = b""

    def say(self, line: bytes) -> None:
        """Write a line to the program; one that has ended hears nothing."""
        try:
            self.stdin.write(line + b"\n")
        except BrokenPipeError as error:
            raise RuntimeError("a measured program ended before its time") from error

    def lines(self) -> list[bytes]:
        """Read what there is, and give the whole lines of it."""
        data = os.read(self.stdout.fileno(), 1 << 20)
        if not data:
            raise RuntimeError("a measured program ended before its time")
        *whole, self._unread = (self._unread + data).split(b"\n")
        return whole

    def address(self) -> tuple[str, int]:
        """Wait for the line that names the address, and give its host and port.

        The address is bound then, yet not listened on for a moment more: wait for that too.
        """
        deadline = time.monotonic() + START_S
        address: tuple[str, int] | None = None
        while (left_s := deadline - time.monotonic()) > 0:
            if address is not None and _answers(address):
                return address
            if not select.select([self.stdout], [], [], 0.01 if address else left_s)[0]:
                continue
            for line in self.lines():
                match = _ADDRESS.search(line.decode())
                if match is not None:
                    address = match[1], int(match[2])
        raise RuntimeError(f"a measured server was not ready within {START_S:.0f} s")

    def cpu_ns(self) -> int:
        """Say how long all its threads have been on a processor; 0 where the system tells not."""
        tasks = Path(f"/proc/{self.pid}/task")
        if not tasks.is_dir():
            return 0
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir())


def _answers(address: tuple[str, int]) -> bool:
    try:
        socket.create_connection(address, timeout=1).close()
    except ConnectionRefusedError:
        return False
    return True


@contextmanager
def running(command: Sequence[str | Path], *, core: int) -> Iterator[Child]:
    """Run a program on one core, where the system can bind it, and end it."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as process:
        try:
            pin(process.pid, core)
            yield Child(process)
        finally:
            process.terminate()
            try:
                process.wait(END_S)
            except subprocess.TimeoutExpired:
                process.kill()


def module(name: str, *arguments: str | Path) -> list[str | Path]:
    """Give the command that runs a module of this folder."""
    return [sys.executable, "-m", name, *arguments]


def filrouge(data: Path, *arguments: str) -> list[str | Path]:
    """Give the command line of the installed `filrouge` on a data folder."""
    return [Path(sys.executable).parent / "filrouge", "--data", data, *arguments]


def cores() -> set[int]:
    """Give the cores that this process may run on; none where the system does not tell."""
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()


def pin(pid: int, core: int) -> None:
    """Bind a process to a core, where there is one of that number to bind to."""
    if core in _ALL:
        os.sched_setaffinity(pid, {core})


@contextmanager
def pinned(core: int) -> Iterator[None]:
    """Bind this process to a core for a while."""
    before = cores()
    pin(0, core)
    try:
        yield
    finally:
        if before:
            os.sched_setaffinity(0, before)


_ALL = cores()
