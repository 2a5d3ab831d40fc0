"""The lives of a house as its readers find them: by address, by an address of once, by series."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from filrouge.domain.state import OVER, PUBLIC, Status
from filrouge.domain.summary import Summary

_NEVER = datetime.min.replace(tzinfo=UTC)
_UNKNOWN = datetime.max.replace(tzinfo=UTC)
_NOW = frozenset({Status.LIVE, Status.PAUSED})


class Directory:
    """One line for each live; `version` counts the changes."""

    def __init__(self) -> None:
        self._lines: dict[str, Summary] = {}
        self._slugs: dict[str, str] = {}
        self._former: dict[str, str] = {}
        self.version = 0

    def __getitem__(self, live: str) -> Summary:
        """Give a live's line; raises KeyError."""
        return self._lines[live]

    def get(self, live: str) -> Summary | None:
        """Give a live's line, None where there is no such live."""
        return self._lines.get(live)

    def all(self) -> tuple[Summary, ...]:
        """Give every line."""
        return tuple(self._lines.values())

    def put(self, line: Summary) -> None:
        """Note a live as it now is."""
        self._free(line.id)
        self._lines[line.id] = line
        self._slugs[line.slug] = line.id
        self._former.update(dict.fromkeys(line.former_slugs, line.id))
        self.version += 1

    def drop(self, live: str) -> None:
        """Forget a live that is gone."""
        self._free(live)
        self._lines.pop(live, None)
        self.version += 1

    def _free(self, live: str) -> None:
        known = self._lines.get(live)
        if known is None:
            return
        # Two lives may have swapped their slugs: it is the other's by now.
        if self._slugs.get(known.slug) == live:
            del self._slugs[known.slug]
        for slug in known.former_slugs:
            if self._former.get(slug) == live:
                del self._former[slug]

    def find(self, slug: str) -> str | None:
        """Give the id of the live that has this slug."""
        return self._slugs.get(slug)

    def moved(self, slug: str) -> str | None:
        """Give the present slug of the public live that once had this one, and no live has now."""
        line = None if slug in self._slugs else self._lines.get(self._former.get(slug, ""))
        return None if line is None or line.status not in PUBLIC else line.slug

    def today(self, series: str, *, here: Callable[[Summary], bool] = lambda _: True) -> str | None:
        """Give the slug of the live to read today of a series; None where it has no public one.

        One that is under way (of several, the one that began last), else the one that begins next,
        else the one that ended last. Two sites of a house may each have a series of this name:
        those that are `here` go before those that are not.
        """
        public = (line for line in self._lines.values() if line.status in PUBLIC)
        found = [line for line in public if line.series == series]
        lines = list(filter(here, found)) or found
        follow = _to_follow(lines)
        if follow is not None:
            return follow.slug
        past = [line for line in lines if line.status in OVER]
        if past:
            return max(past, key=lambda line: (line.ended_at or _NEVER, line.id)).slug
        return None

    def next(self, live: str, *, here: Callable[[Summary], bool] = lambda _: True) -> str | None:
        """Give the slug of the live to follow after this one; None where there is none.

        Of its series first, else of those that are `here`: one that is under way, else the one
        that begins next, as in `today`.
        """
        left = self._lines.get(live)
        others = [line for line in self._lines.values() if line.id != live]
        series = [line for line in others if left and left.series and line.series == left.series]
        for lines in (list(filter(here, series)), series, list(filter(here, others))):
            follow = _to_follow(lines)
            if follow is not None:
                return follow.slug
        return None


def _to_follow(lines: Sequence[Summary]) -> Summary | None:
    """Choose the live under way that began last, else the one that begins next."""
    now = [line for line in lines if line.status in _NOW]
    if now:
        return max(now, key=lambda line: (line.started_at or _NEVER, line.id))
    coming = [line for line in lines if line.status is Status.SCHEDULED]
    return min(coming, key=lambda line: (line.starts_at or _UNKNOWN, line.id), default=None)
