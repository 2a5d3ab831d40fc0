"""A pasted text becomes commands."""

from datetime import datetime

from filrouge.domain.commands import AddFact, Describe, End, Open, Publish, Start, Step
from filrouge.importers.base import Imported, Missed, NewId, NotALive
from filrouge.importers.livetext import chronology, dating
from filrouge.importers.livetext.chronology import PageTimes
from filrouge.importers.livetext.course import headline_says_over, says_over
from filrouge.importers.livetext.facts import read_facts
from filrouge.importers.livetext.head import Head, read_head
from filrouge.importers.livetext.label import label
from filrouge.importers.livetext.layout import Layout, read_layout
from filrouge.importers.livetext.line import Part, read_lines
from filrouge.importers.livetext.moment import Label
from filrouge.importers.livetext.payload import ZONES, decode, language_of
from filrouge.importers.livetext.post import RawPost, read_post
from filrouge.importers.words import printable

_FEWEST_POSTS = 2
_SAYING = frozenset({Part.WORDS, Part.AUTHOR, Part.CREDIT, Part.FACTS, Part.UNKNOWN})


class LiveText:
    """Text copied from a live page."""

    key = "livetext"

    def accepts(self, payload: bytes, content_type: str | None = None) -> bool:
        """Say whether the bytes are plain text, whatever they tell."""
        if content_type and content_type.partition(";")[0].strip().lower() not in {
            "text/plain",
            "application/octet-stream",
        }:
            return False
        try:
            decode(payload)
        except NotALive:
            return False
        return True

    def commands(self, payload: bytes, new_id: NewId) -> Imported:
        """Read the page; raises NotALive where it has no headline or fewer than two posts.

        Facts come after the posts, since they tell what was known when the page was copied.
        """
        text = printable(decode(payload))
        layout = read_layout(label(read_lines(text)))
        head = read_head(layout.head)
        raw = [post for block in layout.posts if (post := read_post(block))]
        if head is None or len(raw) < _FEWEST_POSTS:
            raise NotALive(
                "the text of a live page was expected: a headline and at least two posts"
            )
        language = language_of(text)
        zone = (
            chronology.zone_of([post.moment for post in raw if post.moment])
            or chronology.zone_of(head.moments)
            or ZONES[language]
        )
        backwards = dating.newest_first(raw)
        page = chronology.page_times(head.moments, backwards=backwards)
        times = dating.instants(raw, page, zone, backwards=backwards)
        way = -1 if backwards else 1
        published = dating.in_order(raw[::way], times[::way])
        ids = [new_id() for _ in published]
        by_headline = {
            post.content.headline: post_id
            for post_id, (post, _) in zip(ids, published, strict=True)
            if post.content.headline
        }
        facts = read_facts(layout.facts, by_headline)
        # A list that holds nothing but headlines points to the posts that nobody should miss.
        listed = all(fact.posts for fact in facts)
        key_moments = {post for fact in facts for post in fact.posts} if listed else set()
        steps = [
            Step(command=Open(language=language, time_zone=zone)),
            Step(command=Describe(description=head.description)),
            Step(command=Start(), at=_started(page, zone, published[0][1])),
        ]
        steps += [
            Step(
                command=Publish(
                    post=post_id,
                    content=post.content,
                    key_moment=post.key_moment or post_id in key_moments,
                ),
                at=at,
            )
            for post_id, (post, at) in zip(ids, published, strict=True)
        ]
        if not key_moments:
            steps += [Step(command=AddFact(fact=new_id(), content=fact)) for fact in facts]
        if _is_over(head, published[-1][0], layout):
            steps.append(Step(command=End()))
        missed = [missed for post, _ in published for missed in post.missed]
        return Imported(
            steps=tuple(steps),
            missed=(*missed, *dating.undated(raw, times), *_unplaced(head, layout)),
        )


def _started(page: PageTimes, zone: str, first_post: datetime | None) -> datetime | None:
    """Give when the live began: when its page was published, if that is before the first post."""
    if page.published is None or page.published.label is not Label.PUBLISHED or not first_post:
        return None
    at = chronology.instant(page.published, zone)
    return at if at and at <= first_post else None


def _is_over(head: Head, newest: RawPost, layout: Layout) -> bool:
    """Say whether the page tells that the live has ended: in its head, newest post or foot."""
    around = [line.text for line in (*layout.head, *layout.tail)]
    return headline_says_over(head.description.headline) or any(
        map(says_over, [*newest.lines(), *around])
    )


def _unplaced(head: Head, layout: Layout) -> tuple[Missed, ...]:
    """Quote the words for which a live has no place, so that none is lost unseen."""
    wordless = [block for block in layout.posts if read_post(block) is None]
    elsewhere = [line for block in (*wordless, layout.tail) for line in block]
    lost = [*head.unplaced, *(line.text for line in elsewhere if line.part in _SAYING)]
    if not lost:
        return ()
    return (Missed(code="words", where=head.description.headline, detail="\n".join(lost)),)
