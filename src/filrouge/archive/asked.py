"""What a page of the archive is made from, and the answers that it may be."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl

from filrouge.asgi.document import HTML, Document
from filrouge.domain.state import Status
from filrouge.formats.base import Theme
from filrouge.formats.sites import Sites
from filrouge.service.context import Context
from filrouge.service.load import Loaded

CACHING = "public, max-age=0, s-maxage=60"
"""An erasure reaches the past too: nothing here is for ever."""


class Archive(NamedTuple):
    """What every handler works with; composed once."""

    context: Context
    theme: Theme
    sites: Sites


class Asked(NamedTuple):
    """One question: the parts of its path, decoded ("" for one left out), and what follows "?"."""

    path: tuple[str, ...]
    query_string: bytes = b""

    @property
    def query(self) -> Mapping[str, str]:
        """The parameters by name; of one that is there twice, the last."""
        return dict(parse_qsl(self.query_string.decode("latin-1"), keep_blank_values=True))

    @property
    def slug(self) -> str:
        """The live that the address is of: the first part of each of ours."""
        return self.path[0]


class Lines(NamedTuple):
    """A long answer, made piece by piece. `tag` names what is in it, for whoever has it already."""

    media_type: str
    tag: str
    pieces: Iterator[bytes]


Answer = Document | Lines | None
"""None: there is nothing at this address."""

Handler = Callable[[Archive, Asked], Answer]
"""Answers a question, in a thread of the pool."""


class Withdrawn(Exception):
    """The live was taken out of public sight."""


class Unavailable(Exception):
    """What is there cannot be made at the moment."""


def standing(archive: Archive, asked: Asked) -> Loaded | None:
    """Give the live as it stands, None where readers know of none; raises Withdrawn."""
    now = archive.context.states.find(asked.slug)
    if now is None or now.live.is_public:
        return now
    if now.live.status is Status.UNPUBLISHED:
        raise Withdrawn
    return None


def page(html: str, *, status: int = 200) -> Document:
    """Make a finished page of the archive."""
    return Document(html.encode(), HTML, cache_control=CACHING, status=status)
