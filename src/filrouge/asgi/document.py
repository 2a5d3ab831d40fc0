"""Finished bytes: made once, sent to all who ask for the same thing."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from filrouge.asgi.dictionary import Dictionary
from filrouge.asgi.negotiate import CODINGS, PATIENT_CODINGS, coding_of, takes_dictionaries

WORTH_CODING_BYTES = 400
"""Below this a coding saves less than the header that names it."""

_PACKED = ("image/", "audio/", "video/", "font/woff")
"""Compressed already: another coding takes time and saves nothing."""

HTML = "text/html; charset=utf-8"

MOMENT_CACHING = "public, max-age=0, s-maxage=1"
"""Kept for a second by the caches that many share, while browsers ask each time.

Not `no-cache`: it binds the shared ones too (RFC 9111, 5.2.2.4), and nginx then keeps nothing.
"""

VARY = b"accept-encoding"
VARY_BY_DICTIONARY = b"accept-encoding, available-dictionary"

Headers = list[tuple[bytes, bytes]]


class Document:
    """A body with its headers; coded when first asked for in a coding, then kept.

    `location` is where a redirection leads, percent-encoded. `lasting` bytes stay as they are for
    months: more time is spent to make them small. `dictionaries` are those that a browser may have
    for this body, by the header in which it says so; they may come and go. `more` are headers.
    """

    def __init__(
        self,
        body: bytes,
        media_type: str,
        *,
        cache_control: str,
        status: int = 200,
        location: str = "",
        lasting: bool = False,
        dictionaries: Mapping[bytes, Dictionary] | None = None,
        more: Sequence[tuple[bytes, bytes]] = (),
    ) -> None:
        self.status = status
        self._location = location.encode("ascii")
        self._media_type = media_type.encode()
        is_packed = media_type.startswith(_PACKED) and media_type != "image/svg+xml"
        self._is_worth_coding = len(body) >= WORTH_CODING_BYTES and not is_packed
        self._cache_control = cache_control.encode()
        self._tag = blake2b(body, digest_size=9).hexdigest()
        self._coded: dict[str, tuple[Headers, bytes]] = {}
        self._body = body
        self._codings = PATIENT_CODINGS if lasting else CODINGS
        self._dictionaries = dictionaries
        self._more = more

    @property
    def size_bytes(self) -> int:
        """The length of the body, before any coding."""
        return len(self._body)

    @property
    def body(self) -> bytes:
        """The body, before any coding."""
        return self._body

    @property
    def takes_dictionaries(self) -> bool:
        """Whether a browser may have a dictionary for this body."""
        return self._dictionaries is not None

    def answer(self, accept_encoding: str, available: bytes) -> tuple[Headers, bytes]:
        """Give headers and body for what a client takes, and the dictionary it says it has."""
        if available and self._dictionaries is not None and takes_dictionaries(accept_encoding):
            dictionary = self._dictionaries.get(available)
            if dictionary is not None and self._is_worth_coding:
                return self._coded_with(dictionary)
        return self.coded(coding_of(accept_encoding))

    def _coded_with(self, dictionary: Dictionary) -> tuple[Headers, bytes]:
        kept_as = f"dcz-{dictionary.name}"
        if kept_as not in self._coded:
            body = dictionary.code(self._body)
            self._coded[kept_as] = (self._headers("dcz", len(body), tag=kept_as), body)
        return self._coded[kept_as]

    def coded(self, coding: str) -> tuple[Headers, bytes]:
        """Give headers and body in a coding of `negotiate`."""
        if not self._is_worth_coding:
            coding = "identity"
        if coding not in self._coded:
            body = self._codings[coding](self._body)
            self._coded[coding] = (self._headers(coding, len(body)), body)
        return self._coded[coding]

    def _headers(self, coding: str, size_bytes: int, *, tag: str = "") -> Headers:
        headers: Headers = [
            (b"content-type", self._media_type),
            (b"content-length", b"%d" % size_bytes),
            (b"cache-control", self._cache_control),
            (b"etag", self._etag(tag or coding)),
            (b"vary", VARY if self._dictionaries is None else VARY_BY_DICTIONARY),
            *self._more,
        ]
        if coding != "identity":
            headers.append((b"content-encoding", coding.encode()))
        if self._location:
            headers.append((b"location", self._location))
        return headers

    def _etag(self, coding: str) -> bytes:
        # A strong validator differs between codings (RFC 9110, 8.8.3.3), and dictionaries.
        return f'"{self._tag}-{coding}"'.encode()

    def matches(self, if_none_match: bytes) -> bool:
        """Say whether a client has this body already, in any coding (RFC 9110, 13.1.2)."""
        tags = if_none_match.decode("latin-1").replace("W/", "").split(",")
        return any(tag.strip() == "*" or tag.strip(' "').startswith(self._tag) for tag in tags)
