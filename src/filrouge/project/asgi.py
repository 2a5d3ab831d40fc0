"""The console as an ASGI application, to be mounted beside the readers' pages."""

from collections.abc import Callable

from django.core.asgi import get_asgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.utils import translation
from django.utils.translation import gettext as _

from filrouge.asgi.document import Document
from filrouge.asgi.limit import limited
from filrouge.asgi.respond import App, Receive, Scope, Send, header, path_of, respond
from filrouge.newsroom.api.answer import tell
from filrouge.newsroom.assets import assets
from filrouge.newsroom.house import House, install
from filrouge.newsroom.refusal import Problem, problem
from filrouge.newsroom.views.failure import say

MARGIN_BYTES = 1_000_000
"""What a request brings beside its file."""

FORM_TIMES = 4
"""A form may bring a file of so many times the limit: it is answered beside the field, and what was
typed stays."""


def console(house: House, *, path: str, otherwise: App) -> App:
    """Answer what is under `path` and under /api/; all else is left to `otherwise`.

    `start` has to have been called.
    """
    install(house)
    # Finds and loads every view now: the first reader of the day should not wait for it.
    resolve(f"{path}/")
    django: App = get_asgi_application()  # type: ignore[assignment] # Django's own names for the same types
    most_bytes = house.settings.upload_mb * 1_000_000 + MARGIN_BYTES
    api = limited(django, most_bytes=most_bytes, refused=_too_large(house, tell))
    pages = limited(django, most_bytes=FORM_TIMES * most_bytes, refused=_too_large(house, say))
    built = assets()
    under_assets = f"{path}/assets/"

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        asked = path_of(scope) if scope["type"] == "http" else ""
        if asked.startswith(under_assets) and scope["method"] in {"GET", "HEAD"}:
            document = built.get(asked.removeprefix(under_assets))
            if document is not None:
                await respond(scope, send, document)
                return
        if asked.startswith("/api/"):
            await api(scope, receive, send)
        elif asked == path or asked.startswith(f"{path}/"):
            await pages(scope, receive, send)
        else:
            await otherwise(scope, receive, send)

    return answer


def _too_large(house: House, tell: Callable[[Problem], HttpResponse]) -> App:
    """Say it before Django and before anybody is known: in the language that is asked for."""

    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001, ASGI
        sent_bytes = int(header(scope, b"content-length"))
        with translation.override(_language(scope)):
            detail = _("The file has {megabytes} MB; {limit} MB is the most.").format(
                megabytes=round(sent_bytes / 1_000_000), limit=house.settings.upload_mb
            )
            told = tell(problem(413, "too_large", detail))
        document = Document(
            told.content,
            told.headers["content-type"],
            cache_control="no-store",
            status=told.status_code,
        )
        await respond(scope, send, document)

    return refuse


def _language(scope: Scope) -> str:
    """Choose as `accounts/language.py` does for who is not signed in."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT_LANGUAGE"] = header(scope, b"accept-language").decode("latin-1")
    return translation.get_language_from_request(request)
