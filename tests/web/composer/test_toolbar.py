"""The toolbar, and the field for a link's address."""

from playwright.sync_api import expect

from tests.web.composer.conftest import Desk, OpenDesk
from tests.web.composer.test_writing import text


def focused(desk: Desk) -> object:
    return desk.page.evaluate("document.activeElement.getAttribute('aria-label')")


def test_it_is_one_stop_with_arrows_between_its_buttons(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.press("Alt+F10")
    seen = [focused(desk)]
    for _ in range(7):
        desk.press("ArrowRight")
        seen.append(focused(desk))
    assert seen == [
        "Bold", "Italic", "Link", "Heading", "List", "Quote", "Picture", "Bold",
    ]  # fmt: skip
    desk.press("End", "ArrowLeft")
    assert focused(desk) == "Quote"
    desk.press("Home")
    assert focused(desk) == "Bold"
    stops = desk.page.locator("[role=toolbar] [tabindex='0']")
    assert stops.count() == 1
    desk.press("Escape")
    assert focused(desk) == "Text of the post"


def test_it_does_and_says_what_holds(open_desk: OpenDesk) -> None:
    desk = open_desk([text("un")])
    bold = desk.page.get_by_role("button", name="Bold")
    heading = desk.page.get_by_role("button", name="Heading")
    desk.press("Control+a")
    bold.click()
    expect(bold).to_have_attribute("aria-pressed", "true")
    expect(heading).to_have_attribute("aria-pressed", "false")
    desk.press("Alt+F10", "ArrowRight", "ArrowRight", "Enter")
    heading.click()
    expect(heading).to_have_attribute("aria-pressed", "true")
    assert desk.blocks() == [{"type": "heading", "runs": [{"text": "un", "bold": True}]}]
    heading.click()
    assert desk.blocks() == [text({"text": "un", "bold": True})]


def test_a_link_is_made_changed_and_removed(open_desk: OpenDesk) -> None:
    desk = open_desk([text("la crue")])
    desk.press("Control+a", "Control+k")
    expect(desk.page.get_by_role("dialog", name="Address of the link")).to_be_visible()
    desk.type("exemple.fr/crue")
    desk.press("Enter")
    assert focused(desk) == "Text of the post"
    linked = {"text": "la crue", "link": "https://exemple.fr/crue"}
    assert desk.blocks() == [text(linked)]
    desk.press("Home", "ArrowRight", "ArrowRight", "Control+k")
    expect(desk.page.get_by_role("dialog").get_by_role("textbox")).to_have_value(
        "https://exemple.fr/crue"
    )
    desk.type("lea@exemple.fr")
    desk.press("Enter")
    assert desk.blocks() == [text({"text": "la crue", "link": "mailto:lea@exemple.fr"})]
    desk.press("Control+k")
    desk.page.get_by_role("button", name="Remove the link").click()
    assert desk.blocks() == [text("la crue")]


def test_what_is_no_address_is_said_and_escape_changes_nothing(open_desk: OpenDesk) -> None:
    desk = open_desk([text("un")])
    desk.press("Control+a", "Control+k")
    desk.type("javascript:alert(1)")
    desk.press("Enter")
    expect(desk.page.get_by_role("alert")).to_have_text(
        "This is not an address: https://… or a mail address is needed."
    )
    expect(desk.page.get_by_role("dialog").get_by_role("textbox")).to_have_attribute(
        "aria-invalid", "true"
    )
    desk.press("Escape")
    expect(desk.page.get_by_role("dialog")).to_be_hidden()
    assert desk.blocks() == [text("un")]
    desk.press("ArrowRight")
    desk.type("!")
    assert desk.blocks() == [text("un\u202f!")]


def test_without_a_selection_a_link_shows_where_it_leads(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.press("Control+k")
    desk.type("lea@exemple.fr")
    desk.press("Enter")
    desk.type(" et")
    assert desk.blocks() == [
        text({"text": "lea@exemple.fr", "link": "mailto:lea@exemple.fr"}, " et")
    ]
