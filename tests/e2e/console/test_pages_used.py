"""The console's pages as people use them: by keyboard alone, without script, with it."""

import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Dialog, Page, expect

from filrouge.domain.state import Status
from tests.browser import OpenPage
from tests.e2e.console.pages import BASE, PagesHouse, pages_house_at
from tests.serving import post

TABS_MAX = 60


@pytest.fixture(scope="session")
def pages_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PagesHouse]:
    with pages_house_at(tmp_path_factory.mktemp("pages"), language="en") as house:
        yield house


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what is focused says these words."""
    for _ in range(TABS_MAX):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "document.activeElement.innerText || document.activeElement.labels?.[0]?.innerText"
            " || ''"
        )
        if words in said:
            return
    raise AssertionError(f"{words!r} is not reached by Tab")


def test_a_live_is_opened_and_begun_by_keyboard_alone(
    pages_house: PagesHouse, open_page: OpenPage
) -> None:
    page = open_page(language="en-GB")
    pages_house.enter(page, role="live_editor")

    tab_to(page, "Skip to content")
    page.keyboard.press("Enter")
    tab_to(page, "Open a live")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/open$"))
    expect(page.get_by_role("textbox", name="Headline")).to_be_focused()
    page.keyboard.type("Typed by keyboard")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/live/typed-by-keyboard$"))

    page.goto(f"{pages_house.server.address}{BASE}/live/typed-by-keyboard/settings/course")
    tab_to(page, "Begin…")
    page.keyboard.press("Enter")
    tab_to(page, "Yes: Begin")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The live is on air.")).to_be_visible()

    found = pages_house.newsroom.context.states.find("typed-by-keyboard")
    assert found is not None
    assert found.live.status is Status.LIVE


def test_the_menu_opens_and_closes_by_keyboard(
    pages_house: PagesHouse, open_page: OpenPage
) -> None:
    page = open_page("phone")
    pages_house.enter(page)
    name = page.locator("details.account > summary")
    leave = page.get_by_role("button", name="Sign out")
    expect(leave).to_be_hidden()

    name.focus()
    page.keyboard.press("Enter")
    expect(leave).to_be_visible()
    page.keyboard.press("Escape")
    expect(leave).to_be_hidden()
    expect(name).to_be_focused()


def test_everything_works_without_script(pages_house: PagesHouse, open_page: OpenPage) -> None:
    page = open_page("phone", script=False)
    pages_house.enter(page, "/open", role="live_editor")

    page.fill("[name=headline]", "Without script")
    page.locator("main button.primary").click()
    page.wait_for_url(re.compile("/live/without-script$"))

    # The desk says what it needs in a <noscript>, which Chromium shows only where scripts are
    # switched off for good; the settings are linked from there, and from the list.
    page.get_by_role("link", name="Lives").click()
    page.get_by_role("link", name="Settings – Without script").click()
    page.get_by_role("link", name="Course").click()
    page.get_by_text("Begin…").click()
    page.get_by_role("button", name="Yes: Begin").click()
    page.get_by_text("End the live…").click()
    page.fill("[name=text]", "Good night.")
    page.get_by_role("button", name="End the live now").click()
    expect(page.get_by_text("The live has ended.")).to_be_visible()

    found = pages_house.newsroom.context.states.find("without-script")
    assert found is not None
    assert found.live.status is Status.ENDED
    assert len(found.live.posts) == 1


def test_a_form_that_is_refused_is_shown_from_where_it_says_why(
    pages_house: PagesHouse, open_page: OpenPage
) -> None:
    page = open_page("phone")
    pages_house.enter(page, "/open", role="live_editor")

    page.fill("[name=standfirst]", "Kept")
    page.locator("main button.primary").click()

    expect(page.locator("#refused")).to_be_focused()
    expect(page.locator("[name=standfirst]")).to_have_value("Kept")
    field = page.locator("[name=headline]")
    expect(field).to_have_attribute("aria-invalid", "true")
    described = page.locator(f"#{field.get_attribute('aria-describedby')}")
    expect(described).to_have_text("A live needs a headline.")
    page.locator("#refused").get_by_role("link", name="Headline").click()
    expect(field).to_be_focused()


def test_the_zone_is_the_browser_s_and_the_address_is_proposed(
    pages_house: PagesHouse, open_page: OpenPage
) -> None:
    page = open_page(time_zone="America/Bahia")
    pages_house.enter(page, "/open", role="live_editor")

    expect(page.locator("[name=time_zone]")).to_have_value("America/Bahia")
    page.fill("[name=headline]", "Élection à Recife")
    expect(page.locator("[name=slug]")).to_have_attribute("placeholder", "election-a-recife")


def test_hours_are_in_the_reader_s_own_zone_by_name(
    pages_house: PagesHouse, open_page: OpenPage
) -> None:
    page = open_page(time_zone="America/Bahia")
    pages_house.enter(page, "/tokens")
    page.fill("[name=name]", "Named zone")
    page.locator("main button.primary").click()
    expect(page.locator(".secret")).to_be_visible()
    pages_house.enter(page, "/tokens")

    time = page.locator("time[data-clock]").first
    at = datetime.fromisoformat(time.get_attribute("datetime") or "")
    local = at.astimezone(ZoneInfo("America/Bahia"))
    shown = f"{local.hour % 12 or 12}.{local:%M} {'am' if local.hour < 12 else 'pm'}"
    expect(time).to_contain_text(f"{shown} (America/Bahia)")


def test_the_list_keeps_itself_true_and_says_when_others_come(
    pages_house: PagesHouse, open_page: OpenPage
) -> None:
    live = pages_house.newsroom.open("Kept true", posts=1)
    page = open_page()
    page.clock.install()
    pages_house.enter(page)
    line = page.locator(f'[data-live="{live.id}"]')
    expect(line).to_contain_text("1 post")

    # when a post comes, and a while passes
    live.do(post(2))
    page.clock.run_for(21_000)
    expect(line).to_contain_text("2 posts")
    expect(page.locator("[data-changed]")).to_be_hidden()

    # when another live is opened, the list does not move under the hand, but says so
    other = pages_house.newsroom.open("Another one")
    page.clock.run_for(21_000)
    expect(page.locator("[data-changed]")).to_be_visible()
    expect(page.locator(f'[data-live="{other.id}"]')).to_have_count(0)
    page.locator("[data-changed] a").click()
    expect(page.locator(f'[data-live="{other.id}"]')).to_be_visible()


def test_a_page_with_unsent_words_asks_before_it_is_left(
    pages_house: PagesHouse, open_page: OpenPage
) -> None:
    page = open_page()
    pages_house.enter(page, "/live/direct-1/settings/watch")
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)

    page.locator("[name=silence_min]").click()
    page.keyboard.type("10")
    page.reload()
    assert asked == ["beforeunload"]

    # and not once they were sent
    page.locator("[name=silence_min]").click()
    page.keyboard.type("10")
    page.locator("main button.primary").click()
    expect(page.locator(".notices")).to_be_visible()
    assert asked == ["beforeunload"]


def test_a_session_that_expired_takes_no_words_with_it(
    pages_house: PagesHouse, open_page: OpenPage
) -> None:
    page = open_page()
    pages_house.enter(page, "/open", role="live_editor")
    page.fill("[name=headline]", "Survives the session")

    # given a session that is gone by the time the form is sent
    page.context.clear_cookies(name="filrouge_session")
    page.locator("main button.primary").click()

    # then nothing leaves the page, and it says why
    expect(page.locator("#signed-out")).to_be_focused()
    expect(page.locator("[name=headline]")).to_have_value("Survives the session")

    # when they sign in elsewhere, which changes the form's token too
    pages_house.people["live_editor"].enter(page.context, pages_house.server)
    page.context.clear_cookies(name="filrouge_csrf")
    page.locator("main button.primary").click()
    page.wait_for_url(re.compile("/live/survives-the-session$"))


def test_without_script_an_expired_session_shows_what_was_written(
    pages_house: PagesHouse, open_page: OpenPage
) -> None:
    page = open_page("phone", script=False, language="en-GB")
    pages_house.enter(page, "/open", role="live_editor")
    page.fill("[name=headline]", "Not lost <b>")
    page.fill("[name=standfirst]", "Nor this")

    page.context.clear_cookies(name="filrouge_session")
    page.locator("main button.primary").click()

    shown = page.get_by_label("What you wrote")
    expect(shown.first).to_have_value("Not lost <b>")
    assert "Nor this" in [shown.nth(each).input_value() for each in range(shown.count())]
