"""Signing in with email and password, and out again."""

import re

from django.test import Client

from filrouge.accounts.role import Role
from tests.accounts.conftest import Happening
from tests.newsroom.desk import PASSWORD, Desk

LOGIN = "/redaction/login"


def error_beside(page: str, field: str) -> str:
    """Give what is said beside a field; "" when nothing is."""
    found = re.search(rf'id="id_{field}_error">([^<]*)<', page)
    return found[1].strip() if found else ""


def test_email_and_password_open_the_door(desk: Desk, told: list[Happening]) -> None:
    person = desk.person(Role.JOURNALIST)
    client = Client()

    answer = client.post(LOGIN, {"login": person.email.upper(), "password": PASSWORD})

    assert (answer.status_code, answer.headers["location"]) == (302, "/redaction/")
    assert client.get("/redaction/").status_code == 200
    assert told == [("sign_in", person.email, "", {"method": "password", "ip": "127.0.0.1"})]


def test_one_comes_to_the_page_that_was_asked_for(desk: Desk) -> None:
    person = desk.person(Role.JOURNALIST)
    client = Client()

    asked = client.get("/redaction/profile")
    shown = client.get(asked.headers["location"]).content.decode()
    answer = client.post(
        LOGIN, {"login": person.email, "password": PASSWORD, "next": "/redaction/profile"}
    )

    assert asked.headers["location"] == "/redaction/login?next=/redaction/profile"
    assert '<input type="hidden" name="next" value="/redaction/profile">' in shown
    assert answer.headers["location"] == "/redaction/profile"


def test_a_wrong_password_is_said_beside_the_field_and_the_address_stays(
    desk: Desk, told: list[Happening]
) -> None:
    person = desk.person(Role.JOURNALIST)

    answer = Client().post(LOGIN, {"login": person.email, "password": "not this one"})

    page = answer.content.decode()
    assert error_beside(page, "password") == ("This address and this password do not go together.")
    assert 'aria-describedby="id_password_error"' in page
    assert f'value="{person.email}"' in page
    assert "not this one" not in page
    assert told == [("sign_in_failed", "", person.email, {"method": "password", "ip": "127.0.0.1"})]


def test_one_may_type_at_once(desk: Desk) -> None:
    person = desk.person(Role.JOURNALIST)
    client = Client()

    first = client.get(LOGIN).content.decode()
    again = client.post(LOGIN, {"login": person.email, "password": "wrong"}).content.decode()

    assert re.findall(r'<input[^>]*name="(\w+)"[^>]* autofocus', first) == ["login"]
    assert re.findall(r'<input[^>]*name="(\w+)"[^>]* autofocus', again) == ["password"]


def test_an_address_that_cannot_be_one_is_said_beside_it(desk: Desk) -> None:
    answer = Client().post(LOGIN, {"login": "camille", "password": PASSWORD})

    page = answer.content.decode()
    assert error_beside(page, "login") == "Enter a valid email address."
    assert 'value="camille"' in page


def test_the_page_speaks_the_browsers_language(desk: Desk) -> None:
    page = Client(headers={"accept-language": "fr"}).get(LOGIN).content.decode()

    assert '<html lang="fr">' in page


def test_a_closed_account_is_told_so_and_stays_outside(desk: Desk, told: list[Happening]) -> None:
    person = desk.person(Role.JOURNALIST)
    person.is_active = False
    person.save()
    client = Client()

    answer = client.post(LOGIN, {"login": person.email, "password": PASSWORD}, follow=True)

    assert answer.redirect_chain == [("/redaction/login/closed", 302)]
    assert "This account is closed" in answer.content.decode()
    assert client.get("/redaction/").status_code == 302
    assert [action for action, *_ in told] == ["sign_in_failed"]


def test_signing_out_needs_a_click_and_ends_the_session(desk: Desk, told: list[Happening]) -> None:
    person = desk.person(Role.JOURNALIST)
    client = desk.client(person)

    looked = client.get("/redaction/logout")
    still = client.get("/redaction/").status_code
    answer = client.post("/redaction/logout")

    assert (looked.status_code, still) == (200, 200)
    assert answer.headers["location"] == LOGIN
    assert client.get("/redaction/").status_code == 302
    assert told == [("sign_out", person.email, "", {})]


def test_who_is_signed_in_is_not_asked_again(desk: Desk) -> None:
    client = desk.client(desk.person(Role.JOURNALIST))

    assert client.get(LOGIN).headers["location"] == "/redaction/"
