"""What requests bring: the domain's own structs, and what the API takes beside them."""

from typing import Annotated, Literal

import msgspec
from django.utils.translation import gettext as _
from msgspec import Meta

from filrouge.domain.content import Content, Description, FactContent
from filrouge.domain.text import Paragraphs, Runs, paragraph
from filrouge.importers.html import read_body
from filrouge.newsroom.api.demand import Demanded
from filrouge.newsroom.api.parameter import Instant
from filrouge.newsroom.refusal import problem

Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Slug = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Seq = Annotated[int, Meta(ge=0, le=2_000_000_000)]
Line = Annotated[str, Meta(max_length=1000)]
Words = Annotated[str, Meta(max_length=100_000)]
Markup = Annotated[str, Meta(max_length=1_000_000)]


class _Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field with a slip of the pen in its name is told, and not passed over."""


class NewContent(Content, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of a post: as `blocks`, or as `html` (or plain text), of which blocks are made."""

    html: Markup | None = None

    def content(self) -> Content:
        """Give the words as the house keeps them."""
        fields = {name: getattr(self, name) for name in Content.__struct_fields__}
        if self.html is not None:
            if self.blocks:
                detail = _("Send the text as `blocks` or as `html`, and not as both.")
                raise Demanded(problem(422, "two_texts", detail), field="html")
            fields["blocks"] = read_body(self.html).blocks
        return Content(**fields)


class NewPost(NewContent, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A post to be published; not before `embargo_until`. Without an `id` one is made."""

    id: Id | None = None
    key_moment: bool = False
    pin: bool = False
    reply_to: Id | None = None
    published_at: Instant | None = None
    embargo_until: Instant | None = None


class NewWording(NewContent, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A post's words, put right. A `note` is public: the correction is one of substance then."""

    note: Words | None = None


class Reason(_Body, frozen=True, kw_only=True):
    """Why a post is hidden; internal."""

    reason: Words = ""


class Withdrawal(_Body, frozen=True, kw_only=True):
    """Why a post is withdrawn; readers are told."""

    reason: Words
    words_kept: bool = False


class Confirmation(_Body, frozen=True, kw_only=True):
    """The id of what is to be destroyed, once more."""

    confirm: str


class Place(_Body, frozen=True, kw_only=True):
    """The time at which a post is to stand."""

    published_at: Instant


class Remark(_Body, frozen=True, kw_only=True):
    """An internal note; "" takes it away."""

    text: Words


class Read(_Body, frozen=True, kw_only=True):
    """Which words were read: those of the post's `words_seq`; null for those it has now."""

    words_seq: Seq | None = None


class Looked(_Body, frozen=True, kw_only=True):
    """Up to which `seq` of the live its posts were looked at; null for all of it."""

    seq: Seq | None = None


class Many(_Body, frozen=True, kw_only=True):
    """What to do with several posts. `reason` is internal for "hide", public for "withdraw"."""

    action: Literal["hide", "show", "mark", "unmark", "review", "withdraw"]
    posts: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=200)]
    reason: Words = ""


class NewLive(_Body, frozen=True, kw_only=True):
    """A live to be opened. Without a `slug` one is made of the headline; see the defaults."""

    headline: Line
    slug: Slug | None = None
    language: str | None = None
    time_zone: str = "UTC"
    site: Line = ""
    series: Line | None = None
    standfirst: Words = ""
    starts_at: Instant | None = None


class NewDescription(Description, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a live says of itself, as a whole; the standfirst may come as plain text."""

    standfirst: Runs | Words = ()  # type: ignore[assignment] # wider, on its way in only

    def description(self) -> Description:
        """Give the description as the house keeps it."""
        fields = {name: getattr(self, name) for name in Description.__struct_fields__}
        if isinstance(fields["standfirst"], str):
            fields["standfirst"] = paragraph(fields["standfirst"])
        return Description(**fields)


class Configuration(_Body, frozen=True, kw_only=True):
    """How a live is set, as a whole."""

    language: str
    time_zone: str
    site: Line = ""
    series: Line | None = None


class Address(_Body, frozen=True, kw_only=True):
    """A live's new slug."""

    slug: Slug


class Watch(_Body, frozen=True, kw_only=True):
    """After how long a live is silent, or forgotten; null follows the house, 0 is never."""

    silence_min: Annotated[int, Meta(ge=0, le=1440)] | None = None
    archive_days: Annotated[int, Meta(ge=0, le=3650)] | None = None


class Announcement(_Body, frozen=True, kw_only=True):
    """When a live is to begin."""

    starts_at: Instant


class Ending(_Body, frozen=True, kw_only=True):
    """The closing post, if there is to be one."""

    closing: NewContent | None = None


class Copy(_Body, frozen=True, kw_only=True):
    """What the copy of a live is called."""

    headline: Line | None = None
    slug: Slug | None = None


class NewFact(_Body, frozen=True, kw_only=True):
    """One line of what is known, as `paragraphs` or as plain `text`; `posts` support it."""

    paragraphs: Paragraphs = ()
    text: Words | None = None
    known: bool = True
    posts: Annotated[tuple[Id, ...], Meta(max_length=200)] = ()

    def content(self) -> FactContent:
        """Give the fact as the house keeps it; an empty line parts paragraphs of a text."""
        paragraphs = self.paragraphs
        if self.text is not None:
            if paragraphs:
                detail = _("Send the text as `paragraphs` or as `text`, and not as both.")
                raise Demanded(problem(422, "two_texts", detail), field="text")
            parts = (" ".join(part.split()) for part in self.text.split("\n\n"))
            paragraphs = tuple(paragraph(part) for part in parts if part)
        return FactContent(paragraphs=paragraphs, known=self.known, posts=self.posts)


class Order(_Body, frozen=True, kw_only=True):
    """Every fact's id once, in the order in which they are to stand."""

    order: Annotated[tuple[Id, ...], Meta(max_length=1000)]


class Page(_Body, frozen=True, kw_only=True):
    """The address of a page elsewhere."""

    url: Annotated[str, Meta(max_length=2000, pattern="^https?://")]
