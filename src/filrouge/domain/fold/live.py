"""The fold of what happens to a live as a whole."""

from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from filrouge.domain.content import Description
from filrouge.domain.errors import Broken
from filrouge.domain.events import (
    DescriptionsErased,
    LiveArchived,
    LiveConfigured,
    LiveDescribed,
    LiveEnded,
    LiveEvent,
    LiveOpened,
    LivePaused,
    LiveRepublished,
    LiveResumed,
    LiveScheduled,
    LiveStarted,
    LiveUnpublished,
)
from filrouge.domain.record import Entry
from filrouge.domain.state import Live, Status


def opened(live_id: str, event: LiveOpened, entry: Entry) -> Live:
    """Begin a live."""
    return Live(
        id=live_id,
        language=event.language,
        time_zone=event.time_zone,
        site=event.site,
        series=event.series,
        translation_of=event.translation_of,
        seq=entry.seq,
        occurred_at=entry.occurred_at,
    )


def fold_live(live: Live, event: LiveEvent, entry: Entry) -> Live:
    """Give the state after an event of the live as a whole."""
    match event:
        case LiveOpened():
            raise Broken("a live is opened once", seq=entry.seq)
        case LiveConfigured():
            return _configure(live, event, entry)
        case LiveDescribed(description=description):
            return replace(
                live,
                description=description,
                description_revision=live.description_revision + 1,
                description_seq=entry.seq,
            )
        case LiveScheduled(starts_at=starts_at):
            scheduled = _tell_anew(replace(live, starts_at=starts_at), entry)
            return _turn(scheduled, Status.SCHEDULED, entry)
        case LiveStarted():
            started_at = live.started_at or entry.occurred_at
            started = _tell_anew(replace(live, started_at=started_at), entry)
            return _turn(started, Status.LIVE, entry)
        case LivePaused():
            return _turn(live, Status.PAUSED, entry)
        case LiveResumed():
            return _turn(replace(live, ended_at=None), Status.LIVE, entry)
        case LiveEnded():
            return _turn(replace(live, ended_at=entry.occurred_at), Status.ENDED, entry)
        case LiveArchived():
            return _turn(live, Status.ARCHIVED, entry)
        case LiveUnpublished():
            withdrawn = replace(live, status_before=live.status)
            return _turn(withdrawn, Status.UNPUBLISHED, entry, at=live.status_at)
        case LiveRepublished():
            return _turn(live, live.status_before, entry, at=live.status_at)
        case DescriptionsErased():
            return replace(live, descriptions_erased_below=live.description_revision)
        case _:
            assert_never(event)


def fold_redacted_description(live: Live, entry: Entry) -> Live:
    """Give the state after a description whose words were destroyed: it only counts."""
    return replace(
        live,
        description=Description(headline=""),
        description_revision=live.description_revision + 1,
        description_seq=entry.seq,
    )


def _configure(live: Live, event: LiveConfigured, entry: Entry) -> Live:
    """Set the live anew; where its words or times are said otherwise, all of it is told anew."""
    configured = replace(
        live,
        language=event.language,
        time_zone=event.time_zone,
        site=event.site,
        series=event.series,
    )
    if (live.language, live.time_zone) == (event.language, event.time_zone):
        return configured
    return replace(
        _tell_anew(configured, entry),
        description_seq=entry.seq,
        pinned_seq=entry.seq,
        status_seq=entry.seq,
        configured_seq=entry.seq,
    )


def _tell_anew(live: Live, entry: Entry) -> Live:
    """Note that posts and facts are told anew: their times are said otherwise from now on.

    They are said in the live's zone, against its first day; at a start, only the few posts that
    came before it are concerned.
    """
    posts = (replace(post, changed_seq=entry.seq) for post in live.posts.values())
    return replace(
        live,
        posts=live.posts.update({post.id: post for post in posts}),
        facts_seq=entry.seq if live.facts else live.facts_seq,
        standing_seq=entry.seq if live.posts else live.standing_seq,
        moments_seq=entry.seq if live.moments_seq else 0,
        corrections_seq=entry.seq if live.corrections_seq else 0,
    )


def _turn(live: Live, status: Status, entry: Entry, *, at: datetime | None = None) -> Live:
    """Give the live in another status, as it stands since `at`: since this event, for None."""
    since = at or entry.occurred_at
    return replace(live, status=status, status_at=since, status_seq=entry.seq)
