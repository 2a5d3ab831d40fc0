"""How much a request may bring: what is too large is refused, and nothing of it is kept."""

from filrouge.asgi.respond import App, Message, Receive, Scope, Send, header

DRAINED = 8
"""A body of up to so many times the limit is read to its end, and thrown away, before the answer:
a browser that is still sending takes an early answer for a lost connection."""


def limited(app: App, *, most_bytes: int, refused: App) -> App:
    """Hand requests on to `app`, but for those whose body is over `most_bytes`.

    One that says so beforehand is answered by `refused` (RFC 9110, 15.5.14); one that sends more
    than it said, or says nothing, is cut off as if its client had left.
    """

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        told = header(scope, b"content-length")
        if told.isdigit() and int(told) > most_bytes:
            if int(told) <= DRAINED * most_bytes:
                await _drain(receive)
            await refused(scope, receive, send)
            return
        await app(scope, _counted(receive, most_bytes), send)

    return answer


async def _drain(receive: Receive) -> None:
    while (message := await receive())["type"] == "http.request":
        if not message.get("more_body", False):
            return


def _counted(receive: Receive, most_bytes: int) -> Receive:
    came_bytes = 0

    async def receive_counted() -> Message:
        nonlocal came_bytes
        message = await receive()
        if message["type"] == "http.request":
            came_bytes += len(message.get("body", b""))
            if came_bytes > most_bytes:
                return {"type": "http.disconnect"}
        return message

    return receive_counted
