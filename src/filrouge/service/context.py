"""What every use case works with: the log, the clock, chance, and the media."""

import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from filrouge.log.port import Log
from filrouge.media.store import MediaStore
from filrouge.service.course import Courses
from filrouge.service.ids import new_id
from filrouge.service.load import States

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Tell the time, in UTC."""
    return datetime.now(UTC)


class Context:
    """Holds what is composed once a process.

    `media` is what readers can ask for; `private` keeps what no post shows yet, where the house has
    a newsroom. `appended` is called after each durable append, from the thread that made it: it
    wakes the forwarder.
    """

    def __init__(
        self,
        log: Log,
        media: MediaStore,
        *,
        private: MediaStore | None = None,
        clock: Clock = system_clock,
        random: Callable[[int], bytes] = os.urandom,
        appended: Callable[[], None] = lambda: None,
    ) -> None:
        self.log = log
        self.media = media
        self.private = private
        self.clock = clock
        self.random = random
        self.appended = appended
        self.states = States(log)
        self.courses = Courses(log)
        self._turns: dict[str, threading.Lock] = {}

    @property
    def stores(self) -> tuple[MediaStore, ...]:
        """Give all the places where media are kept."""
        return (self.media,) if self.private is None else (self.media, self.private)

    def turn(self, live_id: str) -> threading.Lock:
        """Give the lock for which the writers of a live take turns, in this process.

        The log keeps them apart as well, but there the slow ones would be outrun again and again.
        """
        return self._turns.setdefault(live_id, threading.Lock())

    def new_id(self) -> str:
        """Make a global id."""
        return new_id(self.clock(), self.random)
