"""What the desk says of what happens, when it stops saying it, and where the focus is then."""

import re
import time

import pytest
from playwright.sync_api import FilePayload, expect

from filrouge.domain.blocks import Text
from filrouge.domain.commands import Archive, End, Publish
from filrouge.domain.content import Content
from filrouge.domain.text import paragraph
from tests.browser import OpenPage
from tests.e2e.console.house import House
from tests.serving import Coverage

SAVED_MS = 2_500
"""Two seconds after the refusal, and what it takes to ask."""


@pytest.fixture
def live(console: House) -> Coverage:
    return console.live()


def test_what_was_refused_before_its_first_save_is_on_the_server_all_the_same(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    live.do(End(), Archive())
    desk = console.desk(open_page(), "Claire", live)
    desk.write("Refusé")
    desk.send()
    expect(desk.headline).to_have_value("Refusé")
    address = f"{console.server.address}/api/v1/lives/{live.slug}/drafts"
    until = time.monotonic() + SAVED_MS / 1000
    while "Refusé" not in desk.page.request.get(address).text():
        assert time.monotonic() < until, "no draft at the server"
    # On another device it is offered.
    elsewhere = console.desk(open_page(), "Claire", live)
    expect(elsewhere.headline).to_have_value("Refusé")


def test_a_near_post_without_headline_is_named_by_its_words_until_something_else_is_written(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    text = "Le pont de la Bèze est fermé aux voitures depuis ce matin, huit heures."
    live.do(Publish(post="p9", content=Content(blocks=(Text(runs=paragraph(text)),))))
    desk = console.desk(open_page(), "Claire", live)
    desk.write("", text)
    near = desk.page.locator(".near")
    expect(near).to_contain_text("Le pont de la Bèze est fermé")
    expect(near).not_to_contain_text("{")
    desk.send()
    expect(desk.sent).to_contain_text("Published")
    expect(near).to_have_count(0)


def test_the_preview_comes_into_view_and_is_announced(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    page = open_page()
    page.set_viewport_size({"width": 1280, "height": 500})
    desk = console.desk(page, "Claire", live)
    desk.write("Vu d’avance", "Un texte. ")
    for _ in range(12):
        page.keyboard.press("Enter")
        page.keyboard.type("Encore un paragraphe.")
    page.keyboard.press("Alt+p")
    expect(desk.page.locator(".preview-page").get_by_text("Vu d’avance")).to_be_in_viewport()
    expect(desk.body).to_be_focused()
    expect(desk.panel.get_by_text("The preview is open, below the text.")).to_be_attached()


def test_a_contributor_is_told_what_became_of_what_they_handed_in(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    lea = console.desk(open_page(), "Lea", live)
    lea.write("Vu du pont", "L’eau touche les arches.")
    lea.send()
    expect(lea.sent).to_contain_text("Handed in")

    marc = console.desk(open_page(), "Marc", live).page
    waiting = marc.locator(".queue-panel")
    waiting.get_by_role("button", name="Send back…").click()
    dialog = marc.get_by_role("dialog", name="Send back to Lea")
    word = dialog.get_by_label("A word for them")
    word.fill("Source ?")
    # Closed by mistake, the dialog has its word again.
    word.press("Escape")
    expect(dialog).to_be_hidden()
    waiting.get_by_role("button", name="Send back…").click()
    expect(word).to_have_value("Source ?")
    dialog.get_by_role("button", name="Send back").click()

    told = lea.page.locator(".notices-of-sheet")
    expect(told).to_contain_text("Sent back by Marc: “Source ?”")
    expect(lea.sent).to_have_count(0)
    told.get_by_role("button", name="Open it").click()
    expect(lea.headline).to_have_value("Vu du pont")
    lea.body.press_sequentially("La préfecture. ")
    lea.send()
    expect(lea.sent).to_contain_text("Handed in")
    waiting.get_by_role("button", name="Approve and publish").click()
    expect(told).to_contain_text("Approved and published: Vu du pont")
    expect(told.get_by_role("link", name="Vu du pont")).to_be_visible()
    told.get_by_role("button", name="Understood").click()
    expect(told).to_be_empty()
    expect(lea.body).to_be_focused()


def test_after_taking_back_one_writes_on(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    desk = console.desk(open_page(), "Paul", live)
    desk.write("Trop vite", "Une faute.")
    desk.send()
    desk.sent.get_by_role("button", name="Undo").click()
    expect(desk.headline).to_have_value("Trop vite")
    expect(desk.body).to_be_focused()


def test_an_ended_live_says_what_a_post_is_worth_and_can_be_resumed(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    live.do(End())
    claire = console.desk(open_page(), "Claire", live).page
    expect(claire.locator(".course")).to_contain_text("This live has ended")
    expect(claire.locator(".course").get_by_role("button")).to_have_count(0)
    marc = console.desk(open_page(), "Marc", live)
    marc.page.get_by_role("button", name="Resume the live").click()
    expect(marc.page.locator(".course")).to_have_count(0)
    expect(marc.body).to_be_focused()
    expect(claire.locator(".course")).to_have_count(0)


def test_the_beginning_of_a_signature_does_not_become_one_by_leaving_the_field(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    signed = Content(headline="Signé", authors=("La rédaction", "avec AFP"))
    live.do(Publish(post="p9", content=signed))
    desk = console.desk(open_page(), "Claire", live)
    desk.write("Avec signature")
    desk.page.keyboard.press("Alt+o")
    field = desk.panel.get_by_label("Authors, as signed")
    chips = desk.panel.locator(".chips", has_text="Authors, as signed").locator(".chip")
    field.press_sequentially("La r")
    desk.body.click()
    expect(desk.panel.get_by_text("“La r” is not added yet.")).to_be_visible()
    expect(chips).to_have_text([re.compile("Claire")])
    desk.panel.get_by_role("button", name="Add “La rédaction”").click()
    expect(chips).to_have_text([re.compile("Claire"), re.compile("La rédaction")])
    expect(field).to_be_focused()
    # A whole name is taken along; a known one as it is known.
    field.press_sequentially("Jeanne Petit")
    desk.body.click()
    expect(chips).to_have_count(3)
    # Sent with a beginning in the field, it waits until that is decided.
    field.press_sequentially("avec")
    desk.send()
    desk.panel.get_by_role("button", name="Add “avec AFP”").click()
    assert console.posts(live, "Avec signature") == []
    desk.send()
    expect(desk.sent).to_contain_text("Published")
    [post] = console.posts(live, "Avec signature")
    assert post.content.authors == ("Claire", "La rédaction", "Jeanne Petit", "avec AFP")


def test_what_waits_offline_is_not_listed_as_a_draft_too(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    desk = console.desk(open_page(), "Claire", live)
    desk.write("Hors ligne", "Un texte.")
    desk.wait_until_saved()
    # The lists know of it by then.
    desk.page.reload()
    expect(desk.headline).to_have_value("Hors ligne")
    desk.page.context.set_offline(True)
    desk.headline.click()
    desk.send()
    expect(desk.sent).to_contain_text("Waits to go out")
    expect(desk.page.locator(".others")).to_have_count(0)
    expect(desk.page.locator(".queue-panel")).not_to_contain_text("Hors ligne")


def test_a_refused_picture_is_said_until_the_line_is_back(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    desk = console.desk(open_page(), "Claire", live)
    desk.page.context.set_offline(True)
    picture = FilePayload(name="pont.png", mimeType="image/png", buffer=b"\x89PNG")
    desk.panel.locator("input[type=file]").set_input_files(picture)
    told = desk.page.locator(".notices-of-sheet")
    expect(told).to_contain_text("Not added: the server cannot be reached.")
    expect(desk.panel.get_by_text("Picture on its way")).to_have_count(0)
    expect(desk.standing).to_contain_text("Offline")
    desk.page.context.set_offline(False)
    # Where the browser does not say so, the desk looks every ten seconds.
    expect(told).to_be_empty(timeout=20_000)


def test_tying_a_fact_begins_in_its_search_and_ends_where_it_began(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    page = console.desk(open_page(), "Marc", live).page
    page.get_by_role("button", name="Add a fact").click()
    page.get_by_label("New fact").fill("Aucun blessé.")
    page.locator(".fact-editor").get_by_role("button", name="Add").click()
    expect(page.get_by_role("button", name="Add a fact")).to_be_focused()
    menu = page.get_by_role("button", name="All that can be done with this fact")
    menu.click()
    page.get_by_role("menuitem", name="Tie to posts…").click()
    field = page.get_by_role("searchbox", name="Posts that support this")
    expect(field).to_be_focused()
    field.press("Escape")
    expect(field).to_have_count(0)
    expect(menu).to_be_focused()
