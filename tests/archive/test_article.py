"""The live read as an article: from its beginning, whole, and with nothing that is gone."""

import time
from datetime import timedelta
from typing import Any

import lxml.html
import pytest
from msgspec.structs import replace

from filrouge.asgi.respond import App
from filrouge.domain.commands import (
    AddFact,
    Archive,
    Correct,
    Describe,
    End,
    Erase,
    Hide,
    Mark,
    Publish,
    Step,
    Unpublish,
    Withdraw,
)
from filrouge.domain.content import Description, FactContent
from filrouge.domain.text import paragraph
from filrouge.formats import article
from filrouge.service.perform import perform_steps
from tests.archive.asked import archive_of
from tests.reader.asking import Answer, ask
from tests.reader.house import LIVE, SITE, SLUG, House, words

ARTICLE = f"/live/{SLUG}/article"


@pytest.fixture
def house() -> House:
    """Give a house with one live: opened at 17.00 in Paris, p1 to p4, one a minute."""
    house = House()
    house.open()
    house.publish(4)
    return house


@pytest.fixture
def app(house: House) -> App:
    return archive_of(house)


def tree(answer: Answer) -> Any:
    return lxml.html.document_fromstring(answer.text)


def ids(answer: Answer) -> list[str]:
    return [post.get("data-id") for post in tree(answer).xpath("//article")]


def links(answer: Answer, rel: str) -> list[str]:
    return list(tree(answer).xpath(f"//link[@rel='{rel}']/@href"))


async def test_posts_stand_in_the_order_in_which_it_happened(house: House, app: App) -> None:
    house.clock.now += timedelta(hours=8)
    house.publish(1, first=5)
    house.do(Publish(post="late", content=words("Tard"), published_at=None), End())

    told = await ask(app, ARTICLE)

    assert told.status == 200
    assert ids(told) == ["p1", "p2", "p3", "p4", "p5", "late"]
    assert [one.text_content() for one in tree(told).xpath("//div[@id='story']//h2")] == [
        "Mercredi 12 août 2026, de 17\u00a0h à 18\u00a0h",
        "Jeudi 13 août 2026, de 1\u00a0h à 2\u00a0h",
    ]
    assert "main id=" not in told.text  # nothing of it follows the live


async def test_what_was_taken_back_is_not_told(house: House, app: App) -> None:
    house.do(
        Correct(post="p1", content=words("Juste", "Neuf."), note="neuf, et non douze"),
        Hide(post="p2"),
        Withdraw(post="p3", reason="La source se rétracte."),
        Erase(post="p4"),
    )

    told = await ask(app, ARTICLE)

    assert ids(told) == ["p1", "p3", "p4"]
    assert "neuf, et non douze" in told.text
    assert "La source se rétracte." in told.text
    assert [
        word for word in ("Titre p1", "Titre p2", "Titre p3", "Titre p4") if word in told.text
    ] == []


async def test_erasing_and_hiding_reach_what_was_kept_at_once(house: House, app: App) -> None:
    assert "Titre p2" in (await ask(app, ARTICLE)).text

    house.do(Hide(post="p2"))
    hidden = await ask(app, ARTICLE)
    house.do(Erase(post="p3"))
    erased = await ask(app, ARTICLE)

    assert ("Titre p2" in hidden.text, "Titre p3" in hidden.text) == (False, True)
    assert "Titre p3" not in erased.text


async def test_facts_and_key_moments_come_first_and_lead_to_their_place(
    house: House, app: App
) -> None:
    house.do(
        Mark(post="p3"),
        AddFact(fact="f1", content=FactContent(paragraphs=(paragraph("Neuf."),), posts=("p1",))),
        AddFact(fact="f2", content=FactContent(paragraphs=(paragraph("Qui."),), known=False)),
    )

    told = tree(await ask(app, ARTICLE))

    known, unknown, _, first_hour = (one.text_content() for one in told.xpath("//h2"))
    assert (known, unknown) == ("Ce que nous savons", "Ce que nous ne savons pas encore")
    assert first_hour == "Mercredi 12 août 2026, de 17\u00a0h à 18\u00a0h"
    assert told.xpath("//section[@class='facts']//a/@href") == ["#p-p1"]
    assert told.xpath("//nav[@class='contents']//a/@href") == ["#p-p3"]


async def test_hostile_words_stay_words(house: House, app: App) -> None:
    evil = '</title><script>alert("x")</script>'
    house.do(
        Describe(description=Description(headline=evil, standfirst=paragraph(evil))),
        Publish(post="evil", content=words(evil, evil), key_moment=True),
        AddFact(fact="f1", content=FactContent(paragraphs=(paragraph(evil),), posts=("evil",))),
    )

    told = await ask(app, ARTICLE)

    scripts = tree(told).xpath("//script[@src]")
    assert [one.get("src") for one in scripts] == [SITE.script]
    assert evil not in told.text
    assert tree(told).xpath("string(//h1)") == evil


