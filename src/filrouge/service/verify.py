"""Check what is kept: every chain from its first event, and the state that follows from it."""

import msgspec

from filrouge.domain.chain import verify
from filrouge.domain.errors import Broken
from filrouge.domain.fold import replay
from filrouge.domain.record import Record, entry
from filrouge.domain.snapshot import thaw
from filrouge.log.port import Head
from filrouge.service.context import Context


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """A live whose log is whole; `erased` events have given up their words."""

    slug: str
    events: int
    erased: int
    hash: str


def verify_live(context: Context, head: Head) -> Verified:
    """Check one live; raises Broken at the first thing amiss."""
    records = context.log.read(head.live, until=head.end.seq)
    end = verify(records)
    if end != head.end:
        raise Broken("the log does not end where the store says", seq=end.seq)
    _verify_state(context, head, records)
    erased = sum(record.body is None for record in records)
    return Verified(slug=head.slug, events=end.seq, erased=erased, hash=end.hash.hex())


def _verify_state(context: Context, head: Head, records: list[Record]) -> None:
    """Fold the records; a snapshot that would be used has to be what they come to."""
    data = context.log.snapshot(head.live)
    snapshot = None if data is None else thaw(data)
    kept = 0 if snapshot is None else snapshot.end.seq
    live = None
    if snapshot is not None and 1 <= kept <= len(records):
        live = replay(map(entry, records[:kept]), live_id=head.live)
        if records[kept - 1].hash == snapshot.end.hash and live != snapshot.live:
            raise Broken("the state that was kept does not follow from the events", seq=kept)
    replay(map(entry, records[live.seq if live else 0 :]), live_id=head.live, live=live)
