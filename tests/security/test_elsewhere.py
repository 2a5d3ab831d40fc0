"""Addresses that lead elsewhere: redirections, forged hosts, paths that climb."""

import socket
from contextlib import closing

import pytest
from django.test import Client

from filrouge.accounts.role import Role
from tests.newsroom.desk import PASSWORD, Desk
from tests.security.address import address, patterns
from tests.security.house import API, CONSOLE, TIMEOUT_S, House

EVIL = "evil.example"
TARGETS = [
    f"https://{EVIL}/",
    f"//{EVIL}/",
    f"/\\{EVIL}/",
    f"///{EVIL}",
    f"https:{EVIL}",
    f"\thttps://{EVIL}",
    f"https://testserver@{EVIL}/",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
]
PLACES = {
    "slug": "the-eclipse",
    "post": "p1",
    "fact": "f1",
    "draft": "d1",
    "subject": "p1",
    "name": "0" * 64,
    "token": "1",
    "secret": "x",
    "uidb36": "1",
    "key": "x",
    "number": "1",
    "pk": "1",
    "rest": "nowhere",
}


def outside(location: str) -> bool:
    """Say whether a browser would leave the house (url.spec.whatwg.org: "\\" is "/", tabs go)."""
    bare = "".join(location.split()).replace("\\", "/")
    return not bare.startswith(("/", "?", "#")) or bare.startswith("//")


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("who", ["administrator", "nobody"])
def test_no_address_of_the_console_leads_out(desk: Desk, who: str, target: str) -> None:
    """Somebody sends a link to the house that ends at a page of theirs, or has a form end there."""
    desk.open_live(slug="the-eclipse", posts=1)
    client = Client()
    if who == "administrator":
        client = desk.client(desk.person(Role.ADMINISTRATOR))
    led_out = []

    for pattern in patterns():
        if pattern == "redaction/stream":
            continue
        path = address(pattern, PLACES)
        sent = {"next": target, "url": target, "redirect": target, "continue": target}
        answer = client.get(path, query_params=sent)
        location = answer.headers.get("location", "")
        if location and outside(location):
            led_out.append((path, location))
        if target in _links(answer.content.decode("utf-8", "replace")):
            led_out.append((path, "a link"))

    assert led_out == []


def _links(html: str) -> list[str]:
    return [part.partition('"')[0] for part in html.split('href="')[1:]]


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("path", ["logout", "login", "security/confirm", "login/code"])
def test_no_form_of_the_console_leads_out(desk: Desk, path: str, target: str) -> None:
    person = desk.person(Role.ADMINISTRATOR)
    client = Client() if path.startswith("login") else desk.client(person)
    sent = {"login": person.email, "email": person.email, "password": PASSWORD, "next": target}

    answer = client.post(f"/redaction/{path}", sent)

    assert not outside(answer.headers.get("location", "/"))


class TestForgedHost:
    """Somebody asks under a name of their own, so that a page or a cache passes it on."""

    @pytest.mark.parametrize("header", ["Host", "X-Forwarded-Host", "Forwarded"])
    def test_no_answer_names_it(self, house: House, header: str) -> None:
        live = house.live("Storm")
        value = f"host={EVIL}" if header == "Forwarded" else EVIL
        paths = ["/", live.path, f"{live.path}/post/p1", f"{live.path}/at/3", "/live/none"]
        paths += [CONSOLE, f"{CONSOLE}/login", f"{CONSOLE}/people", f"{CONSOLE}/nowhere"]
        paths += [f"{API}/me", f"{API}/lives/{live.slug}/posts/p1", f"{API}/openapi.json"]

        for path in paths:
            answer = house.caller().get(path, headers={header: value})
            assert EVIL not in answer.whole, path

    def test_a_form_under_another_host_is_refused(self, house: House) -> None:
        """The token alone is not enough where the page was another's (Origin, RFC 6454)."""
        headers = {"Origin": f"https://{EVIL}", "Content-Type": "application/json"}

        answer = house.caller().ask("POST", f"{API}/lives", b'{"headline": "x"}', headers=headers)

        assert (answer.status, answer.json["code"]) == (403, "csrf")


