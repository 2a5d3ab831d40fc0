"""What is said where there is no page, or it cannot be shown."""

import logging

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory

from filrouge.accounts.role import Role
from filrouge.log.port import StoreError
from filrouge.newsroom.views.failure import broken
from tests.newsroom.api.asking import Caller
from tests.newsroom.desk import Desk
from tests.newsroom.views.asking import text_of


def test_an_address_that_leads_nowhere_says_so(desk: Desk) -> None:
    answer = desk.client(desk.person(Role.READ_ONLY)).get("/redaction/nowhere/at/all")

    assert answer.status_code == 404
    assert "There is nothing at this address" in text_of(answer)
    assert "Lives" in text_of(answer)


def test_nobody_is_told_too(desk: Desk) -> None:
    answer = Client().get("/redaction/nowhere", headers={"accept-language": "en"})

    assert answer.status_code == 404
    assert "There is nothing at this address" in text_of(answer)


def test_what_broke_is_said_without_asking_the_database(
    desk: Desk, django_assert_num_queries: object
) -> None:
    request = RequestFactory().get("/redaction/")

    with django_assert_num_queries(0):  # type: ignore[operator] # pytest-django's fixture
        answer = broken(request)

    assert answer.status_code == 500
    assert "Something failed on our side" in text_of(answer)
    assert desk.house.site.name in text_of(answer)


def test_a_page_that_fails_shows_no_trace(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client = desk.client(desk.person(Role.READ_ONLY))
    client.raise_request_exception = False

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr("filrouge.newsroom.views.lives.overview", fail)
    answer = client.get("/redaction/")

    assert answer.status_code == 500
    assert "Something failed on our side" in text_of(answer)
    assert "secret of the inside" not in answer.content.decode()


def _raising(error: Exception) -> object:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    "error",
    [StoreError("The log cannot be read: the disk is full."), OperationalError("disk I/O error")],
)
def test_a_store_that_does_not_answer_is_no_fault_of_the_page(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    client = desk.client(desk.person(Role.READ_ONLY))
    client.raise_request_exception = False
    monkeypatch.setattr("filrouge.newsroom.views.lives.overview", _raising(error))

    with caplog.at_level(logging.ERROR):
        answer = client.get("/redaction/")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    assert "Not just now The store does not answer" in text_of(answer)
    assert str(error) not in text_of(answer)
    assert str(error) in caplog.text


def test_a_program_is_told_so_too_whatever_was_asked_of_the_store(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = desk.client(desk.person(Role.READ_ONLY))
    client.raise_request_exception = False
    caller = Caller(client)

    # the log, in an operation of the API
    with monkeypatch.context() as patch:
        patch.setattr(desk.context.log, "heads", _raising(StoreError("The log is locked.")))
        answer = caller.get("/lives")
    assert (answer.status, answer.code, answer.headers["retry-after"]) == (503, "store", "1")

    # the sessions, before the API is reached
    monkeypatch.setattr("django.contrib.auth.get_user", _raising(OperationalError("locked")))
    answer = caller.get("/lives")
    assert (answer.status, answer.code, answer.headers["retry-after"]) == (503, "store", "1")
