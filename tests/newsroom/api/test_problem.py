"""Whatever stops a request is told as problem+json, and never as a trace."""

import logging

import pytest

from filrouge.accounts.role import Role
from filrouge.log.port import StoreError
from filrouge.service.perform import Busy
from tests.newsroom.api.asking import Caller, signed_in
from tests.newsroom.desk import Desk

POSTS = "/lives/live-1/posts"


@pytest.fixture
def journalist(desk: Desk) -> Caller:
    desk.open_live(slug="live-1")
    return signed_in(desk, Role.JOURNALIST)


def _failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*args: object, **named: object) -> None:
        raise error

    monkeypatch.setattr("filrouge.newsroom.actions.carry_out.perform_all", fail)


def test_a_bug_is_written_down_and_not_shown(
    journalist: Caller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _failing(monkeypatch, ZeroDivisionError("the secret of the house"))

    with caplog.at_level(logging.ERROR):
        answer = journalist.post(POSTS, {"headline": "x"})

    assert (answer.status, answer.code) == (500, "broken")
    assert "secret" not in str(answer)
    assert "the secret of the house" in caplog.text


@pytest.mark.parametrize("error", [Busy(), StoreError("The disk is full.")])
def test_who_comes_at_a_bad_moment_is_told_when_to_come_back(
    journalist: Caller, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    _failing(monkeypatch, error)

    answer = journalist.post(POSTS, {"headline": "x"})

    assert (answer.status, answer.headers["retry-after"]) == (503, "1")


def test_a_request_that_is_too_large_is_told_so(journalist: Caller) -> None:
    answer = journalist.post(POSTS, {"headline": "x" * 3_000_000})

    assert (answer.status, answer.code) == (413, "too_large")


def test_the_shape_of_a_problem(journalist: Caller) -> None:
    answer = journalist.post("/lives/live-1/start")

    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.body == {
        "capability": "run",
        "type": "about:blank",
        "title": "Not allowed",
        "status": 403,
        "code": "forbidden",
        "detail": "Your role does not allow this. Ask an administrator of the newsroom.",
        "fields": [],
    }
