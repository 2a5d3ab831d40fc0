"""The console as an ASGI application, to be mounted beside the readers' pages."""

from django.core.asgi import get_asgi_application

from filrouge.asgi.respond import App, Receive, Scope, Send, path_of, respond
from filrouge.newsroom.assets import assets
from filrouge.newsroom.house import House, install


def console(house: House, *, path: str, otherwise: App) -> App:
    """Answer what is under `path` and under /api/; all else is left to `otherwise`.

    `start` has to have been called.
    """
    install(house)
    django: App = get_asgi_application()  # type: ignore[assignment] # Django's own names for the same types
    built = assets()
    under_assets = f"{path}/assets/"

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        asked = path_of(scope) if scope["type"] == "http" else ""
        if asked.startswith(under_assets) and scope["method"] in {"GET", "HEAD"}:
            document = built.get(asked.removeprefix(under_assets))
            if document is not None:
                await respond(scope, send, document)
                return
        if asked == path or asked.startswith((f"{path}/", "/api/")):
            await django(scope, receive, send)
        else:
            await otherwise(scope, receive, send)

    return answer
