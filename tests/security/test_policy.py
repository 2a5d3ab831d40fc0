"""What the real server sends with its answers: to readers, to the newsroom, and when it refuses.

Somebody who gets a script into a page must find that it does not run; somebody who frames the
console must see nothing to click on.
"""

import http.client
from contextlib import closing

import pytest

from filrouge.domain.commands import AddFact, Unpublish
from filrouge.domain.content import FactContent
from filrouge.domain.text import paragraph
from filrouge.project.asgi import FORM_TIMES, MARGIN_BYTES
from tests.security.house import API, CONSOLE, TIMEOUT_S, UPLOAD_MB, Answer, House
from tests.security.page import breaches, inline


def wrong_with(answer: Answer) -> list[str]:
    found = breaches(answer.headers.get("content-security-policy", ""))
    if answer.headers.get("content-type", "").startswith("text/html"):
        found += inline(answer.text)
    if answer.headers.get("x-content-type-options") != "nosniff":
        found.append("may be sniffed")
    if "server" in answer.headers or "x-powered-by" in answer.headers:
        found.append("says what it runs on")
    return found


def test_readers_are_under_a_strict_policy(house: House) -> None:
    live = house.live("Storm", posts=35)
    fact = FactContent(paragraphs=(paragraph("The dyke holds."),), posts=("p1",))
    live.do(AddFact(fact="f1", content=fact))
    gone = house.live("Gone")
    gone.do(Unpublish())
    house.server.wait_for(gone.path, 410)
    page = house.nobody.get(live.path)
    cursor = page.text.split('data-cursor="')[1].split('"')[0]
    epoch = cursor.partition("-")[0]
    asked = {
        "/": 200,
        "/readyz": 200,
        live.path: 200,
        f"{live.path}/from/1": 200,
        f"{live.path}/from/99": 404,
        f"{live.path}/post/p3": 200,
        f"{live.path}/post/none": 404,
        f"{live.path}/since/{epoch}-3": 200,
        f"{live.path}/since/x": 404,
        f"{live.path}/at/5": 200,
        f"{live.path}/at/99999": 404,
        gone.path: 410,
        "/live/none": 404,
        "/series/none": 404,
        "/media/" + "0" * 64: 404,
        "/assets/none": 404,
        "/nowhere": 404,
        "/.git/config": 404,
        f"{CONSOLE}/assets/none": 404,
        "/api/v2": 404,
    }

    answers = {path: house.nobody.get(path) for path in asked}

    assert {path: answer.status for path, answer in answers.items()} == asked
    assert {path: found for path, answer in answers.items() if (found := wrong_with(answer))} == {}


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"]
)
def test_what_is_refused_is_under_it_too(house: House, method: str) -> None:
    for path in ("/", "/live/none", CONSOLE + "/", f"{API}/me", f"{CONSOLE}/stream", "/readyz"):
        answer = house.nobody.ask(method, path)
        assert 400 <= answer.status < 500 or answer.status == 302, (path, answer)
        assert wrong_with(answer) == [], path


def test_policy_of_the_stream(house: House) -> None:
    """The streams do not end: their headers are read, and they are left."""
    live = house.live("Storm")
    cookie = f"filrouge_session={house.cookies['read_only']}"
    for path in (f"{CONSOLE}/stream", f"{live.path}/stream"):
        line = http.client.HTTPConnection("127.0.0.1", house.server.port, timeout=TIMEOUT_S)
        with closing(line):
            line.request("GET", path, headers={"Cookie": cookie})
            response = line.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
        assert (response.status, headers["cache-control"]) == (200, "no-store")
        assert wrong_with(Answer(200, headers, b"")) == []


def test_a_body_that_is_too_large_is_refused_under_it(house: House) -> None:
    most_bytes = FORM_TIMES * (UPLOAD_MB * 1_000_000 + MARGIN_BYTES)
    answer = house.nobody.ask("POST", f"{CONSOLE}/login", bytes(most_bytes + 1))

    assert answer.status == 413
    assert wrong_with(answer) == []


def test_the_console_cannot_be_framed(house: House) -> None:
    """A page elsewhere lays the console, unseen, under a button that one wants to press."""
    for path in ("/", "/open", "/login", "/people", "/tokens", "/live/none"):
        headers = house.caller().get(CONSOLE + path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert headers["cross-origin-opener-policy"] == "same-origin", path


def test_the_sessions_cookie_is_not_for_scripts_or_other_sites(house: House) -> None:
    answer = house.nobody.fill(
        "/login", {"login": "lawyer@example.org", "password": "correct horse battery"}
    )

    cookie = answer.headers["set-cookie"]
    assert "filrouge_session=" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
