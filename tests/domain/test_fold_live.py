"""The fold of what happens to a live as a whole, and what the fold refuses to believe."""

import pytest
from msgspec.structs import replace

from filrouge.domain.commands import (
    AddFact,
    Archive,
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
from filrouge.domain.errors import Broken
from filrouge.domain.events import Event, LiveOpened, LivePaused, LiveStarted, Redacted
from filrouge.domain.fold import fold, replay
from filrouge.domain.record import Entry, entry
from filrouge.domain.state import Live, Status
from tests.domain.story import (
    DESCRIBE,
    FLOOD,
    LIVE,
    OPEN,
    Story,
    at,
    given,
    known,
    publish,
    redacted,
    running,
)

SECOND = Description(headline="La Loire redescend")


def test_a_live_as_it_is_opened() -> None:
    story = given(
        Open(
            language="en",
            time_zone="America/New_York",
            site="science",
            series="eclipses",
            translation_of="live-0",
        )
    )
    assert story.now == Live(
        id=LIVE,
        language="en",
        time_zone="America/New_York",
        site="science",
        series="eclipses",
        translation_of="live-0",
        seq=1,
        occurred_at=at(0),
    )


def test_a_live_through_its_day() -> None:
    story = given(
        OPEN, DESCRIBE, Schedule(starts_at=at(30)), Start(), Pause(), Resume(), End(), Resume()
    )
    base = Live(
        id=LIVE,
        language="fr",
        time_zone="Europe/Paris",
        description=FLOOD,
        description_revision=1,
        description_seq=2,
        seq=2,
        occurred_at=at(1),
    )
    announced = replace(
        base,
        status=Status.SCHEDULED,
        status_at=at(2),
        starts_at=at(30),
        status_seq=3,
        seq=3,
        occurred_at=at(2),
    )
    live = replace(
        announced,
        status=Status.LIVE,
        status_at=at(3),
        started_at=at(3),
        status_seq=4,
        seq=4,
        occurred_at=at(3),
    )
    paused = replace(
        live, status=Status.PAUSED, status_at=at(4), status_seq=5, seq=5, occurred_at=at(4)
    )
    resumed = replace(live, status_at=at(5), status_seq=6, seq=6, occurred_at=at(5))
    ended = replace(
        live,
        status=Status.ENDED,
        status_at=at(6),
        ended_at=at(6),
        status_seq=7,
        seq=7,
        occurred_at=at(6),
    )
    again = replace(live, status_at=at(7), status_seq=8, seq=8, occurred_at=at(7))
    assert story.states[1:] == [base, announced, live, paused, resumed, ended, again]


def test_a_live_comes_back_as_it_went() -> None:
    story = running(Pause(), Unpublish(), Republish())
    paused, unpublished, back = story.states[-3:]
    assert unpublished == replace(
        paused,
        status=Status.UNPUBLISHED,
        status_before=Status.PAUSED,
        status_seq=5,
        seq=5,
        occurred_at=at(4),
    )
    assert back == replace(
        unpublished, status=Status.PAUSED, status_seq=6, seq=6, occurred_at=at(5)
    )
    assert [live.is_public for live in (paused, unpublished, back)] == [True, False, True]


def test_only_what_readers_may_see_is_public() -> None:
    story = given(
        OPEN, DESCRIBE, Schedule(starts_at=at(9)), Start(), Pause(), End(), Archive(), Unpublish()
    )
    assert [(live.status.value, live.is_public) for live in story.states[1:]] == [
        ("draft", False),
        ("scheduled", True),
        ("live", True),
        ("paused", True),
        ("ended", True),
        ("archived", True),
        ("unpublished", False),
    ]


def test_an_archived_live_ended_when_it_ended() -> None:
    story = running(End(), Archive())
    ended, archived = story.states[-2:]
    assert archived == replace(
        ended, status=Status.ARCHIVED, status_at=at(4), status_seq=5, seq=5, occurred_at=at(4)
    )
    assert [live.is_over for live in story.states[-3:]] == [False, True, True]


def test_out_of_public_sight_a_live_stands_as_it_stood() -> None:
    story = running(Pause(), Unpublish(), Republish())
    assert (story.now.status, story.now.status_at) == (Status.PAUSED, at(3))


def test_in_another_zone_everything_is_told_anew() -> None:
    story = running(
        publish("p1"),
        AddFact(fact="f1", content=known("Vrai.")),
        Configure(language="fr", time_zone="Asia/Tokyo", site="est", series="crues"),
    )
    before = story.states[-2]
    assert story.now == replace(
        before,
        time_zone="Asia/Tokyo",
        site="est",
        series="crues",
        posts=before.posts.set("p1", replace(before.posts["p1"], changed_seq=6)),
        facts_seq=6,
        standing_seq=6,
        description_seq=6,
        pinned_seq=6,
        status_seq=6,
        configured_seq=6,
        seq=6,
        occurred_at=at(5),
    )


def test_in_another_series_nothing_on_the_page_changes() -> None:
    story = running(
        publish("p1"), Configure(language="fr", time_zone="Europe/Paris", series="crues")
    )
    assert story.now == replace(story.states[-2], series="crues", seq=5, occurred_at=at(4))


def test_a_description_counts_its_revisions() -> None:
    story = running(Describe(description=SECOND))
    assert story.now == replace(
        story.states[-2],
        description=SECOND,
        description_revision=2,
        description_seq=4,
        seq=4,
        occurred_at=at(3),
    )


def test_erased_descriptions_still_count() -> None:
    story = running(Describe(description=SECOND), EraseDescriptions())
    left = redacted(story.records)
    assert [record.body is None for record in left] == [False, True, False, False, False]
    assert replay(map(entry, left), live_id=LIVE) == story.now
    assert story.now.description_revision == 2
    assert replay(map(entry, left[:2]), live_id=LIVE) == replace(
        story.states[1], description=Description(headline="")
    )


def test_an_event_without_a_time_leaves_the_time_as_it_was() -> None:
    story = running()
    story.do(Pause())
    assert story.now == replace(
        story.states[-2], status=Status.PAUSED, status_at=None, status_seq=4, seq=4
    )
    assert story.now.occurred_at == at(2)


def wrong(live: Live | None, seq: int, event: Event | Redacted, minutes: float = 60) -> str:
    """Give the words with which the fold refuses an event."""
    with pytest.raises(Broken) as caught:
        fold(live, Entry(seq=seq, event=event, occurred_at=at(minutes)), live_id=LIVE)
    return str(caught.value)


def test_a_log_begins_at_its_beginning() -> None:
    opened = LiveOpened(language="fr", time_zone="Europe/Paris")
    begins = "a log begins with live.opened"
    assert wrong(None, 2, opened) == f"event 2: {begins}"
    assert wrong(None, 1, LiveStarted()) == f"event 1: {begins}"
    assert wrong(None, 1, Redacted(type="live.opened", subject="")) == f"event 1: {begins}"
    assert wrong(running().now, 4, opened) == "event 4: a live is opened once"
    with pytest.raises(Broken, match="the log is empty"):
        replay([], live_id=LIVE)


@pytest.mark.parametrize("seq", [0, 1, 3, 5])
def test_no_event_is_left_out_or_comes_twice(seq: int) -> None:
    assert wrong(running().now, seq, LivePaused()) == f"event {seq}: event 4 was to come"


def test_no_event_happens_before_the_one_above_it() -> None:
    assert wrong(running().now, 4, LivePaused(), minutes=1) == (
        "event 4: it happened before what stands above it"
    )


@pytest.mark.parametrize(
    "kind",
    ["post.hidden", "post.erased", "live.unpublished", "facts.removed", "facts.reordered", "x"],
)
def test_an_event_that_holds_no_words_cannot_have_lost_them(kind: str) -> None:
    # The attack: the chain verifies without bodies, so strip the event that hides a post.
    story = running(publish("p1"))
    assert wrong(story.now, 5, Redacted(type=kind, subject="p1")) == (
        "event 5: it has no words that could have been destroyed"
    )


def test_a_state_is_the_same_for_every_reader_of_the_log() -> None:
    story = running(publish("p1"), Pause())
    again = Story()
    for record in story.records:
        again.live = replay([entry(record)], live_id=LIVE, live=again.live)
    assert again.now == story.now == replay(story.entries, live_id=LIVE)
