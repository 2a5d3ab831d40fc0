"""What the house asks of a log, whatever keeps it."""

from collections.abc import Collection, Sequence
from typing import Protocol

import msgspec

from filrouge.domain.chain import Sealed
from filrouge.domain.errors import Stated
from filrouge.domain.record import Record
from filrouge.domain.summary import Summary


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """Where one live stands in the log.

    `former_slugs` are those it had before, in the order of the alphabet: `find` knows them too.
    `change` is the store's own count of changes when the live last changed: followers ask for what
    came after the one they know. `summary` is None where it has to be made anew.
    """

    live: str
    slug: str
    epoch: int
    end: Sealed
    change: int
    former_slugs: tuple[str, ...] = ()
    summary: Summary | None = None


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """An idempotency key, with a digest of what was asked under it.

    An erasure destroys the digests of its live, since they would let the words be guessed: from
    then on its keys answer whatever is asked under them.
    """

    key: str
    digest: bytes


class Appended(msgspec.Struct, frozen=True, kw_only=True):
    """What an append came to: the events `first_seq` to `last_seq` are durable.

    `repeated` says that the key was known and nothing was written now; without any event,
    `last_seq` is `first_seq` - 1.
    """

    live: str
    first_seq: int
    last_seq: int
    repeated: bool = False


class Append(msgspec.Struct, frozen=True, kw_only=True):
    """What to append, all or nothing.

    `expected` is where the records join. `slug` is given with the first records of a live, which
    take it also where it is another's former one. The
    words of the events `erased` are destroyed in the same transaction. An opening and an erasure
    start a new epoch, above every other and not under `epoch_floor`.
    """

    live: str
    records: Sequence[Record]
    expected: Sealed
    summary: Summary
    epoch_floor: int
    slug: str | None = None
    key: Key | None = None
    erased: Sequence[int] = ()


class Moved(Exception):
    """Another event came first: load and decide again."""


class SlugTaken(Exception):
    """A live with this slug exists."""


class KeyReused(Exception):
    """The idempotency key was used for another request."""


class StoreError(Stated):
    """The store cannot be read or written; the sentence says why."""


class Log(Protocol):
    """The append-only log of every live. All methods may be called from any thread."""

    def append(self, append: Append) -> Appended:
        """Write events durably; raises Moved, SlugTaken or KeyReused, then nothing was written."""
        ...

    def known(self, key: Key) -> Appended | None:
        """Give what was appended under a key; raises KeyReused where the digest is another."""
        ...

    def read(self, live: str, *, after: int = 0, until: int | None = None) -> list[Record]:
        """Give the records with after < seq <= until, in order."""
        ...

    def head(self, live: str) -> Head | None:
        """Say where a live stands."""
        ...

    def find(self, slug: str) -> Head | None:
        """Say where the live stands that has this slug, or else the one that once had it."""
        ...

    def heads(self, *, after_change: int = 0) -> list[Head]:
        """Give the lives that changed after a change of the store, in that order."""
        ...

    def rename(self, live: str, slug: str) -> None:
        """Give a live another slug and keep the present one as a former one.

        Another live's former slug is taken from it. Raises SlugTaken where a live has the slug, and
        Moved where there is no such live.
        """
        ...

    def delete(self, live: str, expected: Sealed) -> None:
        """Destroy a live with all that belongs to it, and start a new generation.

        Raises Moved where it does not end at `expected`; nothing was destroyed then.
        """
        ...

    def mentions(self, word: str) -> bool:
        """Say whether any body in the log holds this word (a content hash, say)."""
        ...

    def showing(self, media: Collection[str]) -> frozenset[str]:
        """Name the lives of which a body names any of these media, in its present words or not."""
        ...

    def snapshot(self, live: str) -> bytes | None:
        """Give the snapshot kept last."""
        ...

    def keep_snapshot(self, live: str, data: bytes, *, epoch: int) -> None:
        """Keep a snapshot, unless the epoch has been raised meanwhile."""
        ...

    def generation(self) -> str:
        """Name the life of this store: another name once a live may be gone (restore, deletion)."""
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...
