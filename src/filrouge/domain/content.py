"""What a post says, what a live says of itself, and what is known: the values that events carry."""

from datetime import datetime
from enum import StrEnum

import msgspec

from filrouge.domain.blocks import AnyBlock, Image
from filrouge.domain.text import Paragraphs, Runs


class SourceStatus(StrEnum):
    """How far the newsroom follows a source."""

    CONFIRMED = "confirmed"
    CLAIMED = "claimed"
    DISPUTED = "disputed"


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who says it, as readers are told: confirmed, claimed by them only, or disputed."""

    name: str
    status: SourceStatus = SourceStatus.CONFIRMED
    url: str | None = None


class Related(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page to read as well; `url` is absolute, http or https."""

    url: str
    title: str


class Content(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The words of a post. `authors` are as signed: "La rédaction", "avec AFP"."""

    headline: str | None = None
    blocks: tuple[AnyBlock, ...] = ()
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    related: tuple[Related, ...] = ()


class Origin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a post was first: another live of the house, or an address elsewhere."""

    live: str | None = None
    post: str | None = None
    url: str | None = None


class Description(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a live says of itself, always replaced as a whole.

    `search_title` is for results of search engines and the browser's tab, `short_title` for where
    room is scarce: links back to the live, share pictures. Without them, the headline stands there.
    """

    headline: str
    standfirst: Runs = ()
    lead: Image | None = None
    byline: tuple[str, ...] = ()
    section: str | None = None
    topics: tuple[str, ...] = ()
    source_url: str | None = None
    related: tuple[Related, ...] = ()
    search_title: str | None = None
    short_title: str | None = None
    ad_free: bool = False
    """Nobody is to sell anything beside this live."""

    @property
    def title_for_search(self) -> str:
        """Give the title that stands in results of search engines."""
        return (self.search_title or "").strip() or self.headline

    @property
    def title_in_short(self) -> str:
        """Give the title for where room is scarce."""
        return (self.short_title or "").strip() or self.headline


class FactContent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of what is known, or not yet known; `posts` are the ids that support it."""

    paragraphs: Paragraphs
    known: bool = True
    posts: tuple[str, ...] = ()


class Correction(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The public trace of a substantive correction: when, and what changed in words."""

    note: str
    at: datetime | None = None
