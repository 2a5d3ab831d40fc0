"""A live's course by the API."""

import pytest

from filrouge.accounts.role import Capability, Role
from filrouge.newsroom.models import Entry
from tests.newsroom.api.asking import Caller, signed_in, with_token
from tests.newsroom.desk import Desk

LIVE = "/lives/live-1"


@pytest.fixture
def editor(desk: Desk) -> Caller:
    desk.open_live(slug="live-1", started=False)
    return signed_in(desk, Role.LIVE_EDITOR)


def test_a_live_takes_its_course(editor: Caller) -> None:
    turns = "start pause resume end archive unpublish republish".split()
    scheduled = editor.post(f"{LIVE}/schedule", {"starts_at": "2026-08-12T20:00:00Z"})

    statuses = [editor.post(f"{LIVE}/{turn}", {}).body["status"] for turn in turns]

    assert (scheduled.body["status"], scheduled.body["starts_at"]) == (
        "scheduled",
        "2026-08-12T20:00:00Z",
    )
    assert statuses == ["live", "paused", "live", "ended", "archived", "unpublished", "archived"]
    assert [entry.action for entry in Entry.objects.order_by("pk")] == ["schedule", *turns]


def test_a_turn_that_does_not_fit_is_refused(editor: Caller) -> None:
    answer = editor.post(f"{LIVE}/pause")

    assert (answer.status, answer.code, answer.body["live_status"]) == (
        409,
        "wrong_status",
        "draft",
    )


def test_a_live_ends_with_a_closing_post_in_one_step(desk: Desk, editor: Caller) -> None:
    editor.post(f"{LIVE}/start")
    seq = desk.live("live-1").seq
    body = {"closing": {"headline": "Thank you", "html": "<p>Good night.</p>"}}

    first = editor.post(f"{LIVE}/end", body, key="e1")
    again = editor.post(f"{LIVE}/end", body, key="e1")

    assert (first.status, first.body["status"], first.body["posts"]) == (200, "ended", 1)
    assert again.body == first.body
    assert desk.live("live-1").seq == seq + 2
    post = next(iter(desk.live("live-1").posts))
    assert editor.get(f"{LIVE}/posts/{post}/history").body["items"][0]["by"] is not None


def test_an_end_that_is_refused_leaves_no_closing_post(desk: Desk, editor: Caller) -> None:
    answer = editor.post(f"{LIVE}/end", {"closing": {"headline": "Thank you"}})

    assert (answer.status, answer.code) == (409, "wrong_status")
    assert not desk.live("live-1").posts


def test_a_closing_post_needs_the_right_to_publish(desk: Desk, editor: Caller) -> None:
    editor.post(f"{LIVE}/start")
    program = with_token(desk, desk.person(Role.LIVE_EDITOR), Capability.RUN)

    refused = program.post(f"{LIVE}/end", {"closing": {"headline": "Thank you"}})

    assert (refused.status, refused.body["capability"]) == (403, "publish")
    assert program.post(f"{LIVE}/end").body["status"] == "ended"
