"""Addresses that are pasted: links, and cards."""

from playwright.sync_api import expect

from tests.web.composer.conftest import OpenDesk
from tests.web.composer.test_writing import text

URL = "https://exemple.fr/crue"
LINK = {"text": URL, "link": URL}
CARD = {"type": "link", "url": URL, "title": "La crue", "site": "Exemple"}


def test_alone_it_becomes_a_card_and_undo_brings_the_link_back(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.paste(f" {URL}\n")
    assert desk.blocks() == [text(LINK)]
    expect(desk.page.locator("[data-words='Looking at the page…']")).to_have_text(URL)
    expect(desk.page.get_by_role("status")).to_have_text("Looking at the page…")
    desk.finish("cards", CARD)
    expect(desk.page.locator("[data-words]")).to_have_count(0)
    assert desk.blocks() == [CARD]
    desk.press("Control+z")
    assert desk.blocks() == [text(LINK)]
    desk.press("Control+y")
    desk.type("après")
    assert desk.blocks() == [CARD, text("après")]


def test_without_a_card_the_link_stays(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.paste(URL)
    desk.fail("cards", "The page does not answer.")
    expect(desk.page.locator("[data-words]")).to_have_count(0)
    assert desk.calls("refused") == ["The page does not answer."]
    desk.type(" dit")
    assert desk.blocks() == [text(LINK, " dit")]


def test_where_more_was_written_beside_it_the_link_stays(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.paste(URL)
    desk.type(" : lire")
    desk.finish("cards", CARD)
    assert desk.blocks() == [text(LINK, "\u00a0: lire")]


def test_the_cursor_elsewhere_stays_where_it_is(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.paste(URL)
    desk.press("Enter")
    desk.type("ab")
    desk.press("ArrowLeft")
    desk.finish("cards", CARD)
    desk.type("x")
    assert desk.blocks() == [CARD, text("axb")]


def test_over_a_selection_it_makes_a_link(open_desk: OpenDesk) -> None:
    desk = open_desk([text("la crue monte")])
    desk.press("Shift+Control+ArrowLeft")
    desk.paste(URL)
    assert desk.blocks() == [text("la crue ", {"text": "monte", "link": URL})]


def test_within_words_it_is_a_link_and_no_card(open_desk: OpenDesk) -> None:
    desk = open_desk([text("voir ")])
    desk.paste(URL)
    desk.type(" et")
    assert desk.blocks() == [text("voir ", LINK, " et")]
    assert desk.page.evaluate("cards.length") == 0
