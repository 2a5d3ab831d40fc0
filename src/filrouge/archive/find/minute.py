"""A time that was typed, in French or English: "20 h 31", "8.31 pm", "13 août, 0 h 12"."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel.core import UnknownLocaleError
from babel.dates import get_month_names

from filrouge.archive.find.words import fold_name
from filrouge.formats.base import primary

DAYS_MAX = 400
"""Days of a live that are tried for a time without a date: the newest ones."""

YEARS = range(1900, 2200)
"""Others are no years of a live."""

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:"
    r" ?h(?: ?(?P<french>\d{2}))?"
    r"|:(?P<colon>\d{2})(?::\d{2})?(?: ?(?P<half>[ap])\.?m\.?)?"
    r"|(?:\.(?P<dot>\d{2}))? ?(?P<half_>[ap])\.?m\.?"
    r")",
    re.ASCII,
)
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:t| |, )?(?P<clock>.*)", re.ASCII
)
_DATE = re.compile(
    r"(?:le |on )?(?P<day>[0-9]{1,2})(?:er|st|nd|rd|th)? (?P<month>[^\W\d]+\.?)"
    r"(?: (?P<year>[0-9]{4}))?,?(?: |$)(?P<clock>.*)",
)
_PREPOSITION = re.compile(r"(?:a|at|vers|around) ")


class Minute(NamedTuple):
    """A minute of some day; what was not said is None."""

    hour: int
    minute: int
    day: int | None = None
    month: int | None = None
    year: int | None = None


def read_minute(text: str, language: str) -> Minute | None:
    """Read a time, months in the live's language, French or English; None where it is no time."""
    folded = fold_name(text)
    if match := _ISO.fullmatch(folded):
        dated = int(match["day"]), int(match["month"]), int(match["year"])
        return _read(match["clock"], *dated)
    if match := _DATE.fullmatch(folded):
        month = _months(primary(language)).get(match["month"].rstrip("."))
        if month is not None:
            return _read(match["clock"], int(match["day"]), month, _int(match["year"]))
    return _read(folded)


def instants(minute: Minute, zone: ZoneInfo, first: datetime, last: datetime) -> list[datetime]:
    """Give when the minute was during a live, the newest first; where it never was, the nearest.

    `first` and `last` are the times of the live's first and last post.
    """
    start, end = first.astimezone(zone), last.astimezone(zone)
    if minute.month is None:
        count = min((end.date() - start.date()).days, DAYS_MAX)
        days = [end.date() - timedelta(days=back) for back in range(count + 1)]
    else:
        years = [minute.year] if minute.year else range(end.year, start.year - 1, -1)
        days = [day for year in years if (day := _date(year, minute)) is not None]
    times = [
        datetime(day.year, day.month, day.day, minute.hour, minute.minute, tzinfo=zone)
        for day in days
    ]
    inside = [time for time in times if time + timedelta(minutes=1) > first and time <= last]
    return inside or sorted(times, key=lambda time: min(abs(time - first), abs(time - last)))[:1]


def _read(
    clock: str, day: int | None = None, month: int | None = None, year: int | None = None
) -> Minute | None:
    match = _CLOCK.fullmatch(_PREPOSITION.sub("", clock, count=1))
    if match is None:
        return None
    hour = int(match["hour"])
    minute = int(match["french"] or match["colon"] or match["dot"] or 0)
    half = match["half"] or match["half_"]
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or not (year is None or year in YEARS):
        return None
    read = Minute(hour, minute, day, month, year)
    # A leap year stands for one that was not said.
    return None if month is not None and _date(year or 2000, read) is None else read


def _date(year: int, minute: Minute) -> date | None:
    assert minute.month is not None
    assert minute.day is not None
    try:
        return date(year, minute.month, minute.day)
    except ValueError:
        return None


def _int(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


@lru_cache(maxsize=32)
def _months(language: str) -> dict[str, int]:
    """Give the months by their folded names, whole and shortened."""
    months: dict[str, int] = {}
    for each in ("en", "fr", language):
        for width in ("wide", "abbreviated"):
            try:
                names = get_month_names(width, locale=each)
            except (UnknownLocaleError, ValueError):
                continue
            months |= {fold_name(name).rstrip("."): number for number, name in names.items()}
    return months
