"""A long answer on its way, piece by piece: each is made in the pool, and none is kept."""

import zlib
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

import brotli

from filrouge.archive.asked import CACHING, Lines
from filrouge.asgi.negotiate import BROTLI_QUALITY, GZIP_LEVEL, coding_of
from filrouge.asgi.respond import SECURITY, Scope, Send, header

T = TypeVar("T")

_GZIP_WINDOW = 31
"""What zlib is told for gzip's form, with the largest window."""


class Beside(Protocol):
    """Does work beside the loop."""

    def __call__(self, work: Callable[[], T], /) -> Awaitable[T]:
        """Give what it comes to."""
        ...


async def send_lines(scope: Scope, send: Send, lines: Lines, beside: Beside) -> None:
    """Send lines as they are made, or 304 to who has them already.

    Only as fast as they are read: `send` waits while the other side does not take them.
    """
    coding = coding_of(header(scope, b"accept-encoding").decode("latin-1"))
    tag = f'"{lines.tag}-{coding}"'.encode()
    headers = [
        (b"cache-control", CACHING.encode()),
        (b"etag", tag),
        (b"vary", b"accept-encoding"),
        (b"x-robots-tag", b"noindex"),
        *SECURITY,
    ]
    if tag in header(scope, b"if-none-match"):
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    headers.append((b"content-type", lines.media_type.encode()))
    if coding != "identity":
        headers.append((b"content-encoding", coding.encode()))
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    if scope["method"] == "HEAD":
        await send({"type": "http.response.body", "body": b""})
        return
    pack, finish = _packer(coding)
    while (piece := await beside(lambda: _next(lines, pack))) is not None:
        if piece:  # none while the packer gathers
            await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": finish()})


def _next(lines: Lines, pack: Callable[[bytes], bytes]) -> bytes | None:
    piece = next(lines.pieces, None)
    return None if piece is None else pack(piece)


def _packer(coding: str) -> tuple[Callable[[bytes], bytes], Callable[[], bytes]]:
    """Give what packs a piece, and what gives the end of the packed bytes."""
    match coding:
        case "br":
            brotli_packer = brotli.Compressor(quality=BROTLI_QUALITY)
            return brotli_packer.process, brotli_packer.finish
        case "gzip":
            gzip_packer = zlib.compressobj(GZIP_LEVEL, wbits=_GZIP_WINDOW)
            return gzip_packer.compress, gzip_packer.flush
        case _:
            return bytes, bytes
