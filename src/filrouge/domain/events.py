"""Everything that can happen to a live, in the past tense, frozen.

An event is what became public. Its JSON form is the *body* of a record: the words, names and notes
that an erasure destroys. `tests/log/wire/` freezes the form of each; from release 0.1 on they only
grow, by fields with a default.
"""

from datetime import datetime

import msgspec

from filrouge.domain.content import Content, Description, FactContent, Origin


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    """What every event shares: on the wire, its `type`."""


class _OfLive(_Event, frozen=True, kw_only=True):
    @property
    def subject(self) -> str:
        """Events of the live as a whole have no subject."""
        return ""


class LiveOpened(_OfLive, frozen=True, kw_only=True, tag="live.opened"):
    """A live exists; not yet public. `time_zone` is an IANA name, `language` a BCP 47 tag."""

    language: str
    time_zone: str
    site: str = ""
    series: str | None = None
    translation_of: str | None = None


class LiveConfigured(_OfLive, frozen=True, kw_only=True, tag="live.configured"):
    """Language, time zone, site and series were set anew, as a whole."""

    language: str
    time_zone: str
    site: str = ""
    series: str | None = None


class LiveDescribed(_OfLive, frozen=True, kw_only=True, tag="live.described"):
    """Headline, standfirst, lead image and the rest were set, as a whole."""

    description: Description


class LiveScheduled(_OfLive, frozen=True, kw_only=True, tag="live.scheduled"):
    """The live was announced for `starts_at`."""

    starts_at: datetime


class LiveStarted(_OfLive, frozen=True, kw_only=True, tag="live.started"):
    """The coverage began."""


class LivePaused(_OfLive, frozen=True, kw_only=True, tag="live.paused"):
    """The coverage stopped for a while."""


class LiveResumed(_OfLive, frozen=True, kw_only=True, tag="live.resumed"):
    """The coverage went on, after a pause or after its end."""


class LiveEnded(_OfLive, frozen=True, kw_only=True, tag="live.ended"):
    """The coverage is over; the page stays."""


class LiveArchived(_OfLive, frozen=True, kw_only=True, tag="live.archived"):
    """The ended live was closed for good: it takes no more posts; the page stays."""


class LiveUnpublished(_OfLive, frozen=True, kw_only=True, tag="live.unpublished"):
    """The whole live was taken out of public sight."""


class LiveRepublished(_OfLive, frozen=True, kw_only=True, tag="live.republished"):
    """The live came back in the status it had."""


class _OfPost(_Event, frozen=True, kw_only=True):
    post: str

    @property
    def subject(self) -> str:
        """The id of the post it happened to."""
        return self.post


class PostPublished(_OfPost, frozen=True, kw_only=True, tag="post.published"):
    """A post appeared.

    `published_at` is set only where the post stands at another time than it appeared; `reply_to`
    is the post that it answers (right of reply).
    """

    content: Content
    key_moment: bool = False
    published_at: datetime | None = None
    origin: Origin | None = None
    reply_to: str | None = None


class PostCorrected(_OfPost, frozen=True, kw_only=True, tag="post.corrected"):
    """The words were replaced; with a `note`, the correction is substantive and public."""

    content: Content
    note: str | None = None


class PostHidden(_OfPost, frozen=True, kw_only=True, tag="post.hidden"):
    """The post was taken out of sight at once, reversibly."""


class PostShown(_OfPost, frozen=True, kw_only=True, tag="post.shown"):
    """The hidden post came back."""


class PostWithdrawn(_OfPost, frozen=True, kw_only=True, tag="post.withdrawn"):
    """The post was withdrawn in public, for `reason`; its words are gone unless `words_kept`."""

    reason: str
    words_kept: bool = False


class PostErased(_OfPost, frozen=True, kw_only=True, tag="post.erased"):
    """The words of every revision of the post were destroyed.

    `reply_to` is the post that it answered: what said so is destroyed with the words.
    """

    reply_to: str | None = None


class PostPinned(_OfPost, frozen=True, kw_only=True, tag="post.pinned"):
    """The post stands above the stream, instead of any other."""


class PostUnpinned(_OfPost, frozen=True, kw_only=True, tag="post.unpinned"):
    """The post no longer stands above the stream."""


class PostMarked(_OfPost, frozen=True, kw_only=True, tag="post.marked"):
    """The post became a key moment."""


class PostUnmarked(_OfPost, frozen=True, kw_only=True, tag="post.unmarked"):
    """The post is no longer a key moment."""


class PostMoved(_OfPost, frozen=True, kw_only=True, tag="post.moved"):
    """The post stands at another time of the live."""

    published_at: datetime


class _OfFact(_Event, frozen=True, kw_only=True):
    fact: str

    @property
    def subject(self) -> str:
        """The id of the fact it happened to."""
        return self.fact


class FactAdded(_OfFact, frozen=True, kw_only=True, tag="facts.added"):
    """A fact was put at the end of the list."""

    content: FactContent


class FactRevised(_OfFact, frozen=True, kw_only=True, tag="facts.revised"):
    """A fact was rewritten, became known, or was tied to other posts."""

    content: FactContent


class FactRemoved(_OfFact, frozen=True, kw_only=True, tag="facts.removed"):
    """A fact left the list."""


class FactErased(_OfFact, frozen=True, kw_only=True, tag="facts.erased"):
    """The words of every revision of the fact were destroyed."""


class FactsReordered(_OfLive, frozen=True, kw_only=True, tag="facts.reordered"):
    """The list stands in this order; `order` names every fact once."""

    order: tuple[str, ...]


class DescriptionsErased(_OfLive, frozen=True, kw_only=True, tag="live.descriptions_erased"):
    """The words of every earlier description of the live were destroyed."""


LiveEvent = (
    LiveOpened
    | LiveConfigured
    | LiveDescribed
    | LiveScheduled
    | LiveStarted
    | LivePaused
    | LiveResumed
    | LiveEnded
    | LiveArchived
    | LiveUnpublished
    | LiveRepublished
    | DescriptionsErased
)
PostEvent = (
    PostPublished
    | PostCorrected
    | PostHidden
    | PostShown
    | PostWithdrawn
    | PostErased
    | PostPinned
    | PostUnpinned
    | PostMarked
    | PostUnmarked
    | PostMoved
)
FactEvent = FactAdded | FactRevised | FactRemoved | FactErased | FactsReordered
Event = LiveEvent | PostEvent | FactEvent


def type_of(event: Event) -> str:
    """Give the event's name on the wire, such as `post.published`."""
    tag = event.__struct_config__.tag
    assert isinstance(tag, str)
    return tag


def stands_at_of(event: Event) -> datetime | None:
    """Give the time at which a post was put, where that is another than when it happened."""
    return event.published_at if isinstance(event, PostPublished | PostMoved) else None


class Redacted(msgspec.Struct, frozen=True, kw_only=True):
    """Stands where an erasure destroyed an event's body: what its envelope says remains."""

    type: str
    subject: str
    stands_at: datetime | None = None
