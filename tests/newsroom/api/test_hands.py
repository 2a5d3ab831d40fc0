"""Hands over the API: who is here, who holds what, what is near, what it will look like."""

import pytest

from filrouge.accounts.models import User
from filrouge.accounts.role import Role
from filrouge.domain.commands import Publish
from tests.newsroom.api.asking import Caller
from tests.newsroom.desk import Desk
from tests.serving import words

LIVE = "/lives/live-1"


@pytest.fixture(autouse=True)
def _live(desk: Desk) -> None:
    desk.open_live(slug="live-1")


@pytest.fixture
def ana(desk: Desk) -> User:
    return desk.person(Role.JOURNALIST, name="Ana")


@pytest.fixture
def ben(desk: Desk) -> User:
    return desk.person(Role.LIVE_EDITOR, name="Ben")


def test_who_is_here_and_at_work_on_what(desk: Desk, ana: User, ben: User) -> None:
    first, second = Caller(desk.client(ana)), Caller(desk.client(ben))
    first.post(f"{LIVE}/presence", {"subject": "p1"})
    first.put(f"{LIVE}/leases/p1", {})

    seen = second.post(f"{LIVE}/presence", {})

    now = "2026-08-12T18:00:00Z"
    assert seen.status == 200
    assert seen.body == {
        "people": [
            {
                "id": str(ana.pk),
                "name": "Ana",
                "role": "journalist",
                "subject": "p1",
                "seen_at": now,
                "me": False,
            },
            {
                "id": str(ben.pk),
                "name": "Ben",
                "role": "live_editor",
                "subject": "",
                "seen_at": now,
                "me": True,
            },
        ],
        "leases": [
            {
                "subject": "p1",
                "holder": {"id": str(ana.pk), "name": "Ana"},
                "expires_at": "2026-08-12T18:01:00Z",
                "mine": False,
            }
        ],
    }
    assert second.get(f"{LIVE}/hands").body == seen.body


def test_a_lease_of_another_is_told_and_taken_over(desk: Desk, ana: User, ben: User) -> None:
    first, second = Caller(desk.client(ana)), Caller(desk.client(ben))
    first.put(f"{LIVE}/leases/description")

    refused = second.put(f"{LIVE}/leases/description")
    taken = second.put(f"{LIVE}/leases/description", {"take_over": True, "holder": str(ana.pk)})

    assert (refused.status, refused.code) == (409, "leased")
    assert refused.body["holder"] == {"id": str(ana.pk), "name": "Ana"}
    assert refused.body["expires_at"] == "2026-08-12T18:01:00Z"
    assert refused.body["detail"] == "Ana is at work on this."
    assert (taken.status, taken.body["holder"]["name"], taken.body["mine"]) == (200, "Ben", True)
    assert second.delete(f"{LIVE}/leases/description").status == 204
    assert second.get(f"{LIVE}/hands").body["leases"] == []


def test_a_subject_that_is_no_id_is_refused(desk: Desk, ana: User) -> None:
    assert Caller(desk.client(ana)).put(f"{LIVE}/leases/no%20id").status == 422


def test_what_is_near_is_named(desk: Desk, ana: User) -> None:
    content = words("Totality over Palma", "The harbour went dark.")
    desk.do("live-1", Publish(post="p1", content=content))
    body = {"content": {"headline": "Totality over Palma", "html": "<p>The harbour went dark</p>"}}

    caller = Caller(desk.client(ana))

    assert caller.post(f"{LIVE}/near", body).body == {
        "near": [
            {
                "post": "p1",
                "headline": "Totality over Palma",
                "words": "Totality over Palma",
                "similarity": 1.0,
                "published_at": "2026-08-12T18:00:00Z",
            }
        ]
    }
    assert caller.post(f"{LIVE}/near", {**body, "except": "p1"}).body == {"near": []}


def test_what_is_near_and_has_no_headline_is_named_by_its_first_words(
    desk: Desk, ana: User
) -> None:
    desk.do("live-1", Publish(post="p1", content=words(None, "The harbour went dark.")))

    [near] = (
        Caller(desk.client(ana))
        .post(f"{LIVE}/near", {"content": {"html": "<p>The harbour went dark</p>"}})
        .body["near"]
    )

    assert (near["headline"], near["words"]) == (None, "The harbour went dark.")


def test_a_preview_is_the_readers_own(desk: Desk, ana: User) -> None:
    caller = Caller(desk.client(ana))

    shown = caller.post(f"{LIVE}/preview", {"content": {"headline": "Totality <script>"}})
    empty = caller.post(f"{LIVE}/preview", {"content": {}})
    link = {"type": "link", "url": "javascript:alert(1)", "title": "x"}
    refused = caller.post(f"{LIVE}/preview", {"content": {"blocks": [link]}})
    elsewhere = caller.post(f"{LIVE}/preview", {"content": {"headline": "x"}, "post": "p9"})

    assert "<h3>Totality &lt;script&gt;</h3>" in shown.body["html"]
    assert (shown.body["style"], shown.body["dir"], shown.body["lang"]) == (
        "/assets/reader.css",
        "ltr",
        "en",
    )
    assert empty.body == {**shown.body, "html": ""}
    assert (refused.status, refused.code) == (422, "dishonest_link")
    assert (elsewhere.status, elsewhere.code) == (404, "no_such_post")
