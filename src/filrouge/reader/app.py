"""What readers ask for, as an ASGI application; all else is left to `otherwise`."""

import asyncio
import re
from datetime import datetime
from urllib.parse import parse_qs, quote, unquote
from zoneinfo import ZoneInfo

from filrouge.asgi.assets import IMMUTABLE, Assets
from filrouge.asgi.document import MOMENT_CACHING, Document
from filrouge.asgi.respond import (
    SECURITY,
    App,
    Receive,
    Scope,
    Send,
    header,
    path_of,
    redirection,
    refuse_method,
    respond,
)
from filrouge.domain.state import Status
from filrouge.formats.parts.address import live_path
from filrouge.media.sniff import media_type
from filrouge.media.store import MediaStore
from filrouge.reader.cursor import Cursor, parse_cursor
from filrouge.reader.front import Front
from filrouge.reader.hub import Hub
from filrouge.reader.hubs import Hubs
from filrouge.reader.notices import Notices
from filrouge.reader.stream import Stream
from filrouge.reader.worker import worker_of

# No slug has a full stop: behind one is the name of a format, which is the archive's.
_LIVE = re.compile(
    r"/live/([^/.]+)(?:/(stream|since|from|start|minute|post|next|start\.ics|dict)(?:/([^/]+))?)?"
)
_OF_LIVE = re.compile(r"/live/([^/.]+)([/.].*)?")
_SHELF = re.compile("/past/([0-9]{1,6})")
_SERIES = re.compile(r"/series/([^/]+)")
READY = "/readyz"
WORKER = "/sw.js"
OFFLINE = "/offline"
TEXT = "text/plain; charset=utf-8"
_NUMBER = re.compile("[0-9]{1,9}")

MOVED_CACHING = "public, max-age=0, s-maxage=60"
"""An address that led elsewhere may be a live's own tomorrow: no browser remembers it."""

RETRY_MS = 2000
"""How long a browser waits before it opens a lost stream again."""


class ReaderApp:
    """Routes requests of readers to finished bytes.

    Browsers keep pages to be read `offline`, or forget what they kept.
    """

    def __init__(
        self,
        hubs: Hubs,
        front: Front,
        notices: Notices,
        *,
        assets: Assets,
        media: MediaStore,
        otherwise: App,
        offline: bool = True,
    ) -> None:
        self._hubs = hubs
        self._front = front
        self._notices = notices
        self._assets = assets
        self._media = media
        self._otherwise = otherwise
        self._worker = worker_of(assets, keeps=offline)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._otherwise(scope, receive, send)
            return
        path = path_of(scope)
        moved = self._moved(scope, path)
        if moved is not None:
            await respond(scope, send, moved)
            return
        match = _LIVE.fullmatch(path)
        mine = path in {"/", READY, WORKER, OFFLINE} or path.startswith(
            ("/assets/", "/media/", "/series/", "/past/")
        )
        if match is None and not mine:
            await self._otherwise(scope, receive, send)
            return
        if scope["method"] not in {"GET", "HEAD"}:
            await refuse_method(scope, send, self._notices.give(405, "not_found"))
            return
        if match is not None:
            await self._live(scope, receive, send, match)
        else:
            document = await self._elsewhere(scope, path)
            await respond(scope, send, document or self._notices.give(404, "not_found"))

    def _moved(self, scope: Scope, path: str) -> Document | None:
        """Lead from any address of a live that has another slug now to the same under that one."""
        match = _OF_LIVE.fullmatch(path)
        slug = None if match is None else self._hubs.directory.moved(unquote(match[1]))
        if match is None or slug is None or scope["method"] not in {"GET", "HEAD"}:
            return None
        target = _target(scope, live_path(slug) + (match[2] or ""))
        return redirection(301, target, cache_control=MOVED_CACHING)

    def _series(self, scope: Scope, path: str) -> Document | None:
        """Lead from the stable address of a series to its live of today."""
        match = _SERIES.fullmatch(path)
        if match is None:
            return None
        host = _host(scope)
        slug = self._hubs.directory.today(
            unquote(match[1]), here=lambda live: self._front.shows(host, live)
        )
        if slug is None:
            return None
        return redirection(302, _target(scope, live_path(slug)), cache_control=MOMENT_CACHING)

    def _next(self, scope: Scope, hub: Hub) -> Document:
        """Lead to the live to follow after this one; to the front where there is none."""
        host = _host(scope)
        slug = self._hubs.directory.next(
            hub.live.id, here=lambda live: self._front.shows(host, live)
        )
        path = "/" if slug is None else live_path(slug)
        return redirection(302, _target(scope, path), cache_control=MOMENT_CACHING)

    async def _elsewhere(self, scope: Scope, path: str) -> Document | None:
        if path == "/":
            return self._front.document(_host(scope))
        if path == READY:
            return self._readiness()
        if path.startswith("/past/"):
            shelf = _SHELF.fullmatch(path)
            return None if shelf is None else self._front.shelf(int(shelf[1]), _host(scope))
        if path == WORKER:
            return self._worker
        if path == OFFLINE:
            return self._notices.give(200, "offline")
        if path.startswith("/series/"):
            return self._series(scope, path)
        if path.startswith("/assets/"):
            return self._assets.get(path.removeprefix("/assets/"))
        # Reading a film and hashing it would hold all others up.
        return await asyncio.to_thread(self._medium, path.removeprefix("/media/"))

    def _readiness(self) -> Document:
        """Tell a balancer whether this node has all the news: not while a live is stale.

        Which one is for the log (`Hubs`) and not for strangers: it may not be public yet.
        """
        stale = len(self._hubs.stale)
        text = f"not ready: {stale} stale" if stale else "ready"
        status = 503 if stale else 200
        return Document(f"{text}\n".encode(), TEXT, cache_control="no-store", status=status)

    def _medium(self, name: str) -> Document | None:
        data = self._media.get(name)
        kind = None if data is None else media_type(data)
        if data is None or kind is None:
            return None
        return Document(data, kind, cache_control=IMMUTABLE)

    async def _live(self, scope: Scope, receive: Receive, send: Send, match: re.Match[str]) -> None:
        slug, kind, rest = unquote(match[1]), match[2], unquote(match[3] or "")
        hub = await self._hubs.get(slug)
        if hub is None or not hub.live.is_public:
            await respond(scope, send, self._absence(slug, hub))
            return
        if kind == "stream" and not rest:
            await self._stream(scope, receive, send, hub)
            return
        if kind == "next" and not rest:
            await respond(scope, send, self._next(scope, hub))
            return
        document = _document(hub, kind, rest) or self._notices.give(404, "not_found")
        is_page = document.takes_dictionaries and kind != "dict"
        # A dictionary pays off from the next load on: not for who asks for few bytes now.
        named = is_page and header(scope, b"save-data") != b"on"
        await respond(scope, send, document, extra=hub.dictionaries.link if named else ())

    def _absence(self, slug: str, hub: Hub | None) -> Document:
        """Say that a live cannot be shown: not there, withdrawn, or not to be had at the moment."""
        line = self._hubs.summary(slug) if hub is None else hub.live
        if line is None or line.status is Status.DRAFT:
            return self._notices.give(404, "not_found")
        if line.status is Status.UNPUBLISHED:
            return self._notices.give(410, "withdrawn")
        return self._notices.give(503, "busy")

    async def _stream(self, scope: Scope, receive: Receive, send: Send, hub: Hub) -> None:
        headers = [
            (b"content-type", b"text/event-stream; charset=utf-8"),
            (b"cache-control", b"no-store"),
            (b"x-accel-buffering", b"no"),  # nginx passes it on at once
            *SECURITY,
        ]
        if scope["method"] == "HEAD":
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        # Before anything is awaited: the hub might be let go meanwhile.
        stream = hub.open_stream(_resume_after(scope))
        watch = asyncio.create_task(_close_when_left(receive, stream))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send(_more(b"retry: %d\n\n" % RETRY_MS))
            while (data := await stream.take()) is not None:
                await send(_more(data))
            await send({"type": "http.response.body", "body": b""})
        finally:
            watch.cancel()
            hub.streams.discard(stream)


