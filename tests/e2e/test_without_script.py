"""Without script the page is whole, down to the first post."""

import time

from playwright.sync_api import Page

from filrouge.domain.commands import AddFact, Pin
from filrouge.domain.content import FactContent
from filrouge.domain.text import paragraph
from tests.browser import OpenPage
from tests.serving import SOON_S, Newsroom, Server


def ids(page: Page) -> list[str | None]:
    return [post.get_attribute("data-id") for post in page.locator("#posts > article").all()]


def numbers(first: int, last: int) -> list[str]:
    return [f"p{number}" for number in range(first, last - 1, -1)]


def open_when_told(page: Page, url: str, words: str) -> None:
    """Open a page that has these words: the server hears a moment later what others wrote."""
    until = time.monotonic() + SOON_S
    while True:
        page.goto(url)
        if words in page.locator("main").inner_text():
            return
        assert time.monotonic() < until, f"{url} does not say {words}"


def test_all_is_there_and_older_links_lead_to_the_first_post(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open("L’éclipse", posts=33)
    fact = FactContent(paragraphs=(paragraph("Le ciel est clair."),), posts=("p3",))
    live.do(AddFact(fact="f1", content=fact), Pin(post="p2"))
    page = open_page(script=False)

    open_when_told(page, server.address + live.path, "Épinglé")

    assert page.locator("h1").inner_text() == "L’éclipse"
    assert page.locator(".standfirst").inner_text() == "Ce qui se passe, minute par minute."
    assert "Le ciel est clair." in page.locator("[data-part=facts]").inner_text()
    assert "Titre 2" in page.locator("[data-part=pinned]").inner_text()
    assert page.locator("#newer").is_hidden()
    assert ids(page) == numbers(33, 21)

    page.locator("a#older").click()
    page.wait_for_url("**/from/2#stream")
    assert ids(page) == numbers(20, 11)

    page.locator("a#older").click()
    page.wait_for_url("**/from/1#stream")
    assert ids(page) == numbers(10, 1)
    assert page.locator("a#older").count() == 0

    page.locator("a#top").click()
    page.wait_for_url(f"**{live.path}#stream")
    assert ids(page) == numbers(33, 21)


def test_a_fact_leads_to_the_post_that_supports_it(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=33)
    fact = FactContent(paragraphs=(paragraph("Le ciel est clair."),), posts=("p3",))
    live.do(AddFact(fact="f1", content=fact))
    page = open_page("phone", script=False)
    open_when_told(page, server.address + live.path, "Le ciel est clair.")

    page.locator("[data-part=facts] summary").click()
    page.locator("[data-part=facts] a").click()

    page.wait_for_url("**/post/p3#p-p3")
    assert page.locator("#p-p3").get_attribute("aria-current") == "true"
    page.wait_for_function("scrollY > 0")
    box = page.locator("#p-p3").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 740


def test_the_front_leads_to_the_live(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open("La grande marée")
    page = open_page(script=False)
    page.goto(server.address)

    page.get_by_role("link", name="La grande marée").click()

    page.wait_for_url(f"**{live.path}")
    assert page.locator("h1").inner_text() == "La grande marée"
