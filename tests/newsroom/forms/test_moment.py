"""A day and an hour in the zone of a live."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from filrouge.newsroom.forms.moment import MomentField, in_zone, local


@pytest.mark.parametrize("text", ["2026-08-12T20:30", "2026-08-12 20:30", " 2026-08-12T20:30:00 "])
def test_it_is_read_as_browsers_send_it_and_as_people_type_it(text: str) -> None:
    assert MomentField().clean(text) == datetime(2026, 8, 12, 20, 30)  # noqa: DTZ001, its zone comes after


@pytest.mark.parametrize(
    "text", ["tomorrow", "2026-13-01T00:00", "2026-08-12T20:30Z", "20:30", "-1", "2026" * 20]
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        MomentField().clean(text)


def test_nothing_is_nothing_where_it_may_be() -> None:
    assert MomentField(required=False).clean("") is None
    with pytest.raises(ValidationError):
        MomentField().clean("")


@pytest.mark.parametrize(
    ("hour", "zone", "expected"),
    [
        (datetime(2026, 8, 12, 20, 30), "Europe/Paris", datetime(2026, 8, 12, 18, 30, tzinfo=UTC)),  # noqa: DTZ001, the zone is beside it
        (datetime(2026, 1, 1, 0, 0), "Pacific/Auckland", datetime(2025, 12, 31, 11, tzinfo=UTC)),  # noqa: DTZ001, the same
        # Twice on that night: the first of the two.
        (datetime(2026, 10, 25, 2, 30), "Europe/Paris", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # noqa: DTZ001, the same
    ],
)
def test_it_is_put_into_its_zone_and_back(hour: datetime, zone: str, expected: datetime) -> None:
    assert in_zone(hour, zone) == expected
    assert local(expected, zone) == hour


def test_an_hour_that_the_clocks_leave_out_is_refused() -> None:
    with pytest.raises(ValidationError, match="clocks go forward"):
        in_zone(datetime(2026, 3, 29, 2, 30), "Europe/Paris")  # noqa: DTZ001, the zone is beside it
