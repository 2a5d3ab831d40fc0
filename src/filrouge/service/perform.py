"""Carry out commands: load, decide, append; again when another event came first."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

import msgspec

from filrouge.domain.commands import Command, Step
from filrouge.domain.decide import decide
from filrouge.domain.errors import Refused
from filrouge.log.port import Appended, Key, Moved
from filrouge.service.batch import Batch
from filrouge.service.context import Context

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
    return perform_all(context, live_id, [command], key=key)


def perform_all(
    context: Context, live_id: str, commands: Sequence[Command], *, key: str | None = None
) -> Appended:
    """Carry out commands now, one on top of the other, all or none of them; as `perform` does.

    Each is decided on the state in which those before it leave the live.
    """
    steps = [Step(command=command) for command in commands]
    return carry_out(context, live_id, steps, key=_key(live_id, steps, key), now=True)


def perform_steps(
    context: Context,
    live_id: str,
    steps: Sequence[Step],
    *,
    slug: str | None = None,
    key: str | None = None,
    clamp: bool = False,
) -> Appended:
    """Carry out commands of a source at the source's times, all or none of them.

    With `slug`, the first step opens the live. With `clamp`, a step whose time is before what
    happened last comes at that moment; else it is refused (`time_went_back`). Media that are
    nowhere are no reason to refuse a source: it may be told without its pictures, or bring them
    later.
    """
    key_of_steps = _key(live_id, steps, key)
    return carry_out(context, live_id, steps, slug=slug, key=key_of_steps, now=False, clamp=clamp)


def already_done(context: Context, live_id: str, steps: Sequence[Step], *, key: str) -> bool:
    """Say whether these steps were carried out under this key."""
    return context.log.known(Key(key=key, digest=digest_of(live_id, steps))) is not None


def carry_out(
    context: Context,
    live_id: str,
    steps: Sequence[Step],
    *,
    now: bool,
    slug: str | None = None,
    key: Key | None = None,
    clamp: bool = False,
) -> Appended:
    """Carry out steps, all or none: `now`, or at their own times; with `slug`, open the live.

    What all of the above come to. Raises what they raise, and SlugTaken.
    """
    with context.turn(live_id):
        for _ in range(TRIES):
            if key is not None and (known := context.log.known(key)) is not None:
                return known
            loaded = context.states.load(live_id)
            if loaded is not None and slug is not None:
                raise Refused("already_open")
            batch = Batch(context, live_id, loaded)
            for step in steps:
                at = context.clock() if now else _utc(step.at)
                if at is not None and (now or clamp):
                    at = batch.clamp(at)
                batch.add(decide(batch.live, step.command, at), at)
            try:
                return batch.append(slug, key, strict=now)
            except Moved:
                continue
    raise Busy


def digest_of(*asked: object) -> bytes:
    """Give the digest by which a request is known again."""
    return sha256(_encoder.encode(asked)).digest()


def _key(live_id: str, steps: Sequence[Step], key: str | None) -> Key | None:
    return None if key is None else Key(key=key, digest=digest_of(live_id, steps))


def _utc(at: datetime | None) -> datetime | None:
    return at if at is None or at.tzinfo is None else at.astimezone(UTC)
