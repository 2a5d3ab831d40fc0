"""What a latecomer must not miss: the key moments as a timeline, newest first."""

from filrouge.domain.index import Index
from filrouge.domain.state import Live

NEWEST = 5
"""Key moments in view; the others fold away beneath them."""

MOST = 30
"""Beyond this the timeline ends with a link to all of them: nobody reads a list of two hundred."""


def moments_values(live: Live, index: Index) -> dict[str, object]:
    """Give the key moments in view, those that fold away, and how many there are in all."""
    ids = index.moments()
    posts = [live.posts[post] for post in ids[:MOST]]
    return {"newest": posts[:NEWEST], "earlier": posts[NEWEST:], "total": len(ids)}
