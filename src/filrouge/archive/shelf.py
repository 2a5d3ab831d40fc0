"""What was computed and may be asked for again: made once, however many ask, and bounded."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future

from filrouge.asgi.document import Document


class Shelf:
    """Keeps finished documents, those asked for last, up to `most_bytes`; for several threads.

    A document stands under its key in one version only: what was erased does not stay behind.
    """

    def __init__(self, *, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Hashable, tuple[Hashable, Document]] = OrderedDict()
        self._coming: dict[tuple[Hashable, Hashable], Future[Document]] = {}
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable, version: Hashable, make: Callable[[], Document]) -> Document:
        """Give what stands under a key in a version; who comes while it is being made waits.

        What `make` raises is raised to all who wait, and nothing is kept.
        """
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None and kept[0] == version:
                self._kept.move_to_end(key)
                return kept[1]
            coming = self._coming.get((key, version))
            mine: Future[Document] = Future()
            if coming is None:
                self._coming[key, version] = mine
        if coming is not None:
            return coming.result()
        try:
            document = make()
        except BaseException as error:
            with self._lock:
                del self._coming[key, version]
            mine.set_exception(error)
            raise
        with self._lock:
            del self._coming[key, version]
            self._keep(key, version, document)
        mine.set_result(document)
        return document

    def forget(self, key: Hashable) -> None:
        """Drop what stands under a key."""
        with self._lock:
            self._drop(key)

    def _drop(self, key: Hashable) -> None:
        former = self._kept.pop(key, None)
        if former is not None:
            self._bytes -= former[1].size_bytes

    def _keep(self, key: Hashable, version: Hashable, document: Document) -> None:
        self._drop(key)
        self._kept[key] = (version, document)
        self._bytes += document.size_bytes
        while self._bytes > self._most_bytes:
            _, (_, oldest) = self._kept.popitem(last=False)
            self._bytes -= oldest.size_bytes
