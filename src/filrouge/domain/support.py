"""What facts rest on: the posts that support them, and whether these still say so."""

from filrouge.domain.state import Condition, Fact, Live, Post


def shaken(live: Live, fact: Fact, *, looked_seq: int = 0) -> tuple[Post, ...]:
    """Give the supporting posts that no longer stand as they stood when the fact was written.

    They were corrected, hidden, withdrawn or erased since, in the order in which the fact names
    them. What someone has looked at, up to event `looked_seq`, no longer counts.
    """
    seen = max(fact.changed_seq, looked_seq)
    posts = (live.posts[post] for post in dict.fromkeys(fact.content.posts) if post in live.posts)
    return tuple(post for post in posts if post.words_seq > seen and _has_changed(post))


def _has_changed(post: Post) -> bool:
    """Say whether the post is another than the one that was published."""
    corrected = bool(post.corrections or post.minor_corrections)
    return corrected or post.condition is not Condition.VISIBLE
