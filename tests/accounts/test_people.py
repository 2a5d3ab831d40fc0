"""Who works here: roles, closed accounts."""

import re

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from filrouge.accounts.models import User
from filrouge.accounts.role import Role
from tests.accounts.conftest import Happening, Mails
from tests.accounts.test_login import LOGIN, error_beside
from tests.newsroom.desk import PASSWORD, Desk


def signed_in(person: User) -> Client:
    """Give a browser in which somebody signed in by the form."""
    client = Client()
    client.post(LOGIN, {"login": person.email, "password": PASSWORD})
    return client


def test_the_list_has_everybody(desk: Desk) -> None:
    administrator = desk.person(Role.ADMINISTRATOR, name="Alix")
    closed = desk.person(Role.LAWYER, name="Noa")
    closed.is_active = False
    closed.save()

    page = desk.client(administrator).get("/redaction/people").content.decode()

    assert page.index("Alix") < page.index("Noa")
    assert f'href="/redaction/people/{closed.pk}"' in page
    assert '<span class="badge">Closed</span>' in page


def test_a_role_is_changed_and_holds_at_once(desk: Desk, told: list[Happening]) -> None:
    administrator = desk.person(Role.ADMINISTRATOR)
    person = desk.person(Role.CONTRIBUTOR)

    answer = desk.client(administrator).post(
        f"/redaction/people/{person.pk}/role", {"role": "live_editor"}
    )

    assert answer.headers["location"] == f"/redaction/people/{person.pk}"
    person.refresh_from_db()
    assert person.role == Role.LIVE_EDITOR
    assert told == [
        (
            "role_changed",
            administrator.email,
            person.email,
            {"before": "contributor", "after": "live_editor"},
        )
    ]


def test_a_role_is_called_so_once(desk: Desk) -> None:
    person = desk.person(Role.CONTRIBUTOR)
    client = desk.client(desk.person(Role.ADMINISTRATOR))

    page = client.get(f"/redaction/people/{person.pk}").content.decode()

    assert re.findall(r">Role<", page) == [">Role<"] * 2
    assert '<label class="unseen" for="id_role">Role</label>' in page


def test_there_is_no_such_role(desk: Desk) -> None:
    administrator = desk.person(Role.ADMINISTRATOR)
    person = desk.person(Role.CONTRIBUTOR)

    answer = desk.client(administrator).post(
        f"/redaction/people/{person.pk}/role", {"role": "owner"}
    )

    assert answer.status_code == 400
    assert "owner is not one of the available choices" in error_beside(
        answer.content.decode(), "role"
    )
    person.refresh_from_db()
    assert person.role == Role.CONTRIBUTOR


def test_the_last_administrator_keeps_the_role_and_the_account(
    desk: Desk, told: list[Happening]
) -> None:
    last = desk.person(Role.ADMINISTRATOR)
    gone = desk.person(Role.ADMINISTRATOR)
    gone.is_active = False
    gone.save()
    client = desk.client(last)
    said = "This is the only administrator. Give somebody else that role first."

    role = client.post(f"/redaction/people/{last.pk}/role", {"role": "journalist"})
    close = client.post(f"/redaction/people/{last.pk}/close", follow=True)

    assert error_beside(role.content.decode(), "role") == said
    assert said in close.content.decode()
    last.refresh_from_db()
    assert (last.role, last.is_active) == (Role.ADMINISTRATOR, True)
    assert told == []


def test_one_of_two_administrators_may_step_down(desk: Desk) -> None:
    one = desk.person(Role.ADMINISTRATOR)
    desk.person(Role.ADMINISTRATOR)

    answer = desk.client(one).post(f"/redaction/people/{one.pk}/role", {"role": "journalist"})

    assert answer.headers["location"] == "/redaction/profile"
    one.refresh_from_db()
    assert one.role == Role.JOURNALIST


