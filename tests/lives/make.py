"""Write the example logs that tests share: `.venv/bin/python -m tests.lives.make`.

Each live is told in a file of its own, as steps; they go through the service like any others.
Clock, ids and salts are counted, so that the same steps give the same bytes.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import gettempdir

from filrouge.domain.commands import Step
from filrouge.log.codec import write_log
from filrouge.log.memory import MemoryLog
from filrouge.media.store import MediaStore
from filrouge.service.context import Context
from filrouge.service.perform import perform_steps
from tests.lives import long, plain, timeless, translation

FOLDER = Path(__file__).parent

LIVES: dict[str, Callable[[], tuple[Step, ...]]] = {
    "plain": plain.steps,
    "timeless": timeless.steps,
    "long": long.steps,
    "translation": translation.steps,
}


class Counted:
    """A clock and a source of chance that are neither.

    What happened at a time is recorded two seconds later; without a time, a second after the last.
    """

    def __init__(self) -> None:
        self._now = datetime(2026, 9, 1, 7, tzinfo=UTC)
        self._drawn = 0

    def turn(self, step: Step) -> None:
        """Let a step happen."""
        lag = timedelta(seconds=2)
        self._now = self._now + lag / 2 if step.at is None else step.at + lag

    def clock(self) -> datetime:
        return self._now

    def random(self, size_bytes: int) -> bytes:
        self._drawn += 1
        return self._drawn.to_bytes(size_bytes)


def written(name: str) -> bytes:
    """Give the log of a live in the form of an export; its slug and its id are its name."""
    counted = Counted()
    log = MemoryLog()
    # No live here shows a picture of ours: nothing is ever written to the folder.
    media = MediaStore(Path(gettempdir()) / "filrouge-no-media")
    context = Context(log, media, clock=counted.clock, random=counted.random)
    for number, step in enumerate(LIVES[name]()):
        counted.turn(step)
        perform_steps(context, name, [step], slug=None if number else name)
    return b"".join(write_log(log.read(name), slug=name))


def main() -> None:
    for name in LIVES:
        (FOLDER / f"{name}.jsonl").write_bytes(written(name))


if __name__ == "__main__":
    main()
