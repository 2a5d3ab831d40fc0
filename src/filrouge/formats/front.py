"""The front: lives now, next and past."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from filrouge.domain.state import OVER, Status
from filrouge.domain.summary import Summary
from filrouge.formats.base import Site, Theme, Words, direction
from filrouge.formats.parts import address
from filrouge.formats.parts.moment import Moments, iso
from filrouge.formats.parts.post import ADDRESSES

_NEVER = datetime.min.replace(tzinfo=UTC)
_NOW = frozenset({Status.LIVE, Status.PAUSED})


def render_front(theme: Theme, site: Site, lives: Sequence[Summary]) -> str:
    """Write the front page; lives that are not public are left out."""
    words = theme.words(site.language)
    now = sorted(
        (live for live in lives if live.status in _NOW),
        key=lambda live: (live.status is Status.LIVE, live.changed_at or _NEVER),
        reverse=True,
    )
    coming = sorted(
        (live for live in lives if live.status is Status.SCHEDULED),
        key=lambda live: live.starts_at or _NEVER,
    )
    past = sorted(
        (live for live in lives if live.status in OVER),
        key=lambda live: live.ended_at or live.changed_at or _NEVER,
        reverse=True,
    )
    first = next(iter([*now, *past]), None)
    groups = {
        name: [_entry(words, live, first=live is first) for live in group]
        for name, group in (("now", now), ("next", coming), ("past", past))
    }
    return theme.render(
        "front.html",
        words.language,
        site=site,
        body="front",
        title=site.name,
        description="",
        canonical=f"{site.address}/",
        iso=iso,
        **groups,
        **ADDRESSES,
    )


def _entry(words: Words, live: Summary, *, first: bool) -> dict[str, Any]:
    return {
        "live": live,
        "first": first,
        "href": address.live_path(live.slug),
        "dir": direction(live.language),
        "moments": Moments(words, live.time_zone, live.started_at or live.starts_at),
    }
