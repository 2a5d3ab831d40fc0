"""When readers last saw something new: what the page's status line says."""

from msgspec.structs import replace

from filrouge.domain.record import Entry
from filrouge.domain.state import Live


def changed(live: Live, entry: Entry) -> Live:
    """Note that the event brought readers something new."""
    return replace(live, changed_at=entry.occurred_at or live.changed_at, changed_seq=entry.seq)
