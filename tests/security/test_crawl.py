"""Every address of console and API is asked for by an administrator, who may see them all.

What is looked for: an answer without the policy, a page with a script or style in its own text, and
a GET that changes something, for which a picture on a page elsewhere would be enough.
"""

import json
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

import pytest
from django.apps import apps
from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client

from filrouge.accounts.models import Invitation
from filrouge.accounts.role import Capability, Role
from filrouge.domain.commands import AddFact
from filrouge.domain.content import FactContent
from filrouge.domain.text import paragraph
from filrouge.newsroom.actions import token as tokens
from filrouge.newsroom.actor import Actor
from filrouge.newsroom.models import Coverage, Draft, Entry, Lease, Note
from tests.media.pictures import encoded, photograph
from tests.newsroom.desk import Desk
from tests.security.address import address, patterns
from tests.security.page import breaches, inline

SECRET = "s" * 43
UNSEEN = {"django_session", "usersessions_usersession"}
"""A browser's own: what it is in the midst of, and when it was last here."""

STREAM = "redaction/stream"
"""Does not end: test_policy_of_the_stream in tests/security/test_policy.py asks the real server."""


@pytest.fixture
def places(desk: Desk) -> dict[str, str]:
    """Fill a house, and give what stands in the places of addresses."""
    desk.open_live(slug="the-eclipse", posts=3)
    fact = FactContent(paragraphs=(paragraph("The sun is gone."),), posts=("p1",))
    desk.do("the-eclipse", AddFact(fact="f1", content=fact))
    person = desk.person(Role.JOURNALIST)
    Draft.objects.create(id="d1", live="the-eclipse", author=person, content=b'{"headline":"x"}')
    Note.objects.create(live="the-eclipse", post="p1", text="Call her back.", user=person)
    Coverage.objects.create(live="the-eclipse", opened_by=person)
    Lease.objects.create(
        live="the-eclipse",
        subject="p1",
        holder=person,
        taken_at=desk.clock(),
        expires_at=desk.clock() + timedelta(minutes=1),
    )
    Entry.objects.create(user=person, name=person.name, action="hide", live="the-eclipse")
    invited = Invitation.objects.create(
        email="new@example.org",
        digest=sha256(SECRET.encode()).hexdigest(),
        expires_at=desk.clock() + timedelta(days=3000),
    )
    created = tokens.create(Actor(person), name="feed", scopes=[Capability.VIEW], now=desk.clock())
    assert created.secret
    return {
        "slug": "the-eclipse",
        "post": "p1",
        "fact": "f1",
        "draft": "d1",
        "subject": "p1",
        "name": desk.private.put(encoded(photograph(8, 8), "PNG")),
        "token": "1",
        "secret": SECRET,
        "uidb36": "1",
        "key": "set-password",
        "number": str(invited.pk),
        "pk": "1",
        "rest": "nowhere",
    }


@pytest.fixture(params=["administrator", "nobody"])
def browser_of(request: pytest.FixtureRequest, desk: Desk, places: object) -> Client:
    """Give the browser of an administrator who wrote the draft (of `places`), or of nobody."""
    if request.param == "nobody":
        return Client()
    person = desk.person(Role.ADMINISTRATOR)
    Draft.objects.update(author=person)
    return desk.client(person)


def answers(browser: Client, places: dict[str, str]) -> Iterator[tuple[str, HttpResponseBase]]:
    """Ask for everything."""
    for pattern in patterns():
        if pattern != STREAM:
            yield pattern, browser.get(address(pattern, places))


def test_every_answer_is_under_a_strict_policy(browser_of: Client, places: dict[str, str]) -> None:
    wrong: dict[str, object] = {}
    statuses: dict[str, int] = {}

    for pattern, answer in answers(browser_of, places):
        statuses[pattern] = answer.status_code
        found = breaches(answer.headers.get("content-security-policy", ""))
        body = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
        if answer.headers.get("content-type", "").startswith("text/html"):
            found += inline(body.decode())
        if "store" not in answer.headers.get("cache-control", ""):
            found.append(f"kept by caches: {answer.headers.get('cache-control')}")
        if answer.headers.get("x-content-type-options") != "nosniff":
            found.append("may be sniffed")
        if found:
            wrong[pattern] = found

    signed_in = "_auth_user_id" in browser_of.session
    if signed_in:
        kept = wrong.pop("redaction/media/<str:name>")
        assert kept == ["kept by caches: private, max-age=31536000, immutable"]
    assert wrong == {}
    assert len(statuses) > 80
    assert [name for name, status in statuses.items() if status >= 500] == []
    assert sum(status == 200 for status in statuses.values()) >= (40 if signed_in else 9)


def test_no_get_changes_anything(desk: Desk, browser_of: Client, places: dict[str, str]) -> None:
    before, log_before = tables(), desk.live("the-eclipse")
    media_before = (desk.media.names(), desk.private.names())
    changed: dict[str, object] = {}

    for pattern, answer in answers(browser_of, places):
        assert answer.status_code < 500
        after = tables()
        if after != before:
            changed[pattern] = [name for name in after if after[name] != before[name]]
            before = after

    assert changed == {}
    assert desk.live("the-eclipse") == log_before
    assert (desk.media.names(), desk.private.names()) == media_before


@pytest.mark.usefixtures("places")
def test_the_crawl_would_see_a_change(desk: Desk) -> None:
    before = tables()

    desk.client(desk.person(Role.LIVE_EDITOR)).post(
        "/api/v1/lives/the-eclipse/posts/p1/hide", {}, content_type="application/json"
    )

    after = tables()
    assert {name for name in after if after[name] != before[name]} == {
        "newsroom_entry",
        "accounts_user",
    }


def tables() -> dict[str, str]:
    """Give all that is in the tables, but for what a browser keeps of itself."""
    found = {}
    for model in apps.get_models():
        name = model._meta.db_table
        if name not in UNSEEN:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT * FROM {name} ORDER BY 1")
                found[name] = json.dumps(cursor.fetchall(), default=str)
    return found
