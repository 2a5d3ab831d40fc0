"""What is said in place of a page that cannot be shown, finished."""

from functools import lru_cache

from filrouge.asgi.document import HTML, MOMENT_CACHING, Document
from filrouge.formats.base import Site, Theme
from filrouge.formats.notice import Code, render_notice


class Notices:
    """Gives the notices of a house."""

    def __init__(self, theme: Theme, site: Site) -> None:
        self._theme = theme
        self._site = site
        self.give = lru_cache(self._make)

    def _make(self, status: int, code: Code) -> Document:
        html = render_notice(self._theme, self._site, code)
        return Document(html.encode(), HTML, cache_control=MOMENT_CACHING, status=status)
