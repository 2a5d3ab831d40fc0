"""The archive as an ASGI application; what is not its own is left to `otherwise`."""

import asyncio
import logging
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from urllib.parse import unquote

from filrouge.archive import about, at, history, publiclog
from filrouge.archive.article import Articles
from filrouge.archive.asked import Answer, Archive, Asked, Handler, Lines, Unavailable, Withdrawn
from filrouge.archive.export import Exports
from filrouge.archive.find.answer import Finder
from filrouge.archive.send import send_lines
from filrouge.archive.share import Draw, Shares
from filrouge.asgi.document import HTML, Document
from filrouge.asgi.negotiate import coding_of
from filrouge.asgi.respond import (
    App,
    Receive,
    Scope,
    Send,
    header,
    path_of,
    refuse_method,
    respond,
)
from filrouge.domain.errors import Stated
from filrouge.formats.base import Theme
from filrouge.formats.notice import Code, render_notice
from filrouge.formats.registry import FORMATS
from filrouge.formats.sites import Sites
from filrouge.media.sharecard.draw import draw_card
from filrouge.service.context import Context

WORKERS = 4
"""Pages of the past are computed, not kept: this many at a time, whatever is asked."""

WAITING_MAX = 32
"""Beyond this, who asks is told to come back: a crawler must not fill the memory."""

T = TypeVar("T")

_logger = logging.getLogger(__name__)


class ArchiveApp:
    """Answers what has to be computed from the log."""

    def __init__(
        self,
        context: Context,
        theme: Theme,
        sites: Sites,
        *,
        otherwise: App,
        draw: Draw = draw_card,
    ) -> None:
        self._archive = Archive(context, theme, sites)
        self._otherwise = otherwise
        self._routes = _routes(draw)
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="archive")
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        found = self._route(path_of(scope)) if scope["type"] == "http" else None
        if found is None:
            await self._otherwise(scope, receive, send)
            return
        if scope["method"] not in {"GET", "HEAD"}:
            await refuse_method(scope, send, self._notice(405, "not_found"))
            return
        if self._waiting >= WAITING_MAX:
            await respond(scope, send, self._notice(503, "busy"))
            return
        handler, path = found
        asked = Asked(path, scope.get("query_string", b""))
        coding = coding_of(header(scope, b"accept-encoding").decode("latin-1"))
        try:
            answer = await self._beside(lambda: self._answer(handler, asked, coding))
        except Withdrawn:
            answer = self._notice(410, "withdrawn")
        except (Stated, Unavailable):
            _logger.exception("%s cannot be shown", path_of(scope))
            answer = self._notice(503, "busy")
        if isinstance(answer, Lines):
            await send_lines(scope, send, answer, self._beside)
        else:
            await respond(scope, send, answer or self._notice(404, "not_found"))

    async def _beside(self, work: Callable[[], T]) -> T:
        """Do a piece of work beside the loop."""
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work)
        finally:
            self._waiting -= 1

    def _answer(self, handler: Handler, asked: Asked, coding: str) -> Answer:
        answer = handler(self._archive, asked)
        if isinstance(answer, Document):
            # Packed here: the loop, which sends it, would hold all others up meanwhile.
            answer.coded(coding)
        return answer

    def _route(self, path: str) -> tuple[Handler, tuple[str, ...]] | None:
        """Find who answers at a path, and give the parts of it that he is asked about."""
        for pattern, handler in self._routes:
            match = pattern.fullmatch(path)
            if match is not None:
                return handler, tuple(unquote(part or "") for part in match.groups())
        return None

    def _notice(self, status: int, code: Code) -> Document:
        html = render_notice(self._archive.theme, self._archive.sites.own, code)
        return Document(html.encode(), HTML, cache_control="no-store", status=status)


_FORMATS = "|".join(re.escape(each.key) for each in FORMATS)


def _routes(draw: Draw) -> tuple[tuple[re.Pattern[str], Handler], ...]:
    """Give the addresses, and who answers at them; the parts in parentheses are handed on."""
    return (
        (re.compile(r"/live/([^/]+)/at/([^/]+)(?:/from/(\d{1,9}))?"), at.show),
        (re.compile(r"/live/([^/]+)/at"), at.seek),
        (re.compile(r"/live/([^/]+)/post/([^/]+)/history"), history.show),
        (re.compile(r"/live/([^/]+)/log\.jsonl"), publiclog.give),
        (re.compile(r"/live/([^/]+)/about"), about.show),
        (re.compile(r"/live/([^/]+)/article(?:/([1-9]\d{0,3}))?"), Articles().show),
        (re.compile(r"/live/([^/]+)/search"), Finder().show),
        (re.compile(r"/live/([^/]+)(?:/post/([^/]+))?/share\.png"), Shares(draw).show),
        (re.compile(rf"/live/([^/.]+)\.({_FORMATS})"), Exports().show),
    )
