"""Decisions about a live as a whole."""

from datetime import datetime, timedelta, timezone

import pytest

from filrouge.domain.commands import (
    Archive,
    Command,
    Configure,
    Describe,
    End,
    EraseDescriptions,
    Open,
    Pause,
    Republish,
    Resume,
    Schedule,
    Start,
    Unpublish,
)
from filrouge.domain.content import Description
from filrouge.domain.events import (
    DescriptionsErased,
    Event,
    LiveArchived,
    LiveConfigured,
    LiveDescribed,
    LiveEnded,
    LiveOpened,
    LivePaused,
    LiveRepublished,
    LiveResumed,
    LiveScheduled,
    LiveStarted,
    LiveUnpublished,
)
from tests.domain.story import (
    DESCRIBE,
    FLOOD,
    OPEN,
    OPENING,
    Story,
    announced,
    asked,
    at,
    conflict,
    given,
    publish,
    refusal,
    running,
)

SECOND = Description(headline="La Loire redescend")
UNDESCRIBED = given(OPEN)
DRAFT = given(OPEN, DESCRIBE)
SCHEDULED = announced()
LIVE = running()
PAUSED = running(Pause())
ENDED = running(End())
ARCHIVED = running(End(), Archive())
UNPUBLISHED = running(Unpublish())
ALL = {
    "draft": DRAFT,
    "scheduled": SCHEDULED,
    "live": LIVE,
    "paused": PAUSED,
    "ended": ENDED,
    "archived": ARCHIVED,
    "unpublished": UNPUBLISHED,
}


def test_a_live_is_opened_with_all_that_was_said() -> None:
    command = Open(
        language="en",
        time_zone="America/New_York",
        site="science",
        series="eclipses",
        translation_of="live-0",
    )
    assert asked(Story(), command, at(0)) == (
        LiveOpened(
            language="en",
            time_zone="America/New_York",
            site="science",
            series="eclipses",
            translation_of="live-0",
        ),
    )


@pytest.mark.parametrize(
    ("command", "code", "facts"),
    [
        (
            Open(language="fr", time_zone="Europe/Loire"),
            "unknown_time_zone",
            {"time_zone": "Europe/Loire"},
        ),
        (
            Open(language="fr", time_zone="../../etc/passwd"),
            "unknown_time_zone",
            {"time_zone": "../../etc/passwd"},
        ),
        (Open(language=" ", time_zone="Europe/Paris"), "malformed_language", {"language": " "}),
        (
            Open(language="fr\x00", time_zone="Europe/Paris"),
            "forbidden_character",
            {"character": "U+0000"},
        ),
        (Start(), "no_such_live", {}),
        (publish("p1"), "no_such_live", {}),
    ],
)
def test_an_opening_is_refused(command: Command, code: str, facts: dict[str, object]) -> None:
    assert refusal(Story(), command, at(0)) == (code, facts)


def test_a_live_is_opened_once() -> None:
    assert refusal(DRAFT, OPEN) == ("already_open", {})


AS_OPENED = Configure(language="fr", time_zone="Europe/Paris")


@pytest.mark.parametrize("name", ALL)
def test_a_live_is_set_anew_as_a_whole(name: str) -> None:
    command = Configure(language="pt", time_zone="Asia/Tokyo", site="est", series="crues")
    assert asked(ALL[name], command) == (
        LiveConfigured(language="pt", time_zone="Asia/Tokyo", site="est", series="crues"),
    )
    assert asked(ALL[name], AS_OPENED) == ()


def test_what_is_not_given_is_taken_back() -> None:
    story = running(Configure(language="fr", time_zone="Europe/Paris", site="est", series="crues"))
    assert asked(story, AS_OPENED) == (LiveConfigured(language="fr", time_zone="Europe/Paris"),)


@pytest.mark.parametrize(
    ("command", "code", "facts"),
    [
        (
            Configure(language="fr", time_zone="Europe/Loire"),
            "unknown_time_zone",
            {"time_zone": "Europe/Loire"},
        ),
        (
            Configure(language="f", time_zone="Europe/Paris"),
            "malformed_language",
            {"language": "f"},
        ),
        (
            Configure(language="fr", time_zone="Europe/Paris", series="a\x00"),
            "forbidden_character",
            {"character": "U+0000"},
        ),
    ],
)
def test_a_live_is_not_set_to_what_it_could_not_be_opened_with(
    command: Command, code: str, facts: dict[str, object]
) -> None:
    assert refusal(LIVE, command) == (code, facts)


def test_a_description_replaces_the_whole() -> None:
    assert asked(LIVE, Describe(description=SECOND, expected=1)) == (
        LiveDescribed(description=SECOND),
    )


def test_the_same_description_says_nothing_new() -> None:
    assert asked(LIVE, Describe(description=FLOOD)) == ()


def test_a_description_written_over_another_is_a_conflict() -> None:
    twice = running(Describe(description=SECOND))
    assert conflict(twice, Describe(description=FLOOD, expected=1)) == ("description", 1, 2)


