"""One liveBlogUpdate becomes what is published, and many of them are put in order."""

from datetime import datetime
from itertools import pairwise
from typing import Any

import msgspec

from filrouge.domain.blocks import AnyBlock, LinkCard, Video
from filrouge.domain.content import Content
from filrouge.domain.text import plain
from filrouge.importers import html, schemaorg
from filrouge.importers.base import Missed
from filrouge.importers.html_frame import paragraphs
from filrouge.importers.schemaorg import Graph, Node
from filrouge.importers.words import printable, web_address

MAX_WHERE = 80
"""Characters of a post without a headline that stand for it in a note."""

ROUND_CHARS = 100
"""A text whose length is a multiple of this, and that ends in no full stop, was cut."""

_BODIES = ("articleBody", "text", "description")
_ENDINGS = (".", "!", "?", "…", "»", "”", '"', "’", "'", ")", ":")


class Update(msgspec.Struct, frozen=True, kw_only=True):
    """An update that was read; `at` is in UTC, `url` its own address, `id` its `@id`."""

    content: Content
    at: datetime | None
    url: str | None
    id: str
    missed: tuple[Missed, ...]

    @property
    def has_words(self) -> bool:
        """Say whether there is anything to publish."""
        return bool(self.content.headline or self.content.blocks)


def read_update(
    source: Node,
    live: Node,
    graph: Graph,
    *,
    live_url: str | None,
    base: str | None,
    zone: str,
) -> Update:
    """Read one update of `live`; times without an offset are in `zone`.

    A text, picture or keywords that merely repeat the live's are the live's and not its own.
    """
    own = {key: value for key, value in source.items() if value != live.get(key)}
    headline = html.words(graph.text(source.get("headline")) or graph.text(source.get("name")))
    body = next(filter(None, (graph.text(own.get(key)) for key in _BODIES)), "")
    if web_address(body):
        body = ""  # an update that is only referred to
    fragment = html.read_body(body, base=base)
    shown, missed = _shown(own, graph, base)
    blocks = (*fragment.blocks, *shown)
    missed = [*fragment.missed, *missed]
    if _was_cut(body):
        missed.append(Missed(code="cut", where="", detail=printable(body[-MAX_WHERE:])))
    if not blocks:
        missed.append(Missed(code="words", where="", detail=printable(body)[:MAX_WHERE]))
    name = printable(graph.text(source.get("@id")))
    url = graph.url(source.get("url"), base) or graph.id_url(source, base)
    url = url or graph.url(source.get("mainEntityOfPage"), base)
    at = graph.instant(source.get("datePublished")) or graph.instant(source.get("dateCreated"))
    where = headline or _beginning(blocks) or url or name
    return Update(
        content=Content(
            headline=headline or None,
            blocks=blocks,
            authors=graph.names(source.get("author")) or graph.names(source.get("creator")),
            topics=schemaorg.keywords(graph, own.get("keywords")),
        ),
        at=schemaorg.in_utc(at, zone) if at else None,
        url=None if url == live_url else url,
        id=name,
        missed=tuple(msgspec.structs.replace(one, where=where) for one in missed),
    )


def without_doubles(updates: list[Update]) -> list[Update]:
    """Leave out updates that say the same again under the same address or name.

    Without either, only the same words at the same time are the same update.
    """
    kept: dict[Any, Update] = {}
    for place, update in enumerate(updates):
        identity: Any = (update.url, update.id) if update.url or update.id else update.at
        kept.setdefault((identity or place, update.content), update)
    return list(kept.values())


def oldest_first(updates: list[Update]) -> list[Update]:
    """Put updates in the order in which they happened.

    schema.org prescribes no order. Where the times do not tell, newest first is assumed, which is
    the custom. One without a time stays behind the one that it follows.
    """
    dated = [update.at for update in updates if update.at]
    rising = sum(earlier < later for earlier, later in pairwise(dated))
    falling = sum(earlier > later for earlier, later in pairwise(dated))
    ordered = updates if rising > falling else updates[::-1]
    keyed: list[tuple[float, Update]] = []
    reached = float("-inf")
    for update in ordered:
        reached = update.at.timestamp() if update.at else reached
        keyed.append((reached, update))
    return [update for _, update in sorted(keyed, key=lambda pair: pair[0])]


def _shown(own: Node, graph: Graph, base: str | None) -> tuple[list[AnyBlock], list[Missed]]:
    """Give what an update shows beside its text: a picture's words, films and their addresses."""
    blocks: list[AnyBlock] = []
    missed: list[Missed] = []
    picture = schemaorg.picture(graph, own.get("image"), base)
    if picture is not None:
        missed.append(Missed(code="picture", where="", detail=picture.url))
        if picture.image is not None:
            blocks.append(picture.image)
    for film in graph.nodes_of(own.get("video")):
        title = html.words(graph.text(film.get("name")))
        file = graph.url(film.get("contentUrl"), base)
        player = graph.url(film.get("embedUrl"), base) or graph.url(film, base)
        if file:
            blocks.append(Video(url=file, title=title))
        elif player:
            blocks.append(LinkCard(url=player, title=title))
            missed.append(Missed(code="embed", where="", detail=player))
    return blocks, missed


def _beginning(blocks: tuple[AnyBlock, ...]) -> str:
    found = (plain(runs) for block in blocks for runs in paragraphs(block))
    return next(found, "")[:MAX_WHERE]


def _was_cut(body: str) -> bool:
    length = len(body)
    return length > 0 and length % ROUND_CHARS == 0 and not body.rstrip().endswith(_ENDINGS)
