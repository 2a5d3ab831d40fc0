"""The console's stream: changes in the house, as server-sent events (html.spec.whatwg.org, 9.2).

One a browser, shared by its tabs. An open stream costs a task of the event loop, and no thread.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, suppress
from importlib import import_module
from typing import cast

import msgspec
from asgiref.sync import SyncToAsync, sync_to_async
from django.conf import settings
from django.contrib.auth import get_user
from django.db import connections
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from filrouge.accounts.models import User
from filrouge.accounts.role import Capability
from filrouge.newsroom.bus import Change
from filrouge.newsroom.connection import closing
from filrouge.newsroom.house import house

HEARTBEAT_S = 15.0
"""Proxies cut what is quiet for longer; as often, the session is looked at again."""

RETRY_MS = 2000
"""How long a browser waits before it opens a lost stream again."""

_HELLO = b"retry: %d\n: hello\n\n" % RETRY_MS
_HEARTBEAT = b":\n\n"


@require_GET
async def stream(request: HttpRequest) -> HttpResponseBase:
    """Tell somebody of every change until they leave or are signed out, or the server stops."""
    user = await request.auser()
    if not isinstance(user, User):
        # No way to the sign-in page: a script asks, which knows what to do.
        return HttpResponse(status=401)
    if not user.may(Capability.VIEW):
        return HttpResponse(status=403)
    return StreamingHttpResponse(
        _events(request.session.session_key or ""),
        content_type="text/event-stream; charset=utf-8",
        headers={
            "cache-control": "no-store",
            "x-accel-buffering": "no",  # nginx passes it on at once
            "content-encoding": "identity",  # nothing is gained by packing a line at a time
        },
    )


async def _events(session_key: str) -> AsyncIterator[bytes]:
    await _let_thread_go()
    loop = asyncio.get_running_loop()
    # A generator, whatever the bus lets others know of it: it is to be closed.
    follower = cast(AsyncGenerator[Change], house().bus.follow())
    async with aclosing(follower) as changes:
        following = asyncio.ensure_future(anext(changes))
        # It follows from here on: what the page asks for once it was greeted is not older.
        await asyncio.sleep(0)
        try:
            yield _HELLO
            beat_at = loop.time() + HEARTBEAT_S
            while True:
                # Not `wait_for`, which would end the iteration with its patience.
                await asyncio.wait({following}, timeout=max(beat_at - loop.time(), 0))
                if following.done():
                    yield _event(following.result())
                    following = asyncio.ensure_future(anext(changes))
                if loop.time() >= beat_at:
                    if not await asyncio.to_thread(closing, lambda: may_view(session_key)):
                        return
                    yield _HEARTBEAT
                    beat_at = loop.time() + HEARTBEAT_S
        except StopAsyncIteration:
            return  # the server stops
        finally:
            following.cancel()
            with suppress(asyncio.CancelledError, StopAsyncIteration):
                await following


def may_view(session_key: str) -> bool:
    """Say whether a session still stands, and its person may still see the console."""
    request = HttpRequest()
    engine = import_module(settings.SESSION_ENGINE)
    request.session = engine.SessionStore(session_key)
    user = get_user(request)
    return isinstance(user, User) and user.may(Capability.VIEW)


def _event(change: Change) -> bytes:
    return b"data: " + msgspec.json.encode(change) + b"\n\n"


async def _let_thread_go() -> None:
    """End the thread that Django keeps for the synchronous parts of a request until its end.

    asgiref makes another one should it be needed (asgiref.sync, ThreadSensitiveContext).
    """
    await sync_to_async(connections.close_all)()
    context = SyncToAsync.thread_sensitive_context.get(None)
    thread = None
    if context is not None:
        thread = SyncToAsync.context_to_thread_executor.pop(context, None)
    if thread is not None:
        thread.shutdown(wait=False)
