"""Signing in from a page that stays where it is."""

from typing import Any

import pytest
from django.test import Client

from filrouge.accounts.models import User
from filrouge.accounts.role import Role
from tests.accounts.conftest import Happening
from tests.accounts.test_second_step import Clock, clock, with_app
from tests.newsroom.desk import PASSWORD, Desk

__all__ = ["clock"]

SESSION = "/redaction/session"


class Page:
    """An open page: a browser that checks for forgery, and the token it was given last."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.csrf = ""

    def ask(self) -> dict[str, Any]:
        """Ask who is signed in."""
        answer: dict[str, Any] = self.client.get(SESSION).json()
        self.csrf = answer["csrf"]
        return answer

    def send(self, **body: Any) -> tuple[int, dict[str, Any]]:
        """Sign in; give the status and the answer."""
        response = self.client.post(
            SESSION, body, content_type="application/json", headers={"x-csrftoken": self.csrf}
        )
        answer: dict[str, Any] = response.json()
        self.csrf = answer.get("csrf", self.csrf)
        return response.status_code, answer


def signed_in(person: User, page: Page) -> dict[str, Any]:
    """Give the answer to somebody who is signed in."""
    return {
        "signed_in": True,
        "csrf": page.csrf,
        "id": person.pk,
        "name": person.name,
        "needs": None,
    }


def test_nobody_is_signed_in_then_somebody_is(desk: Desk, told: list[Happening]) -> None:
    person = desk.person(Role.JOURNALIST)
    page = Page()

    before = page.ask()
    status, answer = page.send(email=person.email, password=PASSWORD)

    assert before == {
        "signed_in": False,
        "csrf": before["csrf"],
        "id": None,
        "name": "",
        "needs": None,
    }
    assert (status, answer) == (200, signed_in(person, page))
    after = page.ask()
    assert after == signed_in(person, page)
    assert told == [("sign_in", person.email, "", {"method": "password", "ip": "127.0.0.1"})]


def test_the_token_of_the_answer_is_good_for_the_next_request(desk: Desk) -> None:
    person = desk.person(Role.JOURNALIST)
    page = Page()
    page.ask()
    page.send(email=person.email, password=PASSWORD)

    answer = page.client.post("/redaction/logout", headers={"x-csrftoken": page.csrf})

    assert answer.status_code == 302
    assert page.ask()["signed_in"] is False


def test_a_wrong_password_is_answered_with_a_sentence(desk: Desk) -> None:
    person = desk.person(Role.JOURNALIST)
    page = Page()
    page.ask()

    status, answer = page.send(email=person.email, password="not this one")

    assert (status, answer) == (
        400,
        {
            "signed_in": False,
            "code": "wrong",
            "detail": "This address and this password do not go together.",
        },
    )


def test_the_second_step_is_asked_for_and_taken(desk: Desk, clock: Clock) -> None:
    person, key, _codes = with_app(desk, clock)
    page = Page()
    page.ask()

    first = page.send(email=person.email, password=PASSWORD, expected=person.pk)
    wrong = page.send(code="000000", expected=person.pk)
    second = page.send(code=clock.code(key), expected=person.pk)

    assert (first[0], first[1]["signed_in"], first[1]["needs"]) == (200, False, "code")
    assert (wrong[0], wrong[1]["code"]) == (400, "wrong")
    assert second == (200, signed_in(person, page))


def test_a_code_without_a_password_before_it_opens_nothing(desk: Desk, clock: Clock) -> None:
    _person, key, _codes = with_app(desk, clock)
    page = Page()
    page.ask()

    status, answer = page.send(code=clock.code(key))

    assert (status, answer["code"]) == (400, "start_again")


def test_somebody_else_is_told_so_and_not_signed_in(desk: Desk, told: list[Happening]) -> None:
    writer, other = desk.person(Role.JOURNALIST), desk.person(Role.LAWYER, name="Noa")
    page = Page()
    page.ask()

    status, answer = page.send(email=other.email, password=PASSWORD, expected=writer.pk)

    assert (status, answer) == (
        409,
        {
            "signed_in": False,
            "code": "someone_else",
            "id": other.pk,
            "detail": "This page is somebody else’s. Open another one to work as Noa.",
        },
    )
    assert page.ask()["signed_in"] is False
    assert told == []


def test_a_closed_account_is_told_so(desk: Desk) -> None:
    person = desk.person(Role.JOURNALIST)
    person.is_active = False
    person.save()
    page = Page()
    page.ask()

    status, answer = page.send(email=person.email, password=PASSWORD)

    assert (status, answer["code"]) == (403, "closed")
    assert page.ask()["signed_in"] is False


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"email": 1}', b'{"expected": "me"}', b'{"credential": []}']
)
def test_what_cannot_be_read_is_answered_in_words(desk: Desk, body: bytes) -> None:
    answer = Client().post(SESSION, body, content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


def test_it_is_limited_as_the_page_is(desk: Desk) -> None:
    person = desk.person(Role.JOURNALIST)
    page = Page()
    page.ask()
    for _ in range(5):
        page.send(email=person.email, password="not this one")

    status, answer = page.send(email=person.email, password=PASSWORD)

    assert (status, answer["code"]) == (429, "too_many")
    assert answer["detail"] == "Too many tries. Wait five minutes, then try again."
    assert page.ask()["signed_in"] is False


def test_no_token_no_entry_and_the_refusal_is_json(desk: Desk) -> None:
    person = desk.person(Role.JOURNALIST)
    page = Page()

    status, answer = page.send(email=person.email, password=PASSWORD)

    assert (status, answer["code"]) == (403, "csrf")
    assert page.ask()["signed_in"] is False


def test_no_answer_may_be_kept_by_a_cache(desk: Desk) -> None:
    assert Client().get(SESSION).headers["cache-control"] == "no-store"
