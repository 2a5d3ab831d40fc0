"""Which events changed the page that readers saw: the steps through its past."""

from collections.abc import Sequence

from filrouge.domain.state import Condition, Live
from filrouge.service.happened import Happened

_UNSEEN = frozenset({"live.opened", "live.descriptions_erased", "facts.erased", "post.erased"})
"""These change nothing in the past: what was erased is gone from its beginning."""

_OF_TOMBSTONES = frozenset({"post.published", "post.moved"})
"""Of a post whose words are gone today, the past tells only where its tombstone stands."""


def changes(live: Live, happened: Sequence[Happened]) -> tuple[int, ...]:
    """Number the events after which the page was another one, as far as `live` still shows it.

    `happened` is the whole history, which leads to `live`.
    """
    found: list[int] = []
    hidden: set[str] = set()
    for seq, one in enumerate(happened, start=1):
        was_hidden = one.subject in hidden
        if one.type == "post.hidden":
            hidden.add(one.subject)
        elif one.type in {"post.shown", "post.withdrawn"}:
            hidden.discard(one.subject)
        out_of_sight = was_hidden and one.subject in hidden
        if one.is_public and not out_of_sight and _is_seen(live, one):
            found.append(seq)
    return tuple(found)


def _is_seen(live: Live, one: Happened) -> bool:
    if one.type in _UNSEEN:
        return False
    if not one.type.startswith("post."):
        return not one.erased
    post = live.posts[one.subject]
    if post.condition is Condition.HIDDEN:
        return False
    return post.is_seen or post.keeps_words or one.type in _OF_TOMBSTONES
