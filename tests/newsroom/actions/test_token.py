"""Tokens are made, listed and taken back by the person they speak for, and by nobody else."""

from datetime import timedelta

import pytest

from filrouge.accounts import person
from filrouge.accounts.role import Capability, Role
from filrouge.newsroom.actions.token import bearer, create, revoke, valid_tokens
from filrouge.newsroom.actor import Actor, Forbidden
from filrouge.newsroom.models import Entry, Token
from tests.newsroom.desk import Desk

VIEW = [Capability.VIEW]


def test_nobody_gives_a_scope_that_they_have_not(desk: Desk) -> None:
    with pytest.raises(Forbidden, match="erase"):
        create(
            desk.actor(Role.JOURNALIST),
            name="t",
            scopes=[Capability.VIEW, Capability.ERASE],
            now=desk.clock(),
        )

    assert not Token.objects.exists()


def test_a_token_makes_none_with_more_than_it_has(desk: Desk) -> None:
    through = Actor(desk.person(Role.ADMINISTRATOR), frozenset(VIEW))

    with pytest.raises(Forbidden):
        create(through, name="t", scopes=[Capability.ERASE], now=desk.clock())


def test_those_in_force_are_listed_the_newest_first(desk: Desk) -> None:
    actor, now = desk.actor(Role.JOURNALIST), desk.clock()
    create(desk.actor(Role.JOURNALIST), name="another's", scopes=VIEW, now=now)
    for number, expires_at in enumerate([None, now + timedelta(days=1), now]):
        made = now + timedelta(seconds=number)
        create(actor, name=f"t{number}", scopes=VIEW, expires_at=expires_at, now=made)
    taken = create(actor, name="t3", scopes=VIEW, now=now).token
    revoke(actor, taken.pk, now=now)

    assert [token.name for token in valid_tokens(actor.user, now=now)] == ["t1", "t0"]


def test_nobody_takes_back_anothers(desk: Desk) -> None:
    token = create(desk.actor(Role.JOURNALIST), name="t", scopes=VIEW, now=desk.clock()).token

    taken = revoke(desk.actor(Role.ADMINISTRATOR), token.pk, now=desk.clock())

    assert taken is False
    assert Token.objects.get().revoked_at is None


def test_both_are_in_the_trail_without_the_secret(desk: Desk) -> None:
    actor = desk.actor(Role.JOURNALIST)
    created = create(actor, name="t", scopes=VIEW, now=desk.clock())
    revoke(actor, created.token.pk, now=desk.clock())

    assert [(entry.action, entry.subject) for entry in Entry.objects.order_by("pk")] == [
        ("token_created", str(created.token.pk)),
        ("token_revoked", str(created.token.pk)),
    ]
    assert created.secret not in str(list(Entry.objects.values()))


def test_a_closed_account_loses_its_tokens_for_good(desk: Desk) -> None:
    # given two people with a token each
    kept, closed = desk.actor(Role.JOURNALIST), desk.actor(Role.JOURNALIST)
    secrets = [
        create(each, name="wire", scopes=[Capability.VIEW], now=desk.clock()).secret
        for each in (kept, closed)
    ]

    # when one's account is closed, and opened again
    person.close(closed.user, by=None)
    closed.user.refresh_from_db()
    person.reopen(closed.user, by=None)

    # then only the other's token still opens
    opens = [bearer(secret, now=desk.clock()) is not None for secret in secrets]
    assert opens == [True, False]
