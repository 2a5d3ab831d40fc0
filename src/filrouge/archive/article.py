"""The live read as an article: `/live/<slug>/article`, and `/article/<n>` for the pages from 2."""

from filrouge.archive.asked import Answer, Archive, Asked, standing
from filrouge.archive.asked import page as page_of
from filrouge.archive.shelf import Shelf
from filrouge.asgi.document import Document
from filrouge.formats.article import render_article, story

KEPT_BYTES = 32_000_000
"""Some 60 full pages: articles are asked for long after, and by search engines all at once."""


class Articles:
    """Writes articles, each once for a state of its live."""

    def __init__(self) -> None:
        self._shelf = Shelf(most_bytes=KEPT_BYTES)

    def show(self, archive: Archive, asked: Asked) -> Answer:
        """Answer `/article` and `/article/<number>`; None where there is no such page."""
        slug, number = asked.path
        if number == "1":
            return None  # the first page has one address
        now = standing(archive, asked)
        if now is None:
            return None
        live, epoch, page = now.live, now.epoch, int(number or 1)

        def write() -> Document:
            html = render_article(
                archive.theme,
                archive.sites.of(live.site),
                live,
                slug=slug,
                cursor=f"{epoch}-{live.seq}",
                posts=story(live),
                number=page,
            )
            return page_of(html)

        try:
            return self._shelf.get((live.id, page), (epoch, live.seq, slug), write)
        except LookupError:
            return None