@pytest.mark.parametrize(
    ("description", "code", "facts"),
    [
        (Description(headline=" \u00a0"), "no_headline", {}),
        (
            Description(headline="La Loire", source_url="javascript:alert(1)"),
            "dishonest_link",
            {"address": "javascript:alert(1)"},
        ),
        (
            Description(headline="La Loire", byline=("Ada\u202e",)),
            "forbidden_character",
            {"character": "U+202E"},
        ),
    ],
)
def test_a_description_is_refused(
    description: Description, code: str, facts: dict[str, object]
) -> None:
    assert refusal(LIVE, Describe(description=description)) == (code, facts)


@pytest.mark.parametrize(
    ("command", "event", "moves", "rests"),
    [
        (Start(), LiveStarted(), {"draft", "scheduled"}, {"live"}),
        (Pause(), LivePaused(), {"live"}, {"paused"}),
        (Resume(), LiveResumed(), {"paused", "ended"}, {"live"}),
        (End(), LiveEnded(), {"live", "paused"}, {"ended"}),
        (Archive(), LiveArchived(), {"ended"}, {"archived"}),
    ],
)
def test_the_course_of_a_live(
    command: Command, event: Event, moves: set[str], rests: set[str]
) -> None:
    assert {name for name in moves if asked(ALL[name], command) == (event,)} == moves
    assert {name for name in rests if asked(ALL[name], command) == ()} == rests
    for name in ALL.keys() - moves - rests:
        code, facts = refusal(ALL[name], command)
        assert (code, facts["status"], set(facts)) == ("wrong_status", name, {"status", "needs"})


def test_the_statuses_that_a_refusal_names_are_those_that_would_do() -> None:
    assert refusal(DRAFT, End()) == (
        "wrong_status",
        {"status": "draft", "needs": ["live", "paused"]},
    )


@pytest.mark.parametrize("command", [Start(), Schedule(starts_at=at(60))])
def test_nothing_begins_without_a_headline(command: Command) -> None:
    assert refusal(UNDESCRIBED, command) == ("no_headline", {})


def test_an_announcement_is_kept_in_universal_time() -> None:
    paris = timezone(timedelta(hours=2))
    (event,) = asked(DRAFT, Schedule(starts_at=datetime(2026, 8, 12, 19, 0, tzinfo=paris)))
    assert event == LiveScheduled(starts_at=at(120))
    assert isinstance(event, LiveScheduled)
    assert event.starts_at.utcoffset() == timedelta(0)


def test_an_announcement_can_be_changed_and_is_not_repeated() -> None:
    assert asked(SCHEDULED, Schedule(starts_at=at(99))) == (LiveScheduled(starts_at=at(99)),)
    assert asked(SCHEDULED, Schedule(starts_at=at(1440))) == ()


@pytest.mark.parametrize("name", ["live", "paused", "ended", "archived", "unpublished"])
def test_what_has_begun_is_not_announced(name: str) -> None:
    assert refusal(ALL[name], Schedule(starts_at=at(60))) == (
        "wrong_status",
        {"status": name, "needs": ["draft", "scheduled"]},
    )


def test_an_announcement_for_no_time_that_can_be_told_is_refused() -> None:
    naive = datetime(2026, 8, 12, 15, 0)  # noqa: DTZ001, the attack
    assert refusal(DRAFT, Schedule(starts_at=naive)) == (
        "naive_time",
        {"at": "2026-08-12T15:00:00"},
    )
    before_all = datetime.min.replace(tzinfo=timezone(timedelta(hours=5)))
    assert refusal(DRAFT, Schedule(starts_at=before_all)) == (
        "time_out_of_range",
        {"at": "0001-01-01T00:00:00+05:00"},
    )


def test_a_live_is_taken_out_of_sight_and_brought_back_from_anywhere() -> None:
    for name in ALL.keys() - {"unpublished"}:
        assert asked(ALL[name], Unpublish()) == (LiveUnpublished(),)
        assert asked(ALL[name], Republish()) == ()
    assert asked(UNPUBLISHED, Unpublish()) == ()
    assert asked(UNPUBLISHED, Republish()) == (LiveRepublished(),)


def test_earlier_descriptions_are_erased_where_there_are_any() -> None:
    twice = running(Describe(description=SECOND))
    assert refusal(UNDESCRIBED, EraseDescriptions()) == ("no_headline", {})
    assert asked(LIVE, EraseDescriptions()) == ()
    assert asked(twice, EraseDescriptions()) == (DescriptionsErased(),)


def test_descriptions_are_erased_again_only_once_there_is_another() -> None:
    erased = running(Describe(description=SECOND), EraseDescriptions())
    assert asked(erased, EraseDescriptions()) == ()
    again = running(Describe(description=SECOND), EraseDescriptions(), DESCRIBE)
    assert asked(again, EraseDescriptions()) == (DescriptionsErased(),)


def test_time_does_not_go_back() -> None:
    assert refusal(LIVE, Pause(), at(1)) == (
        "time_went_back",
        {"at": "2026-08-12T15:01:00+00:00", "last": "2026-08-12T15:02:00+00:00"},
    )
    assert asked(LIVE, Pause(), at(2)) == (LivePaused(),)


def test_a_time_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 8, 12, 18, 0)  # noqa: DTZ001, the attack
    for story in (Story(), LIVE):
        assert refusal(story, OPENING[0], naive) == ("naive_time", {"at": "2026-08-12T18:00:00"})
