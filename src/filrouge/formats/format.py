"""What a format is: a live's state as bytes, for others to read."""

from typing import Protocol

from filrouge.domain.state import Live
from filrouge.formats.base import Site


class Format(Protocol):
    """One form in which a live leaves the house."""

    key: str
    media_type: str

    def render(self, live: Live, *, site: Site, slug: str) -> bytes:
        """Write the live."""
        ...
