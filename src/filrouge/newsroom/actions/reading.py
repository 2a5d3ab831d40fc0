"""Posts are read over, and noted upon: what the newsroom alone sees."""

from filrouge.accounts.role import Capability
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.audit import note as write_down
from filrouge.newsroom.bus import Change
from filrouge.newsroom.found import Found
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Note, Review


def review(house: House, actor: Actor, found: Found, post_id: str) -> None:
    """Say that a post was read over as it stands now; raises Refused where there is none."""
    actor.require(Capability.REVIEW)
    post = found.post(post_id)
    Review.objects.update_or_create(
        live=found.live.id,
        post=post_id,
        defaults={
            "words_seq": post.words_seq,
            "user": actor.user,
            "name": str(actor.user),
            "at": house.context.clock(),
        },
    )
    write_down(actor, "review", live=found.live.id, subject=post_id, words_seq=post.words_seq)
    _tell(house, found, post_id)


def reviewed(found: Found) -> frozenset[str]:
    """Name the posts of a live that were read over as they stand."""
    posts = found.live.posts
    return frozenset(
        post
        for post, words_seq in Review.objects.filter(live=found.live.id).values_list(
            "post", "words_seq"
        )
        if post in posts and posts[post].words_seq == words_seq
    )


def annotate(house: House, actor: Actor, found: Found, post_id: str, *, text: str) -> None:
    """Keep an internal note on a post, instead of the one before; "" takes it away.

    Raises Refused where there is no such post.
    """
    actor.require(Capability.WRITE)
    found.post(post_id)
    note = Note.objects.filter(live=found.live.id, post=post_id)
    if text.strip():
        Note.objects.update_or_create(
            live=found.live.id,
            post=post_id,
            defaults={"text": text.strip(), "user": actor.user, "at": house.context.clock()},
        )
    else:
        note.delete()
    write_down(actor, "annotate", live=found.live.id, subject=post_id)
    _tell(house, found, post_id)


def _tell(house: House, found: Found, post_id: str) -> None:
    house.bus.publish(Change(kind="coverage", live=found.live.id, subject=post_id))
