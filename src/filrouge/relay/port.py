"""What a reader process sees of the house: states to start from, and the news."""

from collections.abc import AsyncIterator
from typing import Protocol

import msgspec

from filrouge.domain.record import Record
from filrouge.domain.state import Live
from filrouge.domain.summary import Summary


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """A live's state to start a hub from; it stands at `live.seq` of `epoch`."""

    slug: str
    epoch: int
    live: Live


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """Events that follow each other were recorded in a live.

    `records` may be empty where there are too many to carry: start again from `summary.seq`.
    """

    live: str
    epoch: int
    records: tuple[Record, ...]
    summary: Summary


class Rebuilt(msgspec.Struct, frozen=True, kw_only=True):
    """The live's history was rebuilt under a new epoch, or its slug changed: start again."""

    live: str
    epoch: int
    summary: Summary


class Gone(msgspec.Struct, frozen=True, kw_only=True):
    """The live is no longer there (a restore brought a store without it)."""

    live: str


News = Recorded | Rebuilt | Gone


class Relay(Protocol):
    """The reader's side. Delivery is in order for each live, may be double; seq tells a gap."""

    async def start(self, slug: str) -> Start | None:
        """Give the state of the live of this slug; None where there is none."""
        ...

    async def site(self) -> tuple[Summary, ...]:
        """Give every live in one line."""
        ...

    def follow(self) -> AsyncIterator[News]:
        """Give the news from now on."""
        ...
