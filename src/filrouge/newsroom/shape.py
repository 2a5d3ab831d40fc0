"""What the API and the desk are shown: the answers' shapes, from which the API's schema is made.

Times are in UTC; ids, slugs and addresses are strings.
"""

from datetime import datetime

import msgspec

from filrouge.accounts.role import Capability, Role
from filrouge.domain.blocks import AnyBlock, Image
from filrouge.domain.content import Content, Correction, Related, SourceStatus
from filrouge.domain.state import Condition, Status
from filrouge.domain.text import Paragraphs, Runs


class SourceShown(msgspec.Struct, frozen=True, kw_only=True):
    """Who says it; `url` only where there is one."""

    name: str
    status: SourceStatus
    url: str | msgspec.UnsetType = msgspec.UNSET


class ReviewShown(msgspec.Struct, frozen=True, kw_only=True):
    """Who read a post over; `current` where its words have not changed since."""

    name: str
    at: datetime
    current: bool


class PostShown(msgspec.Struct, frozen=True, kw_only=True):
    """One post as it stands; `order` sorts posts by their place in the live, as `ms-seq`."""

    id: str
    revision: int
    changed_seq: int
    words_seq: int
    condition: Condition
    published_at: datetime | None
    key_moment: bool
    pinned: bool
    headline: str | None
    blocks: tuple[AnyBlock, ...]
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    people: tuple[str, ...]
    sources: tuple[SourceShown, ...]
    related: tuple[Related, ...]
    corrections: tuple[Correction, ...]
    minor_corrections: int
    withdrawn_reason: str
    withdrawn_at: datetime | None
    reply_to: str | None
    order: str
    url: str
    words: int
    missing_alt: bool
    review: ReviewShown | None
    note: str | None


class DescriptionShown(msgspec.Struct, frozen=True, kw_only=True):
    """What a live says of itself."""

    headline: str
    standfirst: Runs
    lead: Image | None
    byline: tuple[str, ...]
    section: str | None
    topics: tuple[str, ...]
    related: tuple[Related, ...]
    source_url: str | None
    search_title: str | None
    short_title: str | None
    ad_free: bool


class LiveRow(msgspec.Struct, frozen=True, kw_only=True):
    """A live in one line; `posts` counts what readers see."""

    id: str
    slug: str
    url: str
    status: Status
    headline: str
    language: str
    time_zone: str
    site: str
    series: str | None
    posts: int
    starts_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    changed_at: datetime | None
    seq: int
    epoch: int


class LiveShown(LiveRow, frozen=True, kw_only=True):
    """A live as a whole, without its posts.

    `missing_alt` names the posts with a picture that is not described, and "lead"; `may` is what
    the caller may do.
    """

    description: DescriptionShown
    description_revision: int
    pinned: str | None
    former_slugs: tuple[str, ...]
    silence_min: int | None
    archive_days: int | None
    silent_since: datetime | None
    forgotten_since: datetime | None
    missing_alt: tuple[str, ...]
    may: tuple[Capability, ...]


class ShakenShown(msgspec.Struct, frozen=True, kw_only=True):
    """A post that a fact rests on, and that changed since the fact was written or looked at."""

    post: str
    headline: str | None
    condition: Condition
    corrected: bool


class FactShown(msgspec.Struct, frozen=True, kw_only=True):
    """One line of what is known, or not yet known."""

    id: str
    revision: int
    paragraphs: Paragraphs
    known: bool
    posts: tuple[str, ...]
    at: datetime | None
    shaken: tuple[ShakenShown, ...]


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks; `undo_s` is for how long a post is held back so that it can be taken back."""

    id: str
    name: str
    signed: str
    role: Role
    language: str
    undo_s: int
    may: tuple[Capability, ...]


class PublishedShown(msgspec.Struct, frozen=True, kw_only=True):
    """A post that went out: the number of its event, and where readers find it."""

    id: str
    seq: int
    url: str
    post: PostShown


class RevisionShown(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened to a post; `content` is what it said from then on, where it changed.

    `by` is who did it at the console, `reason` the public one of a withdrawal, `internal_reason`
    what was written down for the newsroom.
    """

    seq: int
    type: str
    at: datetime | None
    recorded_at: datetime
    content: Content | None
    note: str | None
    reason: str | None
    erased: bool
    by: str | None
    internal_reason: str


class RefusedShown(msgspec.Struct, frozen=True, kw_only=True):
    """Why one post of many was left as it is."""

    id: str
    code: str
    detail: str


class OutcomeShown(msgspec.Struct, frozen=True, kw_only=True):
    """What became of many posts."""

    done: tuple[str, ...]
    refused: tuple[RefusedShown, ...]


class MediumShown(msgspec.Struct, frozen=True, kw_only=True):
    """A picture that was taken in; credit, caption and alt are what its file says of it."""

    media: str
    width: int
    height: int
    credit: str
    caption: str
    alt: str
    made_by_ai: bool | None
    address: str


class PersonShown(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of the newsroom."""

    id: str
    name: str


class EntryShown(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the audit trail; `user` is None for the house itself and for closed accounts."""

    id: str
    at: datetime
    user: PersonShown | None
    name: str
    action: str
    live: str
    subject: str
    detail: dict[str, str | int | bool | None]
    reason: str


class Readers(msgspec.Struct, frozen=True, kw_only=True):
    """Who reads now: open streams, and pages that poll. Caches hide readers: an estimate."""

    streams: int
    polls: int
    estimate: bool


class Hour(msgspec.Struct, frozen=True, kw_only=True):
    """How many posts stand in the hour that begins at `at`."""

    at: datetime
    posts: int


class Dashboard(msgspec.Struct, frozen=True, kw_only=True):
    """How a live does: counts of posts, of drafts, of facts and pictures that want attention."""

    readers: Readers
    per_hour: tuple[Hour, ...]
    last_post_at: datetime | None
    waiting: int
    scheduled: int
    shaken: int
    missing_alt: int
