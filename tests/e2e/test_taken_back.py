"""Words that were taken back leave every place of the open page where they stood, at once."""

import pytest
from playwright.sync_api import expect

from filrouge.domain.commands import AddFact, Command, Erase, Hide, Pin, Withdraw
from filrouge.domain.content import FactContent
from filrouge.domain.text import paragraph
from tests.browser import OpenPage
from tests.e2e.test_follow import follow, scroll_to
from tests.serving import Newsroom, Server, post


@pytest.mark.parametrize("command", [Hide(post="p2"), Withdraw(post="p2", reason="Faux.")])
def test_what_was_pinned_goes_though_it_is_in_view(
    command: Command, server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    # given a phone, on which the pinned post stands above the stream
    live = newsroom.open(posts=8)
    live.do(Pin(post="p2"), post(9))
    server.wait_for(f"{live.path}/post/p9")
    page = open_page("phone")
    follow(page, server, live)
    pinned = page.locator("[data-part=pinned]")
    expect(pinned).to_contain_text("Texte 2")
    before = page.locator("#p-p9").bounding_box()

    live.do(command)

    # then the words are gone, and nothing has moved
    expect(pinned).not_to_contain_text("Texte 2")
    expect(pinned).to_be_hidden()
    assert page.locator("#p-p9").bounding_box() == before


def test_erased_words_leave_the_parts_before_the_reader_agrees_to_a_reload(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    # given a desktop, where what is pinned and known stays in view beside the stream
    live = newsroom.open(posts=18)
    fact = FactContent(paragraphs=(paragraph("Le ciel est clair."),), posts=("p7",))
    live.do(Pin(post="p7"), AddFact(fact="f1", content=fact), post(19))
    server.wait_for(f"{live.path}/post/p19")
    page = open_page()
    follow(page, server, live)
    scroll_to(page, "p6")

    live.do(Erase(post="p7"))

    expect(page.locator("#connection button")).to_be_visible()
    expect(page.locator("[data-part=pinned]")).not_to_contain_text("Texte 7")
    expect(page.locator("[data-part=facts]")).to_contain_text("Le ciel est clair.")
    assert "Titre 7" not in page.content()


def test_a_permalink_no_longer_quotes_what_was_withdrawn(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open("La mer monte", posts=3)
    page = open_page()
    with page.expect_response(lambda response: "/stream" in response.url):
        page.goto(f"{server.address}{live.path}/post/p2")
    expect(page.locator(".jump")).to_contain_text("Titre 2")

    live.do(Withdraw(post="p2", reason="Faux."))

    expect(page.locator("#p-p2")).to_contain_text("Publication retirée")
    expect(page.locator(".jump")).to_be_empty()
    assert page.title() == "La mer monte"
