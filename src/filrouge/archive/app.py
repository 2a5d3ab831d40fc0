"""The archive as an ASGI application; what is not its own is left to `otherwise`."""

import asyncio
import logging
import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import unquote

from filrouge.archive.at import render_at, seq_of
from filrouge.asgi.document import HTML, Document
from filrouge.asgi.respond import App, Receive, Scope, Send, path_of, refuse_method, respond
from filrouge.domain.errors import Stated
from filrouge.formats.base import Theme
from filrouge.formats.notice import Code, render_notice
from filrouge.formats.sites import Sites
from filrouge.service.context import Context

CACHING = "public, max-age=0, s-maxage=60"
"""An erasure reaches the past too: nothing here is for ever."""

WORKERS = 2
"""Pages of the past are computed, not kept: this many at a time, whatever is asked."""

WAITING_MAX = 32
"""Beyond this, who asks is told to come back: a crawler must not fill the memory."""

_logger = logging.getLogger(__name__)

_AT = re.compile(r"/live/([^/]+)/at/([^/]+)(?:/from/(\d{1,9}))?")


class ArchiveApp:
    """Answers what has to be computed from the log."""

    def __init__(self, context: Context, theme: Theme, sites: Sites, *, otherwise: App) -> None:
        self._context = context
        self._theme = theme
        self._sites = sites
        self._otherwise = otherwise
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="archive")
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        match = _AT.fullmatch(path_of(scope)) if scope["type"] == "http" else None
        if match is None:
            await self._otherwise(scope, receive, send)
            return
        if scope["method"] not in {"GET", "HEAD"}:
            await refuse_method(scope, send, self._notice(405, "not_found"))
            return
        if self._waiting >= WAITING_MAX:
            await respond(scope, send, self._notice(503, "busy"))
            return
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            document = await loop.run_in_executor(self._pool, self._at, match)
        except Stated:
            _logger.exception("%s cannot be shown", path_of(scope))
            await respond(scope, send, self._notice(503, "busy"))
            return
        finally:
            self._waiting -= 1
        await respond(scope, send, document or self._notice(404, "not_found"))

    def _at(self, match: re.Match[str]) -> Document | None:
        slug, when, number = unquote(match[1]), unquote(match[2]), match[3]
        now = self._context.states.find(slug)
        if now is None or not now.live.is_public:
            return None
        seq = seq_of(self._context, now, when)
        if seq is None:
            return None
        html = render_at(
            self._context,
            self._theme,
            self._sites.of(now.live.site),
            now,
            slug=slug,
            seq=seq,
            number=None if number is None else int(number),
        )
        return None if html is None else Document(html, HTML, cache_control=CACHING)

    def _notice(self, status: int, code: Code) -> Document:
        html = render_notice(self._theme, self._sites.own, code)
        return Document(html.encode(), HTML, cache_control="no-store", status=status)
