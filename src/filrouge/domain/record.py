"""An event as it is kept: its envelope, its sealed body, and its place in the chain."""

from datetime import datetime

import msgspec

from filrouge.domain.errors import Broken
from filrouge.domain.events import Event, Redacted

HASH_BYTES = 32
SALT_BYTES = 32


class Envelope(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What remains of an event for ever: no words, no names.

    It is hashed as compact JSON, fields in this order, defaults left out: it can only grow by
    fields with a default, at its end.

    `live` and `subject` are ids (`subject` is empty where the event is of the live as a whole).
    `occurred_at` is None where a source gave no time; `recorded_at` is when it was written here.
    `stands_at` is where a post was put in time, so that its tombstone keeps its place.
    """

    live: str
    seq: int
    type: str
    subject: str
    recorded_at: datetime
    occurred_at: datetime | None = None
    stands_at: datetime | None = None


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the log. `salt` and `body` are None once erased; all else stays.

    `commitment` is SHA-256(salt + body); `hash` covers the previous hash, the envelope and the
    commitment (see chain.py).
    """

    envelope: Envelope
    commitment: bytes
    hash: bytes
    salt: bytes | None = None
    body: bytes | None = None

    @property
    def seq(self) -> int:
        """The number of the event in its live."""
        return self.envelope.seq


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What the fold needs of a record."""

    seq: int
    event: Event | Redacted
    occurred_at: datetime | None = None


_encoder = msgspec.json.Encoder()
_envelope_decoder = msgspec.json.Decoder(Envelope)
_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def encode_envelope(envelope: Envelope) -> bytes:
    """Write an envelope in the form that is hashed."""
    return _encoder.encode(envelope)


def decode_envelope(data: bytes, *, seq: int | None = None) -> Envelope:
    """Read an envelope; raises Broken, naming `seq`, where it is none."""
    try:
        return _envelope_decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Broken("the envelope cannot be read: {why}", seq=seq, why=error) from error


def encode_body(event: Event) -> bytes:
    """Write an event in its canonical form: compact JSON, fields in order, defaults left out."""
    return _encoder.encode(event)


def decode_body(body: bytes, *, seq: int | None = None) -> Event:
    """Read an event; raises Broken, naming `seq`, where the form or the name is unknown."""
    try:
        return _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Broken(
            "the body is not an event that this version knows: {why}", seq=seq, why=error
        ) from error


def entry(record: Record) -> Entry:
    """Open a record for the fold."""
    envelope = record.envelope
    event = (
        Redacted(type=envelope.type, subject=envelope.subject, stands_at=envelope.stands_at)
        if record.body is None
        else decode_body(record.body, seq=envelope.seq)
    )
    return Entry(seq=envelope.seq, occurred_at=envelope.occurred_at, event=event)
