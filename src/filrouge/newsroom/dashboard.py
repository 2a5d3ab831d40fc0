"""How a live does, in numbers: the dashboard."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from filrouge.domain.state import Condition, Live
from filrouge.domain.support import shaken
from filrouge.newsroom.found import Found
from filrouge.newsroom.house import Audience, House
from filrouge.newsroom.models import Draft, DraftState, Look
from filrouge.newsroom.present import missing_alt
from filrouge.newsroom.shape import Dashboard, Hour, Readers

HOURS = 12

_HOUR = timedelta(hours=1)


def dashboard(house: House, found: Found) -> Dashboard:
    """Count what goes on in a live, as the clock stands."""
    live, now = found.live, house.context.clock()
    audience = house.audience().get(live.id, Audience())
    drafts = Counter(Draft.objects.filter(live=live.id).values_list("state", flat=True))
    looks = dict(Look.objects.filter(live=live.id).values_list("fact", "seq"))
    times = [
        post.published_at
        for post in live.posts.values()
        if post.condition is Condition.VISIBLE and post.published_at is not None
    ]
    return Dashboard(
        readers=Readers(streams=audience.streams, polls=audience.polls, estimate=True),
        per_hour=_per_hour(times, now),
        last_post_at=max((at for at in times if at <= now), default=None),
        waiting=drafts[DraftState.SUBMITTED],
        scheduled=drafts[DraftState.SCHEDULED],
        shaken=_shaken(live, looks),
        missing_alt=len(missing_alt(live)),
    )


def _per_hour(times: list[datetime], now: datetime) -> tuple[Hour, ...]:
    current = _hour(now)
    counts = Counter(map(_hour, times))
    hours = (current - _HOUR * back for back in range(HOURS - 1, -1, -1))
    return tuple(Hour(at=hour, posts=counts[hour]) for hour in hours)


def _hour(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def _shaken(live: Live, looks: dict[str, int]) -> int:
    return sum(bool(shaken(live, fact, looked_seq=looks.get(fact.id, 0))) for fact in live.facts)
