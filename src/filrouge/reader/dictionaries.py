"""The dictionaries of a live: its page as it lately was, so that the next is sent as what differs.

A page as it stands is revalidated each time, which a browser does not take for a dictionary; hence
there is a copy of it at an address of its own.
"""

from collections.abc import Mapping
from types import MappingProxyType

from filrouge.asgi.dictionary import Dictionary
from filrouge.asgi.document import Document
from filrouge.formats.parts.address import dictionary_path, live_path

RENEWED_AFTER_EVENTS = 4
"""A usual post adds 300 bytes to what differs; a newer dictionary costs as much, and its headers.

So who reads along pays least when both are about equal.
"""

KEPT_DICTIONARIES = 6
"""Who has been away for longer than these span gets the page whole."""

MEDIA_TYPE = "application/octet-stream"

CACHING = "public, max-age=3600, s-maxage=60"
"""Never immutable, and an hour at most: its words may be hidden or erased from the page meanwhile.

They are not shown from there, but they do lie in the browser's cache. Caches that many share let
go of them within a minute, as they do with the page of a chunk.
"""

_PAGES = "{/from/*}?{/start}?{/start/*}?{/post/*}?{/dict/*}?"
"""The addresses under a live's that are like its page; not what is asked for every few seconds."""


class Dictionaries:
    """Those of one live that browsers may have, the newest last; for the event loop's thread."""

    def __init__(self, slug: str) -> None:
        self._slug = slug
        self._kept: dict[bytes, Dictionary] = {}
        self._newest_seq = 0
        self.known: Mapping[bytes, Dictionary] = MappingProxyType(self._kept)
        self.link: list[tuple[bytes, bytes]] = []

    def offer(self, body: bytes, seq: int) -> None:
        """Take the page as it stands after event `seq` for one, if the newest is too far behind."""
        if self._kept and seq < self._newest_seq + RENEWED_AFTER_EVENTS:
            return
        dictionary = Dictionary(body)
        self._kept[dictionary.available] = dictionary
        self._newest_seq = seq
        if len(self._kept) > KEPT_DICTIONARIES:
            del self._kept[next(iter(self._kept))]
        path = dictionary_path(self._slug, dictionary.name)
        self.link = [(b"link", f'<{path}>; rel="compression-dictionary"'.encode("ascii"))]

    def drop(self) -> None:
        """Forget all of them: words are in them that may no longer be read."""
        self._kept.clear()
        self.link = []

    def document(self, name: str) -> Document | None:
        """Give a dictionary to a browser; None where there is none of this name."""
        for dictionary in self._kept.values():
            if dictionary.name == name:
                return self._published(dictionary)
        return None

    def _published(self, dictionary: Dictionary) -> Document:
        match = f'match="{live_path(self._slug)}{_PAGES}"'
        return Document(
            dictionary.body,
            MEDIA_TYPE,
            cache_control=CACHING,
            dictionaries=self.known,
            more=[(b"use-as-dictionary", match.encode("ascii"))],
        )
