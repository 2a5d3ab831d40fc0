"""A live as a whole in a format of the registry: `/live/<slug>.<format>`."""

from filrouge.archive.asked import CACHING, Answer, Archive, Asked, standing
from filrouge.archive.shelf import Shelf
from filrouge.asgi.document import Document
from filrouge.formats.registry import FORMATS

KEPT_BYTES = 40_000_000
"""A live of ten thousand posts takes some 5 MB."""

_BY_KEY = {each.key: each for each in FORMATS}


class Exports:
    """Writes lives in other formats, each once for a state of its live."""

    def __init__(self) -> None:
        self._shelf = Shelf(most_bytes=KEPT_BYTES)

    def show(self, archive: Archive, asked: Asked) -> Answer:
        """Answer with the whole live; None where readers see no such live."""
        slug, key = asked.path
        now = standing(archive, asked)
        if now is None:
            self._shelf.forget(asked.path)
            return None
        live, form = now.live, _BY_KEY[key]

        def write() -> Document:
            body = form.render(live, site=archive.sites.of(live.site), slug=slug)
            return Document(body, form.media_type, cache_control=CACHING)

        return self._shelf.get(asked.path, (live.id, now.epoch, live.seq), write)
