"""Another address for one's own account."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from filrouge.accounts.models import User
from filrouge.accounts.role import Role
from filrouge.project.words import load_words
from tests.accounts.conftest import BreakMailServer, Happening, Mails
from tests.accounts.test_code import ASK, CONFIRM, code_in
from tests.accounts.test_login import LOGIN, error_beside
from tests.accounts.test_password import link_in
from tests.accounts.test_second_step import Clock, clock, confirmed
from tests.newsroom.desk import PASSWORD, Desk

__all__ = ["clock"]

CHANGE = "/redaction/security/email"
CODE = "/redaction/security/email/code"
NEW = "camille.new@example.org"


def asking(desk: Desk, person: User) -> Client:
    """Give the browser of somebody who has said once more who they are."""
    client = desk.client(person)
    confirmed(client, CHANGE)
    return client


def opens(email: str) -> bool:
    """Say whether one can sign in with an address."""
    answer = Client().post(LOGIN, {"login": email, "password": PASSWORD})
    return answer.status_code == 302


def test_the_code_sent_to_the_new_address_makes_it_the_accounts(
    desk: Desk, mails: Mails, told: list[Happening]
) -> None:
    person = desk.person(Role.JOURNALIST, name="Camille Roy")
    old = person.email
    client = asking(desk, person)

    asked = client.post(CHANGE, {"email": "Camille.New@Example.org"})
    (mail,) = mails()
    between = (opens(old), opens(NEW))
    told.clear()
    done = client.post(CODE, {"code": code_in(mail).lower()}, follow=True)

    assert asked.headers["location"] == CODE
    assert mail.to == [NEW]
    assert between == (True, False), "it does not count before it is confirmed"
    assert done.request["PATH_INFO"] == "/redaction/security"
    assert "Your address is changed." in done.content.decode()
    assert f"<strong>{NEW}</strong>" in done.content.decode()
    assert told == [("email_changed", NEW, old, {"after": NEW})]
    assert (opens(old), opens(NEW)) == (False, True)


def test_the_old_address_is_told(desk: Desk, mails: Mails) -> None:
    person = desk.person(Role.JOURNALIST, name="Camille Roy")
    person.language = "fr"
    person.save()
    load_words()
    old = person.email
    client = asking(desk, person)
    client.post(CHANGE, {"email": NEW})

    client.post(CODE, {"code": code_in(mails()[0])})

    code, news = mails()
    assert (code.to, news.to) == ([NEW], [old])
    assert "Bonjour Camille Roy" in str(news.body)
    assert f"Vous vous connectez désormais avec {NEW}." in str(news.body)
    assert "Camille Roy" not in str(code.body), "it may be a stranger's address"


def test_only_who_says_once_more_who_they_are_is_asked(desk: Desk, mails: Mails) -> None:
    client = desk.client(desk.person(Role.JOURNALIST))

    answer = client.post(CHANGE, {"email": NEW})
    resumed = client.post(answer.headers["location"], {"password": PASSWORD})

    assert answer.headers["location"].startswith("/redaction/security/confirm?next=")
    assert [mail.to for mail in mails()] == [[NEW]]
    assert resumed.headers["location"] == CODE, "what was typed is not lost"


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("camille", "Enter a valid email address."),
        ("here@example.org", "There is an account with this address already."),
        ("HERE@example.org", "There is an account with this address already."),
        (f"{'a' * 250}@example.org", "Ensure this value has at most 254 characters"),
    ],
)
def test_an_address_that_cannot_be_is_said_beside_it(
    desk: Desk, mails: Mails, email: str, said: str
) -> None:
    User.objects.create_user("here@example.org", None, name="Here")
    client = asking(desk, desk.person(Role.JOURNALIST))

    page = client.post(CHANGE, {"email": email}).content.decode()

    assert said in error_beside(page, "email")
    assert f'value="{email}"' in page
    assert mails() == []


def test_when_the_mail_cannot_be_sent_it_is_said_and_no_code_is_asked_for(
    desk: Desk, break_mail_server: BreakMailServer
) -> None:
    break_mail_server()
    client = asking(desk, desk.person(Role.JOURNALIST))

    page = client.post(CHANGE, {"email": NEW}).content.decode()

    assert error_beside(page, "email") == "The mail could not be sent; try again in a moment."
    assert client.get(CODE).headers["location"] == CHANGE


def test_a_wrong_code_is_said_beside_the_field_and_the_third_ends_it(
    desk: Desk, mails: Mails
) -> None:
    person = desk.person(Role.JOURNALIST)
    client = asking(desk, person)
    client.post(CHANGE, {"email": NEW})

    first = client.post(CODE, {"code": "BBBB-BBBB"}).content.decode()
    client.post(CODE, {"code": "CCCC-CCCC"})
    third = client.post(CODE, {"code": "DDDD-DDDD"}, follow=True)
    late = client.post(CODE, {"code": code_in(mails()[0])})

    assert error_beside(first, "code") == "This is not the code that was sent."
    assert "Too many wrong codes." in third.content.decode()
    assert late.headers["location"] == CHANGE
    assert (opens(person.email), opens(NEW)) == (True, False)


def test_the_code_is_good_for_ten_minutes(desk: Desk, mails: Mails, clock: Clock) -> None:
    person = desk.person(Role.JOURNALIST)
    client = asking(desk, person)
    client.post(CHANGE, {"email": NEW})
    code = code_in(mails()[0])

    clock.now += 601
    late = client.post(CODE, {"code": code}, follow=True)

    assert "That code no longer holds. Have a new one sent." in late.content.decode()
    assert not User.objects.filter(email=NEW).exists()


def test_the_code_is_good_in_the_browser_that_asked(desk: Desk, mails: Mails) -> None:
    person = desk.person(Role.JOURNALIST)
    client, elsewhere = asking(desk, person), asking(desk, person)
    client.post(CHANGE, {"email": NEW})

    answer = elsewhere.post(CODE, {"code": code_in(mails()[0])})

    assert answer.headers["location"] == CHANGE
    assert not User.objects.filter(email=NEW).exists()


def test_a_code_for_one_address_does_not_confirm_another(desk: Desk, mails: Mails) -> None:
    client = asking(desk, desk.person(Role.JOURNALIST))
    client.post(CHANGE, {"email": NEW})
    code = code_in(mails()[0])
    client.post(CHANGE, {"email": "boss@example.org"})

    page = client.post(CODE, {"code": code}).content.decode()

    assert error_beside(page, "code") == "This is not the code that was sent."
    assert not User.objects.filter(email__in=[NEW, "boss@example.org"]).exists()


def test_it_became_somebody_elses_in_the_meantime(
    desk: Desk, mails: Mails, told: list[Happening]
) -> None:
    person = desk.person(Role.JOURNALIST)
    client = asking(desk, person)
    client.post(CHANGE, {"email": NEW})
    User.objects.create_user(NEW, None, name="Other")
    told.clear()

    page = client.post(CODE, {"code": code_in(mails()[0])}, follow=True).content.decode()

    assert "There is an account with this address already." in page
    assert opens(person.email)
    assert [action for action, *_ in told] == ["sign_in"]
    assert len(mails()) == 1


def test_an_administrators_change_ends_what_was_asked_for_before(desk: Desk, mails: Mails) -> None:
    """Somebody at a colleague's open browser asked for a code; an administrator steps in."""
    administrator, person = desk.person(Role.ADMINISTRATOR), desk.person(Role.JOURNALIST)
    thief = asking(desk, person)
    thief.post(CHANGE, {"email": "thief@example.org"})
    code = code_in(mails()[0])

    desk.client(administrator).post(f"/redaction/people/{person.pk}/email", {"email": NEW})
    thief.post(CODE, {"code": code})

    person.refresh_from_db()
    assert person.email == NEW


