"""The public log: one event a line, as JSON, for everybody who wants to check the chain.

The envelope and the body stand in the line as strings of the very bytes that were hashed, so that
nobody has to write JSON as we do. Words that are not to be read are missing together with their
salt: without it nothing can be guessed from the commitment.
"""

from typing import Literal

import msgspec

from filrouge.domain.errors import Broken
from filrouge.domain.record import (
    HASH_BYTES,
    SALT_BYTES,
    Record,
    decode_envelope,
    encode_envelope,
)
from filrouge.log.codec import LINE_MAX_BYTES, hexadecimal

PUBLIC_LINE_MAX_BYTES = 2 * LINE_MAX_BYTES
"""The body is a string in the line: its quotation marks are escaped once more."""

Missing = Literal["withheld", "erased"]


class PublicLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One event of a public log. `commitment`, `hash` and `salt` are lower-case hex.

    `words` says why salt and body are missing: they are withheld today, or destroyed for ever.
    """

    seq: int
    envelope: str
    commitment: str
    hash: str
    words: Missing | None = None
    salt: str | None = None
    body: str | None = None


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(PublicLine)


def write_public_line(record: Record, *, shown: bool) -> bytes:
    """Write one event, ending in a newline; its words only where they are `shown`."""
    line = PublicLine(
        seq=record.seq,
        envelope=encode_envelope(record.envelope).decode(),
        commitment=record.commitment.hex(),
        hash=record.hash.hex(),
        words="erased" if record.body is None else None if shown else "withheld",
        salt=record.salt.hex() if shown and record.salt is not None else None,
        body=record.body.decode() if shown and record.body is not None else None,
    )
    return _encoder.encode(line) + b"\n"


def read_public_line(data: bytes, *, number: int) -> tuple[Record, Missing | None]:
    """Read one event, and why its words are missing; raises Broken where it is not such a line."""
    if len(data) > PUBLIC_LINE_MAX_BYTES:
        raise Broken("the line is longer than an event can be", seq=number)
    try:
        line = _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Broken("the line is not an event of a log ({why})", seq=number, why=error) from error
    envelope = decode_envelope(line.envelope.encode(), seq=number)
    if encode_envelope(envelope).decode() != line.envelope or envelope.seq != line.seq:
        raise Broken("the line is not in canonical form", seq=number)
    if (line.body is None) != (line.words is not None):
        raise Broken("it does not say why its words are missing", seq=number)
    record = Record(
        envelope=envelope,
        commitment=hexadecimal(line.commitment, HASH_BYTES, number),
        hash=hexadecimal(line.hash, HASH_BYTES, number),
        salt=None if line.salt is None else hexadecimal(line.salt, SALT_BYTES, number),
        body=None if line.body is None else line.body.encode(),
    )
    return record, line.words
