"""Posts go out, and are changed: corrected, put in their place, taken out of sight, erased."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from filrouge.accounts.role import Capability
from filrouge.domain.commands import (
    Correct,
    Erase,
    Hide,
    Mark,
    Move,
    Pin,
    Publish,
    Show,
    Unmark,
    Unpin,
    Withdraw,
)
from filrouge.domain.content import Content
from filrouge.domain.errors import Refused
from filrouge.newsroom.actions.carry_out import carry_out
from filrouge.newsroom.actions.oblivion import forget_post
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.address import post_address_in
from filrouge.newsroom.bus import Change as Changed
from filrouge.newsroom.house import House

Change = Correct | Hide | Show | Withdraw | Erase | Pin | Unpin | Mark | Unmark | Move

NEEDS: Mapping[type[Change], Capability] = {
    Correct: Capability.CORRECT,
    Hide: Capability.HIDE,
    Show: Capability.HIDE,
    Withdraw: Capability.WITHDRAW,
    Erase: Capability.ERASE,
    Pin: Capability.PUBLISH,
    Unpin: Capability.PUBLISH,
    Mark: Capability.PUBLISH,
    Unmark: Capability.PUBLISH,
    Move: Capability.PUBLISH,
}
"""The right to each change of a post."""


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
    appended = carry_out(
        house,
        actor,
        live_id,
        command,
        capability=Capability.PUBLISH,
        after=[Pin(post=post_id)] if pin else [],
        subject=post_id,
        key=key,
    )
    url = _address(house, live_id, post_id)
    return Published(id=post_id, seq=appended.first_seq, url=url)


def change(
    house: House,
    actor: Actor,
    live_id: str,
    command: Change,
    *,
    reason: str = "",
    key: str | None = None,
) -> None:
    """Change a post that is out; the `reason` stands in the audit trail alone.

    Raises Conflict where it is no longer at the revision that the command names. An erasure goes
    through the newsroom's own tables after the log; asked for again, it finishes what a crash left.
    """
    carry_out(
        house,
        actor,
        live_id,
        command,
        capability=NEEDS[type(command)],
        subject=command.post,
        reason=reason,
        key=key,
    )
    if isinstance(command, Erase):
        forget_post(house.context, live_id, command.post)
        house.bus.publish(Changed(kind="drafts", live=live_id))


def _address(house: House, live_id: str, post_id: str) -> str:
    head = house.context.log.head(live_id)
    if head is None:
        raise Refused("no_such_live")
    return post_address_in(house, head, post_id)
