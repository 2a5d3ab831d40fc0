"""The export: one event a line, as JSON, with all that the chain needs; lossless.

It is refused unless canonical: writing what was read has to give the same bytes. The body stands in
the line as the very bytes that were hashed.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import msgspec

from filrouge.domain import clean
from filrouge.domain.chain import Sealed, verify
from filrouge.domain.errors import Broken, Refused
from filrouge.domain.events import LiveScheduled
from filrouge.domain.record import (
    HASH_BYTES,
    SALT_BYTES,
    Envelope,
    Record,
    decode_body,
    encode_body,
)

LINE_MAX_BYTES = 4_000_000
"""Longer than any clean event can be (clean.WORDS_MAX characters, escaped)."""


_ERASED = msgspec.Raw()


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One event of an export. `commitment`, `hash` and `salt` are lower-case hex."""

    slug: str
    live: str
    seq: int
    type: str
    subject: str
    recorded_at: datetime
    occurred_at: datetime | None = None
    stands_at: datetime | None = None
    commitment: str
    hash: str
    salt: str | None = None
    body: msgspec.Raw = _ERASED


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Line)


def write_line(record: Record, *, slug: str) -> bytes:
    """Write one event, ending in a newline."""
    envelope = record.envelope
    line = Line(
        slug=slug,
        live=envelope.live,
        seq=envelope.seq,
        type=envelope.type,
        subject=envelope.subject,
        recorded_at=envelope.recorded_at,
        occurred_at=envelope.occurred_at,
        stands_at=envelope.stands_at,
        commitment=record.commitment.hex(),
        hash=record.hash.hex(),
        salt=None if record.salt is None else record.salt.hex(),
        body=_ERASED if record.body is None else msgspec.Raw(record.body),
    )
    return _encoder.encode(line) + b"\n"


def read_line(data: bytes, *, number: int) -> tuple[str, Record]:
    """Read one event, giving the slug and the record; raises Broken unless canonical and clean."""
    if len(data) > LINE_MAX_BYTES:
        raise Broken("the line is longer than an event can be", seq=number)
    try:
        line = _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Broken("the line is not an event of a log ({why})", seq=number, why=error) from error
    record = Record(
        envelope=Envelope(
            live=line.live,
            seq=line.seq,
            type=line.type,
            subject=line.subject,
            recorded_at=line.recorded_at,
            occurred_at=line.occurred_at,
            stands_at=line.stands_at,
        ),
        commitment=hexadecimal(line.commitment, HASH_BYTES, number),
        hash=hexadecimal(line.hash, HASH_BYTES, number),
        salt=None if line.salt is None else hexadecimal(line.salt, SALT_BYTES, number),
        body=bytes(line.body) or None,
    )
    if write_line(record, slug=line.slug) != data.rstrip(b"\r\n") + b"\n":
        raise Broken("the line is not in canonical form", seq=number)
    for at in (line.recorded_at, line.occurred_at, line.stands_at):
        _check_time(at, line.seq)
    _check_body(record)
    return line.slug, record


def hexadecimal(text: str, size_bytes: int, number: int) -> bytes:
    """Read a hash or salt of line `number`; raises Broken unless it is one of that size."""
    try:
        value = bytes.fromhex(text)
    except ValueError as error:
        raise Broken("a hash is not hexadecimal", seq=number) from error
    if len(value) != size_bytes:
        raise Broken("a hash or salt is not {n} bytes long", seq=number, n=size_bytes)
    return value


def _check_time(at: datetime | None, seq: int) -> None:
    if at is not None and at.utcoffset() != timedelta(0):
        raise Broken("a time is not in UTC", seq=seq)


def _check_body(record: Record) -> None:
    if record.body is None:
        return
    event = decode_body(record.body, seq=record.seq)
    if encode_body(event) != record.body:
        raise Broken("its words are not in canonical form", seq=record.seq)
    if isinstance(event, LiveScheduled):
        _check_time(event.starts_at, record.seq)
    try:
        clean.check(event)
    except Refused as refused:
        raise Broken("its words are not clean: {why}", seq=record.seq, why=refused) from refused


def write_log(records: Iterable[Record], *, slug: str) -> Iterator[bytes]:
    """Write a log, line by line."""
    return (write_line(record, slug=slug) for record in records)


def read_log(lines: Iterable[bytes]) -> tuple[str, list[Record], Sealed]:
    """Read a whole log and check its chain; raises Broken at the first thing amiss."""
    slug = ""
    records: list[Record] = []
    for number, data in enumerate(lines, start=1):
        its_slug, record = read_line(data, number=number)
        if records and its_slug != slug:
            raise Broken("it belongs to another live", seq=number)
        slug = its_slug
        records.append(record)
    if not records:
        raise Broken("the log is empty")
    return slug, records, verify(records)
