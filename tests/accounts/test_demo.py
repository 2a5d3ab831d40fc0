"""The people of the demo."""

from django.test import Client

from filrouge.accounts.demo import make_people
from filrouge.accounts.models import User
from filrouge.accounts.role import Role
from tests.accounts.test_login import LOGIN
from tests.newsroom.desk import Desk


def test_there_is_one_of_each_role_and_each_can_sign_in(desk: Desk) -> None:  # the house
    people = make_people()

    assert [each.role for each in people] == list(Role)
    for number, (_role, email, password) in enumerate(people):
        client = Client(REMOTE_ADDR=f"10.0.0.{number}")
        answer = client.post(LOGIN, {"login": email, "password": password})
        assert answer.headers["location"] == "/redaction/"
        assert client.get("/redaction/").status_code == 200


def test_a_second_start_finds_the_same_and_ends_no_session(desk: Desk) -> None:
    first = make_people()
    client = desk.client(User.objects.get(email=first[0].email))

    second = make_people()

    assert second == first
    assert User.objects.count() == len(Role)
    assert client.get("/redaction/").status_code == 200


def test_what_was_tried_out_on_them_is_put_right(desk: Desk) -> None:
    (person, *_) = make_people({Role.JOURNALIST: "Camille"})
    user = User.objects.get(email=person.email)
    user.role, user.is_active = Role.READ_ONLY, False
    user.set_password("something else entirely")
    user.save()

    make_people({Role.JOURNALIST: "Camille"})

    user.refresh_from_db()
    assert (user.role, user.is_active) == (Role.JOURNALIST, True)
    assert user.check_password(person.password)
    assert desk.client(user).get("/redaction/").status_code == 200
