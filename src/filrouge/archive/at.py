"""The page as it stood: `/live/<slug>/at/<seq>` and `/at/<time>`, with its older chunks.

`/live/<slug>/at?time=…`, which the form on these pages asks, leads to the second of them.
"""

from bisect import bisect_right
from datetime import datetime
from zoneinfo import ZoneInfo

from filrouge.archive.asked import CACHING, Answer, Archive, Asked, page
from filrouge.asgi.document import MOMENT_CACHING, Document
from filrouge.asgi.respond import redirection
from filrouge.domain.window import bounds
from filrouge.formats.base import AsOf, Range, Step
from filrouge.formats.page import render_page
from filrouge.formats.parts.address import past_path
from filrouge.formats.parts.part import PARTS, render_part
from filrouge.formats.parts.post import render_post
from filrouge.formats.seek import render_seek
from filrouge.service.context import Context
from filrouge.service.course import Course
from filrouge.service.load import Loaded
from filrouge.service.past import past_at, seq_at


def show(archive: Archive, asked: Asked) -> Answer:
    """Answer `/at/<when>` and `/at/<when>/from/<chunk>`."""
    slug, when, number = asked.path
    now = archive.context.states.find(slug)
    if now is None or not now.live.is_public:
        return None
    seq = seq_of(archive.context, now, when)
    if seq is None:
        return None
    return _page(archive, now, slug, seq, int(number) if number else None)


def seek(archive: Archive, asked: Asked) -> Answer:
    """Answer `/at?time=<time>`: lead to that moment; without a time, to the newest event."""
    now = archive.context.states.find(asked.slug)
    if now is None or not now.live.is_public:
        return None
    text = asked.query.get("time")
    if text is None:
        return redirection(302, past_path(asked.slug, now.end.seq), cache_control=MOMENT_CACHING)
    time = _time(text)
    if time is None:
        return _seek_again(archive, now, asked, status=400)
    course = archive.context.courses.of(now)
    seq = course.seq_at(_aware(time, now), now.end.seq)
    if seq is None or not course.happened[seq - 1].is_public:
        return _seek_again(archive, now, asked, status=404)
    when = time.isoformat(timespec="auto" if time.second or time.microsecond else "minutes")
    return redirection(302, past_path(asked.slug, when), cache_control=CACHING)


def _seek_again(archive: Archive, now: Loaded, asked: Asked, *, status: int) -> Document:
    """Say that there is no page of that time, and ask for another."""
    html = render_seek(
        archive.theme,
        archive.sites.of(now.live.site),
        now.live,
        slug=asked.slug,
        as_of=_as_of(archive.context, now, now.end.seq),
        understood=status == 404,
    )
    return page(html, status=status)


def seq_of(context: Context, now: Loaded, text: str) -> int | None:
    """Read a seq, or a time in ISO 8601 (in the live's zone where it names none)."""
    if text.isascii() and text.isdigit() and len(text) < 18:
        return int(text)
    time = _time(text)
    return None if time is None else seq_at(context, now, _aware(time, now))


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _aware(time: datetime, now: Loaded) -> datetime:
    return time if time.tzinfo else time.replace(tzinfo=ZoneInfo(now.live.time_zone))


def _page(
    archive: Archive, now: Loaded, slug: str, seq: int, number: int | None
) -> Document | None:
    """Write the page as it stood after event `seq`; `number` asks for a chunk sealed by then."""
    past = past_at(archive.context, now, seq)
    if past is None or not past.live.is_public:
        return None
    live, index = past.live, past.index
    try:
        floor, ceiling = bounds(live.seals, number)
    except LookupError:
        return None
    theme = archive.theme
    here = past_path(slug, seq)
    below = len(live.seals) if number is None else number - 1
    html = render_page(
        theme,
        archive.sites.of(now.live.site),
        live,
        slug=slug,
        cursor=f"{now.epoch}-{seq}",
        range=Range(number=number),
        posts=[
            render_post(theme, live, live.posts[post], slug=slug)
            for post in index.between(floor, ceiling)
        ],
        parts={name: render_part(theme, name, live, index=index, slug=slug) for name in PARTS},
        older=f"{here}/from/{below}" if below else None,
        top=None if number is None else here,
        as_of=_as_of(archive.context, now, seq),
    )
    return page(html)


def _as_of(context: Context, now: Loaded, seq: int) -> AsOf:
    """Say which moment it is, and what lies on either side of it."""
    course = context.courses.of(now)
    steps = course.changes(now)
    after = bisect_right(steps, seq)
    if not steps:
        return AsOf(seq, course.happened[seq - 1].occurred_at)
    return AsOf(
        seq,
        course.happened[seq - 1].occurred_at,
        earlier=_step(course, steps[after - 2]) if after > 1 else None,
        later=_step(course, steps[after]) if after < len(steps) else None,
        first=_step(course, steps[0]),
        last=_step(course, steps[-1]),
    )


def _step(course: Course, seq: int) -> Step:
    return Step(seq, course.happened[seq - 1].occurred_at)
