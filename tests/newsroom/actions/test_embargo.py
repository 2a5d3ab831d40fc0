"""Nothing goes out under embargo, whoever publishes it."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from filrouge.accounts.role import Role
from filrouge.domain.errors import Refused
from filrouge.newsroom.actions.draft import save
from filrouge.newsroom.actions.publication import publish
from filrouge.newsroom.actions.schedule import schedule, unschedule
from filrouge.newsroom.actions.submission import submit
from filrouge.newsroom.declined import Declined
from filrouge.newsroom.models import Draft, DraftState, Entry, Timing
from filrouge.newsroom.scheduler import Scheduler
from filrouge.newsroom.writing import writing_of
from tests.newsroom.desk import Desk
from tests.newsroom.written import written

SEVEN = datetime(2026, 8, 12, 19, 0, tzinfo=UTC)
SECRET = written("The report", embargo_until=SEVEN)


def trail() -> list[tuple[str, dict[str, object]]]:
    return [(entry.action, entry.detail) for entry in Entry.objects.order_by("pk")]


def test_published_too_early_it_goes_out_when_its_embargo_ends(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()

    out = publish(desk.house, actor, live, "d1", version=0, writing=SECRET)

    assert out.published is None
    assert (out.draft.state, out.draft.timing, out.draft.due_at) == (
        DraftState.SCHEDULED,
        Timing.CLOCK,
        SEVEN,
    )
    assert trail() == [
        ("embargo", {"at": SEVEN.isoformat()}),
        ("schedule", {"at": SEVEN.isoformat()}),
    ]
    scheduler = Scheduler(desk.house)
    desk.clock.now = SEVEN - timedelta(microseconds=1)
    scheduler.send_due()
    assert "d1" not in desk.live(live).posts
    desk.clock.now = SEVEN
    scheduler.send_due()
    assert desk.live(live).posts["d1"].published_at == SEVEN


def test_asked_for_again_it_is_the_same_before_and_after(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()

    first = publish(desk.house, actor, live, "d1", version=0, writing=SECRET)
    again = publish(desk.house, actor, live, "d1", version=0, writing=SECRET)
    desk.clock.now = SEVEN
    Scheduler(desk.house).send_due()
    out = publish(desk.house, actor, live, "d1", version=0, writing=SECRET)

    assert again.draft.version == first.draft.version
    assert out.published is not None
    assert len(desk.live(live).posts) == 1


def test_who_approves_lifts_no_embargo_by_it(desk: Desk) -> None:
    author, editor = desk.actor(Role.CONTRIBUTOR), desk.actor(Role.LIVE_EDITOR)
    live = desk.open_live()
    submit(desk.house, author, live, "d1", version=0, writing=SECRET)

    out = publish(desk.house, editor, live, "d1", version=1, writing=SECRET)

    assert out.published is None
    assert Draft.objects.get().due_at == SEVEN


def test_a_correction_waits_as_well(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live(posts=1)
    before = desk.live(live).posts["p1"].content
    fix = replace(SECRET, post="p1", base_revision=1)

    assert publish(desk.house, actor, live, "d1", version=0, writing=fix).published is None
    assert desk.live(live).posts["p1"].content == before
    desk.clock.now = SEVEN
    Scheduler(desk.house).send_due()

    assert desk.live(live).posts["p1"].content.headline == "The report"


def test_an_undo_delay_ends_no_embargo(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    actor.user.undo_s = 10
    desk.clock.now = SEVEN - timedelta(seconds=3)

    assert publish(desk.house, actor, live, "d1", version=0, writing=SECRET).draft.due_at == (
        desk.clock() + timedelta(seconds=10)
    )
    desk.clock.now = SEVEN - timedelta(hours=1)
    assert publish(desk.house, actor, live, "d2", version=0, writing=SECRET).draft.due_at == SEVEN


def test_no_time_before_its_end_can_be_chosen(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    early = SEVEN - timedelta(seconds=1)

    with pytest.raises(Declined, match="under_embargo") as declined:
        schedule(desk.house, actor, live, "d1", at=early, version=0, writing=SECRET)

    assert declined.value.facts == {"until": SEVEN.isoformat()}
    assert not Draft.objects.exists()
    assert trail() == []
    later = SEVEN + timedelta(minutes=5)
    waits = schedule(desk.house, actor, live, "d1", at=later, version=0, writing=SECRET)
    assert waits.due_at == later


def test_once_it_has_ended_the_post_goes_out_at_once(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    desk.clock.now = SEVEN

    out = publish(desk.house, actor, live, "d1", version=0, writing=SECRET)

    assert out.published is not None


def test_taken_back_it_is_still_under_embargo(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    publish(desk.house, actor, live, "d1", version=0, writing=SECRET)

    assert writing_of(unschedule(desk.house, actor, live, "d1")) == SECRET


def test_it_is_lifted_knowingly_and_the_trail_says_by_whom(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    save(desk.house, actor, live, "d1", version=0, writing=SECRET)

    lifted = replace(SECRET, embargo_until=None)
    out = publish(desk.house, actor, live, "d1", version=1, writing=lifted)

    assert out.published is not None
    assert [action for action, _ in trail()] == ["embargo", "embargo_lifted", "publish"]


def test_a_post_is_not_scheduled_before_the_place_it_is_to_have(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    place = SEVEN + timedelta(hours=1)

    with pytest.raises(Refused, match="time_in_future"):
        schedule(
            desk.house,
            actor,
            live,
            "d1",
            at=SEVEN,
            version=0,
            writing=written(published_at=place),
        )
