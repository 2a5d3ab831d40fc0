"""Times that were typed: read in both languages, and put on the right day in the live's zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.archive.find.minute import Minute, instants, read_minute
from filrouge.formats.parts.moment import Moments
from filrouge.reader.theme import load_theme

PARIS = ZoneInfo("Europe/Paris")
THEME = load_theme()


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("20h31", Minute(20, 31)),
        ("20 h 31", Minute(20, 31)),
        ("20\u00a0h\u202f31", Minute(20, 31)),
        ("20H", Minute(20, 0)),
        ("à 0 h 05", Minute(0, 5)),
        ("20:31", Minute(20, 31)),
        ("20:31:59", Minute(20, 31)),
        ("8.31 pm", Minute(20, 31)),
        ("8:31pm", Minute(20, 31)),
        ("8.31\u00a0p.m.", Minute(20, 31)),
        ("at 8 PM", Minute(20, 0)),
        ("12.10 am", Minute(0, 10)),
        ("12 pm", Minute(12, 0)),
        ("2026-08-12 20:31", Minute(20, 31, 12, 8, 2026)),
        ("2026-08-12T20:31", Minute(20, 31, 12, 8, 2026)),
        ("2026-08-12 8.31 pm", Minute(20, 31, 12, 8, 2026)),
        ("13 août, 0 h 12", Minute(0, 12, 13, 8)),
        ("le 13 aout 2026 à 0h12", Minute(0, 12, 13, 8, 2026)),
        ("1er août, 0 h 12", Minute(0, 12, 1, 8)),
        ("13 August, 12.12 am", Minute(0, 12, 13, 8)),
        ("on 3rd feb. at 8 pm", Minute(20, 0, 3, 2)),
        ("29 février, 10h", Minute(10, 0, 29, 2)),
    ],
)
def test_times_that_are_read(text: str, minute: Minute) -> None:
    assert read_minute(text, "fr") == minute


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20",
        "20.31",
        "25h",
        "20h61",
        "20:3",
        "13 pm",
        "0 am",
        "2026-02-30 20:31",
        "30 février, 10h",
        "9999-12-31 23:59",
        "0000-01-01 10:00",
        "13 maisons, 10h",
        "20h31 éclipse",
        "٢٠:٣١",
        "2026-08-12",
    ],
)
def test_what_is_no_time_is_words(text: str) -> None:
    assert read_minute(text, "fr") is None


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    read_minute(text, "fr")


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001, as asked
    st.sampled_from(["fr", "en", "de"]),
)
def test_what_the_page_writes_is_read(local: datetime, language: str) -> None:
    at = local.replace(tzinfo=PARIS)
    moments = Moments(THEME.words(language), "Europe/Paris", at)
    day = (local.day, local.month, local.year)

    read = read_minute(moments.clock(at), language)
    assert read == Minute(local.hour, local.minute)
    assert read_minute(f"{moments.day(at)}, {moments.clock(at)}", language) == Minute(
        local.hour, local.minute, *day
    )


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Give a time in Paris in August 2026."""
    return datetime(2026, 8, day, hour, minute, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("text", "first", "last", "found"),
    [
        ("20h31", at(12, 17), at(13, 1), [at(12, 20, 31)]),
        ("0h12", at(12, 17), at(13, 1), [at(13, 0, 12)]),
        ("20h31", at(12, 17), at(14, 22), [at(14, 20, 31), at(13, 20, 31), at(12, 20, 31)]),
        ("12h", at(12, 17), at(13, 1), [at(12, 12)]),  # never then: the nearest
        ("10h", at(12, 17), at(13, 9), [at(13, 10)]),
        ("17h", at(12, 17), at(12, 17), [at(12, 17)]),
        ("12 août, 9h", at(12, 17), at(13, 9), [at(12, 9)]),
        ("2030-01-01 9:00", at(12, 17), at(13, 9), [datetime(2030, 1, 1, 9, tzinfo=PARIS)]),
    ],
)
def test_the_day_of_a_time(
    text: str, first: datetime, last: datetime, found: list[datetime]
) -> None:
    minute = read_minute(text, "fr")
    assert minute is not None

    assert instants(minute, PARIS, first.astimezone(UTC), last.astimezone(UTC)) == found


def test_a_day_without_its_year_is_the_lives_own() -> None:
    minute = Minute(10, 0, day=31, month=12)
    first, last = datetime(2025, 12, 30, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)

    assert [found.year for found in instants(minute, PARIS, first, last)] == [2025]


def test_the_zone_is_the_lives() -> None:
    first, last = datetime(2026, 8, 12, 20, tzinfo=UTC), datetime(2026, 8, 13, 6, tzinfo=UTC)

    [found] = instants(Minute(20, 31), ZoneInfo("America/New_York"), first, last)
    assert found.astimezone(UTC) == datetime(2026, 8, 13, 0, 31, tzinfo=UTC)


@pytest.mark.parametrize("hour", [1, 2, 3])
def test_nights_on_which_clocks_are_set_break_nothing(hour: int) -> None:
    for day in (datetime(2026, 3, 29, tzinfo=PARIS), datetime(2026, 10, 25, tzinfo=PARIS)):
        [found] = instants(
            Minute(hour, 30), PARIS, day.astimezone(UTC), day.replace(hour=6).astimezone(UTC)
        )
        assert (found.hour, found.minute) == (hour, 30)
