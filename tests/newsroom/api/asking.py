"""Asks the API: with a session, with a token, or as nobody."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.http import HttpResponseBase
from django.test import Client

from filrouge.accounts.models import User
from filrouge.accounts.role import Capability, Role
from filrouge.newsroom.actions.token import create
from filrouge.newsroom.actor import Actor
from tests.newsroom.desk import Desk

BASE = "/api/v1"
NOW = datetime(2026, 8, 12, 18, 0, tzinfo=UTC)


class Answer(NamedTuple):
    """What came back; `body` is None where there is none."""

    status: int
    body: Any
    headers: dict[str, str]

    @property
    def code(self) -> str:
        """The problem's code."""
        assert self.headers["content-type"] == "application/problem+json", self
        code = self.body["code"]
        assert isinstance(code, str)
        return code


class Caller:
    """Somebody who asks."""

    def __init__(self, client: Client, *, token: str | None = None) -> None:
        self._client = client
        self._headers = {} if token is None else {"authorization": f"Bearer {token}"}

    def get(self, path: str, **query: object) -> Answer:
        return self._ask("GET", path, query_params={n: str(v) for n, v in query.items()})

    def post(self, path: str, body: object = None, *, key: str | None = None) -> Answer:
        return self._send("POST", path, body, key=key)

    def put(
        self,
        path: str,
        body: object = None,
        *,
        key: str | None = None,
        revision: int | None = None,
    ) -> Answer:
        return self._send("PUT", path, body, key=key, revision=revision)

    def delete(self, path: str) -> Answer:
        return self._send("DELETE", path)

    def upload(self, path: str, **files: object) -> Answer:
        return self._answer(self._client.post(BASE + path, files, headers=self._headers))

    def _send(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        key: str | None = None,
        revision: int | None = None,
    ) -> Answer:
        headers = {}
        if key is not None:
            headers["idempotency-key"] = key
        if revision is not None:
            headers["if-match"] = f'"{revision}"'
        return self._ask(method, path, headers=headers, data=body)

    def _ask(
        self,
        method: str,
        path: str,
        *,
        headers: dict[str, str] | None = None,
        data: object = None,
        query_params: dict[str, str] | None = None,
    ) -> Answer:
        send: Callable[..., HttpResponseBase] = getattr(self._client, method.lower())
        given: dict[str, Any] = {"headers": {**self._headers, **(headers or {})}}
        if query_params:
            given["query_params"] = query_params
        if method != "GET":
            given |= {"data": "" if data is None else data, "content_type": "application/json"}
        return self._answer(send(BASE + path, **given))

    @staticmethod
    def _answer(response: Any) -> Answer:
        kind = response.headers.get("content-type", "")
        body = response.json() if "json" in kind else (response.content or None)
        return Answer(
            status=response.status_code,
            body=body,
            headers={name.lower(): value for name, value in response.headers.items()},
        )


def signed_in(desk: Desk, role: Role) -> Caller:
    """Give somebody of this role who is signed in at the console."""
    return Caller(desk.client(desk.person(role)))


def nobody() -> Caller:
    """Give somebody who is not signed in."""
    return Caller(Client())


def with_token(desk: Desk, user: User, *scopes: Capability) -> Caller:
    """Give a program that has somebody's token."""
    created = create(Actor(user), name="a program", scopes=scopes, now=desk.clock())
    return Caller(Client(), token=created.secret)
