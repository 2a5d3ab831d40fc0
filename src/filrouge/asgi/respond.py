"""Answers in HTTP, as ASGI messages (asgi.readthedocs.io, HTTP connection scope)."""

from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any
from urllib.parse import quote

from filrouge.asgi.document import Document, Headers

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

SECURITY: Headers = [
    (
        b"content-security-policy",
        (
            b"default-src 'none'; script-src 'self'"
            b" 'sha256-h+mJW7k+DJmEAlE1t8GVIFkoNX2zO5GbpcKUqM6+6w8=';"
            b" style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self';"
            b" font-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self';"
            b" frame-ancestors 'self'"
        ),
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
]
"""On every page: nothing of a third party is loaded, no inline script runs but one.

That one is `EARLY` of formats/early.py, by its hash (w3.org/TR/CSP3, 6.7.2.4).
"""


def header(scope: Scope, name: bytes) -> bytes:
    """Give a request header's value, values of a repeated one joined by commas; b"" for none."""
    return b",".join(value for key, value in scope["headers"] if key == name)


def path_of(scope: Scope) -> str:
    """Give the path as it was asked for, still percent-encoded: "%2F" is not yet a slash."""
    raw: bytes | None = scope.get("raw_path")
    return quote(scope["path"]) if raw is None else raw.decode("latin-1")


async def refuse_method(scope: Scope, send: Send, document: Document) -> None:
    """Send a finished 405, naming what is allowed (RFC 9110, 15.5.6)."""
    await respond(scope, send, document, extra=[(b"allow", b"GET, HEAD")])


def redirection(status: int, location: str, *, cache_control: str) -> Document:
    """Make a finished redirection (RFC 9110, 15.4); `location` is percent-encoded."""
    return Document(
        f"{location}\n".encode(),
        "text/plain; charset=utf-8",
        cache_control=cache_control,
        status=status,
        location=location,
    )


async def respond(
    scope: Scope, send: Send, document: Document, *, extra: Sequence[tuple[bytes, bytes]] = ()
) -> None:
    """Send a finished document with `extra` headers, or 304 to who has it already."""
    accepted = header(scope, b"accept-encoding").decode("latin-1")
    available = header(scope, b"available-dictionary") if document.takes_dictionaries else b""
    headers, body = document.answer(accepted, available)
    status = document.status
    known = header(scope, b"if-none-match")
    if status == 200 and known and document.matches(known):
        kept = (b"cache-control", b"etag", b"vary")
        headers, body, status = [pair for pair in headers if pair[0] in kept], b"", 304
    if scope["method"] == "HEAD":
        body = b""
    headers = [*headers, *extra, *SECURITY]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
