"""The times of posts: what a page says of hours, days and zones, brought together.

A time is given only where its day is known; a day is never guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

from filrouge.importers.livetext.moment import Label, Moment

_OFFSETS_H = {
    "AEDT": 11,
    "AEST": 10,
    "BST": 1,
    "British Summer Time": 1,
    "CDT": -5,
    "CEST": 2,
    "CET": 1,
    "CST": -6,
    "Central European Summer Time": 2,
    "Central European Time": 1,
    "EDT": -4,
    "EEST": 3,
    "EET": 2,
    "EST": -5,
    "GMT": 0,
    "Greenwich Mean Time": 0,
    "JST": 9,
    "MDT": -6,
    "MSK": 3,
    "MST": -7,
    "PDT": -7,
    "PST": -8,
    "UTC": 0,
}
ZONE_NAMES = {
    name: zone
    for zone, names in (
        ("America/Chicago", ("CDT", "CST", "CT")),
        ("America/Denver", ("MDT", "MST", "MT")),
        ("America/Los_Angeles", ("PDT", "PST", "PT", "Pacific Time")),
        ("America/New_York", ("EDT", "EST", "ET", "New York", "Eastern Time")),
        ("America/Toronto", ("Montréal", "Québec", "Toronto")),
        ("Asia/Tokyo", ("JST", "Tokyo")),
        ("Australia/Sydney", ("AEST", "AEDT", "Sydney")),
        ("Europe/Brussels", ("Bruxelles", "Brussels")),
        ("Europe/Dublin", ("IST", "Dublin")),
        ("Europe/Kyiv", ("Kiev", "Kyiv")),
        ("Europe/London", ("BST", "British Summer Time", "London", "Londres", "UK")),
        ("Europe/Moscow", ("MSK", "Moscou", "Moscow")),
        ("Europe/Paris", ("CET", "CEST", "Paris", "française")),
        ("Europe/Zurich", ("Genève", "Geneva")),
        ("UTC", ("UTC",)),
    )
    for name in names
}
"""What the abbreviations and cities of a page stand for; GMT alone does not say which country."""

_DAY_MINUTES = 24 * 60
_DISORDER_MINUTES = 180
"""Down a page that runs backwards, an hour later than the one above by more than this is of the day
before; by less, the two posts merely stand the wrong way round."""
_UPDATE_MINUTES = 60
"""A page may carry a post that is younger, by up to this, than the update it speaks of."""


@dataclass(frozen=True, slots=True)
class PageTimes:
    """What the head of a page says of its days."""

    published: Moment | None = None
    updated: Moment | None = None


def page_times(moments: Sequence[Moment], *, backwards: bool) -> PageTimes:
    """Pick, from the times in a page's head, when it was published and last updated.

    `backwards` says that the newest post comes first.
    """
    published = next((m for m in moments if m.label is Label.PUBLISHED and m.day), None)
    updated = next((m for m in moments if m.label is Label.UPDATED and m.day), None)
    plain = next((m for m in moments if m.label is Label.NONE and m.day), None)
    if plain and published and not updated:
        updated = plain
    elif plain and not published:
        # A page that runs forwards begins with the day of its first post. Another date without a
        # word may be that of the first publication or of the last change: it is taken for both,
        # and counts only where both give the same days.
        return PageTimes(published=plain, updated=updated or (plain if backwards else None))
    return PageTimes(published, updated)


def zone_of(moments: Sequence[Moment]) -> str | None:
    """Give the IANA name of the zone that the times name, where all that name one agree."""
    named = {ZONE_NAMES[moment.zone] for moment in moments if moment.zone in ZONE_NAMES}
    return named.pop() if len(named) == 1 else None


def runs_backwards(moments: Sequence[Moment | None]) -> bool | None:
    """Say whether posts stand newest first; None where their times do not tell."""
    down = up = 0
    timed = [moment for moment in moments if moment and (moment.day or moment.minutes is not None)]
    for above, below in pairwise(timed):
        a, b = _rank(above, below), _rank(below, above)
        # Over midnight, the hours jump the other way once; the many others outweigh it.
        down += a > b
        up += a < b
    return None if down == up else down > up


def _rank(moment: Moment, other: Moment) -> tuple[int, int, int, int]:
    dated = moment.day is not None and other.day is not None
    day = (moment.year or 0, moment.month or 0, moment.day or 0) if dated else (0, 0, 0)
    return (*day, moment.minutes or 0)


def dated(moments: Sequence[Moment | None], page: PageTimes) -> list[Moment | None]:
    """Give the posts' times, newest first, the day they want; what stays unknown stays None.

    `moments` are as written. A day named in a post holds for the older posts below it, until the
    hours climb: then it is the day before.
    """
    years = _years(moments, page)
    full = [_with_year(moment, years) if moment else None for moment in moments]
    days = _days(full, page)
    return [
        replace(moment, year=day.year, month=day.month, day=day.day) if moment and day else None
        for moment, day in zip(full, days, strict=True)
    ]


def _years(moments: Sequence[Moment | None], page: PageTimes) -> list[date]:
    known = [page.published, page.updated, *moments]
    return [day for moment in known if moment and (day := _day_of(moment))]


def _with_year(moment: Moment, known: Sequence[date]) -> Moment:
    if moment.day is None or moment.year is not None or not known:
        return moment
    near = known[0]
    candidates = [
        replace(moment, year=year)
        for year in (near.year - 1, near.year, near.year + 1)
        if _day_of(replace(moment, year=year))
    ]
    return min(
        candidates,
        key=lambda c: abs((_day_of(c) or near) - near),
        default=replace(moment, day=None),
    )


def _day_of(moment: Moment) -> date | None:
    if moment.year is None or moment.month is None or moment.day is None:
        return None
    try:
        return date(moment.year, moment.month, moment.day)
    except ValueError:
        return None


def _days(moments: Sequence[Moment | None], page: PageTimes) -> list[date | None]:
    """Give each post, newest first, its day."""
    back = _days_back(moments)
    explicit = [
        (index, day) for index, moment in enumerate(moments) if moment and (day := _day_of(moment))
    ]
    if not explicit:
        newest = _newest_day(moments, back, page)
        return [newest - timedelta(days=days) if newest else None for days in back]
    result: list[date | None] = []
    known = iter([*explicit, (len(moments), date.max)])
    at, day = explicit[0]
    upcoming = next(known)
    for index in range(len(moments)):
        if index == upcoming[0]:
            at, day = upcoming
            upcoming = next(known)
        result.append(_shifted(day, back[at] - back[index]))
    return result


def _shifted(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _days_back(moments: Sequence[Moment | None]) -> list[int]:
    """Count, for each post, the midnights between the newest and it, by the hours alone."""
    back: list[int] = []
    days = 0
    above: int | None = None
    for moment in moments:
        if moment and moment.minutes is not None:
            if above is not None and moment.minutes > above + _DISORDER_MINUTES:
                days += 1
            above = moment.minutes
        back.append(days)
    return back


def _newest_day(
    moments: Sequence[Moment | None], back: Sequence[int], page: PageTimes
) -> date | None:
    """Find the newest post's day from the page's own dates, unless they contradict each other."""
    published = _day_of(page.published) if page.published else None
    updated = _day_of(page.updated) if page.updated else None
    by_publication = _shifted(published, back[-1]) if published and back else None
    if not (updated and page.updated):
        return by_publication
    newest = next((m.minutes for m in moments if m and m.minutes is not None), None)
    by_update = updated
    if (
        newest is not None
        and page.updated.minutes is not None
        and newest > page.updated.minutes + _UPDATE_MINUTES
    ):
        by_update = _shifted(updated, -1) or updated
    if by_publication in {None, by_update, updated}:
        return by_publication or by_update
    return None


def instant(moment: Moment | None, zone: str) -> datetime | None:
    """Give a time whose day and hour are known as an instant (UTC); else None."""
    if moment is None or moment.minutes is None or (day := _day_of(moment)) is None:
        return None
    hours, minutes = divmod(moment.minutes, 60)
    local = datetime(day.year, day.month, day.day, hours, minutes, tzinfo=_tz(moment.zone, zone))
    try:
        return local.astimezone(UTC)
    except OverflowError:
        return None


def _tz(written: str | None, zone: str) -> tzinfo:
    if written in _OFFSETS_H:
        return timezone(timedelta(hours=_OFFSETS_H[written]))
    return ZoneInfo(ZONE_NAMES.get(written or "", zone))
