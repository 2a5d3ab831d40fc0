"""Slips that a lenient server would pass over are told, in the API's own form."""

import pytest
from django.test import Client

from filrouge.accounts.role import Capability, Role
from tests.newsroom.api.asking import BASE, Caller, signed_in, with_token
from tests.newsroom.desk import Desk

POSTS = "/lives/live-1/posts"


@pytest.fixture
def journalist(desk: Desk) -> Caller:
    desk.open_live(slug="live-1", posts=2)
    return signed_in(desk, Role.JOURNALIST)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/lives", "state"),
        (POSTS, "text"),
        (f"{POSTS}/p1", "verbose"),
        ("/lives/live-1/drafts", "status"),
        ("/me", "x"),
    ],
)
def test_a_parameter_that_does_not_exist_is_told(journalist: Caller, path: str, name: str) -> None:
    answer = journalist.get(path, **{name: "bogus"})

    assert (answer.status, answer.code) == (422, "invalid")
    assert answer.body["fields"] == [{"field": name, "detail": "There is no such parameter."}]


def test_nothing_is_done_for_a_query_with_a_slip(desk: Desk, journalist: Caller) -> None:
    answer = journalist.post(f"{POSTS}?dry_run=true", {"headline": "x"})

    assert answer.status == 422
    assert len(desk.live("live-1").posts) == 2


def test_parameters_that_exist_are_taken(journalist: Caller) -> None:
    asked = {"q": "x", "limit": 3, "missing_alt": "true", "key": "false"}

    assert journalist.get(POSTS, **asked).status == 200


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [("0", "The smallest number here is 1."), ("201", "The largest number here is 200.")],
)
def test_a_number_out_of_bounds_is_told_its_bound(
    journalist: Caller, limit: str, sentence: str
) -> None:
    answer = journalist.get(POSTS, limit=limit)

    assert answer.body["fields"] == [{"field": "limit", "detail": sentence}]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("PATCH", f"{POSTS}/p1", {"GET", "PUT"}), ("DELETE", POSTS, {"GET", "POST"})],
)
def test_a_method_that_an_address_does_not_know_is_told(
    desk: Desk, journalist: Caller, method: str, path: str, allowed: set[str]
) -> None:
    answer = Client().generic(method, BASE + path)

    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "method_not_allowed"
    assert set(answer.headers["allow"].split(", ")) == allowed


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
def test_a_body_of_another_kind_is_told(desk: Desk, kind: str) -> None:
    desk.open_live(slug="live-1")
    client = desk.client(desk.person(Role.JOURNALIST))

    answer = client.post(BASE + POSTS, '{"headline": "x"}', content_type=kind)

    assert (answer.status_code, answer.json()["code"]) == (415, "not_json")
    assert not desk.live("live-1").posts


def test_a_charset_is_no_other_kind(desk: Desk) -> None:
    desk.open_live(slug="live-1")
    client = desk.client(desk.person(Role.JOURNALIST))

    answer = client.post(
        BASE + POSTS, '{"headline": "x"}', content_type="application/json; charset=utf-8"
    )

    assert answer.status_code == 201


def test_what_was_made_has_an_address(desk: Desk) -> None:
    editor = signed_in(desk, Role.LIVE_EDITOR)
    live = editor.post("/lives", {"headline": "Storm"})
    desk.open_live(slug="live-1")
    post = editor.post(POSTS, {"headline": "x", "id": "p-1"})
    draft = editor.post(
        "/lives/live-1/drafts/d1/publish", {"version": 0, "content": {"headline": "y"}}
    )
    fact = editor.post("/lives/live-1/facts", {"text": "It is dark."})

    assert [each.status for each in (live, post, draft, fact)] == [201] * 4
    assert live.headers["location"] == f"{BASE}/lives/storm"
    assert post.headers["location"] == f"{BASE}{POSTS}/p-1"
    assert draft.headers["location"] == f"{BASE}{POSTS}/d1"
    assert fact.headers["location"] == f"{BASE}/lives/live-1/facts/{fact.body['id']}"


def test_a_token_without_the_scope_is_told_so_and_not_its_person(desk: Desk) -> None:
    desk.open_live(slug="live-1")
    person = desk.person(Role.JOURNALIST)

    narrow = with_token(desk, person, Capability.PUBLISH).get(POSTS)
    role = with_token(desk, person, Capability.VIEW).post("/lives/live-1/start")

    assert (narrow.status, narrow.code) == (403, "missing_scope")
    assert "“view”" in narrow.body["detail"]
    assert narrow.body["capability"] == "view"
    assert (role.status, role.code) == (403, "forbidden")
