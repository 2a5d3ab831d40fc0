"""Posts are read over, and noted upon: what the newsroom alone sees."""

from django.db.transaction import atomic

from filrouge.accounts.role import Capability
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.audit import note
from filrouge.newsroom.bus import Change
from filrouge.newsroom.found import Found
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Note, Review


def review(
    house: House, actor: Actor, found: Found, post_id: str, *, words_seq: int | None = None
) -> None:
    """Say that a post was read over as it stood at `words_seq`, or (None) as it stands now.

    Words that somebody changed while they were being read wait to be read again. Raises Refused
    where there is no such post.
    """
    actor.require(Capability.REVIEW)
    current = found.post(post_id).words_seq
    read = current if words_seq is None else min(words_seq, current)
    with atomic():
        before = Review.objects.filter(live=found.live.id, post=post_id).first()
        if before is not None and before.words_seq > read:
            return  # somebody has read newer words
        Review.objects.update_or_create(
            live=found.live.id,
            post=post_id,
            defaults={
                "words_seq": read,
                "user": actor.user,
                "name": str(actor.user),
                "at": house.context.clock(),
            },
        )
        note(actor, "review", live=found.live.id, subject=post_id, words_seq=read)
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
    with atomic():
        if text.strip():
            Note.objects.update_or_create(
                live=found.live.id,
                post=post_id,
                defaults={"text": text.strip(), "user": actor.user, "at": house.context.clock()},
            )
        else:
            Note.objects.filter(live=found.live.id, post=post_id).delete()
        note(actor, "annotate", live=found.live.id, subject=post_id)
    _tell(house, found, post_id)


def _tell(house: House, found: Found, post_id: str) -> None:
    house.bus.publish(Change(kind="coverage", live=found.live.id, subject=post_id))
