"""Posts leave the public's sight: for a while, in public, or for good."""

from filrouge.accounts.role import Capability
from filrouge.domain.commands import Erase, Hide, Show, Withdraw
from filrouge.newsroom.actions.carry_out import carry_out
from filrouge.newsroom.actions.oblivion import forget_post
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.house import House


def hide(
    house: House,
    actor: Actor,
    live_id: str,
    post_id: str,
    *,
    reason: str = "",
    key: str | None = None,
) -> None:
    """Take a post out of sight at once; the `reason` stands in the audit trail alone."""
    carry_out(
        house,
        actor,
        live_id,
        [Hide(post=post_id)],
        capability=Capability.HIDE,
        action="hide",
        subject=post_id,
        reason=reason,
        key=key,
    )


def show(house: House, actor: Actor, live_id: str, post_id: str, *, key: str | None = None) -> None:
    """Bring a hidden post back."""
    carry_out(
        house,
        actor,
        live_id,
        [Show(post=post_id)],
        capability=Capability.HIDE,
        action="show",
        subject=post_id,
        key=key,
    )


def withdraw(
    house: House,
    actor: Actor,
    live_id: str,
    post_id: str,
    *,
    reason: str,
    words_kept: bool = False,
    expected: int | None = None,
    key: str | None = None,
) -> None:
    """Withdraw a post in public: readers are told the `reason`."""
    carry_out(
        house,
        actor,
        live_id,
        [Withdraw(post=post_id, reason=reason, words_kept=words_kept, expected=expected)],
        capability=Capability.WITHDRAW,
        action="withdraw",
        subject=post_id,
        key=key,
    )


def erase(
    house: House, actor: Actor, live_id: str, post_id: str, *, key: str | None = None
) -> None:
    """Destroy the words of a post for good, in the log first, then in the newsroom's own tables.

    Asked for again, it finishes what a crash left between the two.
    """
    carry_out(
        house,
        actor,
        live_id,
        [Erase(post=post_id)],
        capability=Capability.ERASE,
        action="erase",
        subject=post_id,
        key=key,
    )
    forget_post(house.context, live_id, post_id)
