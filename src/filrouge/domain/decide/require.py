"""What several decisions ask for first."""

from datetime import UTC, datetime, timedelta

from filrouge.domain.errors import Conflict, Refused

CLOCK_SKEW = timedelta(minutes=1)
"""So far the clock of who names a time may be ahead of ours."""


def revision(subject: str, expected: int | None, actual: int) -> None:
    """Raise Conflict where the author read another revision than stands."""
    if expected is not None and expected != actual:
        raise Conflict(subject=subject, expected=expected, actual=actual)


def words(code: str, text: str) -> str:
    """Give the text without outer blanks; refuse with `code` where nothing is left."""
    stripped = text.strip()
    if not stripped:
        raise Refused(code)
    return stripped


def utc(at: datetime) -> datetime:
    """Give an aware time in UTC, the one form in which times are kept; refuse a naive one."""
    if at.tzinfo is None:
        raise Refused("naive_time", at=at.isoformat())
    try:
        return at.astimezone(UTC)
    except OverflowError as error:
        raise Refused("time_out_of_range", at=at.isoformat()) from error


def not_in_future(time: datetime, now: datetime | None) -> datetime:
    """Give an aware time in UTC that is not later than now, where it is known when now is.

    A post that stood at a later time would be public at once, above all that is to come.
    """
    in_utc = utc(time)
    if now is not None and in_utc > now + CLOCK_SKEW:
        raise Refused("time_in_future", at=in_utc.isoformat(), now=now.isoformat())
    return in_utc
