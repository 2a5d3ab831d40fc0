"""Finished bytes: made once, sent to all who ask for the same thing."""

from hashlib import blake2b

from filrouge.asgi.negotiate import CODINGS

WORTH_CODING_BYTES = 400
"""Below this a coding saves less than the header that names it."""

_PACKED = ("image/", "audio/", "video/")
"""Compressed already: another coding takes time and saves nothing."""

HTML = "text/html; charset=utf-8"

MOMENT_CACHING = "public, max-age=0, s-maxage=1"
"""Kept for a second by the caches that many share, while browsers ask each time.

Not `no-cache`: it binds the shared ones too (RFC 9111, 5.2.2.4), and nginx then keeps nothing.
"""

Headers = list[tuple[bytes, bytes]]


class Document:
    """A body with its headers; coded when first asked for in a coding, then kept.

    `location` is where a redirection leads, percent-encoded.
    """

    def __init__(
        self,
        body: bytes,
        media_type: str,
        *,
        cache_control: str,
        status: int = 200,
        location: str = "",
    ) -> None:
        self.status = status
        self._location = location.encode("ascii")
        self._media_type = media_type.encode()
        self._is_packed = media_type.startswith(_PACKED)
        self._cache_control = cache_control.encode()
        self._tag = blake2b(body, digest_size=9).hexdigest()
        self._coded: dict[str, tuple[Headers, bytes]] = {}
        self._body = body

    def coded(self, coding: str) -> tuple[Headers, bytes]:
        """Give headers and body in a coding of `negotiate`."""
        if len(self._body) < WORTH_CODING_BYTES or self._is_packed:
            coding = "identity"
        if coding not in self._coded:
            body = CODINGS[coding](self._body)
            self._coded[coding] = (self._headers(coding, len(body)), body)
        return self._coded[coding]

    def _headers(self, coding: str, size_bytes: int) -> Headers:
        headers: Headers = [
            (b"content-type", self._media_type),
            (b"content-length", b"%d" % size_bytes),
            (b"cache-control", self._cache_control),
            (b"etag", self._etag(coding)),
            (b"vary", b"accept-encoding"),
        ]
        if coding != "identity":
            headers.append((b"content-encoding", coding.encode()))
        if self._location:
            headers.append((b"location", self._location))
        return headers

    def _etag(self, coding: str) -> bytes:
        # A strong validator differs between codings (RFC 9110, 8.8.3.3).
        return f'"{self._tag}-{coding}"'.encode()

    def matches(self, if_none_match: bytes) -> bool:
        """Say whether a client has this body already, in any coding (RFC 9110, 13.1.2)."""
        tags = if_none_match.decode("latin-1").replace("W/", "").split(",")
        return any(tag.strip() == "*" or tag.strip(' "').startswith(self._tag) for tag in tags)
