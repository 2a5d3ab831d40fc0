"""The fold: from what happened to what is. Pure and total; it mutates nothing and asks no one."""

from collections.abc import Iterable
from typing import assert_never

from msgspec.structs import replace

from filrouge.domain.errors import Broken
from filrouge.domain.events import Event, FactEvent, LiveEvent, LiveOpened, PostEvent, Redacted
from filrouge.domain.fold.facts import fold_fact, fold_redacted_fact
from filrouge.domain.fold.live import fold_live, fold_redacted_description, opened
from filrouge.domain.fold.post import fold_post, fold_redacted_post
from filrouge.domain.record import Entry
from filrouge.domain.state import Live

FOLD_VERSION = 5
"""Raised when the fold gives another state for the same events: older snapshots are thrown away."""


def fold(live: Live | None, entry: Entry, *, live_id: str) -> Live:
    """Give the state after one more event; the first must be `live.opened`.

    Raises Broken where the number does not follow, or the event cannot have happened.
    """
    event = entry.event
    if live is None:
        if entry.seq != 1 or not isinstance(event, LiveOpened):
            raise Broken("a log begins with live.opened", seq=entry.seq)
        return opened(live_id, event, entry)
    if entry.seq != live.seq + 1:
        raise Broken("event {n} was to come", seq=entry.seq, n=live.seq + 1)
    _check_time(live, entry)
    try:
        folded = _fold(live, event, entry)
    except KeyError as error:
        raise Broken(
            "it speaks of {what}, which is not there", seq=entry.seq, what=error
        ) from error
    return replace(folded, seq=entry.seq, occurred_at=entry.occurred_at or live.occurred_at)


def replay(entries: Iterable[Entry], *, live_id: str, live: Live | None = None) -> Live:
    """Fold many events, from the beginning or on top of `live`; at least one is needed for None."""
    for entry in entries:
        live = fold(live, entry, live_id=live_id)
    if live is None:
        raise Broken("the log is empty")
    return live


def _check_time(live: Live, entry: Entry) -> None:
    if entry.occurred_at is None or live.occurred_at is None:
        return
    if entry.occurred_at < live.occurred_at:
        raise Broken("it happened before what stands above it", seq=entry.seq)


def _fold(live: Live, event: Event | Redacted, entry: Entry) -> Live:
    if isinstance(event, Redacted):
        return _fold_redacted(live, event, entry)
    if isinstance(event, LiveEvent):
        return fold_live(live, event, entry)
    if isinstance(event, PostEvent):
        return fold_post(live, event, entry)
    if isinstance(event, FactEvent):
        return fold_fact(live, event, entry)
    assert_never(event)


def _fold_redacted(live: Live, event: Redacted, entry: Entry) -> Live:
    match event.type:
        case "post.published" | "post.corrected" | "post.withdrawn":
            return fold_redacted_post(live, event, entry)
        case "facts.added" | "facts.revised":
            return fold_redacted_fact(live, event, entry)
        case "live.described":
            return fold_redacted_description(live, entry)
        case _:
            # Else whoever strips `post.hidden` of its body would bring the post back.
            raise Broken("it has no words that could have been destroyed", seq=entry.seq)
