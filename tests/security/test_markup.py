"""Hostile words change the words of a page, and nothing else of it.

Whatever the words, the page has the tags and attributes that it has with plain ones: so no browser
can be made to see another. Beside it, test_hostile_text.py has a browser look.
"""

import json
from html.parser import HTMLParser
from urllib.parse import quote

import msgspec
import pytest
from hypothesis import given, settings

from filrouge.accounts.role import Role
from filrouge.domain.blocks import AnyBlock, Heading, Image, LinkCard, List, Quote, Text
from filrouge.domain.commands import AddFact, Command, Correct, Describe, Publish, Withdraw
from filrouge.domain.content import Content, Description, FactContent, Related, Source
from filrouge.domain.text import Run
from filrouge.formats.jsonld import JSONLD
from filrouge.newsroom.views.desk import in_html
from filrouge.reader.hub import Hub
from tests.newsroom.desk import Desk
from tests.security.page import inline
from tests.security.payload import ADDRESSES, PAYLOADS, drawn, hostile

PLAIN = "words"
VARYING = {"content", "datetime", "value", "title", "href", "aria-label", "alt", "data-cursor"}


class _Skeleton(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "br":
            self.tags.append((tag, *(name for name, _value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}",))

    def handle_comment(self, data: str) -> None:
        self.tags.append((f"comment {data}",))

    def handle_decl(self, decl: str) -> None:
        self.tags.append((decl,))

    def handle_pi(self, data: str) -> None:
        self.tags.append((f"pi {data}",))

    def unknown_decl(self, data: str) -> None:
        self.tags.append((f"unknown {data}",))


def skeleton(html: str) -> list[tuple[str, ...]]:
    """Give the tags of a page with the names of their attributes, and no words."""
    parser = _Skeleton()
    parser.feed(html)
    parser.close()
    return parser.tags


def everything(text: str) -> Content:
    """Put a text wherever a post has words."""
    run = (Run(text=text, bold=True, link="https://example.org/"), Run(text=text, italic=True))
    blocks: tuple[AnyBlock, ...] = (
        Text(runs=run),
        Heading(runs=run),
        List(items=(run, run)),
        Quote(paragraphs=(run,), speaker=text, role=text),
        Image(media="0" * 64, width=4, height=4, caption=text, credit=text, alt=text),
        Image(caption=text, credit=text),
        LinkCard(url="https://example.org/", title=text, description=text, site=text),
    )
    return Content(
        headline=text,
        blocks=blocks,
        authors=(text, text),
        topics=(text,),
        people=(text,),
        sources=(Source(name=text, url="https://example.org/"), Source(name=text)),
        related=(Related(url="https://example.org/", title=text),),
    )


def commands(text: str) -> list[Command]:
    """Say a text wherever a live has words."""
    lead = Image(media="0" * 64, width=4, height=4, caption=text, credit=text, alt=text)
    description = Description(
        headline=text,
        standfirst=(Run(text=text),),
        lead=lead,
        byline=(text, text),
        section=text,
        topics=(text,),
        related=(Related(url="https://example.org/", title=text),),
    )
    fact = FactContent(paragraphs=((Run(text=text),),), posts=("h1",))
    return [
        Describe(description=description),
        Publish(post="h1", content=everything(text), key_moment=True),
        Correct(post="h1", content=everything(text), note=text),
        Publish(post="h2", content=everything(text), reply_to="h1"),
        Withdraw(post="h2", reason=text, words_kept=True),
        AddFact(fact="f1", content=fact),
        AddFact(fact="f2", content=msgspec.structs.replace(fact, known=False)),
    ]
