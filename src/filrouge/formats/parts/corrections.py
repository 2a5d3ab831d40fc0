"""What was put right, and what was taken back: said in one place, newest first."""

from datetime import UTC, datetime
from typing import NamedTuple

from filrouge.domain.index import Index
from filrouge.domain.state import Condition, Live, Post

MOST = 10
"""Beyond this the list ends with a link to all of them."""

_NEVER = datetime.min.replace(tzinfo=UTC)


class Righted(NamedTuple):
    """A correction of a post, or its withdrawal: when, and the newsroom's words for it."""

    post: Post
    withdrawn: bool
    words: str
    at: datetime | None


def corrections_values(live: Live, index: Index) -> dict[str, object]:
    """Give the newest corrections, and how many there are in all."""
    righted = [one for post in index.corrected() for one in _of(live.posts[post])]
    righted.sort(key=lambda one: (one.at or _NEVER, one.post.order), reverse=True)
    return {"righted": righted[:MOST], "total": len(righted)}


def _of(post: Post) -> list[Righted]:
    if post.condition is Condition.WITHDRAWN:
        return [Righted(post, withdrawn=True, words=post.withdrawn_reason, at=post.withdrawn_at)]
    return [
        Righted(post, withdrawn=False, words=correction.note, at=correction.at)
        for correction in post.corrections
    ]
