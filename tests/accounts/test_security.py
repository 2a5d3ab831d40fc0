"""Attacks on the door, each in words; those by trying again and again are in test_guessing.py."""

import re

import msgspec
import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as django_settings
from django.test import Client
from pytest_django import Settings

from filrouge.accounts.models import Invitation, User
from filrouge.accounts.role import Role
from tests.accounts.conftest import BreakMailServer, Mails
from tests.accounts.test_browsers import FIREFOX, browser, number_of
from tests.accounts.test_code import ASK
from tests.accounts.test_login import LOGIN, error_beside
from tests.accounts.test_people import signed_in
from tests.accounts.test_second_step import STEP, Clock, clock, to_the_step, with_app
from tests.newsroom.desk import PASSWORD, Desk
from tests.newsroom.views.asking import text_of

__all__ = ["clock"]

SECURITY = "/redaction/security"
RESET = "/redaction/password/reset"
EVIL = "evil.example"


def at(address: str, settings: Settings) -> None:
    """Put the site at an address."""
    settings.HOUSE = msgspec.structs.replace(django_settings.HOUSE, site_address=address)


def without_tokens(page: bytes) -> str:
    """Give a page without what is made anew at every request."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page.decode())


class TestSessionFixation:
    """Somebody plants a session's cookie in a colleague's browser, and waits for the sign-in."""

    @pytest.mark.parametrize("way", ["form", "script"])
    def test_the_planted_key_is_not_signed_in(self, desk: Desk, way: str) -> None:
        person = desk.person(Role.JOURNALIST)
        thief = Client()
        thief.post(ASK, {"email": "nobody@example.org"})
        planted = thief.session.session_key
        victim = Client()
        victim.cookies["filrouge_session"] = planted or ""
        assert planted

        if way == "form":
            # The thief's code was never asked for here: one begins again.
            victim.post("/redaction/logout")
            victim.post(LOGIN, {"login": person.email, "password": PASSWORD})
        else:
            body = {"email": person.email, "password": PASSWORD}
            victim.post("/redaction/session", body, content_type="application/json")

        assert victim.get("/redaction/").status_code == 200
        assert victim.session.session_key != planted
        thief.cookies["filrouge_session"] = planted
        assert thief.get("/redaction/").status_code == 302

    def test_the_second_step_changes_the_key_too(self, desk: Desk, clock: Clock) -> None:
        person, key, _codes = with_app(desk, clock)
        client = to_the_step(person)
        between = client.session.session_key

        client.post(STEP, {"code": clock.code(key)})

        assert client.session.session_key != between


class TestForgery:
    """A page elsewhere sends a form to the console, with the cookie of whoever looks at it."""

    @pytest.mark.parametrize(
        "path",
        [
            "login",
            "logout",
            "login/code",
            "login/passkey",
            "session",
            "password/change",
            "password/reset",
            "security/app/remove",
            "security/passkeys/add",
            "security/email",
            "security/email/code",
            "sessions/end",
            "profile",
            "people/invite",
            "people/1/role",
            "people/1/email",
            "people/1/close",
        ],
    )
    def test_it_is_refused(self, desk: Desk, path: str) -> None:
        person = desk.person(Role.ADMINISTRATOR)
        client = Client(enforce_csrf_checks=True)
        client.force_login(person)

        answer = client.post(f"/redaction/{path}", headers={"origin": f"https://{EVIL}"})

        assert answer.status_code == 403
        assert client.get("/redaction/").status_code == 200


class TestPoisonedHost:
    """Somebody asks for a colleague's new password with a Host header of their own.

    Were the link made of it, the colleague's click would carry the secret to them.
    """

    @pytest.mark.parametrize("header", ["host", "x-forwarded-host"])
    def test_the_link_is_under_the_sites_address(
        self, desk: Desk, mails: Mails, settings: Settings, header: str
    ) -> None:
        at("https://direct.example.org", settings)
        person = desk.person(Role.JOURNALIST)

        Client(headers={header: EVIL}).post(RESET, {"email": person.email})

        (mail,) = mails()
        assert EVIL not in mail.subject + str(mail.body)
        assert "https://direct.example.org/redaction/password/reset/" in str(mail.body)

    def test_without_a_sites_address_nothing_is_sent_and_it_is_said(
        self, desk: Desk, mails: Mails
    ) -> None:
        person = desk.person(Role.JOURNALIST)
        client = Client(headers={"host": EVIL})

        known = client.post(RESET, {"email": person.email})
        unknown = client.post(RESET, {"email": "nobody@example.org"})

        assert mails() == []
        said = error_beside(known.content.decode(), "email")
        assert "the site’s address is not set" in said
        assert said == error_beside(unknown.content.decode(), "email")

    def test_an_invitation_neither(self, desk: Desk, mails: Mails) -> None:
        client = desk.client(desk.person(Role.ADMINISTRATOR))

        answer = client.post(
            "/redaction/people/invite",
            {"email": "camille@example.org", "role": "journalist"},
            headers={"host": EVIL},
        )

        assert "address is not set" in error_beside(answer.content.decode(), "email")
        assert mails() == []
        assert not Invitation.objects.exists()

    def test_no_page_shows_it(self, desk: Desk) -> None:
        for path in ("login", "login/code", "password/reset", "invitation/none", "none"):
            page = Client(headers={"host": EVIL}).get(f"/redaction/{path}").content.decode()
            assert EVIL not in page, path
            assert "Le Phare" in page

    def test_a_code_by_mail_names_the_house(self, desk: Desk, mails: Mails) -> None:
        person = desk.person(Role.JOURNALIST)

        Client(headers={"host": EVIL}).post(ASK, {"email": person.email})

        (mail,) = mails()
        assert EVIL not in mail.subject + str(mail.body)


class TestWhoWorksHere:
    """Somebody asks, address by address, who has an account."""

    def answers(self, path: str, field: str, email: str) -> tuple[int, str, str]:
        """Give what is answered, without what is new at every request."""
        client = Client(headers={"host": "localhost"})
        answer = client.post(path, {field: email, "password": "guess"}, follow=True)
        page = without_tokens(answer.content).replace(email, "ADDRESS")
        return answer.status_code, answer.request["PATH_INFO"], page

    @pytest.mark.parametrize(
        ("path", "field"), [(LOGIN, "login"), (ASK, "email"), (RESET, "email")]
    )
    def test_the_answers_are_the_same(self, desk: Desk, path: str, field: str) -> None:
        person = desk.person(Role.JOURNALIST)

        known = self.answers(path, field, person.email)

        assert self.answers(path, field, "nobody@example.org") == known

    @pytest.mark.parametrize(("path", "field"), [(ASK, "email"), (RESET, "email")])
    def test_they_are_so_when_no_mail_can_be_sent(
        self, desk: Desk, mails: Mails, break_mail_server: BreakMailServer, path: str, field: str
    ) -> None:
        break_mail_server()
        person = desk.person(Role.JOURNALIST)

        known = self.answers(path, field, person.email)

        assert self.answers(path, field, "nobody@example.org") == known
        assert mails() == []

    def test_nothing_is_sent_to_strangers(self, desk: Desk, mails: Mails) -> None:
        for path in (ASK, RESET):
            Client(headers={"host": "localhost"}).post(path, {"email": "nobody@example.org"})

        assert mails() == []

    def test_a_letter_that_looks_the_same_is_another_address(
        self, desk: Desk, mails: Mails
    ) -> None:
        User.objects.create_user("mike@example.org", PASSWORD, name="Mike")

        Client(headers={"host": "localhost"}).post(RESET, {"email": "mıke@example.org"})

        assert mails() == []
        assert desk.house


class TestElsewhere:
    """A link to the sign-in page leads on to a page elsewhere, which asks for the password."""

    @pytest.mark.parametrize(
        "target",
        [
            f"https://{EVIL}/",
            f"//{EVIL}/",
            f"/\\{EVIL}/",
            f"http:///{EVIL}/",
            "javascript:alert(1)",
            f" https://{EVIL}",
        ],
    )
    def test_one_stays_in_the_house(self, desk: Desk, target: str) -> None:
        person = desk.person(Role.JOURNALIST)

        answer = Client().post(LOGIN, {"login": person.email, "password": PASSWORD, "next": target})

        assert answer.headers["location"] == "/redaction/"

    @pytest.mark.parametrize("path", ["security/confirm", "logout"])
    def test_nor_do_other_pages_lead_there(self, desk: Desk, path: str) -> None:
        client = desk.client(desk.person(Role.JOURNALIST))

        answer = client.post(
            f"/redaction/{path}", {"password": PASSWORD, "next": f"https://{EVIL}/"}
        )

        assert answer.headers["location"] in {"/redaction/", LOGIN}


class TestOthersThings:
    """Somebody within changes a number in an address, to reach what is a colleague's."""

    def test_a_colleagues_session_is_not_there(self, desk: Desk) -> None:
        colleague = browser(desk.person(Role.JOURNALIST), FIREFOX)
        number = number_of(colleague)

        answer = desk.client(desk.person(Role.ADMINISTRATOR)).post(
            f"/redaction/sessions/{number}/end"
        )

        assert answer.status_code == 404
        assert colleague.get("/redaction/").status_code == 200

    @pytest.mark.parametrize("what", ["name", "remove"])
    def test_a_colleagues_passkey_is_not_there(self, desk: Desk, what: str) -> None:
        passkey = Authenticator.objects.create(
            user=desk.person(Role.JOURNALIST),
            type=Authenticator.Type.WEBAUTHN,
            data={"name": "Office", "credential": {}},
        )
        path = f"/redaction/security/passkeys/{passkey.pk}/{what}"
        client = desk.client(desk.person(Role.ADMINISTRATOR))
        asked = client.get(path).headers["location"]

        answer = client.post(asked, {"password": PASSWORD}, follow=True)

        assert answer.status_code == 404
        assert Authenticator.objects.get().data["name"] == "Office"


