"""The instants of posts, from their own times, the dates between them and those of the page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from filrouge.importers.base import Missed
from filrouge.importers.livetext import chronology
from filrouge.importers.livetext.chronology import PageTimes
from filrouge.importers.livetext.course import says_begun, says_over
from filrouge.importers.livetext.moment import Moment
from filrouge.importers.livetext.post import RawPost


def newest_first(posts: Sequence[RawPost]) -> bool:
    """Decide which way a page runs: by its times, else by its first and last words."""
    told = chronology.runs_backwards([None if post.pinned else post.moment for post in posts])
    if told is not None:
        return told
    top, bottom = posts[0].lines(), posts[-1].lines()
    contrary = any(map(says_over, top)) or any(map(says_begun, bottom))
    evident = any(map(says_begun, top)) or any(map(says_over, bottom))
    return contrary or not evident


def instants(
    posts: Sequence[RawPost], page: PageTimes, zone: str, *, backwards: bool
) -> list[datetime | None]:
    """Give the instants (UTC) of posts in the order of the page; None where the day is unknown."""
    moments = _under_dates(posts)
    dates = [at for at, post in enumerate(posts) if post.day]
    if dates == [0]:
        # A house that parts its days by date lines has one at midnight too: one line at the top
        # may as well be the date of the page.
        day = posts[0].day
        page = PageTimes(
            published=page.published or day, updated=page.updated or (day if backwards else None)
        )
    # What stands above the first date line is of another day than that line says.
    cut = dates[0] if dates else 0
    above = PageTimes(updated=page.updated) if backwards else PageTimes(published=page.published)
    dated = [
        *(_dated(moments[:cut], above, backwards=backwards) if cut else []),
        *_dated(moments[cut:], page, backwards=backwards),
    ]
    return [chronology.instant(moment, zone) for moment in dated]


def _dated(
    moments: Sequence[Moment | None], page: PageTimes, *, backwards: bool
) -> list[Moment | None]:
    if backwards:
        return chronology.dated(moments, page)
    return chronology.dated(moments[::-1], page)[::-1]


def _under_dates(posts: Sequence[RawPost]) -> list[Moment | None]:
    """Give each post's time the day of the date line above it.

    A single line holds for the post below it only, and at the top of the page for none.
    """
    dates = [at for at, post in enumerate(posts) if post.day]
    several = len(dates) > 1
    day: Moment | None = None
    moments: list[Moment | None] = []
    for post in posts:
        day = None if dates == [0] else post.day or (day if several else None)
        moment = post.moment
        if moment and moment.day is None:
            if day is not None and moment.minutes is not None:
                moment = replace(moment, year=day.year, month=day.month, day=day.day)
            elif post.pinned:
                # It stands out of its order, so the hours around it tell nothing of its day.
                moment = None
        moments.append(moment)
    return moments


def undated(posts: Sequence[RawPost], times: Sequence[datetime | None]) -> tuple[Missed, ...]:
    """Say once, of the first of them, that posts give an hour and the page no day."""
    for post, at in zip(posts, times, strict=True):
        if at is None and post.moment and post.moment.minutes is not None:
            hour, minute = divmod(post.moment.minutes, 60)
            return (Missed(code="time", where=post.name, detail=f"{hour:02}:{minute:02}"),)
    return ()


def in_order(
    posts: Sequence[RawPost], times: Sequence[datetime | None]
) -> list[tuple[RawPost, datetime | None]]:
    """Sort posts that stand oldest first by time; one without stays behind the one it followed."""
    keyed: list[tuple[float, int]] = []
    latest = float("-inf")
    for index, at in enumerate(times):
        latest = at.timestamp() if at else latest
        keyed.append((latest, index))
    return [(posts[index], times[index]) for _, index in sorted(keyed)]
