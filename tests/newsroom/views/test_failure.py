"""What is said where there is no page, or it cannot be shown."""

import pytest
from django.test import Client, RequestFactory

from filrouge.accounts.role import Role
from filrouge.newsroom.views.failure import broken
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