class TestMarkup:
    """Somebody is called a script, or their browser is."""

    HOSTILE = '"><script>alert(1)</script>'

    def test_a_name_is_only_ever_words(self, desk: Desk) -> None:
        person = desk.person(Role.ADMINISTRATOR, name=self.HOSTILE)
        client = desk.client(person)
        client.defaults["HTTP_USER_AGENT"] = self.HOSTILE
        pages = ["profile", "security", "sessions", "people", f"people/{person.pk}", ""]

        for path in pages:
            page = client.get(f"/redaction/{path}").content.decode()
            assert "<script>alert" not in page, path

    def test_an_address_is_only_ever_words(self, desk: Desk) -> None:
        """RFC 5321, 4.1.2: what stands before the @ may be quoted, and then be nearly anything."""
        person = desk.person(Role.ADMINISTRATOR)
        client = desk.client(person)
        colleague = desk.person(Role.LAWYER)
        mine, theirs = (f'"{each}<script>alert(1)</script>"@example.org' for each in "ab")
        client.post(f"/redaction/people/{colleague.pk}/email", {"email": theirs})
        person.email = mine
        person.save()

        for path in ("profile", "security", "people", f"people/{colleague.pk}", "audit"):
            page = client.get(f"/redaction/{path}").content.decode()
            assert "<script>alert" not in page, path
            assert "&lt;script&gt;alert" in page, path

    def test_a_name_with_lines_adds_no_header_to_a_mail(self, desk: Desk, mails: Mails) -> None:
        person = desk.person(Role.JOURNALIST, name="A\nBcc: thief@evil.example")

        Client().post(ASK, {"email": person.email})

        (mail,) = mails()
        assert mail.message()["Bcc"] is None
        assert mail.recipients() == [person.email]


