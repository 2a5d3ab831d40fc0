"""The command as a process of its own: started, listened to, and ended in any case."""

import os
import select
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

COMMAND = (sys.executable, "-c", "from filrouge.cli import main; main()")
PATIENCE_S = 20.0


def environment(**more: str) -> Mapping[str, str]:
    """Give an environment without anybody's settings, in English unless said otherwise."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("FILROUGE_")}
    return {**kept, "LC_ALL": "C.UTF-8", **more}


def command(*args: str | Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command to its end."""
    return subprocess.run(
        [*COMMAND, *map(str, args)],
        capture_output=True,
        check=False,
        env=environment(**more),
        timeout=PATIENCE_S,
    )


@contextmanager
def child(*args: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start a process with its output in pipes; at the end it is killed, and reaped."""
    process = subprocess.Popen(
        [*map(str, args)],
        bufsize=0,  # `select` does not see what Python has read ahead
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@contextmanager
def served(data: Path) -> Iterator[tuple[subprocess.Popen[bytes], str, int]]:
    """Serve a data folder on a free port; give the process, its host and its port."""
    with child(*COMMAND, "--data", data, "serve", "--port", "0") as process:
        line = line_of(process)
        prefix, suffix = "Filrouge serves http://127.0.0.1:", "/\n"
        assert line.startswith(prefix), line
        yield process, "127.0.0.1", int(line.removeprefix(prefix).removesuffix(suffix))


def line_of(process: subprocess.Popen[bytes]) -> str:
    """Read a line that a child says, and fail with what it said instead when it says none."""
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], PATIENCE_S)
    line = process.stdout.readline().decode() if ready else ""
    if not line:
        process.kill()
        _, errors = process.communicate()
        raise AssertionError(f"the process said nothing but: {errors.decode()}")
    return line
