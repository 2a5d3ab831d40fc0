"""Hostile words change the words of a page, and nothing else of it.

Whatever the words, the page has the tags and attributes that it has with plain ones: so no browser
can be made to see another. Beside it, test_hostile_text.py has a browser look.
"""

import json
import re
from html.parser import HTMLParser
from urllib.parse import quote

import msgspec
import pytest
from hypothesis import given

from filrouge.accounts.role import Role
from filrouge.asgi.document import Document
from filrouge.domain.blocks import AnyBlock, Heading, Image, LinkCard, List, Quote, Text
from filrouge.domain.commands import AddFact, Command, Correct, Describe, Publish, Withdraw
from filrouge.domain.content import Content, Description, FactContent, Related, Source
from filrouge.domain.text import Run
from filrouge.formats.base import Site
from filrouge.formats.jsonld import JSONLD
from filrouge.formats.sites import Sites
from filrouge.newsroom.models import Note
from filrouge.newsroom.views.desk import in_html
from filrouge.reader.delta import message
from filrouge.reader.hub import Hub
from filrouge.reader.pages import Pages
from filrouge.service.forward import start_of
from tests.media.pictures import encoded, photograph
from tests.newsroom.desk import Desk
from tests.security.page import inline
from tests.security.payload import ADDRESSES, PAYLOADS, collected, drawn, hostile

TEXTS = [*PAYLOADS, *collected(), *drawn(60)]
PLAIN = "words"


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


