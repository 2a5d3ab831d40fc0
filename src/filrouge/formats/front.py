"""The front: lives now and next, the last ones that are over, and the shelves of older ones.

Lives that are over stand on shelves, `SHELF` each, counted from the oldest: so a shelf keeps its
address and its lives. The front shows those that no full shelf holds yet, and links to the rest.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from filrouge.domain.state import OVER, Status
from filrouge.domain.summary import Summary
from filrouge.formats.base import Site, Theme, Words, direction
from filrouge.formats.parts import address
from filrouge.formats.parts.moment import Moments, iso
from filrouge.formats.parts.post import ADDRESSES

SHELF = 30
"""Lives on one shelf."""

FRONT_LEAST = 10
"""Lives that are over and stay on the front however many shelves there are."""

_NEVER = datetime.min.replace(tzinfo=UTC)
_NOW = frozenset({Status.LIVE, Status.PAUSED})


def render_front(theme: Theme, site: Site, lives: Sequence[Summary], *, poll_s: int = 0) -> str:
    """Write the front page; lives that are not public are left out.

    `poll_s` is the pace at which the page asks for itself again, 0 for one that does not.
    """
    # Not by their last change: they would trade places all evening under the reader's eyes.
    now = sorted(
        (live for live in lives if live.status in _NOW),
        key=lambda live: (live.status is not Status.LIVE, -_seconds(live.started_at), live.id),
    )
    coming = sorted(
        (live for live in lives if live.status is Status.SCHEDULED),
        key=lambda live: live.starts_at or _NEVER,
    )
    past = _past(lives)
    shelves = shelf_count(lives)
    return _render(
        theme,
        site,
        canonical=f"{site.address}/",
        groups={"now": now, "next": coming, "past": past[: len(past) - shelves * SHELF]},
        poll_s=poll_s,
        older=address.shelf_path(shelves) if shelves else None,
    )


def shelf_count(lives: Sequence[Summary]) -> int:
    """Say how many full shelves of lives that are over stand behind the front."""
    over = sum(live.status in OVER for live in lives)
    return max(0, over - FRONT_LEAST) // SHELF


def render_shelf(theme: Theme, site: Site, lives: Sequence[Summary], number: int) -> str | None:
    """Write the page of shelf `number`, 1 being that of the oldest; None where there is none."""
    shelves = shelf_count(lives)
    if not 1 <= number <= shelves:
        return None
    past = _past(lives)
    end = len(past) - (number - 1) * SHELF
    return _render(
        theme,
        site,
        canonical=f"{site.address}{address.shelf_path(number)}",
        groups={"now": [], "next": [], "past": past[end - SHELF : end]},
        shelf=number,
        older=address.shelf_path(number - 1) if number > 1 else None,
        newer=address.shelf_path(number + 1) if number < shelves else "/",
    )


def _past(lives: Sequence[Summary]) -> list[Summary]:
    return sorted(
        (live for live in lives if live.status in OVER),
        key=lambda live: (live.ended_at or live.changed_at or _NEVER, live.id),
        reverse=True,
    )


def _seconds(at: datetime | None) -> float:
    return 0.0 if at is None else at.timestamp()


def _render(
    theme: Theme,
    site: Site,
    *,
    canonical: str,
    groups: dict[str, list[Summary]],
    shelf: int | None = None,
    poll_s: int = 0,
    older: str | None = None,
    newer: str | None = None,
) -> str:
    words = theme.words(site.language)
    first = next(iter([*groups["now"], *groups["past"]]), None) if shelf is None else None
    title = site.name
    if shelf is not None:
        title = f"{words.gettext('Past coverage')} ({shelf}) – {site.short}"
    return theme.render(
        "front.html",
        words.language,
        site=site,
        body="front",
        title=title,
        description=words.gettext("Live coverage by {name}, as it happens").format(name=site.name),
        canonical=canonical,
        shelf=shelf,
        poll_s=poll_s,
        older=older,
        newer=newer,
        at_home=shelf is None,
        iso=iso,
        place=address.place_path,
        groups={
            name: [_entry(words, live, first=live is first) for live in group]
            for name, group in groups.items()
        },
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
