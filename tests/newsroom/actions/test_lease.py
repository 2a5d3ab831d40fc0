"""A lease says who is at work on what; it ends by itself and can be taken over knowingly."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from filrouge.accounts.role import Capability, Role
from filrouge.newsroom.actions.lease import ask, give_up, leases_of
from filrouge.newsroom.actor import Forbidden
from filrouge.newsroom.bus import Change
from filrouge.newsroom.declined import Declined
from filrouge.newsroom.models import Entry, Lease
from tests.newsroom.desk import Desk
from tests.newsroom.disk import at_once, on_disk
from tests.newsroom.ear import listen


def test_a_lease_is_ones_own_for_a_minute(desk: Desk) -> None:
    ana, ben, live = desk.actor(Role.JOURNALIST), desk.actor(Role.JOURNALIST), desk.open_live()
    lease = ask(desk.house, ana, live, "p1")

    with pytest.raises(Declined, match="leased") as declined:
        ask(desk.house, ben, live, "p1")

    assert lease.expires_at == desk.clock() + timedelta(seconds=60)
    assert declined.value.facts == {
        "name": str(ana.user),
        "holder": {"id": str(ana.user.pk), "name": str(ana.user)},
        "expires_at": "2026-08-12T18:01:00Z",
    }


def test_asking_again_renews_it(desk: Desk) -> None:
    ana, ben, live = desk.actor(Role.JOURNALIST), desk.actor(Role.JOURNALIST), desk.open_live()
    ask(desk.house, ana, live, "p1")
    desk.clock.advance(seconds=59)
    ask(desk.house, ana, live, "p1")
    desk.clock.advance(seconds=59)

    with pytest.raises(Declined, match="leased"):
        ask(desk.house, ben, live, "p1")

    assert Lease.objects.count() == 1


def test_it_ends_by_itself(desk: Desk) -> None:
    ana, ben, live = desk.actor(Role.JOURNALIST), desk.actor(Role.JOURNALIST), desk.open_live()
    ask(desk.house, ana, live, "p1")
    ask(desk.house, ana, live, "p2")
    desk.clock.advance(seconds=60)
    assert not leases_of(desk.house, live)

    lease = ask(desk.house, ben, live, "p1")

    assert lease.holder == ben.user
    assert list(Lease.objects.values_list("subject", flat=True)) == ["p1"]
    assert not Entry.objects.exists()


def test_it_is_taken_over_knowingly_and_written_down(desk: Desk) -> None:
    ana, ben, live = desk.actor(Role.JOURNALIST), desk.actor(Role.COPY_EDITOR), desk.open_live()
    ask(desk.house, ana, live, "p1")

    lease = ask(desk.house, ben, live, "p1", take_over=True)

    assert lease.holder == ben.user
    entry = Entry.objects.get()
    assert (entry.action, entry.user, entry.live, entry.subject, entry.detail) == (
        "take_over",
        ben.user,
        live,
        "p1",
        {"from_user": ana.user.pk},
    )
    with pytest.raises(Declined, match="leased"):
        ask(desk.house, ana, live, "p1")


def test_who_may_neither_publish_nor_correct_takes_nothing_over(desk: Desk) -> None:
    ana, live = desk.actor(Role.JOURNALIST), desk.open_live()
    ask(desk.house, ana, live, "p1")

    with pytest.raises(Forbidden) as forbidden:
        ask(desk.house, desk.actor(Role.CONTRIBUTOR), live, "p1", take_over=True)

    assert forbidden.value.capability is Capability.CORRECT
    assert Lease.objects.get().holder == ana.user


def test_who_takes_it_from_one_person_does_not_take_it_from_another(desk: Desk) -> None:
    ana, ben, live = desk.actor(Role.JOURNALIST), desk.actor(Role.JOURNALIST), desk.open_live()
    ask(desk.house, ben, live, "p1")

    with pytest.raises(Declined, match="leased"):
        ask(
            desk.house,
            desk.actor(Role.JOURNALIST),
            live,
            "p1",
            take_over=True,
            holder=str(ana.user.pk),
        )


def test_only_ones_own_is_given_back(desk: Desk) -> None:
    ana, ben, live = desk.actor(Role.JOURNALIST), desk.actor(Role.JOURNALIST), desk.open_live()
    ask(desk.house, ana, live, "p1")

    give_up(desk.house, ben, live, "p1")
    assert [lease.subject for lease in leases_of(desk.house, live)] == ["p1"]

    give_up(desk.house, ana, live, "p1")
    assert not leases_of(desk.house, live)


def test_the_same_id_in_another_live_is_another_subject(desk: Desk) -> None:
    ana, ben, live = desk.actor(Role.JOURNALIST), desk.actor(Role.JOURNALIST), desk.open_live()

    ask(desk.house, ana, live, "description")
    ask(desk.house, ben, desk.open_live(), "description")

    assert Lease.objects.count() == 2


def test_consoles_hear_of_every_change_of_hands_and_of_no_renewal(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, ben, live = desk.actor(Role.JOURNALIST), desk.actor(Role.JOURNALIST), desk.open_live()
    heard = listen(desk, monkeypatch)

    ask(desk.house, ana, live, "p1")
    ask(desk.house, ana, live, "p1")
    ask(desk.house, ben, live, "p1", take_over=True)
    give_up(desk.house, ana, live, "p1")
    give_up(desk.house, ben, live, "p1")

    assert heard == [Change(kind="leases", live=live, subject="p1")] * 3


@pytest.fixture
def shared(tmp_path: Path, db: None) -> Iterator[Desk]:
    with on_disk(tmp_path):
        yield Desk(tmp_path)


def test_of_two_who_take_it_over_at_once_one_learns_of_the_other(shared: Desk) -> None:
    live, holder = shared.open_live(), shared.actor(Role.JOURNALIST)
    for number in range(5):
        subject = f"p{number}"
        ask(shared.house, holder, live, subject)
        both = [shared.actor(Role.JOURNALIST) for _ in range(2)]

        results = at_once(
            *(
                partial(
                    ask,
                    shared.house,
                    actor,
                    live,
                    subject,
                    take_over=True,
                    holder=str(holder.user.pk),
                )
                for actor in both
            )
        )

        (won,) = (each for each in results if isinstance(each, Lease))
        (lost,) = (each for each in results if isinstance(each, Declined))
        assert won.holder in [actor.user for actor in both]
        assert lost.facts["name"] == str(won.holder)


def test_of_two_who_ask_at_once_one_has_it(shared: Desk) -> None:
    live = shared.open_live()
    both = [shared.actor(Role.JOURNALIST) for _ in range(2)]

    results = at_once(*(partial(ask, shared.house, actor, live, "p1") for actor in both))

    (won,) = (each for each in results if isinstance(each, Lease))
    (lost,) = (each for each in results if isinstance(each, Declined))
    assert lost.facts["name"] == str(won.holder)
