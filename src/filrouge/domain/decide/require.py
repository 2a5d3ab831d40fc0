"""What several decisions ask for first."""

from datetime import UTC, datetime

from filrouge.domain.errors import Conflict, Refused


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
