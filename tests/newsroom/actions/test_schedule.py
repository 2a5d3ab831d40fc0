"""A draft waits for its time, and is taken back."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from filrouge.accounts.role import Capability, Role
from filrouge.domain.errors import Refused
from filrouge.newsroom.actions.draft import delete, save
from filrouge.newsroom.actions.publication import publish
from filrouge.newsroom.actions.schedule import schedule, unschedule
from filrouge.newsroom.actions.submission import submit
from filrouge.newsroom.actor import Forbidden
from filrouge.newsroom.declined import Declined
from filrouge.newsroom.models import Draft, DraftState, Entry, Timing
from filrouge.newsroom.writing import Writing, writing_of
from tests.newsroom.desk import Desk
from tests.newsroom.written import saved, written

SEVEN = datetime(2026, 8, 12, 19, 0, tzinfo=UTC)


def test_a_scheduled_post_will_stand_at_its_time(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    paris = timezone(timedelta(hours=2))

    draft = schedule(
        desk.house,
        actor,
        live,
        "d1",
        at=SEVEN.astimezone(paris),
        version=0,
        writing=written(),
    )

    assert (draft.state, draft.timing, draft.due_at) == (
        DraftState.SCHEDULED,
        Timing.CLOCK,
        SEVEN,
    )
    assert (draft.published_at, draft.decided_by) == (SEVEN, actor.user)
    assert Entry.objects.get().action == "schedule"


def test_a_place_of_its_own_goes_before_its_time(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    place = SEVEN - timedelta(minutes=30)

    draft = schedule(
        desk.house,
        actor,
        live,
        "d1",
        at=SEVEN,
        version=0,
        writing=written(published_at=place),
    )

    assert (draft.due_at, draft.published_at) == (SEVEN, place)


def test_scheduling_twice_is_scheduling_once(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    schedule(desk.house, actor, live, "d1", at=SEVEN, version=0, writing=written())

    again = schedule(desk.house, actor, live, "d1", at=SEVEN, version=0, writing=written())

    assert again.version == 1
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("ago", [timedelta(0), timedelta(days=1)])
def test_a_time_that_is_past_is_refused(desk: Desk, ago: timedelta) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()

    with pytest.raises(Declined, match="time_is_past"):
        schedule(desk.house, actor, live, "d1", at=desk.clock() - ago, version=0, writing=written())

    assert not Draft.objects.exists()


def test_a_time_without_a_zone_is_refused(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()

    with pytest.raises(Refused, match="naive_time"):
        schedule(
            desk.house,
            actor,
            live,
            "d1",
            at=SEVEN.replace(tzinfo=None),
            version=0,
            writing=written(),
        )


def test_nothing_is_scheduled_that_could_not_be_published(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()

    with pytest.raises(Refused, match="empty_post"):
        schedule(desk.house, actor, live, "d1", at=SEVEN, version=0, writing=Writing())


def test_an_old_window_does_not_write_over_what_waits(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    saved(desk.house, actor, live, "d1", written("Half"))
    schedule(desk.house, actor, live, "d1", at=SEVEN, version=1, writing=written("Whole"))

    for version in (1, 2):
        with pytest.raises(Declined, match=r"draft_changed|draft_waits"):
            save(desk.house, actor, live, "d1", version=version, writing=written("Hal"))
    with pytest.raises(Declined, match="draft_waits"):
        delete(desk.house, actor, live, "d1")

    assert writing_of(Draft.objects.get()) == replace(written("Whole"), published_at=SEVEN)


def test_what_waits_is_changed_knowingly(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    schedule(desk.house, actor, live, "d1", at=SEVEN, version=0, writing=written("One"))
    later = SEVEN + timedelta(hours=1)

    draft = schedule(desk.house, actor, live, "d1", at=later, version=1, writing=written("Two"))

    assert (draft.due_at, draft.version) == (later, 2)
    assert writing_of(draft) == replace(written("Two"), published_at=later)


def test_taken_back_it_is_a_draft_as_before(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    schedule(desk.house, actor, live, "d1", at=SEVEN, version=0, writing=written())

    draft = unschedule(desk.house, actor, live, "d1")

    assert (draft.state, draft.timing, draft.due_at) == (DraftState.OPEN, "", None)
    assert writing_of(draft) == written()
    with pytest.raises(Declined, match="not_scheduled"):
        unschedule(desk.house, actor, live, "d1")


def test_taken_back_what_was_handed_in_waits_for_approval_again(desk: Desk) -> None:
    author, editor = desk.actor(Role.CONTRIBUTOR), desk.actor(Role.LIVE_EDITOR)
    live = desk.open_live()
    submit(desk.house, author, live, "d1", version=0, writing=written())
    schedule(desk.house, editor, live, "d1", at=SEVEN, version=1, writing=written())

    draft = unschedule(desk.house, editor, live, "d1")

    assert (draft.state, draft.decided_by) == (DraftState.SUBMITTED, None)


def test_an_embargo_of_others_is_lifted_by_who_may_approve_only(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    schedule(desk.house, actor, live, "d1", at=SEVEN, version=0, writing=written())

    with pytest.raises(Forbidden, match="approve"):
        unschedule(desk.house, desk.actor(Role.JOURNALIST), live, "d1")
    with pytest.raises(Forbidden, match="approve"):
        publish(
            desk.house,
            desk.actor(Role.JOURNALIST),
            live,
            "d1",
            version=1,
            writing=written("Now"),
        )

    assert unschedule(desk.house, desk.actor(Role.LIVE_EDITOR), live, "d1").state == "open"


def test_what_waits_can_go_out_at_once(desk: Desk) -> None:
    actor, live = desk.actor(Role.JOURNALIST), desk.open_live()
    schedule(desk.house, actor, live, "d1", at=SEVEN, version=0, writing=written())

    publish(desk.house, actor, live, "d1", version=1, writing=written())

    assert desk.live(live).posts["d1"].published_at == desk.clock()


def test_who_may_not_publish_schedules_nothing(desk: Desk) -> None:
    live = desk.open_live(posts=1)
    correction = written(post="p1", base_revision=1)

    for role, writing, needed in (
        (Role.CONTRIBUTOR, written(), Capability.PUBLISH),
        (Role.COPY_EDITOR, written(), Capability.PUBLISH),
        (Role.CONTRIBUTOR, correction, Capability.CORRECT),
    ):
        with pytest.raises(Forbidden) as forbidden:
            schedule(desk.house, desk.actor(role), live, "d1", at=SEVEN, version=0, writing=writing)
        assert forbidden.value.capability is needed
