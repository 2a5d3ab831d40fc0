"""`/live/<slug>/search`: the page as a reader gets it."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from msgspec.structs import replace

from filrouge.asgi.respond import App
from filrouge.domain.blocks import Quote, Text
from filrouge.domain.commands import (
    Correct,
    Describe,
    Erase,
    Hide,
    Mark,
    Publish,
    Unpublish,
    Withdraw,
)
from filrouge.domain.content import Content, Description
from filrouge.domain.text import paragraph
from tests.archive.asked import archive_of
from tests.formats.tree import parse_page
from tests.reader.asking import Answer, ask
from tests.reader.house import BEGAN, SITE, SLUG, THEME, House, words

SEARCH = f"/live/{SLUG}/search"
SAID = THEME.words("fr")
HOSTILE = '"><script>alert(1)</script>&amp;<b>'


@pytest.fixture
def house() -> House:
    """Give a house with one live, opened at 17.00 in Paris, of four posts from 17.01 on."""
    house = House()
    house.open()
    texts = ("Une digue cède", "Deux digues", "La digue et le pont", "Rien de neuf")
    for number, (text, topics) in enumerate(
        zip(texts, (("Eau",), ("Eau", "Route"), ("Route",), ()), strict=True), start=1
    ):
        content = Content(
            headline=f"Titre p{number}",
            blocks=(Text(runs=paragraph(text)),),
            topics=topics,
            authors=("Ada Lune",),
        )
        house.do(Publish(post=f"p{number}", content=content))
    return house


@pytest.fixture
def app(house: House) -> App:
    return archive_of(house)


def shown(answer: Answer) -> list[str]:
    assert answer.status == 200
    posts = parse_page(answer.text).xpath("//*[@id='posts']/*/@id")
    return [post.removeprefix("p-") for post in posts]


def chips(page: Any) -> dict[str, int]:
    """Give the filters that are offered, with their counts."""
    found = page.xpath("//div[contains(@class, 'filters')]//a")
    return {one.text.strip(): int(one.findtext("small")) for one in found}


async def follow(app: App, answer: Answer, label: str) -> Answer:
    """Follow the link whose words begin so."""
    page = parse_page(answer.text)
    [href] = [
        one.get("href") for one in page.xpath("//main//a") if label in " ".join(one.itertext())
    ]
    return await ask(app, href)


async def test_without_a_question_all_posts_stand_there(house: House) -> None:
    app = archive_of(house, replace(SITE, address="https://example.org"))
    answer = await ask(app, SEARCH)
    page = parse_page(answer.text)

    assert shown(answer) == ["p4", "p3", "p2", "p1"]
    assert page.xpath("//main//form/@action") == [SEARCH]
    assert page.xpath("//main/p[@class='jump']/a/@href") == [f"/live/{SLUG}"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"https://example.org/live/{SLUG}"]
    assert chips(page) == {"Eau": 2, "Route": 2, "Ada Lune": 4}
    assert "<script src" not in answer.text


async def test_the_lives_page_leads_to_it_and_a_page_of_the_past_does_not(
    house: House, app: App
) -> None:
    _, html = house.fresh_hub().page().coded("identity")
    [form] = parse_page(html.decode()).xpath("//form[@role='search']")

    assert (form.get("action"), form.get("method")) == (SEARCH, None)
    assert form.xpath(".//input/@name") == ["q"]
    assert form.xpath(".//label/@for") == form.xpath(".//input/@id")
    assert form.xpath(".//a/@href") == [SEARCH]
    past = parse_page((await ask(app, f"/live/{SLUG}/at/5")).text)
    assert past.xpath("//form[@role='search']") == []


async def test_words_found_are_marked_whatever_their_ending(app: App) -> None:
    answer = await ask(app, f"{SEARCH}?q=DIGUE")
    page = parse_page(answer.text)

    assert shown(answer) == ["p3", "p2", "p1"]
    assert page.xpath("//mark/text()") == ["digue", "digues", "digue"]
    assert page.xpath("//input[@name='q']/@value") == ["DIGUE"]
    first = page.xpath("//article")[0]
    assert first.xpath(".//h3/a/@href") == [f"/live/{SLUG}/post/p3#p-p3"]
    assert first.xpath(".//time/@datetime") == ["2026-08-12T15:03:00Z"]
    assert chips(page) == {"Eau": 2, "Route": 2, "Ada Lune": 3}


async def test_filters_add_up_and_come_off_by_themselves(app: App) -> None:
    first = await follow(app, await ask(app, f"{SEARCH}?q=digue"), "Eau")
    assert shown(first) == ["p2", "p1"]
    both = await follow(app, first, "Route")
    assert shown(both) == ["p2"]
    page = parse_page(both.text)
    assert chips(page) == {"Ada Lune": 1}
    assert page.xpath("//form/input[@type='hidden']/@value") == ["Eau", "Route"]
    assert len(page.xpath("//ul[contains(@class, 'chosen')]/li")) == 3  # and one for all of them

    assert shown(await follow(app, both, "Eau")) == ["p3", "p2"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("topic=eau", ["p2", "p1"]),
        ("author=ADA%20lune&topic=Route", ["p3", "p2"]),
        ("key=1", ["p4"]),
        ("kind=quote", ["p5"]),
        ("kind=correction", ["p6", "p1"]),
        ("q=topic", []),
        ("q=%22digue+et%22", ["p3"]),
        ("q=digue+-+pont", ["p3"]),
    ],
)
async def test_what_fits(house: House, app: App, question: str, found: list[str]) -> None:
    quoted = Content(blocks=(Quote(paragraphs=(paragraph("On a eu peur."),)),))
    house.do(
        Mark(post="p4"),
        Publish(post="p5", content=quoted),
        Publish(post="p6", content=words("Faux")),
        Withdraw(post="p6", reason="Faux."),
    )
    p1 = house.live.posts["p1"].content
    house.do(Correct(post="p1", content=p1, note="une seule"))

    assert shown(await ask(app, f"{SEARCH}?{question}")) == found


@pytest.mark.parametrize(
    "question",
    [
        "colour=red",
        "topic=unknown",
        "kind=poem",
        "key=0",
        "before=x",
        "q=%F0%9F%8C%8A",
        "q=%22%22",
        "q=zorglub",
        "%ff=%ff",
        "q=" + "a" * 5000,
        "&".join(f"topic={n}" for n in range(50)),
    ],
)
async def test_what_nobody_wrote_is_an_empty_result_with_a_way_back(
    app: App, question: str
) -> None:
    answer = await ask(app, f"{SEARCH}?{question}")

    assert shown(answer) == []
    page = parse_page(answer.text)
    assert page.xpath("string(//h2[@id='stream-h'])") == SAID.gettext("Nothing found")
    assert SEARCH in page.xpath("//div[@class='hint']//a/@href")
    for chosen in page.xpath("//ul[contains(@class, 'chosen')]//a/@href"):
        assert (await ask(app, chosen)).status == 200


async def test_a_slip_of_the_finger_is_answered_with_the_word(house: House, app: App) -> None:
    answer = await ask(app, f"{SEARCH}?q=diuge+p0nt&topic=Eau")
    assert "digue" not in answer.text  # both words are wrong

    answer = await ask(app, f"{SEARCH}?q=le+diuge")
    assert shown(await follow(app, answer, "le digue")) == ["p3"]

    # without the filter only: the filter is dropped
    answer = await ask(app, f"{SEARCH}?q=diuge&topic=Nulle+part")
    assert shown(await follow(app, answer, "digue")) == ["p3", "p2", "p1"]


async def test_a_word_of_a_hidden_post_is_never_suggested(house: House, app: App) -> None:
    house.do(Publish(post="p9", content=words("Un avionneur")))
    assert "avionneur" in (await ask(app, f"{SEARCH}?q=avionneurr")).text.replace("avionneurr", "")
    house.do(Hide(post="p9"))

    assert "avionneur" not in (await ask(app, f"{SEARCH}?q=avionneurr")).text.replace(
        "avionneurr", ""
    )


async def test_filters_alone_that_leave_nothing_say_how_many_there_are_without(app: App) -> None:
    answer = await ask(app, f"{SEARCH}?q=pont&topic=Eau")

    without = SAID.ngettext(
        "Without the filters, {n} post fits", "Without the filters, {n} posts fit", 1
    )
    assert shown(await follow(app, answer, without.format(n=1))) == ["p3"]


@pytest.mark.parametrize("time", ["17h02", "17:02", "5.02 pm", "2026-08-12 17:02"])
async def test_a_minute_shows_the_posts_around_it(app: App, time: str) -> None:
    answer = await ask(app, f"{SEARCH}?q={quote(time)}")
    page = parse_page(answer.text)

    assert shown(answer) == ["p4", "p3", "p2", "p1"]
    assert page.xpath("//article[@aria-current]/@id") == ["p-p2"]
    assert f"/live/{SLUG}/post/p2#p-p2" in page.xpath("//p[@class='hint']/a/@href")


async def test_a_minute_before_the_first_post_leads_to_it(app: App) -> None:
    answer = await ask(app, f"{SEARCH}?q=16h")

    assert parse_page(answer.text).xpath("//article[@aria-current]/@id") == ["p-p1"]
    assert SAID.gettext("Nothing had been published yet. This is the first post.") in answer.text


async def test_a_minute_that_came_on_several_days_names_the_others(house: House, app: App) -> None:
    house.clock.now = BEGAN + timedelta(days=1, minutes=2)
    house.do(Publish(post="p5", content=words("Le lendemain")))

    answer = await ask(app, f"{SEARCH}?q=17h03")
    assert parse_page(answer.text).xpath("//article[@aria-current]/@id") == ["p-p5"]
    other = await follow(app, answer, "12")
    assert parse_page(other.text).xpath("//article[@aria-current]/@id") == ["p-p3"]


async def test_a_quoted_time_is_words(house: House, app: App) -> None:
    house.do(Publish(post="p5", content=words("À 17 h 02, tout a cédé")))

    assert shown(await ask(app, f"{SEARCH}?q=%2217+h+02%22")) == ["p5"]


async def test_a_hostile_question_is_text(house: House, app: App) -> None:
    house.do(
        Publish(
            post="p5",
            content=Content(
                headline=f"Alerte {HOSTILE}",
                blocks=(Text(runs=paragraph(f"alert {HOSTILE}")),),
                topics=(HOSTILE,),
            ),
        ),
        Describe(description=Description(headline=HOSTILE)),
    )
    for question in (
        f"q={quote(HOSTILE)}",
        "q=script",
        f"topic={quote(HOSTILE)}&q=alert",
        f"{quote(HOSTILE)}={quote(HOSTILE)}",
    ):
        page = parse_page((await ask(app, f"{SEARCH}?{question}")).text)

        assert page.xpath("//script[@src] | //b[not(ancestor::p[@class='when'])]") == []
        assert [one for one in page.xpath("//@*/..//@*") if "javascript" in str(one)] == []
    [value] = parse_page((await ask(app, f"{SEARCH}?q={quote(HOSTILE)}")).text).xpath(
        "//input[@name='q']/@value"
    )
    assert value == HOSTILE


async def test_a_long_text_is_shown_around_the_word(house: House, app: App) -> None:
    text = "Un début. " + "mot " * 200 + "le hérisson traverse " + "suite " * 200
    house.do(Publish(post="p5", content=words("Long", text)))

    page = parse_page((await ask(app, f"{SEARCH}?q=herissons")).text)
    [passage] = page.xpath("//article/p[mark]")
    assert passage.xpath("mark/text()") == ["hérisson"]
    assert len(passage.text_content()) < 300
    assert passage.text_content().startswith("… ")
    assert passage.text_content().endswith(" …")


async def test_older_results_follow_in_pages_of_twenty(house: House, app: App) -> None:
    house.publish(30, first=10)
    first = await ask(app, f"{SEARCH}?q=titre")
    second = await follow(app, first, SAID.gettext("Older results"))

    assert (len(shown(first)), len(shown(second))) == (20, 14)
    assert shown(first)[-1] == "p20"
    assert shown(second)[0] == "p19"
    assert shown(await follow(app, second, SAID.gettext("Back to the newest results"))) == shown(
        first
    )
    assert SAID.gettext("Older results") not in second.text


async def test_many_names_fold_away(house: House, app: App) -> None:
    topics = tuple(f"T{number:02}" for number in range(30))
    house.do(Publish(post="p5", content=Content(headline="x", topics=topics)))
    page = parse_page((await ask(app, SEARCH)).text)

    assert len(page.xpath("//ul[@aria-labelledby='by-topic'][not(parent::details)]/li")) == 12
    assert len(page.xpath("//details/ul[@aria-labelledby='by-topic']/li")) == 20
    assert next(iter(chips(page))) == "Eau"  # the one with the most posts first


async def test_it_is_revalidated_and_follows_what_is_hidden(house: House, app: App) -> None:
    answer = await ask(app, f"{SEARCH}?q=digue", accept_encoding="br")

    assert answer.headers["cache-control"] == "public, max-age=0, s-maxage=60"
    assert answer.headers["content-encoding"] == "br"
    tag = answer.headers["etag"]
    assert (await ask(app, f"{SEARCH}?q=digue", if_none_match=tag)).status == 304
    house.do(Hide(post="p2"))
    assert shown(await ask(app, f"{SEARCH}?q=digue", if_none_match=tag)) == ["p3", "p1"]
    house.do(Erase(post="p3"))
    assert shown(await ask(app, f"{SEARCH}?q=digue")) == ["p1"]


async def test_only_lives_that_are_public_are_searched(house: House, app: App) -> None:
    assert (await ask(app, "/live/unknown/search?q=a")).status == 404
    assert (await ask(app, SEARCH, method="POST")).status == 405
    assert (await ask(app, f"{SEARCH}/x")).status == 404
    house.do(Unpublish())

    assert (await ask(app, f"{SEARCH}?q=digue")).status == 410


async def test_links_inside_the_page_are_its_own(app: App) -> None:
    text = (await ask(app, f"{SEARCH}?q=digue&topic=Eau")).text

    for href in re.findall('href="([^"]*)"', text):
        assert href.startswith(("/", "data:", "#"))
