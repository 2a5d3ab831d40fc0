"""Words that are typed elsewhere than in the post, and where the focus is after each step."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import OpenPage
from tests.e2e.console.house import Desk, House
from tests.serving import Coverage

MERGE = re.compile("changed on another device")


@pytest.fixture
def live(console: House) -> Coverage:
    return console.live()


def both_go_on(console: House, open_page: OpenPage, live: Coverage) -> tuple[Desk, Desk]:
    """Give two devices of one person on one draft, of which the second has saved last."""
    laptop = console.desk(open_page(), "Claire", live)
    laptop.write("Titre commun", "Le début.")
    laptop.wait_until_saved()
    phone = console.desk(open_page(), "Claire", live)
    expect(phone.body).to_have_text("Le début.")
    return laptop, phone


def add_fact(page: Page) -> None:
    page.get_by_role("button", name="Add a fact").click()


def test_a_fact_that_is_being_written_outlives_escape_and_the_page(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    desk = console.desk(open_page(), "Marc", live)
    page = desk.page
    add_fact(page)
    field = page.get_by_label("New fact")
    field.press_sequentially("Aucun blessé")
    field.press("Escape")
    expect(field).to_be_visible()
    page.reload()
    expect(field).to_have_value("Aucun blessé")
    expect(desk.body).to_be_focused()
    page.locator(".fact-editor").get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("button", name="Add a fact")).to_be_focused()
    add_fact(page)
    expect(field).to_have_value("")
    field.press("Escape")
    expect(field).to_be_hidden()


def test_a_fact_that_is_being_written_is_not_opened_in_two_tabs(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    page = console.desk(open_page(), "Marc", live).page
    add_fact(page)
    page.get_by_label("New fact").fill("Aucun blessé")
    other = console.desk(page.context.new_page(), "Marc", live).page
    expect(other.get_by_role("button", name="Add a fact")).to_be_visible()
    expect(other.get_by_label("New fact")).to_be_hidden()
    page.close()
    other.reload()
    expect(other.get_by_label("New fact")).to_have_value("Aucun blessé")


def test_the_third_text_is_a_draft_of_its_own_until_it_is_decided(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    laptop, phone = both_go_on(console, open_page, live)
    phone.body.press_sequentially("Du téléphone. ")
    phone.wait_until_saved()
    laptop.body.press_sequentially(" Du bureau.")
    merge = laptop.page.get_by_role("dialog", name=MERGE)
    expect(merge.get_by_role("textbox", name="Text to keep")).to_be_focused()
    laptop.page.keyboard.type(" Les deux.")
    laptop.page.keyboard.press("Escape")
    expect(merge).to_be_hidden()
    expect(laptop.body).to_have_text("Le début. Du bureau.")
    laptop.wait_until_saved()
    summary = laptop.page.locator(".others summary")
    expect(summary).to_have_text("2 other drafts of yours")
    kept = [str(one["sheet"]["content"]) for one in laptop.kept("drafts")]
    assert len([words for words in kept if "Les deux." in words]) == 1


def test_once_it_is_decided_the_third_text_is_the_only_one(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    laptop, phone = both_go_on(console, open_page, live)
    phone.body.press_sequentially("Du téléphone. ")
    phone.wait_until_saved()
    laptop.body.press_sequentially(" Du bureau.")
    merge = laptop.page.get_by_role("dialog", name=MERGE)
    expect(merge).to_be_visible()
    laptop.page.keyboard.type(" Les deux.")
    laptop.page.keyboard.press("Control+Enter")
    expect(merge).to_be_hidden()
    laptop.wait_until_saved()
    laptop.page.reload()
    expect(laptop.body).to_have_text("Le début. Du bureau. Les deux.")
    expect(laptop.page.locator(".others")).to_have_count(0)


def test_a_note_that_was_written_elsewhere_is_shown_and_can_be_taken(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    laptop, phone = both_go_on(console, open_page, live)
    phone.page.get_by_role("button", name="More options").click()
    phone.page.get_by_label("Internal note").fill("Rappeler la préfecture")
    phone.wait_until_saved()
    laptop.body.press_sequentially(" Du bureau.")
    merge = laptop.page.get_by_role("dialog", name=MERGE)
    theirs = merge.get_by_role("region", name="As saved elsewhere")
    expect(theirs).to_contain_text("Rappeler la préfecture")
    merge.get_by_role("button", name="Take “As saved elsewhere”").click()
    merge.get_by_role("button", name="Save the text to keep").click()
    laptop.page.get_by_role("button", name="More options").click()
    expect(laptop.page.get_by_label("Internal note")).to_have_value("Rappeler la préfecture")


def test_the_focus_goes_to_what_signing_in_asks_for(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    desk = console.desk(open_page(), "Claire", live)
    page = desk.page
    nobody = {"signed_in": False, "id": None, "name": ""}
    answers = [
        {**nobody, "needs": None, "detail": "Wrong."},
        {**nobody, "needs": "code"},
        {**nobody, "needs": "code", "detail": "Wrong code."},
    ]

    def session(route: Route) -> None:
        route.fulfill(json=nobody if route.request.method == "GET" else answers.pop(0))

    page.route("**/redaction/session", session)
    page.context.clear_cookies()
    desk.write("Un titre", "Un texte.")
    expect(desk.standing).to_contain_text("Signed out")
    desk.send()
    dialog = page.get_by_role("dialog", name="Sign in again")
    # The house knows who was here: the password is all that it asks for.
    expect(dialog.get_by_label("Email")).to_have_value(console.people["Claire"].email)
    expect(dialog.get_by_label("Password")).to_be_focused()
    dialog.get_by_label("Password").fill("wrong")
    dialog.get_by_label("Password").press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text("Wrong.")
    expect(dialog.get_by_label("Password")).to_be_focused()
    send = dialog.get_by_role("button", name="Sign in", exact=True)
    send.click()
    expect(dialog.get_by_label("Code")).to_be_focused()
    dialog.get_by_label("Code").fill("1")
    send.click()
    expect(dialog.get_by_role("alert")).to_have_text("Wrong code.")
    expect(dialog.get_by_label("Code")).to_be_focused()


def test_a_button_that_goes_when_it_is_pressed_leaves_the_focus_in_the_text(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    desk = console.desk(open_page(), "Claire", live)
    page = desk.page
    desk.write("Un titre", "Un texte.")
    page.get_by_role("button", name="Discard").press("Enter")
    expect(desk.body).to_be_focused()
    page.get_by_role("button", name="Bring it back").press("Enter")
    expect(desk.headline).to_have_value("Un titre")
    expect(desk.body).to_be_focused()
    page.get_by_role("button", name="Schedule…").press("Enter")
    schedule = page.get_by_role("dialog", name="Schedule")
    schedule.get_by_role("button", name="Schedule").press("Enter")
    expect(schedule).to_be_hidden()
    expect(desk.body).to_be_focused()
    expect(page.get_by_role("button", name="Bring it back")).to_be_hidden()
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="Understood").press("Enter")
    expect(desk.body).to_be_focused()


def test_what_is_read_begins_at_its_heading_and_gives_the_focus_back(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    page = console.desk(open_page(), "Claire", live).page
    page.get_by_role("button", name="Keys").press("Enter")
    expect(page.get_by_role("heading", name="Keys")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Keys")).to_be_focused()