def everything(text: str, media: str) -> Content:
    """Put a text wherever a post has words."""
    run = (Run(text=text, bold=True, link="https://example.org/"), Run(text=text, italic=True))
    blocks: tuple[AnyBlock, ...] = (
        Text(runs=run),
        Heading(runs=run),
        List(items=(run, run)),
        Quote(paragraphs=(run,), speaker=text, role=text),
        Image(media=media, width=4, height=4, caption=text, credit=text, alt=text),
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


def commands(text: str, media: str) -> list[Command]:
    """Say a text wherever a live has words."""
    lead = Image(media=media, width=4, height=4, caption=text, credit=text, alt=text)
    description = Description(
        headline=text,
        standfirst=(Run(text=text),),
        lead=lead,
        byline=(text, text),
        section=text,
        topics=(text,),
        related=(Related(url="https://example.org/", title=text),),
        search_title=text,
        short_title=text,
    )
    fact = FactContent(paragraphs=((Run(text=text),),), posts=("h1",))
    return [
        Describe(description=description),
        Publish(post="h1", content=everything(text, media), key_moment=True),
        Correct(post="h1", content=everything(text, media), note=text),
        Publish(post="h2", content=everything(text, media), reply_to="h1"),
        Withdraw(post="h2", reason=text, words_kept=True),
        AddFact(fact="f1", content=fact),
        AddFact(fact="f2", content=msgspec.structs.replace(fact, known=False)),
    ]


@pytest.fixture
def media(desk: Desk) -> str:
    return desk.media.put(encoded(photograph(4, 4), "PNG"))


def say(desk: Desk, text: str, media: str) -> str:
    """Open a live that says a text everywhere, and give its slug."""
    live = desk.open_live()
    desk.do(live, *commands(text, media))
    return live


def hub_of(desk: Desk, slug: str) -> Hub:
    start = start_of(desk.context, slug)
    assert start is not None
    site = Site(name="Le Phare", language="en", style="/r.css", script="/r.js")
    return Hub(start, Pages(desk.house.theme, Sites(site), poll_s=5), poll_s=5)


def told(hub: Hub) -> list[str]:
    """Give the pages that readers get, and the pieces that a page puts into itself."""
    documents: list[Document | None] = [hub.page(), hub.post("h1"), hub.post("h2")]
    pages = [document.coded("identity")[1].decode() for document in documents if document]
    assert len(pages) == len(documents)
    delta = hub.since(2)
    pieces = [op.html for op in delta.ops if hasattr(op, "html")]
    assert len(pieces) > 4
    assert message(delta).count(b"\n") == 3, "the stream's event has a line of the words' own"
    return [*pages, *pieces]


def test_to_readers_they_are_words(desk: Desk, media: str) -> None:
    plain = [skeleton(page) for page in told(hub_of(desk, say(desk, PLAIN, media)))]
    taken = []

    for text in TEXTS:
        pages = told(hub_of(desk, say(desk, text, media)))
        if [skeleton(page) for page in pages] != plain or any(map(inline, pages)):
            taken.append(text)

    assert taken == []


def test_to_the_newsroom_they_are_words(desk: Desk, media: str) -> None:
    person = desk.person(Role.ADMINISTRATOR, name="Camille")
    client = desk.client(person)

    def pages(text: str) -> list[str]:
        slug = say(desk, text, media)
        Note.objects.create(live=slug, post="h1", text=text, user=person)
        asked = [f"live/{slug}", f"live/{slug}/settings/"]
        return [client.get(f"/redaction/{path}").content.decode() for path in asked]

    plain = [skeleton(page) for page in pages(PLAIN)]
    taken = []
    for text in TEXTS[::2]:
        got = pages(text)
        if [skeleton(page) for page in got] != plain or any(map(inline, got)):
            taken.append(text)

    assert taken == []
    # The lists of all those lives: their headlines, and the choice of one to copy.
    found = [f"?q={quote(text)}" for text in TEXTS[::5]]
    for path in ("", "open", "audit", *found):
        assert inline(client.get(f"/redaction/{path}").content.decode()) == []


@given(hostile)
def test_in_a_scripts_data_they_stay_data(text: str) -> None:
    """The desk's page brings its first posts along as JSON, in a script element."""
    written = str(in_html({"headline": text, text: [text]}))

    assert not re.search("[<>&]", written)
    assert json.loads(written) == {"headline": text, text: [text]}


def test_in_json_ld_they_stay_words(desk: Desk, media: str) -> None:
    for text in TEXTS[1::2]:
        live = desk.live(say(desk, text, media))
        written = json.loads(JSONLD.render(live, site=Site(), slug="x"))
        assert written["headline"] == text
        (post,) = written["liveBlogUpdate"]
        assert post["headline"] == text
        assert post["author"] == [{"@type": "Thing", "name": text}] * 2


LINKED = [
    {"blocks": [{"type": "text", "runs": [{"text": "x", "link": "ADDRESS"}]}]},
    {"blocks": [{"type": "list", "items": [[{"text": "x", "link": "ADDRESS"}]]}]},
    {"blocks": [{"type": "quote", "paragraphs": [[{"text": "x", "link": "ADDRESS"}]]}]},
    {"blocks": [{"type": "link", "url": "ADDRESS", "title": "x"}]},
    {"blocks": [{"type": "video", "url": "ADDRESS", "title": "x"}]},
    {"headline": "x", "sources": [{"name": "x", "url": "ADDRESS"}]},
    {"headline": "x", "related": [{"title": "x", "url": "ADDRESS"}]},
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_link_of_theirs_is_taken(desk: Desk, address: str) -> None:
    """Somebody sends a link that is a program, or leads elsewhere than it reads."""
    live = desk.open_live(slug="the-eclipse")
    before = desk.live(live)
    client = desk.client(desk.person(Role.LIVE_EDITOR))
    base = "/api/v1/lives/the-eclipse"
    statuses = []

    for content in LINKED:
        body = json.loads(json.dumps(content).replace('"ADDRESS"', json.dumps(address)))
        answer = client.post(f"{base}/posts", body, content_type="application/json")
        statuses.append(answer.status_code)
    described = {"headline": "x", "standfirst": [{"text": "x", "link": address}]}
    answer = client.put(
        f"{base}/description",
        described,
        content_type="application/json",
        headers={"if-match": '"1"'},
    )
    statuses.append(answer.status_code)

    assert statuses == [422] * (len(LINKED) + 1)
    assert desk.live(live) == before


@pytest.mark.parametrize("address", ADDRESSES)
def test_of_html_the_words_are_taken_and_no_program(desk: Desk, address: str) -> None:
    desk.open_live(slug="the-eclipse")
    client = desk.client(desk.person(Role.LIVE_EDITOR))
    html = f'<p>Read <a href="{address.replace(chr(34), "")}">this</a></p>'

    answer = client.post(
        "/api/v1/lives/the-eclipse/posts", {"html": html}, content_type="application/json"
    )

    assert answer.status_code == 201
    (block,) = answer.json()["post"]["blocks"]
    said = "".join(run["text"] for run in block["runs"])
    links = {run["link"] for run in block["runs"] if "link" in run}
    assert said == "Read this"
    # An address without a scheme is one of the web: its reader sees where it leads.
    assert links <= {"https://evil.example/"}


@pytest.mark.parametrize("slug", [*PAYLOADS[:20], "../x", "a/b", "a%2fb", "-", "A", "é", "a" * 81])
def test_no_slug_is_made_of_them(desk: Desk, slug: str) -> None:
    desk.open_live(slug="the-eclipse")
    client = desk.client(desk.person(Role.LIVE_EDITOR))

    opened = client.post(
        "/api/v1/lives", {"headline": "x", "slug": slug}, content_type="application/json"
    )
    renamed = client.put(
        "/api/v1/lives/the-eclipse/slug", {"slug": slug}, content_type="application/json"
    )
    by_form = client.post("/redaction/live/the-eclipse/settings/address", {"slug": slug})
    of_headline = client.post("/api/v1/lives", {"headline": slug}, content_type="application/json")

    assert (opened.status_code, renamed.status_code) == (422, 422)
    assert by_form.status_code == 422
    if of_headline.status_code == 201:
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", of_headline.json()["slug"])
    assert desk.context.log.find("the-eclipse")
