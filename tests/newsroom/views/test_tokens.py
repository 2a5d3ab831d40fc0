"""One's own tokens, for programs."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from filrouge.accounts.models import User
from filrouge.accounts.role import Capability, Role
from filrouge.newsroom.actions.token import bearer, create
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.models import Token
from tests.newsroom.desk import Desk
from tests.newsroom.views.asking import fields_of, text_of

PATH = "/redaction/tokens"


@pytest.fixture
def person(desk: Desk) -> User:
    return desk.person(Role.JOURNALIST)


@pytest.fixture
def client(desk: Desk, person: User) -> Client:
    return desk.client(person)


def test_a_token_is_shown_once_and_works(desk: Desk, client: Client, person: User) -> None:
    form = {"name": "Results", "scopes": ["view", "publish"], "days": "30"}
    answer = client.post(PATH, form)

    secret = re.search(r"frt_[\w-]+", answer.content.decode())
    assert secret
    actor = bearer(secret[0], now=desk.clock())
    assert actor == Actor(person, frozenset({Capability.VIEW, Capability.PUBLISH}), "Results")
    assert bearer(secret[0], now=desk.clock() + timedelta(days=30)) is None
    again = client.get(PATH)
    assert secret[0] not in again.content.decode()
    assert "Results Made just now" in text_of(again)


def test_no_more_is_offered_than_the_person_may(desk: Desk, client: Client) -> None:
    assert "Erase words for good" not in text_of(client.get(PATH))

    answer = client.post(PATH, {"name": "Too much", "scopes": ["erase"]})

    assert answer.status_code == 422
    assert not Token.objects.exists()


def test_a_name_and_a_scope_are_asked_for(client: Client) -> None:
    answer = client.post(PATH, {"name": "", "days": "30"})

    assert answer.status_code == 422
    assert "Give it a name" in text_of(answer)
    assert "Choose one thing at least." in text_of(answer)
    assert fields_of(answer)["days"] == "30"


def test_a_token_is_taken_back_by_its_owner_only(desk: Desk, client: Client, person: User) -> None:
    mine = create(Actor(person), name="Mine", scopes=[Capability.VIEW], now=desk.clock())
    other = desk.actor(Role.ADMINISTRATOR)
    theirs = create(other, name="Theirs", scopes=[Capability.VIEW], now=desk.clock())
    assert "Theirs" not in text_of(client.get(PATH))

    assert client.post(f"{PATH}/{mine.token.pk}/revoke").status_code == 302
    assert client.post(f"{PATH}/{theirs.token.pk}/revoke").status_code == 404

    assert bearer(mine.secret, now=desk.clock()) is None
    assert bearer(theirs.secret, now=desk.clock()) is not None
    assert client.get(f"{PATH}/{mine.token.pk}/revoke").status_code == 405
