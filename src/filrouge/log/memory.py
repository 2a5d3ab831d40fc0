"""A log in memory: for tests, and as the plainest statement of what a log is."""

import threading
from collections.abc import Collection, Iterable

from msgspec.structs import replace

from filrouge.domain.chain import Sealed, erase
from filrouge.domain.record import Record
from filrouge.domain.summary import Summary
from filrouge.log.port import Append, Appended, Head, Key, KeyReused, Moved, SlugTaken


class MemoryLog:
    """Keeps everything in dictionaries; gone with the process."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._heads: dict[str, Head] = {}
        self._records: dict[str, list[Record]] = {}
        self._keys: dict[str, tuple[bytes, Appended]] = {}
        self._snapshots: dict[str, bytes] = {}
        self._former: dict[str, str] = {}
        self._deletions = 0
        self._change = 0
        self._epoch = 0

    def append(self, append: Append) -> Appended:
        """Write events; see the port."""
        with self._lock:
            if append.key is not None and (known := self.known(append.key)) is not None:
                return known
            head = self._heads.get(append.live) or self._new_head(append)
            if head.end != append.expected:
                raise Moved
            self._change += 1
            self._write(head, append)
            first = append.expected.seq + 1
            last = append.expected.seq + len(append.records)
            appended = Appended(live=append.live, first_seq=first, last_seq=last)
            if append.key is not None:
                self._keys[append.key.key] = (
                    append.key.digest,
                    replace(appended, repeated=True),
                )
            return appended

    def _new_head(self, append: Append) -> Head:
        if append.slug is None:
            raise Moved
        if self._with_slug(append.slug) is not None:
            raise SlugTaken(append.slug)
        self._free(append.slug)
        return Head(live=append.live, slug=append.slug, epoch=0, end=Sealed(), change=0)

    def _write(self, head: Head, append: Append) -> None:
        records = self._records.setdefault(append.live, [])
        records.extend(append.records)
        for seq in append.erased:
            records[seq - 1] = erase(records[seq - 1])
        if append.erased:
            self._forget_digests(append.live)
        if append.erased or head.epoch == 0:
            self._epoch = max(self._epoch + 1, append.epoch_floor)
            self._snapshots.pop(append.live, None)
            head = replace(head, epoch=self._epoch)
        self._heads[append.live] = replace(
            head,
            end=Sealed(seq=records[-1].seq, hash=records[-1].hash),
            change=self._change,
            summary=_addressed(append.summary, head.slug, head.former_slugs),
        )

    def _forget_digests(self, live: str) -> None:
        """A digest of erased words would let them be guessed."""
        for name, (_, appended) in self._keys.items():
            if appended.live == live:
                self._keys[name] = (b"", appended)

    def known(self, key: Key) -> Appended | None:
        """Give what was appended under a key."""
        with self._lock:
            digest, appended = self._keys.get(key.key, (b"", None))
            if appended is not None and digest not in {b"", key.digest}:
                raise KeyReused(key.key)
            return appended

    def read(self, live: str, *, after: int = 0, until: int | None = None) -> list[Record]:
        """Give the records with after < seq <= until."""
        with self._lock:
            return self._records.get(live, [])[after:until]

    def head(self, live: str) -> Head | None:
        """Say where a live stands."""
        return self._heads.get(live)

    def find(self, slug: str) -> Head | None:
        """Say where the live of this slug stands, or else the one that once had it."""
        with self._lock:
            return self._with_slug(slug) or self._heads.get(self._former.get(slug, ""))

    def _with_slug(self, slug: str) -> Head | None:
        return next((head for head in self._heads.values() if head.slug == slug), None)

    def heads(self, *, after_change: int = 0) -> list[Head]:
        """Give the lives that changed after a change of the store."""
        with self._lock:
            changed: Iterable[Head] = (h for h in self._heads.values() if h.change > after_change)
            return sorted(changed, key=lambda head: head.change)

    def rename(self, live: str, slug: str) -> None:
        """Give a live another slug."""
        with self._lock:
            head, other = self._heads.get(live), self._with_slug(slug)
            if head is None:
                raise Moved
            if other is not None and other.live != live:
                raise SlugTaken(slug)
            if head.slug == slug:
                return
            self._free(slug)
            self._former[head.slug] = live
            self._address(live, slug)

    def _free(self, slug: str) -> None:
        """Take a former slug from the live that had it."""
        live = self._former.pop(slug, None)
        if live is not None:
            self._address(live, self._heads[live].slug)

    def _address(self, live: str, slug: str) -> None:
        """Note under which slugs a live is found."""
        self._change += 1
        head = self._heads[live]
        former = tuple(sorted(slug for slug, its in self._former.items() if its == live))
        self._heads[live] = replace(
            head,
            slug=slug,
            former_slugs=former,
            change=self._change,
            summary=head.summary and _addressed(head.summary, slug, former),
        )

    def delete(self, live: str, expected: Sealed) -> None:
        """Destroy a live with all that belongs to it."""
        with self._lock:
            head = self._heads.get(live)
            if head is None or head.end != expected:
                raise Moved
            del self._heads[live], self._records[live]
            self._snapshots.pop(live, None)
            self._keys = {key: kept for key, kept in self._keys.items() if kept[1].live != live}
            self._former = {slug: its for slug, its in self._former.items() if its != live}
            self._change += 1
            self._deletions += 1

    def mentions(self, word: str) -> bool:
        """Say whether any body holds this word."""
        needle = word.encode()
        with self._lock:
            return any(
                record.body is not None and needle in record.body
                for records in self._records.values()
                for record in records
            )

    def showing(self, media: Collection[str]) -> frozenset[str]:
        """Name the lives of which a body names any of these media."""
        needles = [name.encode() for name in media]
        with self._lock:
            return frozenset(
                live
                for live, records in self._records.items()
                if any(
                    record.body is not None and any(needle in record.body for needle in needles)
                    for record in records
                )
            )

    def snapshot(self, live: str) -> bytes | None:
        """Give the snapshot kept last."""
        return self._snapshots.get(live)

    def keep_snapshot(self, live: str, data: bytes, *, epoch: int) -> None:
        """Keep a snapshot, unless the epoch has been raised meanwhile."""
        with self._lock:
            head = self._heads.get(live)
            if head is not None and head.epoch == epoch:
                self._snapshots[live] = data

    def generation(self) -> str:
        """Name the life of this store."""
        return f"memory-{self._deletions}"

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""


def _addressed(summary: Summary, slug: str, former: tuple[str, ...]) -> Summary:
    return replace(summary, slug=slug, former_slugs=former)
