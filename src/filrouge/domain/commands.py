"""Everything that can be asked of a live. `decide` answers with events, or refuses."""

from datetime import datetime

import msgspec

from filrouge.domain.content import Content, Description, FactContent, Origin


class _Command(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    """What every command shares: where commands are written down, their `type`.

    `expected` is the revision that the author read; given and stale, the answer is a Conflict.
    """


class Open(_Command, frozen=True, kw_only=True, tag="open"):
    """Open a live; its slug is the log's affair, since it may change."""

    language: str
    time_zone: str
    site: str = ""
    series: str | None = None
    translation_of: str | None = None


class Configure(_Command, frozen=True, kw_only=True, tag="configure"):
    """Replace what was said when the live was opened, as a whole; what it translates stays."""

    language: str
    time_zone: str
    site: str = ""
    series: str | None = None


class Describe(_Command, frozen=True, kw_only=True, tag="describe"):
    """Replace the live's description as a whole."""

    description: Description
    expected: int | None = None


class Schedule(_Command, frozen=True, kw_only=True, tag="schedule"):
    """Announce the live for a time."""

    starts_at: datetime


class Start(_Command, frozen=True, kw_only=True, tag="start"):
    """Begin the coverage."""


class Pause(_Command, frozen=True, kw_only=True, tag="pause"):
    """Stop for a while."""


class Resume(_Command, frozen=True, kw_only=True, tag="resume"):
    """Go on, after a pause or after the end."""


class End(_Command, frozen=True, kw_only=True, tag="end"):
    """End the coverage."""


class Archive(_Command, frozen=True, kw_only=True, tag="archive"):
    """Close an ended live for good: it takes no more posts."""


class Unpublish(_Command, frozen=True, kw_only=True, tag="unpublish"):
    """Take the whole live out of public sight."""


class Republish(_Command, frozen=True, kw_only=True, tag="republish"):
    """Bring an unpublished live back."""


class Publish(_Command, frozen=True, kw_only=True, tag="publish"):
    """Publish a post. `published_at` puts it at another time than now."""

    post: str
    content: Content
    key_moment: bool = False
    published_at: datetime | None = None
    origin: Origin | None = None
    reply_to: str | None = None


class Correct(_Command, frozen=True, kw_only=True, tag="correct"):
    """Replace a post's words; with a public `note` where the change is one of substance."""

    post: str
    content: Content
    note: str | None = None
    expected: int | None = None


class Hide(_Command, frozen=True, kw_only=True, tag="hide"):
    """Take a post out of sight at once."""

    post: str


class Show(_Command, frozen=True, kw_only=True, tag="show"):
    """Bring a hidden post back."""

    post: str


class Withdraw(_Command, frozen=True, kw_only=True, tag="withdraw"):
    """Withdraw a post in public, saying why."""

    post: str
    reason: str
    words_kept: bool = False
    expected: int | None = None


class Erase(_Command, frozen=True, kw_only=True, tag="erase"):
    """Destroy the words of every revision of a post."""

    post: str


class Pin(_Command, frozen=True, kw_only=True, tag="pin"):
    """Put a post above the stream."""

    post: str


class Unpin(_Command, frozen=True, kw_only=True, tag="unpin"):
    """Take the post down from above the stream."""

    post: str


class Mark(_Command, frozen=True, kw_only=True, tag="mark"):
    """Make a post a key moment."""

    post: str


class Unmark(_Command, frozen=True, kw_only=True, tag="unmark"):
    """Make a post an ordinary one again."""

    post: str


class Move(_Command, frozen=True, kw_only=True, tag="move"):
    """Put a post at another time of the live."""

    post: str
    published_at: datetime
    expected: int | None = None


class AddFact(_Command, frozen=True, kw_only=True, tag="add_fact"):
    """Add a fact at the end of the list."""

    fact: str
    content: FactContent


class ReviseFact(_Command, frozen=True, kw_only=True, tag="revise_fact"):
    """Rewrite a fact, say that it is now known, or tie it to posts."""

    fact: str
    content: FactContent
    expected: int | None = None


class RemoveFact(_Command, frozen=True, kw_only=True, tag="remove_fact"):
    """Take a fact off the list."""

    fact: str
    expected: int | None = None


class EraseFact(_Command, frozen=True, kw_only=True, tag="erase_fact"):
    """Destroy the words of every revision of a fact."""

    fact: str


class ReorderFacts(_Command, frozen=True, kw_only=True, tag="reorder_facts"):
    """Put the facts in this order; `order` names every fact once."""

    order: tuple[str, ...]


class EraseDescriptions(_Command, frozen=True, kw_only=True, tag="erase_descriptions"):
    """Destroy the words of every description but the one in force."""


LiveCommand = (
    Open
    | Configure
    | Describe
    | Schedule
    | Start
    | Pause
    | Resume
    | End
    | Archive
    | Unpublish
    | Republish
    | EraseDescriptions
)
PostCommand = (
    Publish | Correct | Hide | Show | Withdraw | Erase | Pin | Unpin | Mark | Unmark | Move
)
FactCommand = AddFact | ReviseFact | RemoveFact | EraseFact | ReorderFacts
Command = LiveCommand | PostCommand | FactCommand


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A command with the time at which it happened at its source; None where none was given."""

    command: Command
    at: datetime | None = None
