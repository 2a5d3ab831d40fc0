"""Posts go out, are corrected, pinned, marked and moved."""

from datetime import datetime
from typing import NamedTuple

from filrouge.accounts.role import Capability
from filrouge.domain.commands import Command, Correct, Mark, Move, Pin, Publish, Unmark, Unpin
from filrouge.domain.content import Content
from filrouge.domain.errors import Refused
from filrouge.newsroom.actions.carry_out import carry_out
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.address import post_address_in
from filrouge.newsroom.house import House


class Published(NamedTuple):
    """A post that is public: the number of its event, and where readers find it."""

    id: str
    seq: int
    url: str


def publish(
    house: House,
    actor: Actor,
    live_id: str,
    *,
    post_id: str,
    content: Content,
    key_moment: bool = False,
    pin: bool = False,
    reply_to: str | None = None,
    published_at: datetime | None = None,
    key: str | None = None,
) -> Published:
    """Publish a post; pinned in the same transaction where asked for."""
    command = Publish(
        post=post_id,
        content=content,
        key_moment=key_moment,
        reply_to=reply_to,
        published_at=published_at,
    )
    commands: list[Command] = [command, Pin(post=post_id)] if pin else [command]
    appended = carry_out(
        house,
        actor,
        live_id,
        commands,
        capability=Capability.PUBLISH,
        action="publish",
        subject=post_id,
        key=key,
    )
    url = _address(house, live_id, post_id)
    return Published(id=post_id, seq=appended.first_seq, url=url)


def correct(
    house: House,
    actor: Actor,
    live_id: str,
    post_id: str,
    *,
    content: Content,
    note: str | None,
    expected: int | None,
    key: str | None = None,
) -> None:
    """Replace the words that stood at revision `expected`; raises Conflict where they moved on.

    A `note` makes it a correction of substance, which readers are told of.
    """
    carry_out(
        house,
        actor,
        live_id,
        [Correct(post=post_id, content=content, note=note, expected=expected)],
        capability=Capability.CORRECT,
        action="correct",
        subject=post_id,
        key=key,
    )


def pin(house: House, actor: Actor, live_id: str, post_id: str, *, key: str | None = None) -> None:
    """Put a post above the stream."""
    _arrange(house, actor, live_id, Pin(post=post_id), key)


def unpin(
    house: House, actor: Actor, live_id: str, post_id: str, *, key: str | None = None
) -> None:
    """Take the post down from above the stream."""
    _arrange(house, actor, live_id, Unpin(post=post_id), key)


def mark(house: House, actor: Actor, live_id: str, post_id: str, *, key: str | None = None) -> None:
    """Make a post a key moment."""
    _arrange(house, actor, live_id, Mark(post=post_id), key)


def unmark(
    house: House, actor: Actor, live_id: str, post_id: str, *, key: str | None = None
) -> None:
    """Make a post an ordinary one again."""
    _arrange(house, actor, live_id, Unmark(post=post_id), key)


def move(
    house: House,
    actor: Actor,
    live_id: str,
    post_id: str,
    *,
    published_at: datetime,
    key: str | None = None,
) -> None:
    """Put a post at another time of the live."""
    _arrange(house, actor, live_id, Move(post=post_id, published_at=published_at), key)


def _arrange(
    house: House,
    actor: Actor,
    live_id: str,
    command: Pin | Unpin | Mark | Unmark | Move,
    key: str | None,
) -> None:
    action = command.__struct_config__.tag
    assert isinstance(action, str)
    carry_out(
        house,
        actor,
        live_id,
        [command],
        capability=Capability.PUBLISH,
        action=action,
        subject=command.post,
        key=key,
    )


def _address(house: House, live_id: str, post_id: str) -> str:
    head = house.context.log.head(live_id)
    if head is None:
        raise Refused("no_such_live")
    return post_address_in(house, head, post_id)
