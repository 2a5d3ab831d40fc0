"""What a live is at one moment: the fold of its events, frozen."""

from datetime import datetime
from enum import StrEnum

import msgspec
from immutables import Map

from filrouge.domain.content import Content, Correction, Description, FactContent, Origin

OrderKey = tuple[int, int]
"""Where a post stands: milliseconds since 1970 (UTC), then the seq of its publication.

Posts of a source without times take the time of what stood before them, so that they keep their
order; greater is newer.
"""


class Status(StrEnum):
    """Where a live is in its course."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    LIVE = "live"
    PAUSED = "paused"
    ENDED = "ended"
    ARCHIVED = "archived"
    UNPUBLISHED = "unpublished"


OVER = frozenset({Status.ENDED, Status.ARCHIVED})
"""Nobody needs to follow these: an archived live takes no posts, an ended one a last word."""

PUBLIC = frozenset({Status.SCHEDULED, Status.LIVE, Status.PAUSED, *OVER})


class Condition(StrEnum):
    """Whether the public sees a post."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """A post that answers another, as that other one shows it; `at` is when it was published."""

    post: str
    at: datetime | None = None


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """One update as it stands.

    `published_at` is None where the source gave no time. `revision` counts what happened to the
    post and is what an author quotes as `expected`; `changed_seq` is the seq at which what readers
    see of it last changed, `words_seq` that of the last change of its words or its condition: what
    rests on the post has to be looked at then. `content` is empty once withdrawn (unless the words
    were kept) or erased. `reply_to` is the post that it answers; `replies` are those that answer it
    and that readers see, oldest first.
    """

    id: str
    content: Content
    order: OrderKey
    changed_seq: int
    words_seq: int = 0
    published_at: datetime | None = None
    revision: int = 1
    condition: Condition = Condition.VISIBLE
    key_moment: bool = False
    corrections: tuple[Correction, ...] = ()
    minor_corrections: int = 0
    withdrawn_reason: str = ""
    withdrawn_at: datetime | None = None
    origin: Origin | None = None
    reply_to: str | None = None
    replies: tuple[Reply, ...] = ()

    @property
    def is_seen(self) -> bool:
        """Say whether readers see its words."""
        return self.condition is Condition.VISIBLE

    @property
    def is_moment(self) -> bool:
        """Say whether readers see a key moment in it."""
        return self.key_moment and self.is_seen

    @property
    def keeps_words(self) -> bool:
        """Say whether it was withdrawn with its words left to read, on purpose."""
        return self.condition is Condition.WITHDRAWN and self.content != Content()

    @property
    def is_corrected(self) -> bool:
        """Say whether readers are told of a correction of substance, or of its withdrawal."""
        return self.condition is Condition.WITHDRAWN or (bool(self.corrections) and self.is_seen)


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One line of "what we know", with the time and the seq at which it was last written."""

    id: str
    content: FactContent
    changed_seq: int = 0
    revision: int = 1
    at: datetime | None = None


class Live(msgspec.Struct, frozen=True, kw_only=True):
    """One coverage as it stands after event `seq`.

    `status_at` is when the live came to stand as it does: paused, ended, announced for another
    time; having been out of public sight meanwhile does not count.

    The `*_seq` fields say when each part of the page last changed, so that a delta can be given for
    any cursor: `standing_seq` is about which posts readers see and where they stand, `moments_seq`
    about the key moments, `corrections_seq` about what was corrected or withdrawn in public, and
    `configured_seq` about language and time zone, which every word of the page hangs on.

    `open_posts` are the order keys and ids of the posts above the last seal, ascending; `seals` are
    the newest keys of the sealed chunks, ascending: chunk n (from 1) holds the keys above
    `seals[n-2]`, up to and including `seals[n-1]`. `former_facts` left the list, the `erased_facts`
    among them without their words. Descriptions of a revision under `descriptions_erased_below` are
    erased.
    """

    id: str
    language: str
    time_zone: str
    site: str = ""
    series: str | None = None
    translation_of: str | None = None
    status: Status = Status.DRAFT
    status_before: Status = Status.DRAFT
    status_at: datetime | None = None
    starts_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    description: Description = Description(headline="")
    description_revision: int = 0
    descriptions_erased_below: int = 0
    posts: Map[str, Post] = Map()
    visible_posts: int = 0
    facts: tuple[Fact, ...] = ()
    former_facts: frozenset[str] = frozenset()
    erased_facts: frozenset[str] = frozenset()
    pinned: str | None = None
    open_posts: tuple[tuple[OrderKey, str], ...] = ()
    seals: tuple[OrderKey, ...] = ()
    newest_ms: int = 0
    seq: int = 0
    occurred_at: datetime | None = None
    changed_at: datetime | None = None
    changed_seq: int = 0
    description_seq: int = 0
    facts_seq: int = 0
    pinned_seq: int = 0
    status_seq: int = 0
    standing_seq: int = 0
    moments_seq: int = 0
    corrections_seq: int = 0
    configured_seq: int = 0

    @property
    def is_public(self) -> bool:
        """Say whether readers may see the live at all."""
        return self.status in PUBLIC

    @property
    def is_over(self) -> bool:
        """Say whether readers need not follow the live any more."""
        return self.status in OVER


def milliseconds(at: datetime) -> int:
    """Give an aware time as whole milliseconds since 1970 (UTC)."""
    return round(at.timestamp() * 1000)
