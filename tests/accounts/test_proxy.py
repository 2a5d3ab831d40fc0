"""Whom the real server takes a request to come from."""

import http.client
import json
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from tests.accounts.house import House, open_house

FORGED = {"x-forwarded-for": "203.0.113.77", "x-forwarded-proto": "https"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with open_house(tmp_path_factory.mktemp("house") / "data") as house:
        yield house


def test_nobody_says_where_they_come_from_unless_they_are_a_trusted_proxy(house: House) -> None:
    """Somebody writes an address of their choice into each request, and so is never limited."""
    person = house.people["journalist"]
    host = urlsplit(house.root_by_number).netloc
    with closing(http.client.HTTPConnection(host, timeout=20)) as line:
        line.request("GET", "/redaction/session")
        answer = line.getresponse()
        csrf = json.loads(answer.read())["csrf"]
        cookie = (answer.getheader("set-cookie") or "").partition(";")[0]
        body = json.dumps({"email": person.email, "password": person.password})
        headers = {"content-type": "application/json", "x-csrftoken": csrf, "cookie": cookie}
        line.request("POST", "/redaction/session", body, headers | FORGED)
        signed_in = line.getresponse()
        signed_in.read()
        cookies = [each.partition(";")[0] for each in signed_in.msg.get_all("set-cookie") or []]
        line.request("GET", "/redaction/sessions", headers={"cookie": "; ".join(cookies)} | FORGED)
        page = line.getresponse().read().decode()

    assert signed_in.status == 200
    assert "127.0.0.1 (this server itself)" in page
    assert FORGED["x-forwarded-for"] not in page
