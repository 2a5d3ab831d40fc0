"""What was acknowledged survives `kill -9`, of the writer and of the server, at any moment."""

import logging
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from filrouge.log.sqlite import SqliteLog
from filrouge.media.store import MediaStore
from filrouge.service.context import Context
from tests.cli.process import child, command, line_of, served
from tests.crash.reader import Reader
from tests.service.house import LIVE, SLUG, open_live

WRITER = Path(__file__).with_name("writer.py")
PUBLICATIONS = 1000
KILLS = 3
CAUGHT_UP_S = 10.0


@contextmanager
def writing(data: Path) -> Iterator[subprocess.Popen[bytes]]:
    with child(sys.executable, WRITER, data, LIVE, str(PUBLICATIONS)) as process:
        yield process


def kill(*processes: subprocess.Popen[bytes]) -> None:
    for process in processes:
        process.send_signal(signal.SIGKILL)
    for process in processes:
        process.wait()


def rest_of(process: subprocess.Popen[bytes]) -> list[int]:
    """Read what a writer had still said: whole lines only were acknowledged."""
    out, errors = process.communicate()
    assert errors == b""
    return [int(line) for line in out.splitlines(keepends=True) if line.endswith(b"\n")]


def catch_up(reader: Reader, head: str) -> None:
    until = time.monotonic() + CAUGHT_UP_S
    while reader.cursor != head:
        assert time.monotonic() < until, (reader.cursor, head)
        reader.poll()


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_and_nothing_comes_twice(tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    logging.getLogger(__name__).warning("the kills are those of seed %d", seed)
    chance = random.Random(seed)
    kills = sorted(chance.sample(range(50, PUBLICATIONS - 50), KILLS))

    # given a live, a reader of its stream, and somebody who read once and went to sleep
    data = tmp_path / "data"
    with closing(SqliteLog(data / "log.db")) as log:
        # At the true time: the server archives by itself what has been forgotten for weeks.
        open_live(Context(log, MediaStore(data / "media")))
    follower, sleeper = Reader(SLUG), Reader(SLUG)
    acknowledged: set[int] = set()

    # when writer and server are killed in the middle, again and again, and started again
    for moment in (*kills, PUBLICATIONS):
        with served(data) as (server, host, port), writing(data) as writer:
            follower.find(host, port)
            if not follower.cursor:
                follower.load()
            following = threading.Thread(target=follower.follow)
            following.start()
            if not sleeper.cursor and acknowledged:
                sleeper.find(host, port)
                sleeper.load()
            number = -1
            while number + 1 < moment:
                number = int(line_of(writer))
                acknowledged.add(number)
            if moment < PUBLICATIONS:
                kill(writer, server)
            acknowledged.update(rest_of(writer))
            if moment == PUBLICATIONS:
                _everything_is_there_once(data, host, port, follower, sleeper)
                server.terminate()
            following.join(CAUGHT_UP_S)
            assert not following.is_alive()

    assert acknowledged == set(range(PUBLICATIONS))


def _everything_is_there_once(
    data: Path, host: str, port: int, follower: Reader, sleeper: Reader
) -> None:
    # then every post is in the log exactly once, and the chain holds
    expected = {f"c-{number}" for number in range(PUBLICATIONS)}
    with closing(SqliteLog(data / "log.db")) as log:
        head = log.head(LIVE)
        subjects = [record.envelope.subject for record in log.read(LIVE, after=3)]
    assert head is not None
    assert subjects == [f"c-{number}" for number in range(PUBLICATIONS)]
    verified = command("--data", data, "verify")
    assert (verified.returncode, verified.stderr) == (0, b"")
    assert verified.stdout.startswith(f"{SLUG}: {PUBLICATIONS + 3} events, ".encode())

    # and every reader has them all: who followed, who slept through it, and who comes anew
    cursor = f"{head.epoch}-{head.end.seq}"
    newcomer = Reader(SLUG)
    newcomer.find(host, port)
    sleeper.find(host, port)
    newcomer.load()
    catch_up(sleeper, cursor)
    catch_up(follower, cursor)
    for reader in (newcomer, sleeper, follower):
        assert reader.cursor == cursor
        assert set(reader.posts) == expected
    assert follower.posts == newcomer.posts
