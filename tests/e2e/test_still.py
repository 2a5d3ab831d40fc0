"""What the reader looks at does not move, whatever happens to the live."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from filrouge.domain.commands import AddFact, Correct, Describe, Pin, Withdraw
from filrouge.domain.content import Description, FactContent
from filrouge.domain.text import paragraph
from tests.browser import Device, OpenPage
from tests.e2e.test_follow import follow, ids, scroll_to
from tests.serving import Newsroom, Server, post, words

WATCH = """
new PerformanceObserver(list => {
  for (const {value, sources} of list.getEntries()) {
    window.shifts.push({value, moved: sources.map(s => s.node?.id ?? String(s.node))});
  }
}).observe({type: "layout-shift", buffered: true});
window.shifts = [];
"""


def painted(page: Page) -> None:
    """Return once what was changed has been painted and the observer told."""
    frame = "await new Promise(requestAnimationFrame);"
    page.evaluate(f"(async () => {{ {frame} {frame} await new Promise(setTimeout); }})()")


def shifts(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("shifts")
    return found


def tops(page: Page, *posts: str) -> list[float]:
    """Say where posts stand in the view."""
    found: list[float] = page.evaluate(
        "ids => ids.map(id => document.getElementById(id).getBoundingClientRect().top)",
        [f"p-{post}" for post in posts],
    )
    return found


def test_a_shift_would_be_seen(server: Server, newsroom: Newsroom, open_page: OpenPage) -> None:
    live = newsroom.open(posts=15)
    page = open_page()
    page.add_init_script(WATCH)
    follow(page, server, live)

    page.evaluate("document.querySelector('#p-p14').style.marginTop = '200px'")
    painted(page)

    assert sum(shift["value"] for shift in shifts(page)) > 0


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_nothing_moves_while_the_reader_is_in_the_middle(
    server: Server, newsroom: Newsroom, open_page: OpenPage, device: Device
) -> None:
    # given a reader in the middle of the page
    live = newsroom.open(posts=19)
    page = open_page(device)
    page.add_init_script(WATCH)
    follow(page, server, live)
    scroll_to(page, "p10")
    before = tops(page, "p10", "p9", "p8")

    # when 20 posts, 5 corrections and 3 withdrawals come: above, in and below the view
    for number in range(20, 40):
        live.do(post(number))
        if number % 4 == 0:
            corrected = {20: 18, 24: 10, 28: 9, 32: 8, 36: 2}[number]
            longer = words(f"Titre {corrected} bis", *["Bien plus de mots qu’avant. " * 9] * 2)
            live.do(Correct(post=f"p{corrected}", content=longer, note="le titre"))
        if number in {22, 26, 30}:
            live.do(Withdraw(post={22: "p17", 26: "p7", 30: "p3"}[number], reason="Faux."))
    expect(page.locator("#newer button")).to_have_text("20 nouvelles publications")
    painted(page)

    # then the reader has seen nothing of it move, and what is out of view is up to date
    assert shifts(page) == []
    assert tops(page, "p10", "p9", "p8") == pytest.approx(before, abs=0.5)
    assert page.locator("#p-p18 h3").inner_text() == "Titre 18 bis"
    assert page.locator("#p-p2 h3").inner_text() == "Titre 2 bis"
    assert "Texte 3" not in page.locator("#p-p3").inner_text()

    # and at a word all of it is there
    page.locator("#newer button").click()
    assert ids(page) == [f"p{number}" for number in range(39, 0, -1)]


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_nothing_moves_for_what_stands_above_the_posts(
    server: Server, newsroom: Newsroom, open_page: OpenPage, device: Device
) -> None:
    live = newsroom.open(posts=19)
    page = open_page(device)
    page.add_init_script(WATCH)
    follow(page, server, live)
    scroll_to(page, "p10")
    before = tops(page, "p10", "p9")

    description = Description(headline="Un titre bien plus long " * 5, standfirst=paragraph("!"))
    facts = [
        AddFact(fact=f"f{number}", content=FactContent(paragraphs=(paragraph("Un fait. " * 20),)))
        for number in range(4)
    ]
    live.do(Describe(description=description), *facts, Pin(post="p19"), post(20))
    expect(page.locator("#newer button")).to_have_text("1 nouvelle publication")
    painted(page)

    assert shifts(page) == []
    assert tops(page, "p10", "p9") == pytest.approx(before, abs=0.5)


def test_a_first_visit_does_not_shift_while_it_loads(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=19)
    devices: tuple[Device, ...] = ("phone", "desktop")
    for device in devices:
        page = open_page(device)
        page.add_init_script(WATCH)
        follow(page, server, live)
        painted(page)

        assert shifts(page) == []
