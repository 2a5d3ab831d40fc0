"""Decisions about a live as a whole: its opening, its description, its course."""

from typing import assert_never

from filrouge.domain import clean
from filrouge.domain.commands import (
    Archive,
    Configure,
    Describe,
    End,
    EraseDescriptions,
    LiveCommand,
    Open,
    Pause,
    Republish,
    Resume,
    Schedule,
    Start,
    Unpublish,
)
from filrouge.domain.decide import require
from filrouge.domain.errors import Refused
from filrouge.domain.events import (
    DescriptionsErased,
    Event,
    LiveArchived,
    LiveConfigured,
    LiveDescribed,
    LiveEnded,
    LiveOpened,
    LivePaused,
    LiveRepublished,
    LiveResumed,
    LiveScheduled,
    LiveStarted,
    LiveUnpublished,
)
from filrouge.domain.state import Live, Status


def decide_open(command: Open) -> tuple[Event, ...]:
    """Open a live that does not exist yet."""
    event = LiveOpened(
        language=command.language,
        time_zone=command.time_zone,
        site=command.site,
        series=command.series,
        translation_of=command.translation_of,
    )
    clean.check(event)
    return (event,)


def decide_live(live: Live, command: LiveCommand) -> tuple[Event, ...]:
    """Answer a command that is about the live as a whole."""
    match command:
        case Open():
            raise Refused("already_open")
        case Configure():
            return _configure(live, command)
        case Describe():
            return _describe(live, command)
        case Schedule(starts_at=starts_at):
            return _schedule(live, LiveScheduled(starts_at=require.utc(starts_at)))
        case Start():
            return _turn(live, Status.LIVE, LiveStarted(), Status.DRAFT, Status.SCHEDULED)
        case Pause():
            return _turn(live, Status.PAUSED, LivePaused(), Status.LIVE)
        case Resume():
            return _turn(live, Status.LIVE, LiveResumed(), Status.PAUSED, Status.ENDED)
        case End():
            return _turn(live, Status.ENDED, LiveEnded(), Status.LIVE, Status.PAUSED)
        case Archive():
            return _turn(live, Status.ARCHIVED, LiveArchived(), Status.ENDED)
        case Unpublish():
            return () if live.status is Status.UNPUBLISHED else (LiveUnpublished(),)
        case Republish():
            return (LiveRepublished(),) if live.status is Status.UNPUBLISHED else ()
        case EraseDescriptions():
            return _erase_descriptions(live)
        case _:
            assert_never(command)


def _configure(live: Live, command: Configure) -> tuple[Event, ...]:
    event = LiveConfigured(
        language=command.language,
        time_zone=command.time_zone,
        site=command.site,
        series=command.series,
    )
    clean.check(event)
    now = (live.language, live.time_zone, live.site, live.series)
    if (event.language, event.time_zone, event.site, event.series) == now:
        return ()
    return (event,)


def _describe(live: Live, command: Describe) -> tuple[Event, ...]:
    clean.check_description(command.description)
    require.revision("description", command.expected, live.description_revision)
    if command.description == live.description:
        return ()
    return (LiveDescribed(description=command.description),)


def _schedule(live: Live, event: LiveScheduled) -> tuple[Event, ...]:
    _require(live, Status.DRAFT, Status.SCHEDULED)
    if live.status is Status.SCHEDULED and live.starts_at == event.starts_at:
        return ()
    return (event,)


def _erase_descriptions(live: Live) -> tuple[Event, ...]:
    if live.description_revision == 0:
        raise Refused("no_headline")
    if live.description_revision <= max(live.descriptions_erased_below, 1):
        return ()
    return (DescriptionsErased(),)


def _turn(live: Live, to: Status, event: Event, *allowed: Status) -> tuple[Event, ...]:
    if live.status is to:
        return ()
    _require(live, *allowed)
    return (event,)


def _require(live: Live, *allowed: Status) -> None:
    if live.status not in allowed:
        raise Refused("wrong_status", status=live.status.value, needs=[s.value for s in allowed])
    if live.description_revision == 0:
        raise Refused("no_headline")
