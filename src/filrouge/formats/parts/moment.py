"""Times in words: in the live's zone, by the zone's name, in the language of the interface."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, format_time, get_timezone_location
from babel.units import format_unit

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

    def dated(self, at: datetime) -> str:
        """Say date and clock, where the zone is said elsewhere: "12 août 2026, 20 h 28"."""
        return f"{self.day(at)}, {self.clock(at)}"

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

    def since(self, at: datetime) -> str:
        """Say since when: "depuis 20 h 31", dated where it is not the first day's."""
        if self._same_day(at):
            return self._words.gettext("since {clock}").format(clock=self.clock(at))
        words = self._words.gettext("since {day}, {clock}")
        return words.format(day=self._near_day(at), clock=self.clock(at))

    def hours(self, at: datetime) -> str:
        """Say the hour of the day that a time falls in: "Mercredi 12 août 2026, de 17 h à 18 h"."""
        local = at.astimezone(self._zone)
        day = format_date(local, "EEEE d MMMM y", locale=self._words.language)
        if self._words.language == "fr":
            day = day.replace(" 1 ", " 1er ", 1)
        words = self._words.gettext("{day}, from {start} to {end}")
        start, end = self._hour(local.hour), self._hour(local.hour + 1)
        return words.format(day=day[:1].upper() + day[1:], start=start, end=end)

    def length(self, first: datetime, last: datetime) -> str:
        """Say how long it is from one time to another: "7 heures 12 minutes"."""
        minutes = max(1, round((last - first).total_seconds() / 60))
        days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
        units = [("day", days), ("hour", hours), ("minute", 0 if days else minutes)]
        language = self._words.language
        said = [format_unit(n, unit, length="long", locale=language) for unit, n in units if n]
        return " ".join(said).replace(" ", _NBSP)

    def _hour(self, hour: int) -> str:
        match self._words.language, hour % 24:
            case "en", 0:
                return "midnight"
            case "en", 12:
                return "noon"
            case "en", _:
                return f"{hour % 12}{_NBSP}{'am' if hour < 12 else 'pm'}"
            case "fr", 0:
                return "minuit"
            case _:
                return f"{hour % 24}{_NBSP}h"

    def local(self, at: datetime, *, after: bool = False) -> str:
        """Write the minute for `<input type="datetime-local">`; `after`: the one after it."""
        local = (at + timedelta(minutes=after)).astimezone(self._zone)
        return local.replace(tzinfo=None).isoformat(timespec="minutes")

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
    city = city.rpartition("/")[2]  # "Argentina/Buenos Aires", where nobody gave it a name
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