class TestFlood:
    """Somebody has codes sent to strangers, one after another."""

    def test_three_to_one_address_a_minute(self, desk: Desk, mails: Mails) -> None:
        client = asking(desk, desk.person(Role.JOURNALIST))

        for _ in range(3):
            client.post(CHANGE, {"email": NEW})
        page = client.post(CHANGE, {"email": NEW}).content.decode()

        assert error_beside(page, "email") == "Too many tries. Wait a minute, then try again."
        assert len(mails()) == 3

    def test_ten_by_one_person_a_minute(self, desk: Desk, mails: Mails) -> None:
        client = asking(desk, desk.person(Role.JOURNALIST))

        for number in range(12):
            client.post(CHANGE, {"email": f"stranger-{number}@example.org"})

        assert len(mails()) == 10


class TestTheOldMailbox:
    """Somebody reads the mailbox that an account had before, or has the address now."""

    def change(self, desk: Desk, person: User, email: str) -> None:
        """Change somebody's address, as an administrator."""
        client = desk.client(desk.person(Role.ADMINISTRATOR))
        client.post(f"/redaction/people/{person.pk}/email", {"email": email})

    def test_a_link_sent_there_before_no_longer_holds(self, desk: Desk, mails: Mails) -> None:
        person = desk.person(Role.JOURNALIST)
        client = Client(headers={"host": "localhost"})
        client.post("/redaction/password/reset", {"email": person.email})

        self.change(desk, person, NEW)
        page = client.get(link_in(mails()[0]), follow=True).content.decode()

        assert "This link no longer holds" in page

    def test_a_code_sent_there_before_no_longer_holds(
        self, desk: Desk, mails: Mails, told: list[Happening]
    ) -> None:
        person = desk.person(Role.JOURNALIST)
        client = Client()
        client.post(ASK, {"email": person.email})

        self.change(desk, person, NEW)
        answer = client.post(CONFIRM, {"code": code_in(mails()[0])}, follow=True)

        assert "This is not the code that was sent." in answer.content.decode()
        assert client.get("/redaction/").status_code == 302
        assert "sign_in" not in [action for action, *_ in told]

    @pytest.mark.parametrize("path", [ASK, "/redaction/password/reset"])
    def test_who_has_the_address_now_gets_nothing_of_who_had_it(
        self, desk: Desk, mails: Mails, path: str
    ) -> None:
        person = desk.person(Role.ADMINISTRATOR)
        old = person.email
        client = Client(headers={"host": "localhost"})
        # allauth's own token would have written the old address down at this.
        client.post("/redaction/password/reset", {"email": old})
        self.change(desk, person, NEW)
        User.objects.create_user(old, PASSWORD, name="Heir", language="en")
        before = len(mails())

        client.post(path, {"email": old})

        (mail,) = mails()[before:]
        assert (mail.to, "Hello Heir" in str(mail.body)) == ([old], True)

    def test_addresses_are_kept_in_one_place(self, desk: Desk, mails: Mails) -> None:
        person = desk.person(Role.JOURNALIST)
        client = Client(headers={"host": "localhost"})

        client.post("/redaction/password/reset", {"email": person.email})
        client.post(ASK, {"email": person.email})
        client.post(CONFIRM, {"code": code_in(mails()[1])})

        assert client.get("/redaction/").status_code == 200
        assert not EmailAddress.objects.exists()
