"""Times in words."""

from datetime import UTC, datetime, timedelta

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


@pytest.mark.parametrize(
    ("hour", "language", "words"),
    [
        (15, "fr", "Mercredi 12 août 2026, de 15 h à 16 h"),
        (0, "fr", "Mercredi 12 août 2026, de minuit à 1 h"),
        (23, "fr", "Mercredi 12 août 2026, de 23 h à minuit"),
        (0, "en", "Wednesday 12 August 2026, from midnight to 1 am"),
        (11, "en", "Wednesday 12 August 2026, from 11 am to noon"),
        (23, "en", "Wednesday 12 August 2026, from 11 pm to midnight"),
    ],
)
def test_an_hour_is_named_with_its_day(theme: Theme, hour: int, language: str, words: str) -> None:
    at = datetime(2026, 8, 12, hour, 59, 59, tzinfo=UTC)

    said = Moments(theme.words(language), "UTC").hours(at)

    assert said.replace("\u00a0", " ") == words


def test_the_first_of_a_month_is_a_first_in_french(theme: Theme) -> None:
    at = datetime(2026, 8, 1, 8, tzinfo=UTC)

    assert Moments(theme.words("fr"), "UTC").hours(at).startswith("Samedi 1er août 2026, ")


@pytest.mark.parametrize(
    ("minutes", "french", "english"),
    [
        (0, "1 minute", "1 minute"),
        (59, "59 minutes", "59 minutes"),
        (60, "1 heure", "1 hour"),
        (432, "7 heures 12 minutes", "7 hours 12 minutes"),
        (1440, "1 jour", "1 day"),
        (3000, "2 jours 2 heures", "2 days 2 hours"),
    ],
)
def test_a_length_is_said_in_two_units(
    theme: Theme, minutes: int, french: str, english: str
) -> None:
    last = EVENING + timedelta(minutes=minutes)
    said = [Moments(theme.words(it), "UTC").length(EVENING, last) for it in ("fr", "en")]

    assert [words.replace("\u00a0", " ") for words in said] == [french, english]
