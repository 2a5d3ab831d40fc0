"""Posts are pinned, marked and moved by the API."""

import pytest

from filrouge.accounts.role import Role
from filrouge.newsroom.models import Entry
from tests.newsroom.api.asking import signed_in
from tests.newsroom.desk import Desk


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        (["pin"], {"pinned": True, "key_moment": False}),
        (["pin", "unpin"], {"pinned": False, "key_moment": False}),
        (["mark"], {"pinned": False, "key_moment": True}),
        (["mark", "unmark"], {"pinned": False, "key_moment": False}),
    ],
)
def test_a_post_is_put_in_its_place(desk: Desk, steps: list[str], shown: dict[str, bool]) -> None:
    desk.open_live(posts=1, slug="live-1")
    journalist = signed_in(desk, Role.JOURNALIST)

    answers = [journalist.post(f"/lives/live-1/posts/p1/{step}") for step in steps]

    assert [answer.status for answer in answers] == [200] * len(steps)
    assert {name: answers[-1].body[name] for name in shown} == shown
    assert [entry.action for entry in Entry.objects.order_by("pk")] == steps


def test_what_is_so_already_is_no_action(desk: Desk) -> None:
    desk.open_live(posts=1, slug="live-1")
    journalist = signed_in(desk, Role.JOURNALIST)

    answer = journalist.post("/lives/live-1/posts/p1/unpin")

    assert (answer.status, answer.body["revision"]) == (200, 1)
    assert not Entry.objects.exists()


def test_a_post_is_moved_in_time(desk: Desk) -> None:
    desk.open_live(posts=2, slug="live-1")
    journalist = signed_in(desk, Role.JOURNALIST)

    answer = journalist.post(
        "/lives/live-1/posts/p2/move", {"published_at": "2026-08-12T19:30:00+02:00"}
    )

    assert answer.body["published_at"] == "2026-08-12T17:30:00Z"
    listed = journalist.get("/lives/live-1/posts").body["items"]
    assert [post["id"] for post in listed] == ["p1", "p2"]


def test_a_time_out_of_this_world_is_refused(desk: Desk) -> None:
    desk.open_live(posts=1, slug="live-1")
    journalist = signed_in(desk, Role.JOURNALIST)

    answer = journalist.post(
        "/lives/live-1/posts/p1/move", {"published_at": "0001-01-01T00:00:00+23:00"}
    )

    assert (answer.status, answer.code) == (422, "time_out_of_range")
