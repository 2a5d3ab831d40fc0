"""Who is told that something has moved on gets it as it stands now, to compare."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filrouge.domain.errors import Conflict
from filrouge.newsroom.api.demand import Demanded
from filrouge.newsroom.refusal import problem_of


@contextmanager
def showing_current(show: Callable[[], object]) -> Iterator[None]:
    """Add what `show` gives to a conflict (412), as `current`."""
    try:
        yield
    except Conflict as conflict:
        told = problem_of(conflict)
        assert told is not None
        raise Demanded(told._replace(facts={**told.facts, "current": show()})) from conflict