def test_a_closed_account_is_out_at_once_and_for_good(desk: Desk, told: list[Happening]) -> None:
    administrator, person = desk.person(Role.ADMINISTRATOR), desk.person(Role.JOURNALIST)
    browser, office = signed_in(person), desk.client(administrator)
    before = browser.get("/redaction/").status_code
    told.clear()

    office.post(f"/redaction/people/{person.pk}/close")
    closed = browser.get("/redaction/").status_code
    office.post(f"/redaction/people/{person.pk}/reopen")
    reopened = browser.get("/redaction/").status_code

    assert (before, closed, reopened) == (200, 302, 302), "an old session must not come back"
    assert signed_in(person).get("/redaction/").status_code == 200
    assert [(action, subject) for action, _who, subject, _detail in told][:2] == [
        ("account_closed", person.email),
        ("account_reopened", person.email),
    ]
    assert not UserSession.objects.filter(session_key=browser.session.session_key).exists()


def test_closing_twice_is_one_closing(desk: Desk, told: list[Happening]) -> None:
    administrator, person = desk.person(Role.ADMINISTRATOR), desk.person(Role.JOURNALIST)
    office = desk.client(administrator)

    office.post(f"/redaction/people/{person.pk}/close")
    office.post(f"/redaction/people/{person.pk}/close")

    assert [action for action, *_ in told] == ["account_closed"]


class TestAddress:
    """An administrator gives somebody another address to sign in with."""

    NEW = "camille.new@example.org"

    def test_it_holds_at_once_and_both_addresses_are_told(
        self, desk: Desk, mails: Mails, told: list[Happening]
    ) -> None:
        administrator = desk.person(Role.ADMINISTRATOR)
        person = desk.person(Role.JOURNALIST, name="Camille")
        old, path = person.email, f"/redaction/people/{person.pk}"

        page = desk.client(administrator).post(
            f"{path}/email", {"email": "Camille.New@Example.org"}, follow=True
        )

        assert page.request["PATH_INFO"] == path
        assert f"Camille signs in with {self.NEW} from now on." in page.content.decode()
        assert told == [("email_changed", administrator.email, old, {"after": self.NEW})]
        assert [mail.to for mail in mails()] == [[old], [self.NEW]]
        assert all(f"You sign in with {self.NEW}" in str(mail.body) for mail in mails())
        person.refresh_from_db()
        assert signed_in(person).get("/redaction/").status_code == 200
        person.email = old
        assert signed_in(person).get("/redaction/").status_code == 302

    @pytest.mark.parametrize(
        ("email", "said"),
        [
            ("camille", "Enter a valid email address."),
            ("here@example.org", "There is an account with this address already."),
            ("", "This field is required."),
        ],
    )
    def test_one_that_cannot_be_is_said_beside_it_and_nothing_is_changed(
        self, desk: Desk, mails: Mails, told: list[Happening], email: str, said: str
    ) -> None:
        administrator, person = desk.person(Role.ADMINISTRATOR), desk.person(Role.JOURNALIST)
        User.objects.create_user("here@example.org", None, name="Here")

        answer = desk.client(administrator).post(
            f"/redaction/people/{person.pk}/email", {"email": email}
        )

        page, before = answer.content.decode(), person.email
        assert (answer.status_code, error_beside(page, "email")) == (400, said)
        assert email == "" or f'value="{email}"' in page
        assert f"<dd>{before}</dd>" in page
        person.refresh_from_db()
        assert person.email == before
        assert (mails(), told) == ([], [])

    def test_the_address_there_is_changes_nothing(
        self, desk: Desk, mails: Mails, told: list[Happening]
    ) -> None:
        administrator, person = desk.person(Role.ADMINISTRATOR), desk.person(Role.JOURNALIST)

        desk.client(administrator).post(
            f"/redaction/people/{person.pk}/email", {"email": person.email}
        )

        assert (mails(), told) == ([], [])

    def test_ones_own_is_changed_by_a_code_as_everybodys(self, desk: Desk) -> None:
        administrator = desk.person(Role.ADMINISTRATOR)
        client = desk.client(administrator)

        page = client.get(f"/redaction/people/{administrator.pk}").content.decode()
        answer = client.post(f"/redaction/people/{administrator.pk}/email", {"email": self.NEW})

        assert 'href="/redaction/security/email"' in page
        assert answer.headers["location"] == "/redaction/security/email"
        before = administrator.email
        administrator.refresh_from_db()
        assert administrator.email == before