def test_no_page_of_a_person_may_be_kept_or_framed(desk: Desk) -> None:
    client = signed_in(desk.person(Role.ADMINISTRATOR))

    for path in ("login", "profile", "security", "sessions", "people", "people/invite"):
        headers = client.get(f"/redaction/{path}").headers
        assert "no-store" in headers["cache-control"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "script-src 'self'" in headers["content-security-policy"]
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("host", "address", "said"),
    [
        ("127.0.0.1:8123", "", "sign in at http://localhost:8123/redaction/security"),
        ("[::1]", "", "sign in at http://localhost/redaction/security"),
        ("192.0.2.7", "", "sign in at the site’s own address"),
        ("192.0.2.7", "https://direct.example", "sign in at https://direct.example/redaction/"),
    ],
)
def test_a_number_has_no_passkeys_and_it_is_said_before_one_tries(
    desk: Desk, settings: Settings, host: str, address: str, said: str
) -> None:
    at(address, settings)
    client = desk.client(desk.person(Role.JOURNALIST))

    by_number = client.get(SECURITY, headers={"host": host})
    by_name = client.get(SECURITY, headers={"host": "localhost:8123"})

    assert said in text_of(by_number)
    assert "Add a passkey" not in text_of(by_number)
    assert "Add a passkey" in text_of(by_name)
    assert "opened by a number" not in text_of(by_name)
