"""The readers' content policy, opened for the origins that a house names."""

from collections.abc import Sequence

from filrouge.asgi.respond import SECURITY, App, Message, Receive, Scope, Send

NAME, STRICT = SECURITY[0]

_OPENED = (b"script-src", b"img-src", b"connect-src")


def opened(app: App, origins: Sequence[str]) -> App:
    """Give an application under a policy that lets pages load from `origins` as well.

    The console has a policy of its own, which stays as it is; where there are no origins, so does
    all of it.
    """
    if not origins:
        return app
    policy = opened_policy(origins)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_opened(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [
                    (NAME, policy) if pair == (NAME, STRICT) else pair
                    for pair in message["headers"]
                ]
                message = {**message, "headers": headers}
            await send(message)

        await app(scope, receive, send_opened)

    return answer


def opened_policy(origins: Sequence[str]) -> bytes:
    """Write the policy: scripts, pictures, what scripts ask, and frames may be of these origins."""
    more = b"".join(b" " + origin.encode("ascii") for origin in origins)
    directives = [part.strip() for part in STRICT.split(b";")]
    opened = [
        directive + more if directive.split()[0] in _OPENED else directive
        for directive in directives
    ]
    return b"; ".join([*opened, b"frame-src" + more])
