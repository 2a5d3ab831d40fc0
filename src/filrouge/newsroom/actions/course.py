"""A live's course: announced, begun, paused, ended, archived, taken down and brought back."""

from filrouge.accounts.role import Capability
from filrouge.domain.commands import (
    Archive,
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

Turn = Schedule | Start | Pause | Resume | Archive | Unpublish | Republish


def turn(
    house: House, actor: Actor, live_id: str, command: Turn, *, key: str | None = None
) -> None:
    """Announce, start, pause, resume, archive, unpublish or republish a live."""
    carry_out(house, actor, live_id, command, capability=Capability.RUN, key=key)


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
    before = []
    if closing is not None:
        actor.require(Capability.PUBLISH)
        before.append(Publish(post=post_id, content=closing))
    carry_out(
        house,
        actor,
        live_id,
        End(),
        capability=Capability.RUN,
        before=before,
        subject=post_id if before else "",
        key=key,
    )
