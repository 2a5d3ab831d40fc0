"""Embargoes by the API."""

import pytest

from filrouge.accounts.role import Role
from filrouge.newsroom.scheduler import Scheduler
from tests.newsroom.api.asking import NOW, Caller, signed_in
from tests.newsroom.desk import Desk

SEVEN = "2026-08-12T19:00:00Z"
POSTS = "/lives/live-1/posts"
DRAFT = "/lives/live-1/drafts/d1"


@pytest.fixture
def journalist(desk: Desk) -> Caller:
    desk.open_live(slug="live-1", posts=1)
    return signed_in(desk, Role.JOURNALIST)


def kept(version: int = 0, **more: object) -> dict[str, object]:
    return {"version": version, "content": {"headline": "The report"}, **more}


def test_a_post_under_embargo_waits_and_is_sent_once(desk: Desk, journalist: Caller) -> None:
    body = {"headline": "The report", "embargo_until": "2026-08-12T21:00:00+02:00"}

    first = journalist.post(POSTS, body, key="wire-1")
    again = journalist.post(POSTS, body, key="wire-1")

    assert (first.status, again.status) == (202, 202)
    draft = first.body["draft"]
    assert again.body["draft"]["id"] == draft["id"]
    assert (draft["state"], draft["timing"]) == ("scheduled", "clock")
    assert draft["due_at"] == draft["embargo_until"] == SEVEN
    assert journalist.get(POSTS).body["total"] == 1
    desk.clock.advance(hours=1)
    Scheduler(desk.house).send_due()
    after = journalist.post(POSTS, body, key="wire-1")
    assert (after.status, after.body["post"]["id"]) == (201, draft["id"])
    assert journalist.get(POSTS).body["total"] == 2


def test_an_embargo_that_is_over_holds_nothing_up(journalist: Caller) -> None:
    answer = journalist.post(POSTS, {"headline": "Old", "embargo_until": NOW.isoformat()})

    assert answer.status == 201


def test_who_may_not_publish_has_nothing_put_under_embargo(desk: Desk) -> None:
    desk.open_live(slug="live-1")

    answer = signed_in(desk, Role.CONTRIBUTOR).post(
        POSTS, {"headline": "The report", "embargo_until": SEVEN}
    )

    assert (answer.status, answer.code) == (403, "forbidden")


def test_a_page_that_knows_nothing_of_embargoes_lifts_none(journalist: Caller) -> None:
    assert journalist.put(DRAFT, kept(embargo_until=SEVEN)).body["embargo_until"] == SEVEN

    assert journalist.put(DRAFT, kept(1, note="n")).body["embargo_until"] == SEVEN
    answer = journalist.post(f"{DRAFT}/publish", kept(2, note="n"))

    assert answer.status == 202
    assert answer.body["draft"]["due_at"] == SEVEN


def test_null_lifts_it(journalist: Caller) -> None:
    journalist.put(DRAFT, kept(embargo_until=SEVEN))

    assert journalist.put(DRAFT, kept(1, embargo_until=None)).body["embargo_until"] is None


def test_an_earlier_time_is_refused_beside_its_field(journalist: Caller) -> None:
    answer = journalist.post(
        f"{DRAFT}/schedule", kept(embargo_until=SEVEN, at="2026-08-12T18:59:59Z")
    )

    assert (answer.status, answer.code) == (422, "under_embargo")
    assert answer.body["until"] == "2026-08-12T19:00:00+00:00"
    assert [field["field"] for field in answer.body["fields"]] == ["at"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (POSTS, {"headline": "From 2031", "published_at": "2031-01-01T00:00:00Z"}),
        (f"{POSTS}/p1/move", {"published_at": "2031-01-01T00:00:00Z"}),
        (f"{DRAFT}/publish", kept(published_at="2031-01-01T00:00:00Z")),
    ],
)
def test_a_time_still_to_come_is_refused_beside_its_field(
    journalist: Caller, path: str, body: dict[str, object]
) -> None:
    answer = journalist.post(path, body)

    assert (answer.status, answer.code) == (422, "time_in_future")
    assert "schedule it instead" in answer.body["detail"]
    assert [field["field"] for field in answer.body["fields"]] == ["published_at"]
    assert journalist.get(POSTS).body["total"] == 1
