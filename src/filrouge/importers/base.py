"""What an importer is, and what it gives back."""

from collections.abc import Callable
from typing import Protocol

import msgspec

from filrouge.domain.commands import Step
from filrouge.domain.errors import Stated

NewId = Callable[[], str]
"""Makes a new global id for a post or fact."""

MAX_BYTES = 50_000_000
"""A foreign file over this is refused: the largest lives known are under 20 MB of HTML."""


class NotALive(Stated):
    """The bytes hold no live of this form; the sentence says what was expected."""


class Missed(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the source points to and its text could not carry.

    `code` is stable (`player`, `picture`, `embed` ...); `where` names the post by its headline, and
    `detail` quotes what stood there.
    """

    code: str
    where: str
    detail: str = ""


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """A live as commands in the order in which they happened, from `Open` on; oldest post first."""

    steps: tuple[Step, ...]
    missed: tuple[Missed, ...] = ()


class Importer(Protocol):
    """One foreign form."""

    key: str

    def accepts(self, payload: bytes, content_type: str | None = None) -> bool:
        """Say cheaply whether the bytes look like this form."""
        ...

    def commands(self, payload: bytes, new_id: NewId) -> Imported:
        """Read the live; raises NotALive with a sentence that says what was expected."""
        ...
