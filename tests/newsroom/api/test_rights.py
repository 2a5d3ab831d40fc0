"""Who may do what: every operation of the API, tried by every role, by nobody and by a token.

An operation that is missing from the table fails the test: it has to be thought of.
"""

import io
from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from PIL import Image

from filrouge.accounts.models import User
from filrouge.accounts.role import ROLES, Capability, Role
from filrouge.newsroom.api.api import document
from filrouge.newsroom.models import Draft, DraftState, Timing
from tests.newsroom.api.asking import NOW, Caller, nobody, with_token
from tests.newsroom.desk import Desk

C = Capability


def _picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (2, 2)).save(file, "PNG")
    return file.getvalue()


PICTURE = _picture()


class Try(NamedTuple):
    """What an operation needs, and a body of the right form, which may be refused all the same."""

    needs: Capability | None
    body: object = None
    revision: int | None = None


_CONTENT: dict[str, Any] = {"headline": "A try"}
_KEPT: dict[str, Any] = {"version": 0, "content": _CONTENT}

TABLE: dict[str, Try] = {
    "GET /me": Try(None),
    "GET /audit": Try(C.AUDIT),
    "GET /lives": Try(C.VIEW),
    "POST /lives": Try(C.RUN, {"headline": "New"}),
    "GET /lives/{slug}": Try(C.VIEW),
    "DELETE /lives/{slug}": Try(C.RUN),
    "PUT /lives/{slug}/description": Try(C.RUN, {"headline": "New"}, 1),
    "PUT /lives/{slug}/configuration": Try(C.RUN, {"language": "en", "time_zone": "UTC"}),
    "PUT /lives/{slug}/slug": Try(C.RUN, {"slug": "live-1"}),
    "PUT /lives/{slug}/watch": Try(C.RUN, {}),
    "POST /lives/{slug}/duplicate": Try(C.RUN, {}),
    "GET /lives/{slug}/dashboard": Try(C.VIEW),
    "POST /lives/{slug}/schedule": Try(C.RUN, {"starts_at": "2026-08-12T20:00:00Z"}),
    **{
        f"POST /lives/{{slug}}/{turn}": Try(C.RUN, {})
        for turn in "start pause resume end archive unpublish republish".split()
    },
    "GET /lives/{slug}/posts": Try(C.VIEW),
    "POST /lives/{slug}/posts": Try(C.PUBLISH, _CONTENT),
    "POST /lives/{slug}/posts/bulk": Try(C.HIDE, {"action": "hide", "posts": ["p1"]}),
    "GET /lives/{slug}/posts/{post}": Try(C.VIEW),
    "PUT /lives/{slug}/posts/{post}": Try(C.CORRECT, _CONTENT, 1),
    "GET /lives/{slug}/posts/{post}/history": Try(C.HISTORY),
    "POST /lives/{slug}/posts/{post}/hide": Try(C.HIDE, {}),
    "POST /lives/{slug}/posts/{post}/show": Try(C.HIDE),
    "POST /lives/{slug}/posts/{post}/withdraw": Try(C.WITHDRAW, {"reason": "Wrong"}),
    "POST /lives/{slug}/posts/{post}/erase": Try(C.ERASE, {"confirm": "p1"}),
    "POST /lives/{slug}/posts/{post}/pin": Try(C.PUBLISH),
    "POST /lives/{slug}/posts/{post}/unpin": Try(C.PUBLISH),
    "POST /lives/{slug}/posts/{post}/mark": Try(C.PUBLISH),
    "POST /lives/{slug}/posts/{post}/unmark": Try(C.PUBLISH),
    "POST /lives/{slug}/posts/{post}/move": Try(
        C.PUBLISH, {"published_at": "2026-08-12T17:00:00Z"}
    ),
    "POST /lives/{slug}/posts/{post}/review": Try(C.REVIEW),
    "PUT /lives/{slug}/posts/{post}/note": Try(C.WRITE, {"text": "x"}),
    "GET /lives/{slug}/facts": Try(C.VIEW),
    "POST /lives/{slug}/facts": Try(C.FACTS, {"text": "x"}),
    "PUT /lives/{slug}/facts/order": Try(C.FACTS, {"order": []}),
    "PUT /lives/{slug}/facts/{fact}": Try(C.FACTS, {"text": "x"}, 1),
    "DELETE /lives/{slug}/facts/{fact}": Try(C.FACTS),
    "POST /lives/{slug}/facts/{fact}/looked": Try(C.FACTS),
    "POST /lives/{slug}/facts/{fact}/erase": Try(C.ERASE, {"confirm": "f1"}),
    "POST /media": Try(C.WRITE),
    "POST /cards": Try(C.WRITE, {"url": "http://127.0.0.1/"}),
    "GET /drafts": Try(C.VIEW),
    "GET /lives/{slug}/drafts": Try(C.VIEW),
    "GET /lives/{slug}/drafts/{draft}": Try(C.VIEW),
    "PUT /lives/{slug}/drafts/{draft}": Try(C.WRITE, _KEPT),
    "DELETE /lives/{slug}/drafts/{draft}": Try(C.WRITE),
    "POST /lives/{slug}/drafts/{draft}/publish": Try(C.PUBLISH, _KEPT),
    "POST /lives/{slug}/drafts/{draft}/submit": Try(C.WRITE, _KEPT),
    "POST /lives/{slug}/drafts/{draft}/return": Try(C.APPROVE, {"word": "x"}),
    "POST /lives/{slug}/drafts/{draft}/schedule": Try(
        C.PUBLISH, {**_KEPT, "at": "2026-08-13T20:00:00Z"}
    ),
    "POST /lives/{slug}/drafts/{draft}/unschedule": Try(C.PUBLISH),
    "POST /lives/{slug}/near": Try(C.WRITE, {"content": _CONTENT}),
    "POST /lives/{slug}/preview": Try(C.WRITE, {"content": _CONTENT}),
    "GET /lives/{slug}/hands": Try(C.VIEW),
    "POST /lives/{slug}/presence": Try(C.VIEW, {}),
    "PUT /lives/{slug}/leases/{subject}": Try(C.WRITE, {}),
    "DELETE /lives/{slug}/leases/{subject}": Try(C.WRITE),
}


