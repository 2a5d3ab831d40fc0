"""What the console stands on: composed once a process, and handed to Django's views here."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from filrouge.config import Settings, system_zone
from filrouge.formats.base import Site, Theme
from filrouge.formats.sites import Sites
from filrouge.media.store import MediaStore
from filrouge.newsroom.bus import Bus
from filrouge.service.context import Context


class Audience(NamedTuple):
    """Who reads a live now: open streams, and pages that poll. An estimate: caches hide readers."""

    streams: int = 0
    polls: int = 0


class House(NamedTuple):
    """The parts. `audience` gives, by live id, who reads now; `private` keeps unpublished media."""

    settings: Settings
    context: Context
    private: MediaStore
    theme: Theme
    sites: Sites
    bus: Bus
    audience: Callable[[], Mapping[str, Audience]] = dict

    @property
    def site(self) -> Site:
        """The house's own site, whose name is on the console."""
        return self.sites.own

    @property
    def time_zone(self) -> str:
        """The newsroom's zone, by its name."""
        return self.settings.time_zone or system_zone()


_installed: House | None = None


def install(house: House) -> None:
    """Hand the parts over; to be called before the first request."""
    global _installed  # noqa: PLW0603, Django makes the views itself: there is no other way to them
    _installed = house


def house() -> House:
    """Give the parts."""
    assert _installed is not None, "the console was not composed"
    return _installed
