"""The readers' policy lets in the origins that a house names, and nothing more."""

from filrouge.asgi.document import Document
from filrouge.asgi.policy import opened, opened_policy
from filrouge.asgi.respond import Receive, Scope, Send, respond
from tests.reader.asking import ask
from tests.security.page import breaches

ORIGINS = ("https://stats.example.org", "https://*.ads.example.com")
POLICY = "content-security-policy"


async def page(scope: Scope, receive: Receive, send: Send) -> None:
    await respond(scope, send, Document(b"page", "text/html", cache_control="no-store"))


async def console(scope: Scope, receive: Receive, send: Send) -> None:
    headers = [(POLICY.encode(), b"default-src 'none'; frame-ancestors 'none'")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def directives(policy: str) -> dict[str, list[str]]:
    parts = (part.split() for part in policy.split(";"))
    return {name: values for name, *values in parts}


async def test_scripts_pictures_questions_and_frames_may_be_of_these_origins() -> None:
    policy = (await ask(opened(page, ORIGINS), "/")).headers[POLICY]

    strict = directives((await ask(page, "/")).headers[POLICY])
    now = directives(policy)
    widened = {name for name in now if now[name] != strict.get(name)}
    assert widened == {"script-src", "img-src", "connect-src", "frame-src"}
    assert all(set(ORIGINS) <= set(now[name]) for name in widened)
    assert breaches(policy) == []


async def test_the_console_keeps_its_own() -> None:
    before = (await ask(console, "/")).headers[POLICY]
    assert (await ask(opened(console, ORIGINS), "/")).headers[POLICY] == before


def test_without_origins_nothing_is_in_the_way() -> None:
    assert opened(page, ()) is page
    assert b"'unsafe" not in opened_policy(ORIGINS)
