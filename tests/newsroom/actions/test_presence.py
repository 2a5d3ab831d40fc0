"""Who is in a live's console, and what they have in hand."""

import pytest

from filrouge.accounts.role import Role
from filrouge.newsroom.actions.presence import be_present, people_in
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.bus import Change
from filrouge.newsroom.house import House
from filrouge.newsroom.models import Presence
from tests.newsroom.desk import Desk
from tests.newsroom.ear import listen


def _there(house: House, live: str) -> list[tuple[str, str]]:
    return [(each.user.name, each.subject) for each in people_in(house, live)]


def test_who_is_here_is_seen_with_what_they_have_in_hand(desk: Desk) -> None:
    live, other = desk.open_live(), desk.open_live()
    ana, ben = desk.person(Role.JOURNALIST, name="Ana"), desk.person(Role.READ_ONLY, name="Ben")

    be_present(desk.house, Actor(ana), live, subject="d1")
    be_present(desk.house, Actor(ben), live)
    be_present(desk.house, Actor(ana), other)

    assert _there(desk.house, live) == [("Ana", "d1"), ("Ben", "")]
    assert _there(desk.house, other) == [("Ana", "")]


def test_who_is_not_heard_of_is_forgotten(desk: Desk) -> None:
    live, ana = desk.open_live(), desk.person(Role.JOURNALIST, name="Ana")
    be_present(desk.house, Actor(ana), live)

    desk.clock.advance(seconds=44.9)
    assert _there(desk.house, live) == [("Ana", "")]
    desk.clock.advance(seconds=0.1)
    assert _there(desk.house, live) == []

    be_present(desk.house, desk.actor(Role.JOURNALIST), live)
    assert Presence.objects.filter(user=ana).count() == 0


def test_consoles_hear_who_comes_and_what_they_take_up_and_nothing_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    live, ana = desk.open_live(), desk.actor(Role.JOURNALIST)
    heard = listen(desk, monkeypatch)

    be_present(desk.house, ana, live)
    desk.clock.advance(seconds=20)
    be_present(desk.house, ana, live)
    be_present(desk.house, ana, live, subject="p1")

    assert heard == [
        Change(kind="presence", live=live),
        Change(kind="presence", live=live, subject="p1"),
    ]
