"""Signing in with a code by mail."""

import re

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from filrouge.accounts.role import Role
from tests.accounts.conftest import Happening, Mails
from tests.accounts.test_login import error_beside
from tests.newsroom.desk import Desk

ASK = "/redaction/login/code"
CONFIRM = "/redaction/login/code/confirm"


def code_in(mail: EmailMessage) -> str:
    """Give the code that a mail carries."""
    found = re.search(r"^[A-Z]{4}-[A-Z]{4}$", str(mail.body), re.MULTILINE)
    assert found
    return found[0]


def test_the_code_of_the_mail_opens_the_door(
    desk: Desk, mails: Mails, told: list[Happening]
) -> None:
    person = desk.person(Role.JOURNALIST, name="Camille Roy")
    client = Client()

    asked = client.post(ASK, {"email": person.email}, follow=True)
    (mail,) = mails()
    code = code_in(mail)
    answer = client.post(CONFIRM, {"code": code.replace("-", "").lower()})

    assert person.email in asked.content.decode()
    assert (mail.to, mail.subject) == ([person.email], f"{code} is your code for Filrouge")
    assert "Hello Camille Roy," in str(mail.body)
    assert answer.headers["location"] == "/redaction/"
    assert client.get("/redaction/").status_code == 200
    assert told == [("sign_in", person.email, "", {"method": "code", "ip": "127.0.0.1"})]


def test_the_mail_is_in_the_persons_language(desk: Desk, mails: Mails) -> None:
    person = desk.person(Role.JOURNALIST)
    person.language = "fr"
    person.save()

    Client(headers={"accept-language": "en"}).post(ASK, {"email": person.email})

    (mail,) = mails()
    assert code_in(mail) in mail.subject


def test_a_wrong_code_is_said_beside_the_field_and_the_third_ends_it(
    desk: Desk, mails: Mails, told: list[Happening]
) -> None:
    person = desk.person(Role.JOURNALIST)
    client = Client()
    client.post(ASK, {"email": person.email})
    right = code_in(mails()[0])

    first = client.post(CONFIRM, {"code": "BBBB-BBBB"}).content.decode()
    client.post(CONFIRM, {"code": "CCCC-CCCC"})
    third = client.post(CONFIRM, {"code": "DDDD-DDDD"})
    late = client.post(CONFIRM, {"code": right})

    assert error_beside(first, "code") == "This is not the code that was sent."
    assert third.headers["location"] == ASK
    assert late.headers["location"] == ASK
    assert client.get("/redaction/").status_code == 302
    assert [action for action, *_ in told] == ["sign_in_failed"] * 3


def test_a_code_is_good_for_ten_minutes(
    desk: Desk, mails: Mails, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    person = desk.person(Role.JOURNALIST)
    client = Client()
    client.post(ASK, {"email": person.email})
    code = code_in(mails()[0])
    later = time.time() + 601

    monkeypatch.setattr("time.time", lambda: later)
    answer = client.post(CONFIRM, {"code": code})

    assert answer.headers["location"] == ASK
    assert client.get("/redaction/").status_code == 302


def test_a_code_is_good_once_and_in_the_browser_that_asked(desk: Desk, mails: Mails) -> None:
    person = desk.person(Role.JOURNALIST)
    client, other = Client(), Client()
    client.post(ASK, {"email": person.email})
    code = code_in(mails()[0])

    elsewhere = other.post(CONFIRM, {"code": code})
    client.post(CONFIRM, {"code": code})
    client.post("/redaction/logout")
    again = client.post(CONFIRM, {"code": code})

    assert elsewhere.headers["location"] == ASK
    assert again.headers["location"] == ASK
    assert client.get("/redaction/").status_code == 302
