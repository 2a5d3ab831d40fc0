"""The same for many posts at once: each is done, or refused with its reason."""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from filrouge.accounts.role import Capability
from filrouge.domain.errors import Conflict, Refused
from filrouge.newsroom.actions.post import mark, unmark
from filrouge.newsroom.actions.reading import review
from filrouge.newsroom.actions.withdrawal import hide, show, withdraw
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.found import Found
from filrouge.newsroom.house import House

Action = Literal["hide", "show", "mark", "unmark", "review", "withdraw"]

_NEEDS: dict[Action, Capability] = {
    "hide": Capability.HIDE,
    "show": Capability.HIDE,
    "mark": Capability.PUBLISH,
    "unmark": Capability.PUBLISH,
    "review": Capability.REVIEW,
    "withdraw": Capability.WITHDRAW,
}


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
    actor.require(_NEEDS[action])
    outcome = Outcome(done=[], refused=[])
    for post in dict.fromkeys(posts):
        try:
            _one(house, actor, found, action, post, reason, key and f"{key}:{post}")
        except (Refused, Conflict) as error:
            outcome.refused.append((post, error))
        else:
            outcome.done.append(post)
    return outcome


def _one(
    house: House,
    actor: Actor,
    found: Found,
    action: Action,
    post: str,
    reason: str,
    key: str | None,
) -> None:
    live = found.live.id
    match action:
        case "hide":
            hide(house, actor, live, post, reason=reason, key=key)
        case "withdraw":
            withdraw(house, actor, live, post, reason=reason, key=key)
        case "review":
            review(house, actor, found, post)
        case "show" | "mark" | "unmark":
            plain: dict[str, Callable[..., None]] = {"show": show, "mark": mark, "unmark": unmark}
            plain[action](house, actor, live, post, key=key)
