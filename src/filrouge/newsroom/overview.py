"""The lives of the house at a glance: where each stands, who is there, what wants attention."""

import logging
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from threading import Lock
from typing import NamedTuple

from filrouge.domain.errors import Broken
from filrouge.domain.state import Condition, Live, Status
from filrouge.domain.summary import Summary
from filrouge.domain.support import shaken
from filrouge.log.port import Head
from filrouge.newsroom.actions.presence import LASTS
from filrouge.newsroom.house import Audience, House
from filrouge.newsroom.models import Coverage, Draft, DraftState, Look, Presence
from filrouge.newsroom.wording import is_bare, misses_alt
from filrouge.service.context import Context
from filrouge.service.forward import summary_of

_logger = logging.getLogger(__name__)

GLANCES_KEPT = 1024

LOOKED_INTO_AFTER_END = timedelta(days=2)
"""Ended lives are looked into for so long: nobody comes back for a list of last year's pictures."""

ALIVE = frozenset({Status.DRAFT, Status.SCHEDULED, Status.LIVE, Status.PAUSED})


class Glance(NamedTuple):
    """What only the whole state tells. `shaken` gives, by fact, the seq up to which to look."""

    last_post_at: datetime | None = None
    missing_alt: tuple[str, ...] = ()
    shaken: Mapping[str, int] = {}


class Line(NamedTuple):
    """One live in the overview."""

    summary: Summary
    people: tuple[str, ...]
    audience: Audience
    glance: Glance
    waiting: int
    shaken: int
    silent_since: datetime | None
    forgotten_since: datetime | None

    @property
    def missing_alt(self) -> int:
        """How many posts (and leads) have a picture that waits for an alternative text."""
        return len(self.glance.missing_alt)

    @property
    def has_warnings(self) -> bool:
        """Say whether something wants attention."""
        since = self.silent_since or self.forgotten_since
        return bool(since or self.waiting or self.shaken or self.missing_alt)

    @property
    def readers(self) -> int:
        """How many read now, as far as we can tell."""
        return self.audience.streams + self.audience.polls


class Glances:
    """Looks into states once each: they are known by the hash at which their chain stands."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: OrderedDict[bytes, Glance] = OrderedDict()

    def take(self, context: Context, head: Head) -> Glance:
        """Look into a live."""
        with self._lock:
            known = self._known.get(head.end.hash)
        if known is None:
            loaded = context.states.load(head.live)
            if loaded is None:
                return Glance()
            known = glance(loaded.live)
            with self._lock:
                self._known[loaded.end.hash] = known
                while len(self._known) > GLANCES_KEPT:
                    self._known.popitem(last=False)
        return known


_glances = Glances()


def glance(live: Live) -> Glance:
    """Look into a state."""
    shown = [post for post in live.posts.values() if post.condition is Condition.VISIBLE]
    ordered = sorted(shown, key=lambda post: post.order)
    missing = ["lead"] if is_bare(live.description.lead) else []
    missing += [post.id for post in ordered if misses_alt(post.content)]
    moved = {fact.id: shaken(live, fact) for fact in live.facts}
    return Glance(
        last_post_at=max((post.published_at for post in shown if post.published_at), default=None),
        missing_alt=tuple(missing),
        shaken={
            fact: max(post.words_seq for post in posts) for fact, posts in moved.items() if posts
        },
    )


def overview(house: House, *, now: datetime) -> list[Line]:
    """Give a line for every live of the house, in no order.

    A live whose log is broken is left out: it stops no other.
    """
    inside = _Inside.of(now)
    audience = house.audience()
    lines = []
    for head in house.context.log.heads():
        try:
            summary = summary_of(house.context, head)
            looked_into = _is_looked_into(summary, now)
            seen = _glances.take(house.context, head) if looked_into else Glance()
        except Broken:
            _logger.exception("live %s cannot be listed", head.slug)
            continue
        lines.append(inside.line(summary, seen, audience.get(head.live, Audience())))
    return lines


class _Inside(NamedTuple):
    """What the newsroom's own tables say, by live."""

    coverages: Mapping[str, Coverage]
    people: Mapping[str, Sequence[str]]
    waiting: Counter[str]
    looks: Mapping[tuple[str, str], int]

    @staticmethod
    def of(now: datetime) -> "_Inside":
        """Ask the tables, once each."""
        looks = Look.objects.values_list("live", "fact", "seq")
        handed_in = Draft.objects.filter(state=DraftState.SUBMITTED)
        return _Inside(
            coverages=Coverage.objects.in_bulk(),
            people=_people(now),
            waiting=Counter(handed_in.values_list("live", flat=True)),
            looks={(live, fact): seq for live, fact, seq in looks},
        )

    def line(self, summary: Summary, seen: Glance, audience: Audience) -> Line:
        """Put together what is known of a live."""
        coverage = self.coverages.get(summary.id)
        moved = [
            fact for fact, seq in seen.shaken.items() if seq > self.looks.get((summary.id, fact), 0)
        ]
        return Line(
            summary=summary,
            people=tuple(self.people.get(summary.id, ())),
            audience=audience,
            glance=seen,
            waiting=self.waiting[summary.id],
            shaken=len(moved),
            silent_since=coverage.silent_since if coverage else None,
            forgotten_since=coverage.forgotten_since if coverage else None,
        )


def _is_looked_into(summary: Summary, now: datetime) -> bool:
    if summary.status in ALIVE:
        return True
    ended = summary.ended_at
    return (
        summary.status is Status.ENDED
        and ended is not None
        and (now - ended < LOOKED_INTO_AFTER_END)
    )


def _people(now: datetime) -> dict[str, Sequence[str]]:
    there: dict[str, list[str]] = defaultdict(list)
    since = now - LASTS
    for presence in Presence.objects.filter(seen_at__gt=since).select_related("user"):
        there[presence.live].append(str(presence.user))
    return {live: sorted(names) for live, names in there.items()}
