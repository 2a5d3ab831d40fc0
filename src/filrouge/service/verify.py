"""Check what is kept: every chain from its first event, and the state that follows from it."""

import msgspec

from filrouge.domain.chain import verify
from filrouge.domain.errors import Broken
from filrouge.domain.fold import replay
from filrouge.domain.record import entry
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
    replay(map(entry, records), live_id=head.live)
    erased = sum(record.body is None for record in records)
    return Verified(slug=head.slug, events=end.seq, erased=erased, hash=end.hash.hex())
