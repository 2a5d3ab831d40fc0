"""The decision: from what is asked to what happens, or a refusal. Pure: the clock is `at`."""

from datetime import datetime
from typing import assert_never

from filrouge.domain.commands import Command, FactCommand, LiveCommand, Open, PostCommand
from filrouge.domain.decide.facts import decide_fact
from filrouge.domain.decide.live import decide_live, decide_open
from filrouge.domain.decide.post import decide_post
from filrouge.domain.errors import Refused
from filrouge.domain.events import Event
from filrouge.domain.state import Live


def decide(live: Live | None, command: Command, at: datetime | None) -> tuple[Event, ...]:
    """Answer a command with the events that follow from it.

    `at` is when it happens, aware, or None where a source gave no time. What is already so gives
    no event. Raises Refused with a code, and Conflict where `expected` is stale. A post does not
    stand later than `at`.
    """
    _check_time(live, at)
    if live is None:
        if isinstance(command, Open):
            return decide_open(command)
        raise Refused("no_such_live")
    if isinstance(command, LiveCommand):
        return decide_live(live, command)
    if isinstance(command, PostCommand):
        return decide_post(live, command, at)
    if isinstance(command, FactCommand):
        return decide_fact(live, command)
    assert_never(command)


def _check_time(live: Live | None, at: datetime | None) -> None:
    if at is None:
        return
    if at.tzinfo is None:
        raise Refused("naive_time", at=at.isoformat())
    if live is not None and live.occurred_at is not None and at < live.occurred_at:
        raise Refused("time_went_back", at=at.isoformat(), last=live.occurred_at.isoformat())