def _host(scope: Scope) -> str:
    return header(scope, b"host").decode("latin-1")


def _target(scope: Scope, path: str) -> str:
    """Write where a redirection leads, with the query that was asked with."""
    query: bytes = scope["query_string"]
    asked = path.encode("latin-1") + (b"?" + query if query else b"")
    # What is encoded stays as it is; what has no place in a header is encoded.
    return quote(asked, safe="/%:@!$&'()*+,;=?~")


def _more(data: bytes) -> dict[str, object]:
    return {"type": "http.response.body", "body": data, "more_body": True}


async def _close_when_left(receive: Receive, stream: Stream) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    stream.close()


def _resume_after(scope: Scope) -> Cursor | None:
    """Read where the reader stands: what the browser last saw goes before what the page knew."""
    last = header(scope, b"last-event-id").decode("latin-1")
    query = parse_qs(scope["query_string"].decode("latin-1"))
    for text in (last, *query.get("after", [])):
        cursor = parse_cursor(text)
        if cursor is not None:
            return cursor
    return None


def _document(hub: Hub, kind: str | None, rest: str) -> Document | None:
    match kind:
        case None:
            return hub.page()
        case "since":
            cursor = parse_cursor(rest)
            return None if cursor is None else hub.delta(cursor)
        case "from":
            return hub.chunk(int(rest)) if _NUMBER.fullmatch(rest) else None
        case "start":
            number = rest or "1"
            return hub.start(int(number)) if _NUMBER.fullmatch(number) else None
        case "minute":
            at = _minute(rest, ZoneInfo(hub.live.time_zone))
            return None if at is None else hub.minute(at)
        case "post" if rest:
            return hub.post(rest)
        case "dict":
            return hub.dictionary(rest)
        case "start.ics" if not rest:
            return hub.calendar()
        case _:
            return None


def _minute(text: str, zone: ZoneInfo) -> datetime | None:
    """Read a time in ISO 8601, in the live's zone where it names none; None for anything else."""
    try:
        at = datetime.fromisoformat(text)
        return at.replace(tzinfo=zone) if at.tzinfo is None else at
    except ValueError:
        return None
