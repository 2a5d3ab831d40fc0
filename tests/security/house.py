"""A house that is really served, asked over HTTP by somebody of each role and by nobody."""

import http.client
import json
import uuid
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest

from tests.e2e.console.people import make_people, one_of_each_role
from tests.require import require_assets
from tests.serving import Coverage, Newsroom, Server, serving

TIMEOUT_S = 20
CSRF = "a" * 32
UPLOAD_MB = 2
API = "/api/v1"
CONSOLE = "/redaction"
SITE = "http://direct.example.org"


class Answer(NamedTuple):
    """What came back; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def whole(self) -> str:
        """Everything that was sent: headers and body."""
        return f"{self.status} {dict(self.headers)} {self.text}"


class File(NamedTuple):
    """A file as a form brings it."""

    name: str
    data: bytes
    kind: str = "image/jpeg"


class Caller:
    """Somebody who asks: with a session's cookie, or ("") as nobody."""

    def __init__(self, server: Server, cookie: str = "") -> None:
        self._server = server
        self._cookies = f"filrouge_csrf={CSRF}"
        if cookie:
            self._cookies += f"; filrouge_session={cookie}"

    def ask(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        kind: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask for something, with the CSRF token that a page of the house would send."""
        sent = {"Cookie": self._cookies, "X-CSRFToken": CSRF, **(headers or {})}
        if kind:
            sent["Content-Type"] = kind
        line = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=TIMEOUT_S)
        with closing(line):
            line.request(method, path, body or None, sent)
            response = line.getresponse()
            got = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, got, response.read())

    def get(self, path: str, *, headers: Mapping[str, str] | None = None) -> Answer:
        return self.ask("GET", path, headers=headers)

    def api(
        self, method: str, path: str, body: object = None, *, revision: int | None = None
    ) -> Answer:
        """Ask the API; a refusal is an answer too."""
        headers = {} if revision is None else {"If-Match": f'"{revision}"'}
        data = b"" if body is None else json.dumps(body).encode()
        return self.ask(method, API + path, data, kind="application/json", headers=headers)

    def do(
        self, method: str, path: str, body: object = None, *, revision: int | None = None
    ) -> Any:
        """Ask the API for what has to be done; gives what it answers."""
        answer = self.api(method, path, body, revision=revision)
        assert 200 <= answer.status < 300, f"{method} {path}: {answer.status} {answer.text[:400]}"
        return answer.json if answer.body else None

    def fill(self, path: str, fields: Mapping[str, str]) -> Answer:
        """Send a form of the console."""
        body = urlencode(fields).encode()
        return self.ask("POST", CONSOLE + path, body, kind="application/x-www-form-urlencoded")

    def upload(
        self,
        path: str,
        file: File,
        *,
        field: str = "file",
        fields: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send a file, as a browser would (RFC 7578)."""
        boundary = uuid.uuid4().hex
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in (fields or {}).items()
        ]
        parts.append(
            f'--{boundary}\r\nContent-Disposition: form-data; name="{field}";'
            f' filename="{file.name}"\r\nContent-Type: {file.kind}\r\n\r\n'
        )
        body = "".join(parts).encode() + file.data + f"\r\n--{boundary}--\r\n".encode()
        kind = f"multipart/form-data; boundary={boundary}"
        return self.ask("POST", path, body, kind=kind, headers=headers)


class House(NamedTuple):
    """The server, the log beside it, and everybody's cookie by role."""

    server: Server
    newsroom: Newsroom
    cookies: Mapping[str, str]
    data: Path

    def caller(self, role: str = "administrator") -> Caller:
        return Caller(self.server, self.cookies[role])

    @property
    def nobody(self) -> Caller:
        return Caller(self.server)

    def live(self, headline: str, *, posts: int = 1) -> Coverage:
        return self.newsroom.open(headline, posts=posts, language="en")

    @property
    def spool(self) -> Path:
        """Where the server keeps a large upload while it comes in."""
        return self.data.parent / "spool"


@contextmanager
def house_at(data: Path) -> Iterator[House]:
    """Serve a data folder with somebody of every role."""
    require_assets()
    people = make_people(data, one_of_each_role("en"))
    spool = data.parent / "spool"
    spool.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(spool))
        with serving(
            data, poll_s="1", upload_mb=str(UPLOAD_MB), site_name="Le Phare", site_address=SITE
        ) as server:
            newsroom = Newsroom(data, server)
            cookies = {role: person.cookie for role, person in people.items()}
            yield House(server, newsroom, cookies, data)
            newsroom.close()
