"""Whose words may be read by everybody: those that some page of the past shows as of today.

What stood in the words only while their post was hidden, or the live not public, was never seen.
What was seen is no longer shown once its post is hidden, erased, or withdrawn without its words.
"""

from collections.abc import Iterable, Iterator, Sequence

from filrouge.domain.state import Condition, Live
from filrouge.service.happened import Happened

Words = tuple[str, str]
"""What words are about (`_OF`), and the subject of their event."""

_OF = {
    "live.opened": "course",
    "live.configured": "course",
    "live.described": "description",
    "live.scheduled": "beginning",
    "post.published": "post",
    "post.corrected": "post",
    "post.withdrawn": "reason",
    "facts.added": "fact",
    "facts.revised": "fact",
    "facts.reordered": "order",
}
"""Events that say more than their envelopes. What is said anew about the same thing replaces it."""

_OF_POSTS = frozenset({"post", "reason"})


def disclosed(live: Live, happened: Sequence[Happened]) -> frozenset[int]:
    """Number the events whose bodies may be shown to everybody now that the live stands as `live`.

    `happened` is the whole history, which leads to `live`.
    """
    shown: set[int] = set()
    in_force: dict[Words, int] = {}
    hidden: set[str] = set()
    was_public = False
    for seq, one in enumerate(happened, start=1):
        _follow(one, hidden, in_force, seq)
        if one.type not in _OF:
            shown.add(seq)
        if one.is_public:
            turned = _turned(one) if was_public else tuple(in_force)
            shown.update(in_force[words] for words in _seen(live, turned, in_force, hidden))
        was_public = one.is_public
    return frozenset(shown)


def _follow(one: Happened, hidden: set[str], in_force: dict[Words, int], seq: int) -> None:
    """Note which words are in force after an event, and which posts are hidden."""
    if one.type in _OF:
        in_force[_OF[one.type], one.subject] = seq
    match one.type:
        case "post.hidden":
            hidden.add(one.subject)
        case "post.shown" | "post.withdrawn":
            hidden.discard(one.subject)
        case "facts.removed" | "facts.erased":
            in_force.pop(("fact", one.subject), None)


def _turned(one: Happened) -> tuple[Words, ...]:
    """Name the words that an event may have brought into sight."""
    if one.type in {"post.shown", "post.withdrawn"}:
        return ("post", one.subject), ("reason", one.subject)
    return ((_OF[one.type], one.subject),) if one.type in _OF else ()


def _seen(
    live: Live, turned: Iterable[Words], in_force: dict[Words, int], hidden: set[str]
) -> Iterator[Words]:
    for words in turned:
        about, subject = words
        if words not in in_force or (about in _OF_POSTS and subject in hidden):
            continue
        if about not in _OF_POSTS or _shows(live, about, subject):
            yield words


def _shows(live: Live, about: str, subject: str) -> bool:
    """Say whether readers are shown these words of a post today."""
    post = live.posts[subject]
    if about == "reason":
        return post.condition is Condition.WITHDRAWN
    return post.is_seen or post.keeps_words
