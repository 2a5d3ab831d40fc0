"""The slash menu."""

from playwright.sync_api import Locator, expect

from tests.web.composer.conftest import Desk, OpenDesk
from tests.web.composer.test_writing import text


def options(desk: Desk) -> Locator:
    return desk.page.get_by_role("option")


def test_it_opens_filters_and_chooses_by_keyboard(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.type("/")
    expect(options(desk)).to_have_text(
        ["Heading##", "List-", "Numbered list1.", "Quote>", "Picture", "Link card"]
    )
    expect(desk.page.get_by_role("status")).to_have_text("6 choices")
    desk.type("li")
    expect(options(desk)).to_have_text(["List-", "Numbered list1.", "Link card"])
    desk.press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp")
    expect(desk.page.get_by_role("option", selected=True)).to_have_text("Numbered list1.")
    active = desk.text.get_attribute("aria-activedescendant")
    assert active == desk.page.get_by_role("option", selected=True).get_attribute("id")
    controlled = desk.text.get_attribute("aria-controls")
    assert controlled == desk.page.get_by_role("listbox").get_attribute("id")
    desk.press("Enter")
    expect(desk.page.get_by_role("listbox")).to_be_hidden()
    assert desk.text.get_attribute("aria-activedescendant") is None
    desk.type("un")
    assert desk.blocks() == [{"type": "list", "items": [[{"text": "un"}]], "ordered": True}]


def test_escape_closes_it_without_trace(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.type("/he")
    expect(desk.page.get_by_role("listbox")).to_be_visible()
    desk.press("Escape")
    expect(desk.page.get_by_role("listbox")).to_be_hidden()
    assert desk.blocks() == []
    desk.type("un")
    assert desk.blocks() == [text("un")]


def test_escape_takes_nothing_where_nothing_is_offered(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.type("/etc")
    expect(desk.page.get_by_role("listbox")).to_be_hidden()
    desk.press("Escape")
    assert desk.blocks() == [text("/etc")]


def test_a_slash_that_is_meant_stays(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.type("/ un")
    expect(desk.page.get_by_role("listbox")).to_be_hidden()
    desk.press("Enter")
    desk.type("a/")
    expect(desk.page.get_by_role("listbox")).to_be_hidden()
    assert desk.blocks() == [text("/ un"), text("a/")]


def test_what_matches_nothing_closes_it_and_enter_is_enter(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.type("/xyz")
    expect(desk.page.get_by_role("listbox")).to_be_hidden()
    desk.press("Enter")
    desk.type("un")
    assert desk.blocks() == [text("/xyz"), text("un")]


def test_it_is_chosen_by_mouse_and_by_touch(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.type("/")
    desk.page.get_by_role("option", name="Quote").click()
    desk.type("Non")
    assert desk.blocks() == [{"type": "quote", "paragraphs": [[{"text": "Non"}]]}]
    phone = open_desk(device="phone")
    phone.type("/")
    phone.page.get_by_role("option", name="Heading").tap()
    phone.type("Titre")
    assert phone.blocks() == [{"type": "heading", "runs": [{"text": "Titre"}]}]


def test_it_closes_when_the_text_is_left(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.type("/")
    desk.page.locator("#headline").click()
    expect(desk.page.get_by_role("listbox")).to_be_hidden()


def test_a_link_card_is_asked_for(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.type("/card")
    desk.press("Enter")
    expect(desk.page.get_by_label("Address of the page", exact=True).last).to_be_focused()
    desk.type("exemple.fr/crue")
    desk.press("Enter")
    desk.finish("cards", {"type": "link", "url": "https://exemple.fr/crue", "title": "La crue"})
    assert desk.blocks() == [{"type": "link", "url": "https://exemple.fr/crue", "title": "La crue"}]
    desk.type("après")
    assert desk.blocks()[1:] == [text("après")]
