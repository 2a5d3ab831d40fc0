"""Times in words."""

from datetime import UTC, datetime

import pytest

from filrouge.formats.base import Theme
from filrouge.formats.parts.moment import Moments, iso

EVENING = datetime(2026, 8, 12, 18, 28, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "time_zone", "words"),
    [
        ("fr", "Europe/Paris", "12 août 2026, 20\u00a0h\u00a028, heure de Paris"),
        ("fr", "Europe/Athens", "12 août 2026, 21\u00a0h\u00a028, heure d’Athènes"),
        ("fr", "Africa/Cairo", "12 août 2026, 21\u00a0h\u00a028, heure du Caire"),
        ("fr-CA", "America/New_York", "12 août 2026, 14\u00a0h\u00a028, heure de New York"),
        ("fr", "Pacific/Noumea", "13 août 2026, 5\u00a0h\u00a028, heure de Nouméa"),
        ("fr", "UTC", "12 août 2026, 18\u00a0h\u00a028, temps universel (UTC)"),
        ("en", "Europe/Paris", "12 August 2026, 8.28\u00a0pm, Paris time"),
        ("en-GB", "Europe/London", "12 August 2026, 7.28\u00a0pm, London time"),
        ("en", "Asia/Kolkata", "12 August 2026, 11.58\u00a0pm, Kolkata time"),
        ("ar", "Asia/Riyadh", "12 August 2026, 9.28\u00a0pm, Riyadh time"),
    ],
)
def test_full_time_names_its_zone(theme: Theme, language: str, time_zone: str, words: str) -> None:
    assert Moments(theme.words(language), time_zone).full(EVENING) == words


@pytest.mark.parametrize(
    ("hour", "words"),
    [(0, "12.05\u00a0am"), (9, "9.05\u00a0am"), (12, "12.05\u00a0pm"), (23, "11.05\u00a0pm")],
)
def test_english_clock_knows_noon_and_midnight(theme: Theme, hour: int, words: str) -> None:
    at = datetime(2026, 8, 12, hour, 5, tzinfo=UTC)

    assert Moments(theme.words("en"), "UTC").clock(at) == words


def test_first_of_the_month_is_1er_in_french(theme: Theme) -> None:
    at = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)

    assert Moments(theme.words("fr"), "Europe/Paris").day(at) == "1er septembre 2026"
    assert Moments(theme.words("fr"), "Europe/Paris").day(EVENING) == "12 août 2026"


def test_date_is_said_only_where_it_is_not_the_first_day(theme: Theme) -> None:
    moments = Moments(theme.words("fr"), "Europe/Paris", EVENING)
    next_day = datetime(2026, 8, 12, 22, 12, tzinfo=UTC)
    next_year = datetime(2027, 1, 1, 7, 0, tzinfo=UTC)

    assert moments.short(EVENING) == "20\u00a0h\u00a028"
    assert moments.short(next_day) == "13\u00a0août, 0\u00a0h\u00a012"
    assert moments.short(next_year) == "1er\u00a0janvier\u00a02027, 8\u00a0h\u00a000"
    assert moments.when(EVENING) == "à 20\u00a0h\u00a028"
    assert moments.when(next_day) == "le 13 août à 0\u00a0h\u00a012"
    assert moments.when_dated(EVENING) == "le 12 août 2026 à 20\u00a0h\u00a028"


def test_hour_that_comes_twice_in_autumn_is_told_apart_for_machines(theme: Theme) -> None:
    """On 25 October 2026 Paris has 2.30 am twice; the words are equal, the instants are not."""
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    moments = Moments(theme.words("en"), "Europe/Paris")

    assert moments.clock(first) == moments.clock(second) == "2.30\u00a0am"
    assert (iso(first), iso(second)) == ("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")
