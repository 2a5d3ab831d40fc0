"""Who may do what."""

import pytest

from filrouge.accounts.role import ROLES, Capability, Role
from filrouge.newsroom.actor import Actor, Forbidden
from tests.newsroom.desk import Desk


def test_every_role_has_its_row() -> None:
    assert set(ROLES) == set(Role)
    assert ROLES[Role.ADMINISTRATOR] == set(Capability)
    assert all(Capability.VIEW in capabilities for capabilities in ROLES.values())


def test_a_token_gives_no_more_than_the_person_has(desk: Desk) -> None:
    person = desk.person(Role.CONTRIBUTOR)

    through = Actor(person, frozenset({Capability.WRITE, Capability.ERASE}))

    assert [each for each in Capability if through.may(each)] == [Capability.WRITE]
    with pytest.raises(Forbidden, match="erase"):
        through.require(Capability.ERASE)


def test_a_closed_account_may_nothing(desk: Desk) -> None:
    person = desk.person(Role.ADMINISTRATOR)
    person.is_active = False

    assert not any(person.may(capability) for capability in Capability)
