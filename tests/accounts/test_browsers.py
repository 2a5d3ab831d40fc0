"""Where somebody is signed in."""

import re

from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from filrouge.accounts.models import User
from filrouge.accounts.role import Role
from tests.accounts.conftest import Happening
from tests.accounts.test_login import LOGIN
from tests.newsroom.desk import PASSWORD, Desk

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)


def browser(person: User, user_agent: str, ip: str = "127.0.0.1") -> Client:
    """Give a browser in which somebody signed in."""
    client = Client(headers={"user-agent": user_agent}, REMOTE_ADDR=ip)
    client.post(LOGIN, {"login": person.email, "password": PASSWORD})
    return client


def number_of(client: Client) -> int:
    """Give the number by which a session is ended."""
    return int(UserSession.objects.get(session_key=client.session.session_key).pk)


def test_each_is_named_by_browser_and_place(desk: Desk) -> None:
    person = desk.person(Role.JOURNALIST)
    office = browser(person, FIREFOX)
    browser(person, PHONE, "192.168.1.7")

    page = office.get("/redaction/sessions").content.decode()

    names = re.findall(r"<strong>([^<]+)</strong>", page)
    assert names == ["Firefox on Windows", "Safari on iPhone"]
    assert "127.0.0.1 (this server itself)" in page
    assert "192.168.1.7 (the local network)" in page


def test_an_ended_session_is_nobodys_at_its_next_request(desk: Desk, told: list[Happening]) -> None:
    person = desk.person(Role.JOURNALIST)
    office, phone = browser(person, FIREFOX), browser(person, PHONE)
    before = phone.get("/redaction/").status_code
    told.clear()

    office.post(f"/redaction/sessions/{number_of(phone)}/end")

    assert (before, phone.get("/redaction/").status_code) == (200, 302)
    assert phone.get("/redaction/session").json()["signed_in"] is False
    assert office.get("/redaction/").status_code == 200
    assert told == [("session_ended", person.email, "", {})]


def test_ending_this_one_is_signing_out(desk: Desk) -> None:
    person = desk.person(Role.JOURNALIST)
    office = browser(person, FIREFOX)

    answer = office.post(f"/redaction/sessions/{number_of(office)}/end")

    assert answer.headers["location"] == LOGIN
    assert office.get("/redaction/").status_code == 302


def test_all_others_are_ended_at_once(desk: Desk, told: list[Happening]) -> None:
    person = desk.person(Role.JOURNALIST)
    office, phone, home = (browser(person, agent) for agent in (FIREFOX, PHONE, FIREFOX))
    told.clear()

    office.post("/redaction/sessions/end")

    statuses = [each.get("/redaction/").status_code for each in (office, phone, home)]
    assert statuses == [200, 302, 302]
    assert told == [("sessions_ended", person.email, "", {"count": 2})]


def test_a_session_in_use_is_noted_once_a_minute(
    desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    office = browser(desk.person(Role.JOURNALIST), FIREFOX)
    office.get("/redaction/session")

    # The session and the person are read; nothing is written.
    with django_assert_num_queries(2):
        office.get("/redaction/session")

    cache.clear()
    before = UserSession.objects.get().last_seen_at
    office.get("/redaction/session")
    assert UserSession.objects.get().last_seen_at > before