TRICKS = [
    "/redaction/../etc/passwd",
    "/redaction/%2e%2e/%2e%2e/etc/passwd",
    "/redaction/media/..%2f..%2fnewsroom.db",
    "/redaction/media/%2e%2e%2fsecret.key",
    "/redaction/assets/../../../newsroom.db",
    "/redaction/assets/..%2f..%2fsecret.key",
    "/assets/..%2f..%2fsecret.key",
    "/assets/....//secret.key",
    "/media/../secret.key",
    "/media/..%2fsecret.key",
    "/media/%00",
    "/live/..%2f..%2fsecret.key",
    "/live/%2e%2e/at/1",
    "/live/x/at/..%2f..%2f1",
    "//evil.example/redaction/",
    "//evil.example/live/x",
    "/redaction//evil.example",
    "/redaction//evil.example/%2f..",
    "/redaction/live/%0d%0aset-cookie:%20a=b",
    "/live/%0d%0aset-cookie:%20a=b",
    "/live/x%0d%0aset-cookie:%20a=b/post/1",
    "/redaction/login?next=%0d%0aset-cookie:%20a=b",
    "/api/v1/../../redaction/people",
    "/api/v1/lives/..%2f..%2fme",
    "/api/v1/lives/x%2fposts",
    "/REDACTION/people",
    "/redaction;/people",
    "/redaction%2fpeople",
    "/redaction/people/",
    "/redaction/people%00",
    "/redaction/people/../people",
    "/./redaction/people",
    "/redaction/%ff%fe",
    "/api/v1/lives/%ff%fe",
    "/live/%ff%fe",
    "/redaction/people/99999999999999999999999",
    "/redaction/tokens/99999999999999999999999/revoke",
    "/redaction/live/" + "a" * 5000,
    "/api/v1/lives/" + "a" * 5000,
    "/api/v1/lives?after=" + "A" * 5000,
    "/api/v1/lives?limit=-1",
    "/redaction/audit?page=99999999999999999999",
    "/redaction/?q=%00",
    "/redaction/audit?user=%00&action=%ff",
]


@pytest.mark.parametrize("who", ["administrator", "nobody"])
def test_no_path_reaches_what_it_should_not(house: House, who: str) -> None:
    """Asked for to the letter, as no browser would: it is not there, and nothing breaks."""
    cookie = house.cookies["administrator"] if who == "administrator" else ""
    secret = (house.data / "secret.key").read_bytes()
    wrong: list[tuple[str, bytes]] = []

    for path in TRICKS:
        answer = raw(house, path, cookie)
        head = answer.partition(b"\r\n\r\n")[0].lower()
        broke = not head.startswith((b"http/1.1 2", b"http/1.1 3", b"http/1.1 4"))
        told = secret in answer or b"SQLite format" in answer or b"root:" in answer
        planted = b"\r\nset-cookie: a=b" in head
        location = head.partition(b"\r\nlocation: ")[2].partition(b"\r\n")[0].decode("latin-1")
        if broke or told or planted or (location and outside(location)) or b"Traceback" in answer:
            wrong.append((path, answer[:200]))
        if who == "nobody" and b"administrator@example.org" in answer:
            wrong.append((path, b"the people"))

    assert wrong == []


def raw(house: House, path: str, cookie: str) -> bytes:
    """Ask for a path as it is written: http.client would refuse some of them itself."""
    lines = [f"GET {path} HTTP/1.1", "Host: localhost", "Connection: close"]
    if cookie:
        lines.append(f"Cookie: filrouge_session={cookie}")
    address = ("127.0.0.1", house.server.port)
    with closing(socket.create_connection(address, timeout=TIMEOUT_S)) as line:
        line.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
        came = b""
        while part := line.recv(65536):
            came += part
    return came
