"""Posts are found by their words, at once also among many."""

from datetime import timedelta

import pytest
from immutables import Map
from msgspec.structs import replace

from filrouge.domain.blocks import Heading, Image, LinkCard, List, Quote, Text, Video
from filrouge.domain.content import Content
from filrouge.domain.state import Live, Post
from filrouge.domain.text import paragraph
from filrouge.newsroom import search
from filrouge.newsroom.search import Filter, fold, select
from tests.newsroom.api.asking import NOW

MANY = 5000


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    search.forget("l1")


def _post(number: int, content: Content) -> Post:
    at = NOW + timedelta(seconds=number)
    order = (round(at.timestamp() * 1000), number)
    return Post(id=f"p{number}", content=content, order=order, changed_seq=number, published_at=at)


def _live(*contents: Content) -> Live:
    posts = {f"p{n}": _post(n, content) for n, content in enumerate(contents)}
    return Live(id="l1", language="fr", time_zone="Europe/Paris", posts=Map(posts))


def _found(live: Live, text: str) -> list[str]:
    return [post.id for post in select(live, Filter(text=text))]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Évacuée", "evacuee"),
        ("ŒUVRE", "oeuvre"),
        ("Straße", "strasse"),
        ("l’été", "l'ete"),
        ("10\u202f000", "10 000"),
        ("İzmir", "izmir"),
        ("Ελλάδα", "ελλαδα"),
        ("", ""),
    ],
)
def test_accents_and_case_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_are_found_wherever_they_stand() -> None:
    live = _live(
        Content(headline="Headline"),
        Content(blocks=(Text(runs=paragraph("paragraph")),)),
        Content(blocks=(Heading(runs=paragraph("heading")),)),
        Content(blocks=(List(items=(paragraph("item"),)),)),
        Content(blocks=(Quote(paragraphs=(paragraph("voice"),), speaker="Speaker", role="Role"),)),
        Content(blocks=(Image(caption="caption", credit="Agency", alt="description"),)),
        Content(blocks=(LinkCard(url="https://example.org", title="card", site="Site"),)),
        Content(blocks=(Video(url="https://example.org/v", title="film"),)),
        Content(headline="x", authors=("Author",)),
    )
    words = (
        "headline paragraph heading item voice|speaker|role caption|agency|description"
        " card|site film author"
    )

    for number, alternatives in enumerate(words.split()):
        for word in alternatives.split("|"):
            assert f"p{number}" in _found(live, word), word
    assert _found(live, "nowhere") == []


def test_what_was_corrected_is_found_by_its_new_words_alone() -> None:
    live = _live(Content(headline="twelve"))
    assert _found(live, "twelve") == ["p0"]

    corrected = replace(live.posts["p0"], content=Content(headline="nine"))
    live = replace(live, posts=live.posts.set("p0", corrected))

    assert _found(live, "twelve") == []
    assert _found(live, "nine") == ["p0"]


def test_each_wording_is_folded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    live = _live(*(Content(headline=f"Headline {n}") for n in range(MANY)))
    folded: list[str] = []

    def fold_and_count(text: str) -> str:
        folded.append(text)
        return fold(text)

    monkeypatch.setattr(search, "fold", fold_and_count)

    counts = []
    for text in ("he", "hea", "head"):
        folded.clear()
        assert len(_found(live, text)) == MANY
        counts.append(len(folded))

    assert counts == [MANY + 1, 1, 1]
