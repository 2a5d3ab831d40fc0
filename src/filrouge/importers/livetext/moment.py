"""A time as a page writes it, before anything is known of its day or zone."""

from dataclasses import dataclass
from enum import Enum, auto


class Label(Enum):
    """What a time on the page is the time of."""

    NONE = auto()
    PUBLISHED = auto()
    UPDATED = auto()


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as written.

    `year`, `month`, `day` are None where not given, `minutes` count from midnight, `zone` is the
    abbreviation or city that stood there, `relative` tells of "5 minutes ago".
    """

    label: Label = Label.NONE
    year: int | None = None
    month: int | None = None
    day: int | None = None
    minutes: int | None = None
    zone: str | None = None
    relative: bool = False

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is known of the time."""
        return self.day is None and self.minutes is None and not self.relative


@dataclass(frozen=True, slots=True)
class Stamp:
    """The times that open a line, and the words that follow them.

    `rest` is empty where the line holds nothing else; `marked` says that a sign (a colon, a dash)
    parts the time from the rest.
    """

    moments: tuple[Moment, ...]
    rest: str = ""
    marked: bool = False
