"""Leads from the house's old addresses to its new ones, before anything else is asked."""

from collections.abc import Callable, Sequence

from filrouge.asgi.respond import App, Receive, Scope, Send, path_of, redirection, respond

CACHING = "public, max-age=3600"
"""Long enough to spare the server, short enough to put a slip right."""


def redirecting(app: App, targets: Sequence[Callable[[str], str | None]]) -> App:
    """Give an application that answers 301 where one of `targets` names another address."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        target = _target(scope, targets)
        if target is None:
            await app(scope, receive, send)
        else:
            await respond(scope, send, redirection(301, target, cache_control=CACHING))

    return answer if targets else app


def _target(scope: Scope, targets: Sequence[Callable[[str], str | None]]) -> str | None:
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return None
    path = path_of(scope)
    found = next((new for target in targets if (new := target(path)) is not None), None)
    query: bytes = scope["query_string"]
    if found is None or not query or "?" in found:
        return found
    return f"{found}?{query.decode('latin-1')}"
