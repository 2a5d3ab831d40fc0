"""The same for many posts at once: each is done, or refused with its reason."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from filrouge.accounts.role import Capability
from filrouge.domain.commands import Hide, Mark, Show, Unmark, Withdraw
from filrouge.domain.errors import Conflict, Refused
from filrouge.newsroom.actions.post import NEEDS, Change, change
from filrouge.newsroom.actions.reading import review
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.found import Found
from filrouge.newsroom.house import House

Action = Literal["hide", "show", "mark", "unmark", "review", "withdraw"]


class Outcome(NamedTuple):
    """What became of each post; those refused with the error that says why."""

    done: list[str]
    refused: list[tuple[str, Exception]]


def carry_out_on_many(
    house: House,
    actor: Actor,
    found: Found,
    action: Action,
    posts: Iterable[str],
    *,
    reason: str = "",
    key: str | None = None,
) -> Outcome:
    """Do the same with many posts, one after the other; one that is refused stops no other.

    `reason` is internal for "hide", and public for "withdraw". Raises Forbidden before anything is
    done. The `key` covers each post by itself: sent again, it goes on where a crash broke off.
    """
    actor.require(_needed(action))
    outcome = Outcome(done=[], refused=[])
    for post in dict.fromkeys(posts):
        try:
            _one(house, actor, found, action, post, reason, key and f"{key}:{post}")
        except (Refused, Conflict) as error:
            outcome.refused.append((post, error))
        else:
            outcome.done.append(post)
    return outcome


def _needed(action: Action) -> Capability:
    return Capability.REVIEW if action == "review" else NEEDS[type(_command(action, "", ""))]


def _one(
    house: House,
    actor: Actor,
    found: Found,
    action: Action,
    post: str,
    reason: str,
    key: str | None,
) -> None:
    if action == "review":
        review(house, actor, found, post)
        return
    internal = reason if action == "hide" else ""
    command = _command(action, post, reason)
    change(house, actor, found.live.id, command, reason=internal, key=key)


def _command(
    action: Literal["hide", "show", "mark", "unmark", "withdraw"], post: str, reason: str
) -> Change:
    match action:
        case "hide":
            return Hide(post=post)
        case "show":
            return Show(post=post)
        case "mark":
            return Mark(post=post)
        case "unmark":
            return Unmark(post=post)
        case "withdraw":
            return Withdraw(post=post, reason=reason)
