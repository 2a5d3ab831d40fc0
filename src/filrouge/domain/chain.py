"""The chain: each hash covers all before it, and words can be destroyed without breaking it.

    commitment = SHA-256(salt || body)
    hash       = SHA-256(previous hash || commitment || envelope)

The salt is 32 random bytes of its own for every event. While salt and body are there, anyone can
check that the words are those committed. Once both are destroyed, the commitment says nothing: to
test a guess of the words one would have to guess the salt as well. The envelope is JSON of fixed
field order; the body is hashed as the bytes that were stored, never re-encoded.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256

import msgspec

from filrouge.domain.errors import Broken
from filrouge.domain.events import Event, stands_at_of, type_of
from filrouge.domain.record import (
    HASH_BYTES,
    SALT_BYTES,
    Envelope,
    Record,
    decode_body,
    encode_body,
    encode_envelope,
)

GENESIS = bytes(HASH_BYTES)
"""Stands before the first event."""


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """The end of a chain: where the next record joins."""

    seq: int = 0
    hash: bytes = GENESIS


def commit(salt: bytes, body: bytes) -> bytes:
    """Bind a body without telling it."""
    return sha256(salt + body).digest()


def link(previous: bytes, commitment: bytes, envelope: Envelope) -> bytes:
    """Give the hash of the record that follows `previous`."""
    return sha256(previous + commitment + encode_envelope(envelope)).digest()


def seal(
    end: Sealed,
    *,
    live: str,
    events: Sequence[Event],
    occurred_at: datetime | None,
    recorded_at: datetime,
    salts: Sequence[bytes],
) -> tuple[Record, ...]:
    """Make records of events that happened together, to join `end`; one salt for each event."""
    records: list[Record] = []
    seq, previous = end.seq, end.hash
    for event, salt in zip(events, salts, strict=True):
        seq += 1
        envelope = Envelope(
            live=live,
            seq=seq,
            type=type_of(event),
            subject=event.subject,
            occurred_at=occurred_at,
            recorded_at=recorded_at,
            stands_at=stands_at_of(event),
        )
        body = encode_body(event)
        commitment = commit(salt, body)
        previous = link(previous, commitment, envelope)
        records.append(
            Record(envelope=envelope, commitment=commitment, hash=previous, salt=salt, body=body)
        )
    return tuple(records)


def erase(record: Record) -> Record:
    """Destroy what can be destroyed of a record: its words and its salt."""
    return msgspec.structs.replace(record, salt=None, body=None)


def verify(records: Iterable[Record], end: Sealed | None = None) -> Sealed:
    """Check a chain from its beginning, or from `end`, and give its new end.

    Raises Broken at the first record whose number, hash, commitment or name does not fit.
    """
    end = end or Sealed()
    seq, previous = end.seq, end.hash
    live: str | None = None
    for record in records:
        seq += 1
        envelope = record.envelope
        live = envelope.live if live is None else live
        if envelope.seq != seq:
            raise Broken("number {n} stands in its place", seq=seq, n=envelope.seq)
        if envelope.live != live:
            raise Broken("it belongs to another live", seq=seq)
        if record.hash != link(previous, record.commitment, envelope):
            raise Broken("its hash does not follow from what stands before it", seq=seq)
        _verify_body(record)
        previous = record.hash
    return Sealed(seq=seq, hash=previous)


def _verify_body(record: Record) -> None:
    seq = record.seq
    if record.body is None or record.salt is None:
        if record.body is not None or record.salt is not None:
            raise Broken("half erased: words and salt go together", seq=seq)
        return
    if len(record.salt) != SALT_BYTES:
        raise Broken("a hash or salt is not {n} bytes long", seq=seq, n=SALT_BYTES)
    if commit(record.salt, record.body) != record.commitment:
        raise Broken("its words are not those that were committed", seq=seq)
    event = decode_body(record.body, seq=seq)
    envelope = record.envelope
    said = (envelope.type, envelope.subject, envelope.stands_at)
    if (type_of(event), event.subject, stands_at_of(event)) != said:
        raise Broken("its words are of another event than its envelope says", seq=seq)
