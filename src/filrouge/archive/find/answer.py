"""`/live/<slug>/search`: from a request to the finished page."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from filrouge.archive.asked import Answer, Archive, Asked, standing
from filrouge.archive.asked import page as page_of
from filrouge.archive.find.excerpt import excerpt
from filrouge.archive.find.index import Entry, Index, facet_name
from filrouge.archive.find.indexes import Indexes
from filrouge.archive.find.minute import Minute, read_minute
from filrouge.archive.find.query import WORDS_MAX, Query, read_query
from filrouge.archive.find.search import around, counts, facets_of, page, select
from filrouge.archive.find.suggest import suggest
from filrouge.archive.find.terms import Term, read_terms
from filrouge.domain.state import Post
from filrouge.formats.base import Theme
from filrouge.formats.parts.post import order_key, render_post
from filrouge.formats.search import Count, Excerpt, Near, Search, render_search

DAYS_SHOWN = 14
"""Other days that are named for a time without a date."""


class Finder:
    """Answers searches, in whatever thread it is called."""

    def __init__(self) -> None:
        self._indexes = Indexes()

    def show(self, archive: Archive, asked: Asked) -> Answer:
        """Write the page of results; None where there is no such live in public."""
        now = standing(archive, asked)
        if now is None:
            return None
        index = self._indexes.of(now)
        if not index.live.is_public:
            return None  # it was taken down meanwhile
        site = archive.sites.of(index.live.site)
        search = Searching(archive.theme, index, asked.slug).answer(read_query(asked.query_string))
        return page_of(render_search(archive.theme, site, index.live, search, slug=asked.slug))


class Searching:
    """What is asked of one live, as it stands in an index."""

    def __init__(self, theme: Theme, index: Index, slug: str) -> None:
        self._theme = theme
        self._index = index
        self._slug = slug

    def answer(self, query: Query) -> Search:
        """Say what is found."""
        index = self._index
        minute = read_minute(query.text, index.live.language)
        if minute is not None:
            return self._by_minute(query, minute)
        reading = read_terms(query.text, index.lexicon, most=WORDS_MAX)
        terms, facets = reading.terms, facets_of(query.filters)
        nothing = bool(query.text) and not terms  # what was typed holds no word
        entries = [] if nothing else select(index, terms, facets)
        shown, has_more = page(entries, query.before)
        search = Search(
            text=query.text,
            filters=query.filters,
            is_cut=query.is_cut or reading.is_cut,
            is_first=query.before is None,
            total=len(entries),
            of=len(index.entries),
            posts=() if terms else self._posts(shown),
            excerpts=_excerpts(index, shown, terms) if terms else (),
            counts=_counts(entries, query),
            older=order_key(shown[-1].post) if has_more else "",
        )
        return search if entries or nothing else _helped(search, index, terms, facets)

    def _by_minute(self, query: Query, minute: Minute) -> Search:
        index = self._index
        entries = select(index, (), facets_of(query.filters))
        found = around(entries, minute, ZoneInfo(index.live.time_zone))
        if found is None:
            return Search(
                text=query.text,
                filters=query.filters,
                is_cut=query.is_cut,
                of=len(index.entries),
                unfiltered=len(index.entries),
            )
        here = found.here.post
        at, *others = found.instants
        return Search(
            text=query.text,
            filters=query.filters,
            is_cut=query.is_cut,
            total=len(entries),
            of=len(index.entries),
            posts=self._posts(found.entries, current=here),
            counts=_counts(entries, query),
            near=Near(at, here, is_early=found.is_early, others=tuple(others[:DAYS_SHOWN])),
        )

    def _posts(self, entries: Iterable[Entry], current: Post | None = None) -> list[str]:
        return [
            render_post(self._theme, self._index.live, entry.post, slug=self._slug, current=current)
            for entry in entries
        ]


def _excerpts(index: Index, entries: Iterable[Entry], terms: Sequence[Term]) -> list[Excerpt]:
    return [excerpt(entry.post, terms, index.lexicon) for entry in entries]


def _counts(entries: Sequence[Entry], query: Query) -> list[Count]:
    return [
        Count(facet_name(facet), written, posts)
        for facet, written, posts in counts(entries, facets_of(query.filters))
    ]


def _helped(search: Search, index: Index, terms: Sequence[Term], facets: list[str]) -> Search:
    """Say beside an empty result what would be found otherwise."""
    instead = _instead(index, search.text, terms, facets)
    return replace(
        search,
        unfiltered=len(select(index, terms, ())) if facets else 0,
        instead=instead or _instead(index, search.text, terms, ()),
        is_instead_filtered=bool(instead),
    )


def _instead(index: Index, text: str, terms: Sequence[Term], facets: Sequence[str]) -> str:
    """Write the question with another word for one that stands nowhere; "" for none."""
    suggested = suggest(index, terms, facets)
    if suggested is None:
        return ""
    word, other = suggested
    for at, compound in index.lexicon.places(text):
        for piece in compound.pieces:
            if piece.folded == word:
                return text[: at + piece.start] + other + text[at + piece.stop :]
    return ""
