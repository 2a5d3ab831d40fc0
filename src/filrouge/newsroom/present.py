"""Makes the answers' shapes of a live's state, and of what the newsroom alone knows of it.

Every function gives plain values (as JSON has them), in the shape that `shape.py` states.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from filrouge.accounts.role import Capability
from filrouge.domain.content import Description, Source
from filrouge.domain.state import Condition, Fact, Live, Post
from filrouge.domain.summary import Summary, summarize
from filrouge.domain.support import shaken
from filrouge.formats.parts.post import order_key
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.address import live_address, post_address
from filrouge.newsroom.found import Found
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Coverage, Look, Note, Review
from filrouge.newsroom.search import Filter, select
from filrouge.newsroom.shape import (
    DescriptionShown,
    FactShown,
    LiveRow,
    LiveShown,
    PostShown,
    ReviewShown,
    ShakenShown,
    SourceShown,
)
from filrouge.newsroom.wording import is_bare, misses_alt, words_of

Shown = dict[str, Any]


class Backstage(NamedTuple):
    """What the newsroom alone knows of some posts: reviews and notes by the post's id."""

    reviews: Mapping[str, Review]
    notes: Mapping[str, str]


def backstage(live_id: str, posts: Iterable[str]) -> Backstage:
    """Fetch what is known of some posts of a live, in two queries."""
    ids = list(posts)
    reviews = Review.objects.filter(live=live_id, post__in=ids)
    notes = Note.objects.filter(live=live_id, post__in=ids).values_list("post", "text")
    return Backstage(reviews={review.post: review for review in reviews}, notes=dict(notes))


def present_posts(house: House, found: Found, posts: Iterable[Post]) -> list[Shown]:
    """Show several posts of a live."""
    listed = list(posts)
    behind = backstage(found.live.id, (post.id for post in listed))
    return [present_post(house, found.live, found.slug, post, behind=behind) for post in listed]


def present_post(
    house: House, live: Live, slug: str, post: Post, *, behind: Backstage | None = None
) -> Shown:
    """Show one post; `behind` is fetched where it is not given."""
    if behind is None:
        behind = backstage(live.id, [post.id])
    content = post.content
    return _plain(
        PostShown(
            id=post.id,
            revision=post.revision,
            changed_seq=post.changed_seq,
            words_seq=post.words_seq,
            condition=post.condition,
            published_at=post.published_at,
            key_moment=post.key_moment,
            pinned=live.pinned == post.id,
            headline=content.headline,
            blocks=content.blocks,
            authors=content.authors,
            topics=content.topics,
            people=content.people,
            sources=tuple(_source(source) for source in content.sources),
            related=content.related,
            corrections=post.corrections,
            minor_corrections=post.minor_corrections,
            withdrawn_reason=post.withdrawn_reason,
            withdrawn_at=post.withdrawn_at,
            reply_to=post.reply_to,
            order=order_key(post),
            url=post_address(house, slug, post.id, site=live.site),
            words=words_of(content),
            missing_alt=misses_alt(content),
            review=_review(post, behind.reviews.get(post.id)),
            note=behind.notes.get(post.id) or None,
        )
    )


def present_row(house: House, summary: Summary, *, epoch: int) -> Shown:
    """Show a live in one line."""
    return _plain(LiveRow(**_row(house, summary, epoch=epoch)))


def present_live(house: House, actor: Actor, found: Found) -> Shown:
    """Show a live as a whole, without its posts."""
    live = found.live
    coverage = Coverage.objects.filter(live=live.id).first() or Coverage(live=live.id)
    head = house.context.log.head(live.id)
    return _plain(
        LiveShown(
            **_row(house, summarize(live, found.slug), epoch=found.epoch),
            description=_description(live.description),
            description_revision=live.description_revision,
            pinned=live.pinned,
            former_slugs=() if head is None else head.former_slugs,
            silence_min=coverage.silence_min,
            archive_days=coverage.archive_days,
            silent_since=coverage.silent_since,
            forgotten_since=coverage.forgotten_since,
            missing_alt=missing_alt(live),
            may=tuple(capability for capability in Capability if actor.may(capability)),
        )
    )


def present_description(found: Found) -> Shown:
    """Show what a live says of itself."""
    return _plain(_description(found.live.description))


def present_facts(found: Found) -> list[Shown]:
    """Show what is known and not yet known, in the order of the list."""
    looks = dict(Look.objects.filter(live=found.live.id).values_list("fact", "seq"))
    return [
        present_fact(found.live, fact, looked_seq=looks.get(fact.id, 0))
        for fact in found.live.facts
    ]


def present_fact(live: Live, fact: Fact, *, looked_seq: int) -> Shown:
    """Show one fact; what it rests on counts from the last look on."""
    return _plain(
        FactShown(
            id=fact.id,
            revision=fact.revision,
            paragraphs=fact.content.paragraphs,
            known=fact.content.known,
            posts=fact.content.posts,
            at=fact.at,
            shaken=tuple(
                ShakenShown(
                    post=post.id,
                    headline=post.content.headline,
                    condition=post.condition,
                    corrected=bool(post.corrections or post.minor_corrections),
                )
                for post in shaken(live, fact, looked_seq=looked_seq)
            ),
        )
    )


def _row(house: House, summary: Summary, *, epoch: int) -> dict[str, Any]:
    names = (
        "id slug status headline language time_zone site series posts"
        " starts_at started_at ended_at changed_at seq"
    )
    return {
        **{name: getattr(summary, name) for name in names.split()},
        "url": live_address(house, summary.slug, site=summary.site),
        "epoch": epoch,
    }


def _description(description: Description) -> DescriptionShown:
    return DescriptionShown(
        **{name: getattr(description, name) for name in DescriptionShown.__struct_fields__}
    )


def _source(source: Source) -> SourceShown:
    url = msgspec.UNSET if source.url is None else source.url
    return SourceShown(name=source.name, status=source.status, url=url)


def _review(post: Post, review: Review | None) -> ReviewShown | None:
    if review is None:
        return None
    current = review.words_seq == post.words_seq
    return ReviewShown(name=review.name, at=review.at, current=current)


def missing_alt(live: Live) -> tuple[str, ...]:
    """Name what shows a picture without a description: "lead", and posts, the newest first."""
    lead = ["lead"] if is_bare(live.description.lead) else []
    posts = select(live, Filter(missing_alt=True, condition=Condition.VISIBLE))
    return (*lead, *(post.id for post in posts))


def _plain(shown: msgspec.Struct) -> Shown:
    plain: Shown = msgspec.to_builtins(shown)
    return plain
