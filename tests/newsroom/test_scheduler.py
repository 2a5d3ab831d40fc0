"""What is due goes out: never early, in order, once, also after a restart."""

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from filrouge.accounts.role import Role
from filrouge.domain.commands import Archive, Correct, End, Erase
from filrouge.log.memory import MemoryLog
from filrouge.log.port import StoreError
from filrouge.newsroom.actions.draft import read
from filrouge.newsroom.actions.publication import publish
from filrouge.newsroom.actions.schedule import schedule
from filrouge.newsroom.actions.submission import submit
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.bus import Change
from filrouge.newsroom.connection import closing
from filrouge.newsroom.models import Draft, DraftState, Entry
from filrouge.newsroom.scheduler import GLANCE_S, Scheduler
from tests.newsroom.desk import Desk
from tests.newsroom.disk import at_once, on_disk
from tests.newsroom.ear import listen
from tests.newsroom.written import saved, written
from tests.serving import words


def plan(desk: Desk, actor: Actor, live: str, draft_id: str, *, in_s: float) -> None:
    """Schedule a draft that says its own id."""
    at = desk.clock() + timedelta(seconds=in_s)
    schedule(desk.house, actor, live, draft_id, at=at, version=0, writing=written(draft_id))


class TestARound:
    @pytest.fixture
    def scheduler(self, desk: Desk) -> Scheduler:
        return Scheduler(desk.house)

    def test_nothing_goes_out_early(self, desk: Desk, scheduler: Scheduler) -> None:
        actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
        plan(desk, actor, live, "d1", in_s=60)
        due_at = desk.clock() + timedelta(seconds=60)
        desk.clock.advance(seconds=59.999999)

        assert scheduler.send_due() == due_at
        assert not desk.live(live).posts

        desk.clock.advance(seconds=0.000001)
        assert scheduler.send_due() is None
        assert desk.live(live).posts["d1"].published_at == due_at

    def test_what_became_due_meanwhile_goes_out_in_the_order_of_its_time(
        self, desk: Desk, scheduler: Scheduler
    ) -> None:
        actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
        plan(desk, actor, live, "third", in_s=30)
        plan(desk, actor, live, "first", in_s=10)
        plan(desk, actor, live, "second", in_s=20)
        plan(desk, actor, live, "later", in_s=9000)
        desk.clock.advance(hours=1)

        scheduler.send_due()

        posts = desk.live(live).posts
        by_seq = sorted(posts.values(), key=lambda post: post.changed_seq)
        assert [post.id for post in by_seq] == ["first", "second", "third"]
        assert [_after_open(post.published_at) for post in by_seq] == [10, 20, 30]
        assert set(Draft.objects.exclude(state="published").values_list("pk", flat=True)) == {
            "later"
        }

    def test_it_goes_out_in_the_name_of_who_scheduled_it(
        self, desk: Desk, scheduler: Scheduler
    ) -> None:
        actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
        plan(desk, actor, live, "d1", in_s=10)
        desk.clock.advance(seconds=10)

        scheduler.send_due()

        assert Entry.objects.get(action="publish").user == actor.user

    def test_what_was_held_for_an_undo_goes_out_by_itself(
        self, desk: Desk, scheduler: Scheduler
    ) -> None:
        actor, live = desk.actor(Role.JOURNALIST), desk.open_live(posts=1)
        actor.user.undo_s = 10
        actor.user.save()
        correction = written("Nine hurt", post="p1", base_revision=1, correction_note="Nine.")
        publish(desk.house, actor, live, "d1", version=0, writing=written())
        publish(desk.house, actor, live, "c1", version=0, writing=correction)
        desk.clock.advance(seconds=10)

        scheduler.send_due()

        posts = desk.live(live).posts
        assert posts["d1"].published_at == desk.clock()
        assert (posts["p1"].content, posts["p1"].corrections[0].note) == (
            words("Nine hurt"),
            "Nine.",
        )
        # The request whose answer was lost asks again, and hears of the post.
        again = publish(desk.house, actor, live, "d1", version=0, writing=written())
        assert again.published is not None
        assert again.published.id == "d1"

    def test_what_a_dead_server_had_in_hand_goes_out(
        self, desk: Desk, scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
        with monkeypatch.context() as dying:
            dying.setattr(MemoryLog, "append", _killed)
            with pytest.raises(KeyboardInterrupt):
                publish(desk.house, actor, live, "d1", version=0, writing=written())
        scheduler.send_due()
        assert not desk.live(live).posts
        desk.clock.advance(seconds=10)

        scheduler.send_due()

        assert list(desk.live(live).posts) == ["d1"]
        assert Draft.objects.get().state == DraftState.PUBLISHED

    def test_what_went_out_before_a_crash_is_only_written_down(
        self, desk: Desk, scheduler: Scheduler
    ) -> None:
        actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
        publish(desk.house, actor, live, "d1", version=0, writing=written())
        saved(desk.house, actor, live, "other", written("Still open"))
        Draft.objects.filter(pk="d1").update(state="open", content=b'{"headline":"x"}')
        seq = desk.live(live).seq

        scheduler.settle()

        states = dict(Draft.objects.values_list("pk", "state"))
        assert states == {"d1": "published", "other": "open"}
        assert bytes(Draft.objects.get(pk="d1").content) == b"{}"
        assert desk.live(live).seq == seq

    @pytest.mark.parametrize("reason", ["wrong_status", "forbidden", "conflict", "post_is_gone"])
    def test_what_cannot_go_out_goes_back_to_its_author_and_holds_nothing_up(
        self, desk: Desk, scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch, reason: str
    ) -> None:
        actor, live, other = desk.actor(Role.JOURNALIST), desk.open_live(posts=1), desk.open_live()
        editor = desk.actor(Role.LIVE_EDITOR)
        writing = written("d1", post="p1" if reason in {"conflict", "post_is_gone"} else "")
        if writing.post:
            writing = written("d1", post="p1", base_revision=1)
        at = desk.clock() + timedelta(seconds=5)
        schedule(desk.house, actor, live, "d1", at=at, version=0, writing=writing)
        plan(desk, editor, other, "d2", in_s=6)
        match reason:
            case "wrong_status":
                desk.do(live, End(), Archive())
            case "forbidden":
                actor.user.role = Role.READ_ONLY
                actor.user.save()
            case "conflict":
                desk.do(live, Correct(post="p1", content=words("Theirs")))
            case "post_is_gone":
                desk.do(live, Erase(post="p1"))
        seq = desk.live(live).seq
        desk.clock.advance(seconds=10)
        heard = listen(desk, monkeypatch)

        scheduler.send_due()

        draft = Draft.objects.get(pk="d1")
        assert (draft.state, draft.failure, draft.due_at) == (DraftState.FAILED, reason, None)
        assert desk.live(live).seq == seq
        assert list(desk.live(other).posts) == ["d2"]
        assert Change(kind="drafts", live=live, subject="d1") in heard
        failure = Entry.objects.get(action="publish_failed")
        assert (failure.user, failure.detail) == (None, {"code": reason})

    def test_what_was_approved_and_cannot_go_out_waits_for_approval_again(
        self, desk: Desk, scheduler: Scheduler
    ) -> None:
        author, editor = desk.actor(Role.CONTRIBUTOR), desk.actor(Role.LIVE_EDITOR)
        live = desk.open_live()
        submit(desk.house, author, live, "d1", version=0, writing=written("d1"))
        at = desk.clock() + timedelta(seconds=5)
        schedule(desk.house, editor, live, "d1", at=at, version=1, writing=written("d1"))
        desk.do(live, End(), Archive())
        desk.clock.advance(seconds=5)

        scheduler.send_due()

        for person in (author, editor):
            draft = read(desk.house, person, live, "d1")
            assert (draft.state, draft.failure) == (DraftState.SUBMITTED, "wrong_status")

    def test_a_draft_that_cannot_be_read_holds_up_no_other(
        self, desk: Desk, scheduler: Scheduler, caplog: pytest.LogCaptureFixture
    ) -> None:
        actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
        plan(desk, actor, live, "d1", in_s=5)
        plan(desk, actor, live, "d2", in_s=6)
        Draft.objects.filter(pk="d1").update(content=b"{")
        desk.clock.advance(seconds=10)

        scheduler.send_due()

        states = dict(Draft.objects.values_list("pk", "failure"))
        assert states == {"d1": "broken", "d2": ""}
        assert list(desk.live(live).posts) == ["d2"]
        assert "draft d1 cannot be sent" in caplog.text

    def test_a_full_disk_is_waited_for(
        self,
        desk: Desk,
        scheduler: Scheduler,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
        plan(desk, actor, live, "d1", in_s=5)
        desk.clock.advance(seconds=5)

        with monkeypatch.context() as broken:
            broken.setattr(MemoryLog, "append", _full)
            assert scheduler.send_due() == desk.clock() + timedelta(seconds=1)

        assert Draft.objects.get().state == DraftState.SCHEDULED
        scheduler.send_due()
        assert list(desk.live(live).posts) == ["d1"]

    def test_what_another_process_has_in_hand_is_looked_at_again_in_a_second(
        self, desk: Desk, scheduler: Scheduler, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
        plan(desk, actor, live, "d1", in_s=5)
        desk.clock.advance(seconds=5)
        monkeypatch.setattr(Scheduler, "_claim", lambda *_: False)

        assert scheduler.send_due() == desk.clock() + timedelta(seconds=1)
        assert not desk.live(live).posts

    def test_a_claim_is_for_one_only(self, desk: Desk, scheduler: Scheduler) -> None:
        actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
        plan(desk, actor, live, "d1", in_s=5)
        draft = Draft.objects.get()

        assert scheduler._claim(draft)
        assert not Scheduler(desk.house)._claim(draft)


def _after_open(at: datetime | None) -> float:
    assert at is not None
    return (at - datetime.fromisoformat("2026-08-12T18:00:00Z")).total_seconds()


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def _full(*_: object) -> None:
    raise StoreError("the disk is full")


@pytest.fixture
def shared(tmp_path: Path, db: None) -> Iterator[Desk]:
    """A console whose tables several threads may use."""
    with on_disk(tmp_path):
        yield Desk(tmp_path)


def test_two_schedulers_send_one_post(shared: Desk) -> None:
    actor, live = shared.actor(Role.JOURNALIST), shared.open_live()
    for number in range(5):
        plan(shared, actor, live, f"d{number}", in_s=5 + number)
    shared.clock.advance(seconds=60)
    seq = shared.live(live).seq

    results = at_once(Scheduler(shared.house).send_due, Scheduler(shared.house).send_due)

    assert not [each for each in results if isinstance(each, Exception)]
    Scheduler(shared.house).send_due()
    assert sorted(shared.live(live).posts) == [f"d{number}" for number in range(5)]
    assert shared.live(live).seq == seq + 5
    assert set(Draft.objects.values_list("state", flat=True)) == {"published"}
    assert Entry.objects.filter(action="publish").count() == 5


class Passing:
    """Time that passes while the scheduler waits, up to an end, at which it is stopped."""

    def __init__(self, desk: Desk, *, until_s: float) -> None:
        self.desk = desk
        self.end = desk.clock() + timedelta(seconds=until_s)
        self.waits: list[float] = []

    async def __call__(self, told: asyncio.Event, seconds: float) -> None:
        self.waits.append(seconds)
        if self.desk.clock() >= self.end:
            raise asyncio.CancelledError
        self.desk.clock.advance(seconds=seconds)
        for _ in range(3):
            await asyncio.sleep(0)  # what was published on the bus arrives


async def _run(desk: Desk, *, until_s: float) -> Passing:
    passing = Passing(desk, until_s=until_s)
    with pytest.raises(asyncio.CancelledError):
        await Scheduler(desk.house, wait=passing).run()
    return passing


async def test_it_wakes_when_something_is_due_and_asks_rarely_else(
    shared: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def prepare() -> str:
        actor, live = shared.actor(Role.JOURNALIST), shared.open_live()
        plan(shared, actor, live, "d1", in_s=12.25)
        return live

    live = await asyncio.to_thread(closing, prepare)
    due_at = shared.clock() + timedelta(seconds=12.25)
    rounds: list[datetime] = []
    send_due = Scheduler.send_due

    def counted(self: Scheduler) -> datetime | None:
        rounds.append(self._house.context.clock())
        return send_due(self)

    monkeypatch.setattr(Scheduler, "send_due", counted)

    passing = await _run(shared, until_s=60)

    assert max(passing.waits) <= GLANCE_S
    assert shared.live(live).posts["d1"].published_at == due_at
    started = due_at - timedelta(seconds=12.25)
    # At the start, when it is due, when it heard itself say so, and twice in the rest of a minute.
    assert rounds[:2] == [started, due_at]
    assert len(rounds) <= 5


async def test_it_hears_of_what_is_scheduled_while_it_rests(shared: Desk) -> None:
    def prepare() -> tuple[Actor, str]:
        return shared.actor(Role.JOURNALIST), shared.open_live()

    actor, live = await asyncio.to_thread(closing, prepare)
    at = shared.clock() + timedelta(seconds=7)

    class Interrupted(Passing):
        async def __call__(self, told: asyncio.Event, seconds: float) -> None:
            if len(self.waits) == 3:
                await asyncio.to_thread(closing, lambda: plan(shared, actor, live, "d1", in_s=4))
            await super().__call__(told, seconds)

    passing = Interrupted(shared, until_s=20)
    with pytest.raises(asyncio.CancelledError):
        await Scheduler(shared.house, wait=passing).run()

    assert shared.live(live).posts["d1"].published_at == at
