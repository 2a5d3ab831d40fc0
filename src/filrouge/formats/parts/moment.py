"""Times in words: in the live's zone, by the zone's name, in the language of the interface."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, format_time, get_timezone_location

from filrouge.formats.base import Words

_NBSP = "\u00a0"
_VOWELS = "AEIOUÂÀÄÉÈÊËÎÏÔÖÛÜaeiou"


class Moments:
    """Says the times of one live.

    `first` is a time on the live's first day: on that day a time needs no date.
    """

    def __init__(self, words: Words, time_zone: str, first: datetime | None = None) -> None:
        self._words = words
        self._zone = ZoneInfo(time_zone)
        self._first = first
        self.zone = _zone_name(words, self._zone)

    def clock(self, at: datetime) -> str:
        """Say the hour and minute: "20 h 28", "8.28 pm"."""
        local = at.astimezone(self._zone)
        match self._words.language:
            case "fr":
                return f"{local.hour}{_NBSP}h{_NBSP}{local.minute:02}"
            case "en":
                half = "am" if local.hour < 12 else "pm"
                return f"{local.hour % 12 or 12}.{local.minute:02}{_NBSP}{half}"
            case other:
                return format_time(local, "short", tzinfo=self._zone, locale=other)

    def day(self, at: datetime) -> str:
        """Say the date: "12 août 2026"."""
        local = at.astimezone(self._zone)
        match self._words.language:
            case "fr" | "en" as language:
                return _first_of_month(language, format_date(local, "d MMMM y", locale=language))
            case other:
                return format_date(local, "long", locale=other)

    def short(self, at: datetime) -> str:
        """Say the clock, after the date where it is not the first day's: "13 août, 0 h 12"."""
        if self._same_day(at):
            return self.clock(at)
        return f"{self._near_day(at).replace(' ', _NBSP)}, {self.clock(at)}"

    def full(self, at: datetime) -> str:
        """Say all of it: "12 août 2026, 20 h 28, heure de Paris"."""
        return f"{self.day(at)}, {self.clock(at)}, {self.zone}"

    def when(self, at: datetime) -> str:
        """Say the time inside a sentence: "à 20 h 31", dated where it is not the first day's."""
        if self._same_day(at):
            return self._words.gettext("at {clock}").format(clock=self.clock(at))
        words = self._words.gettext("on {day} at {clock}")
        return words.format(day=self._near_day(at), clock=self.clock(at))

    def when_dated(self, at: datetime) -> str:
        """Say date and time inside a sentence: "le 12 août 2026 à 20 h 31"."""
        words = self._words.gettext("on {day} at {clock}")
        return words.format(day=self.day(at), clock=self.clock(at))

    def _near_day(self, at: datetime) -> str:
        """Say the date without its year, where that is the first day's."""
        local = at.astimezone(self._zone)
        if self._first is None or local.year != self._first.astimezone(self._zone).year:
            return self.day(at)
        match self._words.language:
            case "fr" | "en" as language:
                return _first_of_month(language, format_date(local, "d MMMM", locale=language))
            case other:
                return format_skeleton("MMMMd", local, tzinfo=self._zone, locale=other)

    def _same_day(self, at: datetime) -> bool:
        if self._first is None:
            return False
        return at.astimezone(self._zone).date() == self._first.astimezone(self._zone).date()


def iso(at: datetime) -> str:
    """Write a time for machines, in UTC (HTML, 2.3.5.7): "2026-08-12T18:28:00Z"."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _zone_name(words: Words, zone: ZoneInfo) -> str:
    """Name the zone by its city: Babel's own "heure : France" is nobody's French."""
    if zone.key in {"UTC", "Etc/UTC", "Etc/UCT", "Zulu"}:
        return str(words.gettext("universal time (UTC)"))
    city = get_timezone_location(zone, locale=words.language, return_city=True)
    if words.language == "fr":
        city = _of(city)
    # As plain words: not every place where they stand is HTML, and those that are escape them.
    # Translators: in French, {city} comes with its preposition: "de Paris", "du Caire".
    return str(words.gettext("{city} time")).format(city=city)


def _of(city: str) -> str:
    """Put the French preposition before a city: "de Paris", "d’Athènes", "du Caire"."""
    if city.startswith("Le "):
        return f"du {city.removeprefix('Le ')}"
    if city[:1] in _VOWELS:
        return f"d’{city}"
    return f"de {city}"


def _first_of_month(language: str, date: str) -> str:
    """Write the first of a month as the French do, "1er août", which CLDR does not."""
    return f"1er{date[1:]}" if language == "fr" and date.startswith("1 ") else date
