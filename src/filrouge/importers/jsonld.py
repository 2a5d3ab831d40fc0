"""Reads a live from the schema.org data that its page carries for search engines.

https://schema.org/LiveBlogPosting, as LD+JSON in a page or alone. What is read, and how, is told
in docs/formats/jsonld-import.md.
"""

from datetime import datetime
from typing import Any

from filrouge.domain import clean
from filrouge.domain.blocks import Image
from filrouge.domain.commands import Command, Describe, End, Open, Publish, Start, Step
from filrouge.domain.content import Content, Description, Origin
from filrouge.domain.errors import Refused
from filrouge.importers import schemaorg, time_zone, webpage
from filrouge.importers.base import MAX_BYTES, Imported, Missed, NewId, NotALive
from filrouge.importers.html import runs, words
from filrouge.importers.jsonld_update import Update, oldest_first, read_update, without_doubles
from filrouge.importers.schemaorg import Graph, Node
from filrouge.importers.webpage import WebPage
from filrouge.webpage.charset import decode

TYPE = "LiveBlogPosting"
SNIFFED_BYTES = 2048

MAX_NAMED = 8
"""Types and errors that a refusal names at most."""


MAX_HEADLINE = 80
"""Characters of a headline that a refusal quotes."""


class JsonLd:
    """The importer of pages with a schema.org LiveBlogPosting."""

    key = "jsonld"

    def accepts(self, payload: bytes, content_type: str | None = None) -> bool:
        """Say whether the bytes name a LiveBlogPosting, or look like a web page or LD+JSON."""
        kind = (content_type or "").partition(";")[0].strip().lower()
        if kind in {"text/html", "application/xhtml+xml", "application/ld+json"}:
            return True
        start = payload[:SNIFFED_BYTES].lower()
        return (
            any(sign in start for sign in (b"<!doctype html", b"<html", b'"@context"'))
            or TYPE.encode() in payload
            or TYPE.encode("utf-16-le") in payload
        )

    def commands(self, payload: bytes, new_id: NewId) -> Imported:
        """Read the live; raises NotALive with a sentence that says what was expected."""
        if len(payload) > MAX_BYTES:
            raise NotALive("a web page of at most {n} MB was expected", n=MAX_BYTES // 1_000_000)
        page, graph, errors = _read(payload)
        live = _find(graph, errors)
        return _Reading(page, graph, live).imported(new_id)


def _read(payload: bytes) -> tuple[WebPage, Graph, list[str]]:
    text = decode(payload)
    is_bare = text.lstrip()[:1] in {"{", "["}
    page = WebPage(ld_json=(text,)) if is_bare else webpage.read(text)
    if not page.ld_json:
        raise NotALive(
            'a web page with a <script type="application/ld+json"> was expected; this has none'
        )
    documents: list[Any] = []
    errors: list[str] = []
    for script in page.ld_json:
        try:
            documents.append(schemaorg.load(script))
        except ValueError as error:
            errors.append(str(error))
    return page, Graph(documents), errors


def _find(graph: Graph, errors: list[str]) -> Node:
    """Find the LiveBlogPosting with the most updates; the first, where two have as many."""
    lives = [node for node in graph.nodes if TYPE in schemaorg.types(node)]
    lives.sort(key=lambda node: -len(graph.items(node.get("liveBlogUpdate"))))
    if lives and graph.items(lives[0].get("liveBlogUpdate")):
        return lives[0]
    if lives:
        raise NotALive("a LiveBlogPosting with a liveBlogUpdate was expected; it has none")
    broken = "; ".join(errors[:MAX_NAMED])
    if errors and not graph.nodes:
        raise NotALive(
            "a LiveBlogPosting was expected; the LD+JSON cannot be read: {why}", why=broken
        )
    found = list(dict.fromkeys(name for node in graph.nodes for name in schemaorg.types(node)))
    named = ", ".join(words(name)[:60] for name in found[:MAX_NAMED]) or "nothing with a type"
    more = ["…"] if len(found) > MAX_NAMED else []
    unread = [broken] if broken else []
    raise NotALive(
        "a LiveBlogPosting was expected; the LD+JSON holds {found}",
        found=", ".join([named, *more, *unread]),
    )


def _check(value: Content | Description) -> None:
    """Refuse now what the domain would refuse later, of which there is little left: length."""
    try:
        clean.check(value)
    except Refused as refused:
        named = (value.headline or "A post without a headline")[:MAX_HEADLINE]
        raise NotALive(
            "a live that can be kept was expected; {where}: {why}", where=named, why=refused
        ) from refused


class _Reading:
    """One live while it is being read."""

    def __init__(self, page: WebPage, graph: Graph, live: Node) -> None:
        self._graph = graph
        self._live = live
        self._missed: list[Missed] = []
        self._url = (
            graph.url(live.get("url"), page.base)
            or graph.url(live.get("mainEntityOfPage"), page.base)
            or graph.id_url(live, page.base)
            or page.url
        )
        self._base = page.base or self._url
        self._page = page
        self._sources = graph.items(live.get("liveBlogUpdate"))
        self._language = self._find_language()
        self._zone = time_zone.guess(self._language, self._stamps())

    def imported(self, new_id: NewId) -> Imported:
        """Give the commands, oldest first; times never decrease."""
        updates = self._updates()
        headline = self._headline(updates)
        description = self._description(headline)
        dated = [update.at for update in updates if update.at]
        begun = self._time("coverageStartTime") or self._time("datePublished")
        start = min([*dated, *([begun] if begun else [])], default=None)
        steps: list[Step] = []

        def add(command: Command, at: datetime | None) -> None:
            steps.append(Step(command=command, at=at))

        add(
            Open(language=self._language or time_zone.DEFAULT_LANGUAGE, time_zone=self._zone), start
        )
        add(Describe(description=description), start)
        add(Start(), start)
        for update in updates:
            origin = Origin(url=update.url or self._url) if update.url or self._url else None
            add(Publish(post=new_id(), content=update.content, origin=origin), update.at)
        end = self._time("coverageEndTime")
        # An end before the beginning is a leftover of the CMS: then nobody knows of an end.
        if end and not (start and end < start):
            add(End(), max([end, *dated]))
        missed = [*self._missed, *(missed for update in updates for missed in update.missed)]
        return Imported(steps=tuple(steps), missed=tuple(missed))

    def _updates(self) -> list[Update]:
        read = [
            read_update(
                source if isinstance(source, dict) else {"articleBody": source},
                self._live,
                self._graph,
                live_url=self._url,
                base=self._base,
                zone=self._zone,
            )
            for source in self._sources
        ]
        for update in read:
            if not update.has_words:
                self._missed.extend(update.missed)
        kept = oldest_first(without_doubles([update for update in read if update.has_words]))
        if not kept:
            raise NotALive("updates with words were expected; no liveBlogUpdate has any")
        for update in kept:
            _check(update.content)
        return kept

    def _headline(self, updates: list[Update]) -> str:
        text = self._graph.text
        candidates = (text(self._live.get("headline")), text(self._live.get("name")))
        others = (self._page.title, *(update.content.headline for update in updates))
        headline = next(filter(None, (*map(words, candidates), *others)), None)
        if headline is None:
            raise NotALive("a LiveBlogPosting with a headline was expected; it has none")
        return headline

    def _description(self, headline: str) -> Description:
        graph, live = self._graph, self._live
        names = (name for key in ("keywords", "about") for name in self._topics(key))
        found = Description(
            headline=headline,
            standfirst=runs(graph.text(live.get("description")), base=self._base),
            lead=self._lead(headline),
            byline=graph.names(live.get("author")) or graph.names(live.get("creator")),
            section=next(iter(graph.names(live.get("articleSection"))), None),
            topics=tuple(dict.fromkeys(names)),
            source_url=self._url,
        )
        _check(found)
        return found

    def _topics(self, key: str) -> tuple[str, ...]:
        return schemaorg.keywords(self._graph, self._live.get(key))

    def _lead(self, headline: str) -> Image | None:
        """Give the lead picture's words: the same picture in other crops follows it."""
        picture = schemaorg.picture(self._graph, self._live.get("image"), self._base)
        if picture is None:
            return None
        self._missed.append(Missed(code="picture", where=headline, detail=picture.url))
        return picture.image

    def _find_language(self) -> str | None:
        for item in self._graph.items(self._live.get("inLanguage")):
            named = isinstance(item, dict)
            values = [item.get("alternateName"), item.get("name")] if named else [item]
            found = next(filter(None, map(time_zone.language_tag, values)), None)
            if found:
                return found
        return time_zone.language_tag(self._page.language)

    def _stamps(self) -> list[datetime]:
        """Give the aware times as they are written, with their offsets."""
        keys = ("coverageStartTime", "datePublished", "coverageEndTime")
        values = [self._live.get(key) for key in keys]
        values += [s.get("datePublished") for s in self._sources if isinstance(s, dict)]
        times = map(self._graph.instant, values)
        return [time for time in times if time and time.tzinfo]

    def _time(self, key: str) -> datetime | None:
        found = self._graph.instant(self._live.get(key))
        return schemaorg.in_utc(found, self._zone) if found else None
