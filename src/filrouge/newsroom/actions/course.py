"""A live's course: announced, begun, paused, ended, archived, taken down and brought back."""

from collections.abc import Sequence
from datetime import datetime

from filrouge.accounts.role import Capability
from filrouge.domain.commands import (
    Archive,
    Command,
    End,
    Pause,
    Publish,
    Republish,
    Resume,
    Schedule,
    Start,
    Unpublish,
)
from filrouge.domain.content import Content
from filrouge.newsroom.actions.carry_out import carry_out
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.house import House

Turn = Start | Pause | Resume | Archive | Unpublish | Republish


def schedule(
    house: House, actor: Actor, live_id: str, starts_at: datetime, *, key: str | None = None
) -> None:
    """Announce a live for a time."""
    _carry_out(house, actor, live_id, [Schedule(starts_at=starts_at)], "schedule", key)


def turn(
    house: House, actor: Actor, live_id: str, command: Turn, *, key: str | None = None
) -> None:
    """Start, pause, resume, archive, unpublish or republish a live."""
    action = command.__struct_config__.tag
    assert isinstance(action, str)
    _carry_out(house, actor, live_id, [command], action, key)


def end(
    house: House,
    actor: Actor,
    live_id: str,
    *,
    closing: Content | None = None,
    post_id: str = "",
    key: str | None = None,
) -> None:
    """End a live, with a closing post `post_id` in the same transaction where one is given."""
    if closing is None:
        _carry_out(house, actor, live_id, [End()], "end", key)
        return
    actor.require(Capability.PUBLISH)
    commands: list[Command] = [Publish(post=post_id, content=closing), End()]
    _carry_out(house, actor, live_id, commands, "end", key, subject=post_id)


def _carry_out(
    house: House,
    actor: Actor,
    live_id: str,
    commands: Sequence[Command],
    action: str,
    key: str | None,
    *,
    subject: str = "",
) -> None:
    carry_out(
        house,
        actor,
        live_id,
        commands,
        capability=Capability.RUN,
        action=action,
        subject=subject,
        key=key,
    )