def _operations() -> set[str]:
    return {
        f"{method.upper()} {path.removeprefix('/api/v1')}"
        for path, operations in document()["paths"].items()
        for method in operations
    }


def test_the_table_names_every_operation() -> None:
    assert _operations() == set(TABLE)


@pytest.fixture
def live(desk: Desk) -> Desk:
    desk.open_live(slug="live-1", posts=1)
    Draft.objects.create(id="d1", live="live-1", author=desk.person(Role.CONTRIBUTOR))
    return desk


def _ask(caller: Caller, operation: str, *, draft: str = "d1") -> int:
    method, path = operation.split(" ")
    asked = TABLE[operation]
    places = {"slug": "live-1", "post": "p1", "fact": "f1", "draft": draft, "subject": "p1"}
    path = path.format(**places)
    if path == "/media":
        return caller.upload(path, file=io.BytesIO(PICTURE)).status
    match method:
        case "GET":
            return caller.get(path).status
        case "POST":
            return caller.post(path, asked.body).status
        case "PUT":
            return caller.put(path, asked.body, revision=asked.revision).status
        case _:
            return caller.delete(path).status


def _draft_of(person: User, operation: str) -> str:
    """Give the id of a draft that the person may begin; of one that waits, to be taken back."""
    draft = f"draft-{person.pk}"
    if operation.endswith("/unschedule"):
        Draft.objects.create(
            id=draft,
            live="live-1",
            author=person,
            decided_by=person,
            state=DraftState.SCHEDULED,
            timing=Timing.CLOCK,
            due_at=NOW + timedelta(days=1),
        )
    return draft


@pytest.mark.parametrize("operation", TABLE)
def test_nobody_comes_in(live: Desk, operation: str) -> None:
    assert _ask(nobody(), operation) == 401


@pytest.mark.parametrize("operation", TABLE)
def test_who_may_is_not_refused_and_who_may_not_is(live: Desk, operation: str) -> None:
    needs = TABLE[operation].needs

    for role in Role:
        person = live.person(role)
        status = _ask(Caller(live.client(person)), operation, draft=_draft_of(person, operation))
        if needs is None or needs in ROLES[role]:
            assert status not in {401, 403}, (role, status)
            assert status < 500, (role, status)
        else:
            assert status == 403, (role, status)


@pytest.mark.parametrize("operation", [name for name in TABLE if TABLE[name].needs is not None])
def test_a_token_without_the_scope_may_not(live: Desk, operation: str) -> None:
    administrator = live.person(Role.ADMINISTRATOR)
    others = [scope for scope in Capability if scope is not TABLE[operation].needs]
    draft = _draft_of(administrator, operation)

    assert _ask(with_token(live, administrator, *others), operation, draft=draft) == 403