async def test_only_a_story_that_is_over_stands_for_itself(house: House) -> None:
    home = "https://example.org"
    app = archive_of(house, replace(SITE, address=home))
    running = await ask(app, ARTICLE)
    house.do(End())
    ended = await ask(app, ARTICLE)
    house.do(Archive())
    archived = await ask(app, ARTICLE)

    assert links(running, "canonical") == [f"{home}/live/{SLUG}"]
    assert '<meta name="robots" content="noindex">' in running.text
    for told in (ended, archived):
        assert links(told, "canonical") == [home + ARTICLE]
        assert "noindex" not in told.text
    assert tree(ended).xpath("string(//title)") == "L’éclipse\u00a0: le récit complet – Le Rivage"
    assert "de 17\u00a0h\u00a000 à 17\u00a0h\u00a005, heure de Paris" in tree(ended).xpath(
        "string(//p[@class='byline'])"
    )
    assert "version 8" in tree(ended).xpath("string(//footer)")


async def test_a_long_story_is_told_on_several_pages(
    house: House, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article, "POSTS_A_PAGE", 3)
    house.publish(4, first=5)
    house.do(Mark(post="p2"), Mark(post="p8"))

    first, second, third = [await ask(app, ARTICLE + end) for end in ("", "/2", "/3")]

    assert [ids(page) for page in (first, second, third)] == [
        ["p1", "p2", "p3"],
        ["p4", "p5", "p6"],
        ["p7", "p8"],
    ]
    assert (links(first, "prev"), links(first, "next")) == ([], [f"{ARTICLE}/2"])
    assert (links(second, "prev"), links(second, "next")) == ([ARTICLE], [f"{ARTICLE}/3"])
    assert (links(third, "prev"), links(third, "next")) == ([f"{ARTICLE}/2"], [])
    assert tree(first).xpath("//nav[@class='contents']//a/@href") == ["#p-p2", f"{ARTICLE}/3#p-p8"]
    assert tree(second).xpath("//nav[@class='contents']") == []
    assert "page 2\u00a0sur 3" in tree(second).xpath("string(//title)")


@pytest.mark.parametrize("end", ["/1", "/2", "/0", "/x", "/99999", "/", "/2/3", "/%32"])
async def test_a_page_that_is_not_there_is_404(app: App, end: str) -> None:
    assert (await ask(app, ARTICLE + end)).status == 404


async def test_a_live_that_is_not_public_has_no_article(house: House, app: App) -> None:
    assert (await ask(app, "/live/unknown/article")).status == 404
    house.do(Unpublish())
    assert (await ask(app, ARTICLE)).status == 410


async def test_it_is_written_once_for_a_state(
    house: House, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await ask(app, ARTICLE)
    monkeypatch.setattr("filrouge.archive.article.render_article", None)

    again = await ask(app, ARTICLE)
    known = await ask(app, ARTICLE, if_none_match=first.headers["etag"])

    assert again.body == first.body
    assert (known.status, known.body) == (304, b"")
    assert first.headers["cache-control"] == "public, max-age=0, s-maxage=60"


async def test_another_method_is_refused(app: App) -> None:
    assert (await ask(app, ARTICLE, "POST")).status == 405


@pytest.mark.slow
async def test_ten_thousand_posts_answer_within_reason() -> None:
    """A loose bound: a busy machine is slow."""
    house = House()
    house.open()
    text = "La mer monte dans le port, les bateaux tirent sur leurs amarres. " * 4
    now = house.clock.now
    steps = [
        Step(
            command=Publish(post=f"p{n}", content=words(f"Titre {n}", text, text)),
            at=now + timedelta(seconds=10 * n),
        )
        for n in range(10_000)
    ]
    perform_steps(house.context, LIVE, steps)
    app = archive_of(house)
    assert house.loaded().live.visible_posts == 10_000

    began = time.perf_counter()
    first = await ask(app, ARTICLE, accept_encoding="br")
    written = time.perf_counter()
    await ask(app, ARTICLE, accept_encoding="br")
    kept = time.perf_counter()
    last = await ask(app, f"{ARTICLE}/20", accept_encoding="br")

    assert (len(ids(first)), len(ids(last))) == (500, 500)
    assert ids(last)[-1] == "p9999"
    assert written - began < 3
    assert kept - written < 0.5
