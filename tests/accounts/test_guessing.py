"""Attacks by trying again and again, each in words, and whose tries are counted together."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from filrouge.accounts import happening
from filrouge.accounts.models import User
from filrouge.accounts.role import Role
from tests.accounts.conftest import Mails
from tests.accounts.test_code import ASK, CONFIRM
from tests.accounts.test_login import LOGIN, error_beside
from tests.accounts.test_second_step import STEP, Clock, clock, to_the_step, with_app
from tests.newsroom.desk import PASSWORD, Desk

__all__ = ["clock"]

RESET = "/redaction/password/reset"


class TestGuessing:
    """Somebody tries passwords and codes one after another."""

    def guess(self, person: User, tries: int, **client: Any) -> Client:
        """Try wrong passwords."""
        guesser = Client(**client)
        for number in range(tries):
            guesser.post(LOGIN, {"login": person.email, "password": f"guess {number}"})
        return guesser

    def opens(self, person: User, **client: Any) -> bool:
        """Say whether the right password opens."""
        answer = Client(**client).post(LOGIN, {"login": person.email, "password": PASSWORD})
        return answer.status_code == 302

    def test_after_five_passwords_even_the_right_one_waits(self, desk: Desk) -> None:
        person = desk.person(Role.JOURNALIST)

        guesser = self.guess(person, 5)
        page = guesser.post(LOGIN, {"login": person.email, "password": PASSWORD})

        assert error_beside(page.content.decode(), "password") == (
            "Too many tries. Wait five minutes, then try again."
        )
        assert guesser.get("/redaction/").status_code == 302

    def test_four_are_a_bad_morning(self, desk: Desk) -> None:
        person = desk.person(Role.JOURNALIST)

        self.guess(person, 4)

        assert self.opens(person)

    def test_another_machine_does_not_help(self, desk: Desk) -> None:
        person = desk.person(Role.JOURNALIST)

        self.guess(person, 5, REMOTE_ADDR="203.0.113.5")

        assert not self.opens(person, REMOTE_ADDR="203.0.113.6")

    def test_another_host_header_at_every_guess_does_not_help(self, desk: Desk) -> None:
        person = desk.person(Role.JOURNALIST)

        for number in range(5):
            self.guess(person, 1, headers={"host": f"h{number}.example"})

        assert not self.opens(person)

    def test_an_invented_forwarded_address_does_not_help(self, desk: Desk) -> None:
        people = [desk.person(Role.JOURNALIST) for _ in range(11)]

        for number, person in enumerate(people[:10]):
            self.guess(person, 1, headers={"x-forwarded-for": f"198.51.100.{number}"})

        assert not self.opens(people[10], headers={"x-forwarded-for": "198.51.100.99"})

    def test_one_machine_may_not_try_one_password_on_everybody(self, desk: Desk) -> None:
        people = [desk.person(Role.JOURNALIST) for _ in range(11)]

        for person in people[:10]:
            self.guess(person, 1)

        assert not self.opens(people[10])
        assert self.opens(people[10], REMOTE_ADDR="203.0.113.7")

    def test_who_signs_in_between_guesses_does_not_start_the_count_again(self, desk: Desk) -> None:
        person, thief = desk.person(Role.JOURNALIST), desk.person(Role.READ_ONLY)

        for _ in range(5):
            self.guess(person, 1)
            self.opens(thief)

        assert not self.opens(person)

    def test_the_apps_code_has_five_tries(self, desk: Desk, clock: Clock) -> None:
        person, key, _codes = with_app(desk, clock)
        client = to_the_step(person)
        for number in range(5):
            client.post(STEP, {"code": f"00000{number}"})

        page = client.post(STEP, {"code": clock.code(key)}).content.decode()

        assert error_beside(page, "code") == "Too many tries. Wait five minutes, then try again."
        assert client.get("/redaction/").status_code == 302

    def test_asking_for_codes_anew_gives_no_endless_tries(self, desk: Desk) -> None:
        person = desk.person(Role.JOURNALIST)
        answers = []
        for _ in range(4):
            client = Client()
            answers.append(client.post(ASK, {"email": person.email}))
            for guess in ("BBBB-BBBB", "CCCC-CCCC", "DDDD-DDDD"):
                client.post(CONFIRM, {"code": guess})

        assert [answer.status_code for answer in answers] == [302, 302, 302, 200]
        assert "Too many tries" in error_beside(answers[3].content.decode(), "email")


class TestFlood:
    """Somebody has mails sent to a colleague, one after another."""

    def test_five_reset_mails_a_minute_are_enough(self, desk: Desk, mails: Mails) -> None:
        person = desk.person(Role.JOURNALIST)
        client = Client(headers={"host": "localhost"})

        answers = [client.post(RESET, {"email": person.email}) for _ in range(6)]

        assert [answer.status_code for answer in answers] == [302] * 5 + [429]
        assert "Too many tries" in answers[5].content.decode()
        assert len(mails()) == 5

    def test_three_codes_a_minute_are_enough(self, desk: Desk, mails: Mails) -> None:
        person = desk.person(Role.JOURNALIST)

        for _ in range(5):
            Client().post(ASK, {"email": person.email})

        assert len(mails()) == 3


class TestBehindProxies:
    """Trusted proxies say who asks; whoever asks may write into the same header before them."""

    @pytest.fixture(autouse=True)
    def _one_proxy(self, settings: Settings) -> None:
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def sees(self, desk: Desk, forwarded: str | None) -> str:
        """Give the address under which a sign-in is noted."""
        heard: list[Any] = []
        stop = happening.listen(lambda *_, detail, **__: heard.append(detail["ip"]))
        headers = {} if forwarded is None else {"x-forwarded-for": forwarded}
        person = desk.person(Role.JOURNALIST)
        Client(headers=headers, REMOTE_ADDR="10.0.0.1").post(
            LOGIN, {"login": person.email, "password": PASSWORD}
        )
        stop()
        return str(heard[0])

    @pytest.mark.parametrize(
        ("forwarded", "address"),
        [
            ("203.0.113.5", "203.0.113.5"),
            ("1.1.1.1, 203.0.113.5", "203.0.113.5"),
            ("1.1.1.1,2.2.2.2, 203.0.113.5", "203.0.113.5"),
            ("2001:db8::1", "2001:db8::1"),
            (None, "10.0.0.1"),
            ("", "10.0.0.1"),
            ("<script>", "10.0.0.1"),
        ],
    )
    def test_the_last_word_is_the_proxys(
        self, desk: Desk, forwarded: str | None, address: str
    ) -> None:
        assert self.sees(desk, forwarded) == address

    def test_with_two_proxies_a_short_header_is_no_reason_to_fail(
        self, desk: Desk, settings: Settings
    ) -> None:
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2

        assert self.sees(desk, "203.0.113.5") == "10.0.0.1"
        assert self.sees(desk, "1.1.1.1, 203.0.113.5, 10.0.0.2") == "203.0.113.5"

    def test_two_people_behind_one_proxy_do_not_share_their_tries(self, desk: Desk) -> None:
        people = [desk.person(Role.JOURNALIST) for _ in range(11)]
        for person in people[:10]:
            Client(headers={"x-forwarded-for": "203.0.113.5"}).post(
                LOGIN, {"login": person.email, "password": "guess"}
            )

        answer = Client(headers={"x-forwarded-for": "203.0.113.6"}).post(
            LOGIN, {"login": people[10].email, "password": PASSWORD}
        )

        assert answer.status_code == 302
