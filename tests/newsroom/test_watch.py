"""The watch on lives that fall silent, are forgotten, or have long ended."""

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from filrouge.domain.commands import (
    Archive,
    Command,
    Describe,
    End,
    Move,
    Open,
    Pause,
    Resume,
    Start,
    Step,
)
from filrouge.domain.content import Description
from filrouge.domain.errors import Broken
from filrouge.domain.state import Status
from filrouge.newsroom.bus import Change
from filrouge.newsroom.connection import closing
from filrouge.newsroom.models import Coverage, Entry
from filrouge.newsroom.watch import Watch
from filrouge.service.load import Loaded
from filrouge.service.perform import perform_steps
from tests.newsroom.desk import Desk, publish
from tests.newsroom.disk import on_disk
from tests.newsroom.ear import listen

SILENCE = timedelta(minutes=45)
ARCHIVE = timedelta(days=14)


@pytest.fixture
def watch(desk: Desk) -> Watch:
    return Watch(desk.house)


@pytest.fixture
def heard(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[Change]:
    return listen(desk, monkeypatch)


def warnings(live: str) -> tuple[datetime | None, datetime | None]:
    coverage = Coverage.objects.filter(live=live).first() or Coverage()
    return coverage.silent_since, coverage.forgotten_since


class TestSilence:
    def test_a_live_without_a_new_post_warns_once(
        self, desk: Desk, watch: Watch, heard: list[Change]
    ) -> None:
        live, last = desk.open_live(posts=2), desk.clock()

        desk.clock.advance(minutes=44, seconds=59)
        watch.look()
        assert warnings(live) == (None, None)
        desk.clock.advance(seconds=1)
        watch.look()
        desk.clock.advance(minutes=5)
        watch.look()

        assert warnings(live) == (last, None)
        assert heard == [Change(kind="coverage", live=live)]

    def test_a_post_that_a_source_put_into_the_future_breaks_no_silence(
        self, desk: Desk, watch: Watch
    ) -> None:
        live, last = desk.open_live(posts=1), desk.clock()
        ahead = Step(command=publish("far", "In 2031"), at=desk.clock())
        far = Step(command=Move(post="far", published_at=last + timedelta(days=1500)))
        perform_steps(desk.context, live, [ahead, far])

        desk.clock.advance(minutes=45)
        watch.look()

        assert warnings(live) == (last, None)

    def test_a_new_post_takes_the_warning_back(
        self, desk: Desk, watch: Watch, heard: list[Change]
    ) -> None:
        live = desk.open_live(posts=1)
        desk.clock.advance(minutes=60)
        watch.look()

        desk.do(live, publish("p2", "At last"))
        watch.look()

        assert warnings(live) == (None, None)
        assert heard == [Change(kind="coverage", live=live)] * 2

    def test_a_live_that_never_had_a_post_counts_from_its_start(
        self, desk: Desk, watch: Watch
    ) -> None:
        live, start = desk.open_live(), desk.clock()
        desk.clock.advance(minutes=45)

        watch.look()

        assert warnings(live) == (start, None)

    def test_nobody_waits_for_posts_before_the_start_in_a_pause_or_after_the_end(
        self, desk: Desk, watch: Watch, heard: list[Change]
    ) -> None:
        draft, paused, ended = desk.open_live(started=False), desk.open_live(), desk.open_live()
        desk.do(paused, Pause())
        desk.do(ended, End())
        desk.clock.advance(hours=20)

        watch.look()

        assert [warnings(live) for live in (draft, paused, ended)] == [(None, None)] * 3
        assert heard == []

    def test_an_end_takes_the_warning_back(self, desk: Desk, watch: Watch) -> None:
        live = desk.open_live()
        desk.clock.advance(hours=1)
        watch.look()
        desk.do(live, End())

        watch.look()

        assert warnings(live) == (None, None)

    @pytest.mark.parametrize(
        ("own", "minutes", "is_warned"), [(10, 10, True), (90, 60, False), (0, 1439, False)]
    )
    def test_a_live_may_have_its_own_measure(
        self, desk: Desk, watch: Watch, own: int, minutes: int, is_warned: bool
    ) -> None:
        live, start = desk.open_live(), desk.clock()
        Coverage.objects.create(live=live, silence_min=own)
        desk.clock.advance(minutes=minutes)

        watch.look()

        assert warnings(live) == (start if is_warned else None, None)
        assert Coverage.objects.get().silence_min == own


class TestForgotten:
    @pytest.mark.parametrize("is_paused", [False, True])
    def test_a_forgotten_live_says_so_then_ends_and_is_archived_by_the_house(
        self, desk: Desk, watch: Watch, heard: list[Change], is_paused: bool
    ) -> None:
        live, last = desk.open_live(posts=1), desk.clock()
        if is_paused:
            desk.do(live, Pause())

        desk.clock.advance(days=14)
        watch.look()
        assert warnings(live)[1] == last
        assert desk.live(live).status is (Status.PAUSED if is_paused else Status.LIVE)
        desk.clock.advance(days=1)
        watch.look()

        assert desk.live(live).status is Status.ARCHIVED
        assert warnings(live) == (None, None)
        trail = [(entry.action, entry.name, entry.user) for entry in Entry.objects.order_by("pk")]
        assert trail == [("end", "Filrouge", None), ("archive", "Filrouge", None)]
        assert heard == [Change(kind="coverage", live=live)] * 2

    def test_a_post_saves_it(self, desk: Desk, watch: Watch) -> None:
        live = desk.open_live(posts=1)
        desk.clock.advance(days=14)
        watch.look()

        desk.do(live, publish("p2", "Still here"))
        desk.clock.advance(days=1)
        watch.look()

        assert desk.live(live).status is Status.LIVE
        assert warnings(live)[1] is None

    def test_never_is_zero(self, desk: Desk, watch: Watch) -> None:
        live, ended = desk.open_live(), desk.open_live()
        desk.do(ended, End())
        for each in (live, ended):
            Coverage.objects.create(live=each, silence_min=0, archive_days=0)
        desk.clock.advance(days=4000)

        watch.look()

        assert (desk.live(live).status, warnings(live)) == (Status.LIVE, (None, None))
        assert desk.live(ended).status is Status.ENDED


class TestEnded:
    def test_an_ended_live_is_archived_after_its_days(self, desk: Desk, watch: Watch) -> None:
        live = desk.open_live(posts=1)
        desk.do(live, End())
        desk.clock.advance(days=13, hours=23)
        watch.look()
        assert desk.live(live).status is Status.ENDED

        desk.clock.advance(hours=1)
        watch.look()

        assert desk.live(live).status is Status.ARCHIVED
        entry = Entry.objects.get()
        assert (entry.action, entry.live, entry.user) == ("archive", live, None)
        watch.look()
        assert Entry.objects.count() == 1

    @pytest.mark.parametrize("is_over", [True, False])
    def test_a_live_of_last_year_that_was_taken_in_today_is_left_alone(
        self, desk: Desk, watch: Watch, is_over: bool
    ) -> None:
        # given a live whose every event is a year old, written here at this moment
        last_year = desk.clock() - timedelta(days=365)
        commands: list[Command] = [
            Open(language="en", time_zone="Europe/London"),
            Describe(description=Description(headline="The flood of last year")),
            Start(),
            publish("p1", "The water falls"),
            *([End()] if is_over else []),
        ]
        steps = [Step(command=command, at=last_year) for command in commands]
        perform_steps(desk.context, "old", steps, slug="old")

        # when it is looked at now, and for as long as a live of today would be let be
        watch.look()
        desk.clock.advance(days=13, hours=23)
        watch.look()

        # then it stands as it was
        assert desk.live("old").status is (Status.ENDED if is_over else Status.LIVE)
        assert not Entry.objects.exists()

    def test_what_was_resumed_at_the_last_moment_is_left_alone(
        self, desk: Desk, watch: Watch, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        live = desk.open_live()
        desk.do(live, End())
        desk.clock.advance(days=14)
        close = Watch._close

        def resumed_first(self: Watch, live_id: str, commands: list[Archive | End]) -> None:
            desk.do(live, Resume())
            close(self, live_id, list(commands))

        monkeypatch.setattr(Watch, "_close", resumed_first)
        watch.look()

        assert desk.live(live).status is Status.LIVE
        assert not Entry.objects.exists()


def test_a_live_that_cannot_be_read_keeps_no_other_from_being_watched(
    desk: Desk,
    watch: Watch,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken, live, start = desk.open_live(), desk.open_live(), desk.clock()
    load = desk.context.states.load

    def load_or_fail(live_id: str) -> Loaded | None:
        if live_id == broken:
            raise Broken("a hash does not fit", seq=2)
        return load(live_id)

    monkeypatch.setattr(desk.context.states, "load", load_or_fail)
    desk.clock.advance(hours=1)

    watch.look()

    assert warnings(live) == (start, None)
    assert f"live {broken} cannot be watched" in caplog.text


@pytest.fixture
def shared(tmp_path: Path, db: None) -> Iterator[Desk]:
    with on_disk(tmp_path):
        yield Desk(tmp_path)


async def test_news_of_a_silent_live_is_looked_at_at_once(shared: Desk) -> None:
    live = await asyncio.to_thread(closing, shared.open_live)
    shared.clock.advance(minutes=45)
    waits: list[float] = []
    seen: list[datetime | None] = []

    async def wait(told: asyncio.Event, seconds: float) -> None:
        waits.append(seconds)
        seen.append((await asyncio.to_thread(closing, lambda: warnings(live)))[0])
        match len(waits):
            case 1:
                # Another live has news: that is no reason to look.
                shared.bus.publish(Change(kind="log", live="another", epoch=1, seq=1))
                for _ in range(5):
                    await asyncio.sleep(0)  # it arrives
                assert not told.is_set()
                shared.do(live, publish("p1", "At last"))
                shared.bus.publish(Change(kind="log", live=live, epoch=1, seq=4))
                await asyncio.wait_for(told.wait(), 5)
            case 2:
                raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await Watch(shared.house, wait=wait).run()

    assert waits == [30.0, 30.0]
    assert seen == [shared.clock() - timedelta(minutes=45), None]
