"""The console as an ASGI application, to be mounted beside the readers' pages."""

import msgspec
from django.core.asgi import get_asgi_application
from django.urls import resolve

from filrouge.asgi.document import Document
from filrouge.asgi.limit import limited
from filrouge.asgi.respond import App, Receive, Scope, Send, path_of, respond
from filrouge.catalogue import catalogue
from filrouge.newsroom.assets import assets
from filrouge.newsroom.house import House, install

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
    refused = _too_large(house)
    api = limited(django, most_bytes=most_bytes, refused=refused)
    pages = limited(django, most_bytes=FORM_TIMES * most_bytes, refused=refused)
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


def _too_large(house: House) -> App:
    """Say it as the API says everything: before Django, and so in the site's language."""
    _ = catalogue("newsroom", house.settings.site_language).gettext
    detail = _("The file has {megabytes} MB; {limit} MB is the most.")

    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001, ASGI
        sent = int(dict(scope["headers"])[b"content-length"])
        megabytes = round(sent / 1_000_000)
        problem = {
            "type": "about:blank",
            "title": detail.format(megabytes=megabytes, limit=house.settings.upload_mb),
            "status": 413,
            "code": "too_large",
            "detail": detail.format(megabytes=megabytes, limit=house.settings.upload_mb),
            "fields": [],
        }
        document = Document(
            msgspec.json.encode(problem),
            "application/problem+json",
            cache_control="no-store",
            status=413,
        )
        await respond(scope, send, document)

    return refuse
