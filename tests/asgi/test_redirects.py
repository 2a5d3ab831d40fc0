"""Old addresses of the house lead to the new ones, and nothing else does."""

from filrouge.asgi.document import Document
from filrouge.asgi.redirects import redirecting
from filrouge.asgi.respond import App, Receive, Scope, Send, respond
from tests.reader.asking import ask


async def site(scope: Scope, receive: Receive, send: Send) -> None:
    await respond(scope, send, Document(b"here", "text/plain", cache_control="no-store"))


def app() -> App:
    moved = {"/old": "/new", "/far": "https://example.org/?from=us"}
    return redirecting(site, [moved.get])


async def test_who_asks_for_an_old_address_is_sent_on_for_good() -> None:
    answer = await ask(app(), "/old?page=2")

    assert (answer.status, answer.headers["location"]) == (301, "/new?page=2")
    assert "content-security-policy" in answer.headers


async def test_a_query_of_the_new_address_stays_alone() -> None:
    assert (await ask(app(), "/far?x=1")).headers["location"] == "https://example.org/?from=us"


async def test_all_else_goes_on() -> None:
    assert (await ask(app(), "/")).text == "here"
    assert (await ask(app(), "/old", "POST")).text == "here"


def test_without_any_there_is_nothing_in_the_way() -> None:
    assert redirecting(site, []) is site
