"""Requests that somebody's browser is made to send, and ids that belong elsewhere.

Each address of console and API is tried; what accounts guard by themselves is in
tests/accounts/test_security.py.
"""

import json

import pytest
from django.test import Client

from filrouge.accounts.role import Role
from filrouge.domain.commands import AddFact
from filrouge.domain.content import FactContent
from filrouge.domain.text import paragraph
from filrouge.newsroom.models import Draft, Entry
from tests.newsroom.api.asking import Caller
from tests.newsroom.api.test_rights import TABLE
from tests.newsroom.desk import Desk
from tests.security.address import address, patterns
from tests.security.test_crawl import STREAM, places, tables
from tests.security.test_elsewhere import EVIL

__all__ = ["places"]

METHODS = ("post", "put", "delete", "patch")
KINDS = ("application/json", "text/plain", "application/x-www-form-urlencoded")
"""The last two are what a form on a page elsewhere can send without asking first (Fetch, 2.2.2)."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_elsewhere_changes_nothing(desk: Desk, places: dict[str, str], kind: str) -> None:
    """An administrator looks at a page elsewhere, which sends everything the house can be sent."""
    browser = Client(enforce_csrf_checks=True, headers={"origin": f"https://{EVIL}"})
    browser.force_login(desk.person(Role.ADMINISTRATOR))
    before, live = tables(), desk.live("the-eclipse")
    taken = []

    for pattern in patterns():
        for method in METHODS if pattern != STREAM else ():
            send = getattr(browser, method)
            answer = send(address(pattern, places), '{"headline": "x"}', content_type=kind)
            if answer.status_code not in {403, 404, 405}:
                taken.append((method, pattern, answer.status_code))

    assert taken == []
    assert tables() == before
    assert desk.live("the-eclipse") == live
    assert browser.get("/redaction/").status_code == 200


OF_A_LIVE = [name for name in TABLE if any(f"{{{it}}}" in name for it in ("post", "fact", "draft"))]


@pytest.mark.parametrize("operation", OF_A_LIVE)
def test_what_is_in_one_live_is_not_reached_through_another(desk: Desk, operation: str) -> None:
    """Somebody changes the slug in an address, where the right may be another one day."""
    desk.open_live(slug="theirs", posts=2)
    fact = FactContent(paragraphs=(paragraph("The sun is gone."),))
    desk.do("theirs", AddFact(fact="f1", content=fact))
    desk.open_live(slug="mine")
    person = desk.person(Role.ADMINISTRATOR)
    content = b'{"headline":"zqtheirs"}'
    Draft.objects.create(id="d1", live="theirs", author=person, content=content)
    before = (desk.live("theirs"), Draft.objects.values().get(pk="d1"))
    method, path = operation.split(" ")
    asked = TABLE[operation]
    whole = path.format(slug="mine", post="p1", fact="f1", draft="d1")
    caller = Caller(desk.client(person))
    match method:
        case "GET":
            answer = caller.get(whole)
        case "POST":
            answer = caller.post(whole, asked.body)
        case "PUT":
            answer = caller.put(whole, asked.body, revision=asked.revision)
        case _:
            answer = caller.delete(whole)

    assert answer.status in {404, 409}, answer
    said = json.dumps(answer.body)
    assert "zqtheirs" not in said
    assert "Texte 1" not in said
    assert (desk.live("theirs"), Draft.objects.values().get(pk="d1")) == before
    assert not Entry.objects.exists()
