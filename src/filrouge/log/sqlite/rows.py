"""The rows of the log, as they are asked for and as they are read."""

import msgspec
from msgspec.structs import replace

from filrouge.domain.chain import Sealed
from filrouge.domain.errors import Broken
from filrouge.domain.record import Envelope, Record
from filrouge.domain.summary import Summary
from filrouge.log.port import Head

# A hand that changed a row may have left text where bytes were: `verify` has to name it, not fall.
HEADS = (
    "SELECT live, slug, epoch, seq, CAST(hash AS BLOB), change, CAST(summary AS BLOB),"
    " (SELECT json_group_array(slug) FROM former_slugs WHERE former_slugs.live = lives.live)"
    " FROM lives"
)
RECORDS = (
    "SELECT seq, CAST(envelope AS BLOB), CAST(commitment AS BLOB), CAST(hash AS BLOB),"
    " CAST(salt AS BLOB), CAST(body AS BLOB) FROM events"
)
_envelopes = msgspec.json.Decoder(Envelope)
_summaries = msgspec.json.Decoder(Summary)
_slugs = msgspec.json.Decoder(list[str])


def to_record(row: tuple[int, bytes, bytes, bytes, bytes | None, bytes | None]) -> Record:
    """Read a row of RECORDS; raises Broken where its envelope cannot be read."""
    seq, envelope, commitment, hash_, salt, body = row
    try:
        decoded = _envelopes.decode(envelope)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Broken("its envelope cannot be read", seq=seq) from error
    return Record(envelope=decoded, commitment=commitment, hash=hash_, salt=salt, body=body)


def to_head(row: tuple[str, str, int, int, bytes, int, bytes | None, str]) -> Head:
    """Read a row of HEADS; a summary that cannot be read is left out."""
    live, slug, epoch, seq, hash_, change, data, listed = row
    former = tuple(sorted(_slugs.decode(listed)))
    try:
        summary = None if data is None else _summaries.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        summary = None
    return Head(
        live=live,
        slug=slug,
        epoch=epoch,
        end=Sealed(seq=seq, hash=hash_),
        change=change,
        former_slugs=former,
        summary=summary and replace(summary, slug=slug, former_slugs=former),
    )
