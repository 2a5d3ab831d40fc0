"""A code from an app as the second step, and recovery codes."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client, TestCase

from filrouge.accounts.models import User
from filrouge.accounts.role import Role
from tests.accounts.conftest import Happening
from tests.accounts.test_login import LOGIN, error_beside
from tests.newsroom.desk import PASSWORD, Desk

STEP = "/redaction/login/step"
APP = "/redaction/security/app"
AT = 1_786_557_600.0
"""12 August 2026, 18:00 UTC."""


class Clock:
    """The clock of app and server."""

    now = AT

    def __call__(self) -> float:
        return self.now

    def code(self, secret: str) -> str:
        """Give what the app shows (RFC 6238)."""
        return str(format_hotp_value(hotp_value(secret, int(self.now) // 30)))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(time, "time", clock)
    return clock


def confirmed(client: Client, path: str) -> str:
    """Ask for a page that wants to know once more who one is, say so, and give the page."""
    asked = client.get(path)
    assert asked.headers["location"].startswith("/redaction/security/confirm?next=")
    answer = client.post(asked.headers["location"], {"password": PASSWORD}, follow=True)
    assert answer.request["PATH_INFO"] == path
    return answer.content.decode()


def set_up(client: Client, clock: Clock) -> tuple[str, list[str]]:
    """Set up an app; give its key and the recovery codes."""
    page = confirmed(client, APP)
    found = re.search(r"<code>([A-Z2-7]{32})</code>", page)
    assert found
    # A test is one transaction, in which what waits for the commit would never come.
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = client.post(APP, {"code": clock.code(found[1])})
    shown = client.get(answer.headers["location"])
    assert shown.request["PATH_INFO"] == "/redaction/security/codes"
    return found[1], re.findall(r"<code>(\d{8})</code>", shown.content.decode())


def with_app(desk: Desk, clock: Clock) -> tuple[User, str, list[str]]:
    """Give somebody who has an app, signed out, some minutes later."""
    person = desk.person(Role.JOURNALIST)
    key, codes = set_up(desk.client(person), clock)
    clock.now += 300
    return person, key, codes


def to_the_step(person: User) -> Client:
    """Give a browser in which the password was right."""
    client = Client()
    answer = client.post(LOGIN, {"login": person.email, "password": PASSWORD})
    assert answer.headers["location"] == STEP
    return client


def test_after_the_password_the_apps_code_is_asked_for(
    desk: Desk, clock: Clock, told: list[Happening]
) -> None:
    person, key, codes = with_app(desk, clock)
    client = to_the_step(person)
    between = client.get("/redaction/").status_code

    answer = client.post(STEP, {"code": clock.code(key)})

    assert len(set(codes)) == 10
    assert between == 302, "the password alone opens nothing"
    assert answer.headers["location"] == "/redaction/"
    assert client.get("/redaction/").status_code == 200
    assert told == [
        ("totp_added", person.email, "", {}),
        ("recovery_codes_added", person.email, "", {}),
        ("sign_in", person.email, "", {"method": "password+totp", "ip": "127.0.0.1"}),
    ]


def test_a_code_by_mail_does_not_go_round_the_app(desk: Desk, clock: Clock) -> None:
    from django.core import mail

    from filrouge.accounts.mail import wait_until_sent
    from tests.accounts.test_code import ASK, CONFIRM, code_in

    person, _key, _codes = with_app(desk, clock)
    client = Client()
    client.post(ASK, {"email": person.email})
    wait_until_sent()

    answer = client.post(CONFIRM, {"code": code_in(mail.outbox[-1])})

    assert answer.headers["location"] == STEP
    assert client.get("/redaction/").status_code == 302


def test_a_phones_clock_may_be_half_a_minute_off(desk: Desk, clock: Clock) -> None:
    person, key, _codes = with_app(desk, clock)
    code = clock.code(key)
    client = to_the_step(person)

    clock.now += 30
    answer = client.post(STEP, {"code": code})

    assert answer.headers["location"] == "/redaction/"


def test_a_code_that_somebody_watched_being_typed_does_not_open_a_second_time(
    desk: Desk, clock: Clock
) -> None:
    person, key, _codes = with_app(desk, clock)
    code = clock.code(key)
    to_the_step(person).post(STEP, {"code": code})
    thief = to_the_step(person)

    clock.now += 31
    page = thief.post(STEP, {"code": code[:3] + " " + code[3:]}).content.decode()

    assert error_beside(page, "code") == "This code is not right, or it was used already."
    assert thief.get("/redaction/").status_code == 302


def test_a_recovery_code_opens_once(desk: Desk, clock: Clock) -> None:
    person, _key, codes = with_app(desk, clock)

    first = to_the_step(person).post(STEP, {"code": codes[3]})
    second = to_the_step(person).post(STEP, {"code": codes[3]})

    assert first.headers["location"] == "/redaction/"
    assert error_beside(second.content.decode(), "code")


def test_recovery_codes_are_shown_once(desk: Desk, clock: Clock) -> None:
    person = desk.person(Role.JOURNALIST)
    client = desk.client(person)
    _key, codes = set_up(client, clock)

    again = client.get("/redaction/security/codes").content.decode()

    assert len(codes) == 10
    assert not any(code in again for code in codes)
    assert "shown once" in again


def test_new_recovery_codes_replace_the_old(
    desk: Desk, clock: Clock, told: list[Happening]
) -> None:
    person = desk.person(Role.JOURNALIST)
    client = desk.client(person)
    _key, old = set_up(client, clock)
    told.clear()

    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post("/redaction/security/codes/new")
    shown = client.get("/redaction/security/codes").content.decode()
    new = re.findall(r"<code>(\d{8})</code>", shown)

    assert len(new) == 10
    assert not set(new) & set(old)
    assert error_beside(to_the_step(person).post(STEP, {"code": old[0]}).content.decode(), "code")
    assert told[0] == ("recovery_codes_renewed", person.email, "", {})


def test_removing_the_app_ends_the_second_step(
    desk: Desk, clock: Clock, told: list[Happening]
) -> None:
    person, _key, _codes = with_app(desk, clock)
    client = desk.client(person)
    told.clear()

    confirmed(client, "/redaction/security/app/remove")
    client.post("/redaction/security/app/remove")

    answer = Client().post(LOGIN, {"login": person.email, "password": PASSWORD})
    assert answer.headers["location"] == "/redaction/"
    assert {action for action, *_ in told} >= {"totp_removed", "recovery_codes_removed"}


def test_a_wrong_first_code_sets_up_nothing(desk: Desk, clock: Clock) -> None:
    person = desk.person(Role.JOURNALIST)
    client = desk.client(person)
    page = confirmed(client, APP)
    key = re.search(r"<code>([A-Z2-7]{32})</code>", page)

    wrong = client.post(APP, {"code": "000000"}).content.decode()

    assert error_beside(wrong, "code") == "This code is not right, or it was used already."
    assert key
    assert key[1] in wrong, "the key that was scanned stays"
    answer = Client().post(LOGIN, {"login": person.email, "password": PASSWORD})
    assert answer.headers["location"] == "/redaction/"


@pytest.mark.parametrize(
    "path",
    [
        "/redaction/security/app",
        "/redaction/security/passkeys/add",
    ],
)
def test_how_one_signs_in_is_changed_only_by_who_signed_in_just_now(
    desk: Desk, clock: Clock, path: str
) -> None:
    client = desk.client(desk.person(Role.JOURNALIST))
    confirmed(client, path)
    still = client.get(path).status_code

    clock.now += 301
    late = client.get(path)

    assert still == 200
    assert late.headers["location"].startswith("/redaction/security/confirm")


def test_a_wrong_password_confirms_nothing(desk: Desk) -> None:
    client = desk.client(desk.person(Role.JOURNALIST))
    asked = client.get(APP).headers["location"]

    page = client.post(asked, {"password": "not this one"}).content.decode()

    assert error_beside(page, "password") == "This is not your password."
    assert client.get(APP).status_code == 302
