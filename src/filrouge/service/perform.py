"""Carry out commands: load, decide, append; again when another event came first."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

import msgspec

from filrouge.domain.chain import Sealed, seal
from filrouge.domain.commands import Command, Step
from filrouge.domain.decide import decide
from filrouge.domain.errors import Refused
from filrouge.domain.events import Event
from filrouge.domain.fold import replay
from filrouge.domain.record import SALT_BYTES, Record, entry
from filrouge.domain.state import Live
from filrouge.domain.summary import summarize
from filrouge.log.port import Append, Appended, Key, Moved
from filrouge.service import erasure
from filrouge.service.context import Context
from filrouge.service.load import Loaded

TRIES = 20
"""Another writer can come first so often in a row before we say that the store is too busy."""

_encoder = msgspec.json.Encoder()


class Busy(Exception):
    """Others kept writing first; nothing was written, ask again."""


def perform(
    context: Context, live_id: str, command: Command, *, key: str | None = None
) -> Appended:
    """Carry out a command now; returns once its events are durable.

    With an idempotency `key`, a repeated request gives the first answer and writes nothing.
    Raises Refused, Conflict, KeyReused or Busy; nothing was written then.
    """
    return _carry_out(context, live_id, [Step(command=command)], key=key, now=True)


def perform_steps(
    context: Context,
    live_id: str,
    steps: Sequence[Step],
    *,
    slug: str | None = None,
    key: str | None = None,
) -> Appended:
    """Carry out commands of a source at the source's times, all or none of them.

    With `slug`, the first step opens the live.
    """
    return _carry_out(context, live_id, steps, slug=slug, key=key, now=False)


def already_done(context: Context, live_id: str, steps: Sequence[Step], *, key: str) -> bool:
    """Say whether these steps were carried out under this key."""
    return context.log.known(Key(key=key, digest=_digest(live_id, steps))) is not None


def _carry_out(
    context: Context,
    live_id: str,
    steps: Sequence[Step],
    *,
    now: bool,
    slug: str | None = None,
    key: str | None = None,
) -> Appended:
    digest = None if key is None else Key(key=key, digest=_digest(live_id, steps))
    with context.turn(live_id):
        for _ in range(TRIES):
            if digest is not None and (known := context.log.known(digest)) is not None:
                return known
            loaded = context.states.load(live_id)
            if loaded is not None and slug is not None:
                raise Refused("already_open")
            batch = _Batch(context, live_id, loaded)
            for step in steps:
                at = batch.clamp(context.clock()) if now else _utc(step.at)
                batch.add(decide(batch.live, step.command, at), at)
            try:
                return batch.append(slug, digest)
            except Moved:
                continue
    raise Busy


def _digest(live_id: str, steps: Sequence[Step]) -> bytes:
    return sha256(_encoder.encode((live_id, steps))).digest()


def _utc(at: datetime | None) -> datetime | None:
    return at if at is None or at.tzinfo is None else at.astimezone(UTC)


class _Batch:
    """Events decided so far, and the state in which they leave the live."""

    def __init__(self, context: Context, live_id: str, loaded: Loaded | None) -> None:
        self.context = context
        self.live_id = live_id
        self.live: Live | None = None if loaded is None else loaded.live
        self.start = Sealed() if loaded is None else loaded.end
        self.end = self.start
        self.epoch = 0 if loaded is None else loaded.epoch
        self.records: list[Record] = []

    def clamp(self, at: datetime) -> datetime:
        """Give a time that is not before what happened last: clocks are set back now and then."""
        last = None if self.live is None else self.live.occurred_at
        return at if last is None else max(at, last)

    def add(self, events: tuple[Event, ...], at: datetime | None) -> None:
        """Seal what was decided and fold it in."""
        if not events:
            return
        records = seal(
            self.end,
            live=self.live_id,
            events=events,
            occurred_at=at,
            recorded_at=self.context.clock(),
            salts=[self.context.random(SALT_BYTES) for _ in events],
        )
        self.live = replay(map(entry, records), live_id=self.live_id, live=self.live)
        self.end = Sealed(seq=records[-1].seq, hash=records[-1].hash)
        self.records.extend(records)

    def append(self, slug: str | None, key: Key | None) -> Appended:
        """Write it all; raises Moved where another event came first."""
        if self.live is None or (not self.records and key is None):
            return Appended(live=self.live_id, first_seq=self.end.seq + 1, last_seq=self.end.seq)
        context = self.context
        erased = erasure.reach(context.log, self.live_id, self.records)
        appended = context.log.append(
            Append(
                live=self.live_id,
                records=self.records,
                expected=self.start,
                summary=summarize(self.live, slug or ""),
                epoch_floor=int(context.clock().timestamp()),
                slug=slug,
                key=key,
                erased=erased.seqs,
            )
        )
        if erased.seqs:
            context.states.forget(self.live_id)
            erasure.destroy_media(context.log, context.media, erased.media)
        elif slug is None:
            context.states.keep(Loaded(live=self.live, end=self.end, epoch=self.epoch))
        context.appended()
        return appended
