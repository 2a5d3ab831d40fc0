"""Passwords: forgotten, changed, refused."""

import re
from urllib.parse import urlsplit

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from filrouge.accounts import person
from filrouge.accounts.role import Role
from tests.accounts.conftest import Happening, Mails
from tests.accounts.test_login import LOGIN, error_beside
from tests.newsroom.desk import PASSWORD, Desk

NEW = "un merle sous la pluie"


def link_in(mail: EmailMessage) -> str:
    """Give the path of the link that a mail carries."""
    found = re.search(r"^http://localhost(\S+)$", str(mail.body), re.MULTILINE)
    assert found, mail.body
    return found[1]


def test_a_link_by_mail_leads_to_a_new_password(
    desk: Desk, mails: Mails, told: list[Happening]
) -> None:
    person = desk.person(Role.JOURNALIST)
    client = Client(headers={"host": "localhost"})
    elsewhere = desk.client(person)

    asked = client.post("/redaction/password/reset", {"email": person.email})
    form = client.get(link_in(mails()[0]), follow=True)
    saved = client.post(form.request["PATH_INFO"], {"password1": NEW}, follow=True)

    assert asked.headers["location"] == "/redaction/password/reset/sent"
    assert "new password is saved" in saved.content.decode()
    assert elsewhere.get("/redaction/").status_code == 302, "other sessions have ended"
    assert client.post(LOGIN, {"login": person.email, "password": NEW}).status_code == 302
    assert client.get("/redaction/").status_code == 200
    assert [action for action, *_ in told] == ["password_reset", "sign_in"]
    assert [mail.subject for mail in mails()] == [
        "A new password for Filrouge",
        "How you sign in to Filrouge was changed",
    ]


def test_the_link_holds_once(desk: Desk, mails: Mails) -> None:
    person = desk.person(Role.JOURNALIST)
    client = Client(headers={"host": "localhost"})
    client.post("/redaction/password/reset", {"email": person.email})
    link = link_in(mails()[0])
    form = client.get(link, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": NEW})

    again = client.get(link)

    assert "This link no longer holds" in again.content.decode()


def test_the_links_secret_leaves_the_address_before_the_form_is_shown(
    desk: Desk, mails: Mails
) -> None:
    person = desk.person(Role.JOURNALIST)
    client = Client(headers={"host": "localhost"})
    client.post("/redaction/password/reset", {"email": person.email})
    link = link_in(mails()[0])

    shown = client.get(link, follow=True)

    secret = link.rpartition("/")[2]
    assert secret not in shown.request["PATH_INFO"]
    assert secret not in shown.content.decode()


def test_changing_it_asks_for_the_present_one_and_ends_other_sessions(
    desk: Desk, told: list[Happening]
) -> None:
    person = desk.person(Role.JOURNALIST)
    client, elsewhere = desk.client(person), desk.client(person)

    refused = client.post(
        "/redaction/password/change", {"oldpassword": "no such thing", "password1": NEW}
    )
    done = client.post(
        "/redaction/password/change", {"oldpassword": PASSWORD, "password1": NEW}, follow=True
    )

    assert error_beside(refused.content.decode(), "oldpassword") == (
        "This is not your present password."
    )
    assert "Your password is changed." in done.content.decode()
    assert client.get("/redaction/").status_code == 200
    assert elsewhere.get("/redaction/").status_code == 302
    assert told == [("password_changed", person.email, "", {})]


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("elevenchars", "This password is too short. It must contain at least 12 characters."),
        ("telechargement", "This password is too common."),
        ("journalist-1@example.org", "The password is too similar to the Email."),
        ("Camille Dorian", "The password is too similar to the Name."),
    ],
)
def test_a_weak_password_is_refused_in_words(desk: Desk, password: str, said: str) -> None:
    person = desk.person(Role.JOURNALIST, name="Camille Dorian")

    answer = desk.client(person).post(
        "/redaction/password/change", {"oldpassword": PASSWORD, "password1": password}
    )

    page = answer.content.decode()
    assert said in error_beside(page, "password1")
    assert password not in page.replace(person.email, "").replace(person.name, "")
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_who_has_no_password_sets_one(desk: Desk, told: list[Happening]) -> None:
    person = desk.person(Role.JOURNALIST)
    person.set_unusable_password()
    person.save()
    client = desk.client(person)

    led = client.get("/redaction/password/change")
    client.post("/redaction/password/set", {"password1": NEW})

    assert led.headers["location"] == "/redaction/password/set"
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert told == [("password_set", person.email, "", {})]


def test_passwords_are_kept_by_argon2() -> None:
    import filrouge.project.settings as real

    assert real.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_a_link_from_the_command_line_leads_to_a_new_password(
    desk: Desk, told: list[Happening]
) -> None:
    user = desk.person(Role.JOURNALIST)
    link = person.reset_link(user)
    client = Client(headers={"host": "localhost"})

    form = client.get(urlsplit(link).path, follow=True)
    client.post(form.request["PATH_INFO"], {"password1": NEW})

    assert client.post(LOGIN, {"login": user.email, "password": NEW}).status_code == 302
    assert next(action for action, *_ in told) == "password_link"
    assert "no longer" in client.get(urlsplit(link).path, follow=True).content.decode()


def test_a_password_from_the_command_line_ends_sessions(
    desk: Desk, told: list[Happening], mails: Mails
) -> None:
    user = desk.person(Role.JOURNALIST)
    elsewhere = desk.client(user)

    person.set_password(user, NEW)

    assert elsewhere.get("/redaction/").status_code == 302
    assert told[-1][:3] == ("password_changed", "", user.email)
    assert [mail.to for mail in mails()] == [[user.email]]
