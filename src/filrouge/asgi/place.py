"""Lives under a path of the house's choice: what is asked there is answered as under /live."""

from urllib.parse import unquote

from filrouge.asgi.respond import App, Receive, Scope, Send, path_of, redirection, respond

INSIDE = "/live"
"""Where lives are for every application behind this one."""

CACHING = "public, max-age=0, s-maxage=60"
"""The house may choose another path again: browsers remember none."""


def placed(app: App, path: str) -> App:
    """Give an application whose lives are under `path`; addresses under /live lead there (301)."""
    if path == INSIDE:
        return app

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        asked = path_of(scope) if scope["type"] == "http" else ""
        if asked.startswith(f"{path}/"):
            inside = INSIDE + asked.removeprefix(path)
            scope = {**scope, "path": unquote(inside), "raw_path": inside.encode("latin-1")}
        elif asked.startswith(f"{INSIDE}/") and scope["method"] in {"GET", "HEAD"}:
            target = path + asked.removeprefix(INSIDE)
            query: bytes = scope["query_string"]
            if query:
                target += f"?{query.decode('latin-1')}"
            await respond(scope, send, redirection(301, target, cache_control=CACHING))
            return
        await app(scope, receive, send)

    return answer
