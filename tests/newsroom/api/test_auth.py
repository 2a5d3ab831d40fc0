"""Attacks on the API's door: forged forms, wrong and stale tokens, closed accounts."""

from datetime import timedelta

import pytest
from django.test import Client

from filrouge.accounts.role import Capability, Role
from filrouge.newsroom.actions.token import PREFIX, create, revoke
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.models import Token
from tests.newsroom.api.asking import BASE, Caller, nobody, signed_in, with_token
from tests.newsroom.desk import PASSWORD, Desk


def test_nobody_is_told_to_sign_in(desk: Desk) -> None:
    answer = nobody().get("/me")

    assert (answer.status, answer.code) == (401, "not_signed_in")
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.headers["cache-control"] == "no-store"


def test_the_language_is_the_callers(desk: Desk) -> None:
    desk.open_live(slug="live-1")
    person = desk.person(Role.READ_ONLY)
    person.language = "fr"
    person.save()

    french = Caller(desk.client(person)).post("/lives/live-1/start")
    english = Client().get(f"{BASE}/me", headers={"accept-language": "en"})

    assert french.headers["content-language"] == "fr"
    assert english.headers["content-language"] == "en"


class TestForgedForm:
    """Another site's page makes the browser of somebody signed in send a request."""

    @pytest.fixture
    def browser(self, desk: Desk) -> Client:
        desk.open_live(slug="live-1", posts=1)
        client = Client(enforce_csrf_checks=True)
        client.force_login(desk.person(Role.ADMINISTRATOR))
        return client

    @pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data"])
    def test_without_the_token_nothing_is_done(
        self, desk: Desk, browser: Client, kind: str
    ) -> None:
        response = browser.post(
            f"{BASE}/lives/live-1/posts", '{"headline": "Forged"}', content_type=kind
        )

        assert (response.status_code, response.json()["code"]) == (403, "csrf")
        assert len(desk.live("live-1").posts) == 1

    def test_reading_needs_none(self, browser: Client) -> None:
        assert browser.get(f"{BASE}/lives/live-1").status_code == 200

    def test_the_desk_sends_it(self, desk: Desk, browser: Client) -> None:
        secret = "a" * 32
        browser.cookies["filrouge_csrf"] = secret

        response = browser.post(
            f"{BASE}/lives/live-1/posts",
            {"headline": "Ours"},
            content_type="application/json",
            headers={"x-csrftoken": secret},
        )

        assert response.status_code == 201

    def test_a_program_with_a_token_needs_none(self, desk: Desk) -> None:
        desk.open_live(slug="live-1")
        secret = create(
            desk.actor(Role.JOURNALIST),
            name="feed",
            scopes=[Capability.PUBLISH],
            now=desk.clock(),
        ).secret

        response = Client(enforce_csrf_checks=True).post(
            f"{BASE}/lives/live-1/posts",
            {"headline": "By a program"},
            content_type="application/json",
            headers={"authorization": f"Bearer {secret}"},
        )

        assert response.status_code == 201


class TestToken:
    def test_it_has_its_scopes_and_no_more_than_the_person(self, desk: Desk) -> None:
        desk.open_live(slug="live-1")
        person = desk.person(Role.JOURNALIST)
        program = with_token(desk, person, Capability.VIEW, Capability.PUBLISH)
        assert program.post("/lives/live-1/posts", {"headline": "x"}).status == 201

        refused = program.post("/lives/live-1/facts", {"text": "x"})
        person.role = Role.READ_ONLY
        person.save()
        demoted = program.post("/lives/live-1/posts", {"headline": "x"})

        assert (refused.status, refused.body["capability"]) == (403, "facts")
        assert (demoted.status, demoted.body["capability"]) == (403, "publish")

    def test_a_wrong_one_lets_nobody_in(self, desk: Desk) -> None:
        person = desk.person(Role.ADMINISTRATOR)
        secret = create(Actor(person), name="t", scopes=[Capability.VIEW], now=desk.clock()).secret
        digest = Token.objects.get().digest

        for wrong in (secret[:-1], secret + "x", PREFIX, digest, "", "\u00e9", "frt_%", PASSWORD):
            headers = {"authorization": f"Bearer {wrong}"}
            assert Client().get(f"{BASE}/me", headers=headers).status_code == 401, wrong
        basic = Client().get(f"{BASE}/me", headers={"authorization": f"Basic {secret}"})
        assert basic.status_code == 401

    def test_only_a_digest_is_kept(self, desk: Desk) -> None:
        created = create(
            desk.actor(Role.JOURNALIST), name="t", scopes=[Capability.VIEW], now=desk.clock()
        )

        assert created.secret.startswith("frt_")
        assert len(created.secret) == 4 + 43
        assert created.secret[4:] not in str(Token.objects.values_list().get())

    def test_one_that_was_taken_back_is_over(self, desk: Desk) -> None:
        person = desk.person(Role.JOURNALIST)
        program = with_token(desk, person, Capability.VIEW)
        assert program.get("/me").status == 200

        revoke(Actor(person), Token.objects.get().pk, now=desk.clock())

        assert program.get("/me").status == 401

    def test_one_that_has_expired_is_over(self, desk: Desk) -> None:
        secret = create(
            desk.actor(Role.JOURNALIST),
            name="t",
            scopes=[Capability.VIEW],
            expires_at=desk.clock() + timedelta(hours=1),
            now=desk.clock(),
        ).secret
        program = Caller(Client(), token=secret)
        assert program.get("/me").status == 200

        desk.clock.advance(hours=1)

        assert program.get("/me").status == 401

    def test_a_closed_account_speaks_through_none(self, desk: Desk) -> None:
        person = desk.person(Role.ADMINISTRATOR)
        program = with_token(desk, person, Capability.VIEW)
        caller = Caller(desk.client(person))
        person.is_active = False
        person.save()

        assert program.get("/me").status == 401
        assert caller.get("/me").status == 401

    def test_its_use_is_noted_once_a_minute(self, desk: Desk) -> None:
        program = with_token(desk, desk.person(Role.JOURNALIST), Capability.VIEW)

        used = []
        for _ in range(3):
            program.get("/me")
            used.append(Token.objects.get().used_at)
            desk.clock.advance(seconds=40)

        assert used == [
            desk.clock() - timedelta(seconds=120),
            desk.clock() - timedelta(seconds=120),
            desk.clock() - timedelta(seconds=40),
        ]


def test_an_unknown_address_is_told_in_the_same_form(desk: Desk) -> None:
    for answer in (
        nobody().get("/nowhere"),
        signed_in(desk, Role.JOURNALIST).get("/lives/a/b/c/d"),
        signed_in(desk, Role.JOURNALIST).post("/lives/..%2f..%2fme/posts", {}),
    ):
        assert answer.status == 404
        assert answer.code in {"not_found", "no_such_live"}
