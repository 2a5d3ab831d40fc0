"""What readers set for themselves holds, is kept, and moves nothing."""

import json
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from filrouge.domain.blocks import Image
from filrouge.domain.commands import (
    Correct,
    Describe,
    Publish,
)
from filrouge.domain.content import Content, Description
from tests.browser import Device, OpenPage
from tests.e2e.test_follow import follow
from tests.e2e.test_still import WATCH, painted, shifts
from tests.serving import Coverage, Newsroom, Server, post, words

PICTURE = "0" * 63


def chosen(page: Page, **choices: object) -> None:
    """Have these choices in the browser, as from an earlier visit."""
    kept = json.dumps(json.dumps(choices))
    page.add_init_script(f"localStorage.setItem('filrouge', {kept})")


def kept(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("JSON.parse(localStorage.getItem('filrouge'))")
    return found


def open_panel(page: Page) -> None:
    """Open the panel, and return once its fields know what was chosen."""
    page.locator("#comfort > summary").click()
    expect(page.locator("#comfort input[name=text]:checked")).to_have_count(1)


def picture(number: int) -> Image:
    return Image(media=f"{PICTURE}{number}", width=1200, height=800, alt=f"Le phare {number}")


def pictured(live: Coverage) -> None:
    """Give the live a picture on top, and one in a post."""
    description = Description(headline="Le phare", lead=picture(1))
    content = Content(headline="Vu de la digue", blocks=(picture(2),))
    live.take_in(Describe(description=description), Publish(post="seen", content=content))


# Colours and text size


def test_chosen_colours_are_there_before_any_other_script(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=1)
    page = open_page()
    page.route("**/assets/*.js", lambda route: route.abort())
    chosen(page, theme="dark", text="3")

    for path in (live.path, "/", "/live/nowhere"):
        page.goto(server.address + path)

        look = page.evaluate(
            """() => ({
                paper: getComputedStyle(document.body).backgroundColor,
                size: getComputedStyle(document.documentElement).fontSize,
                bar: document.querySelector("meta[name=theme-color]").content,
                scheme: getComputedStyle(document.documentElement).colorScheme})"""
        )
        assert look == {
            "paper": "rgb(20, 18, 16)",
            "size": "20.8px",
            "bar": "#141210",
            "scheme": "dark",
        }


def test_colours_and_text_size_are_chosen_in_the_panel_and_kept(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=1)
    page = open_page("phone", dark=True)
    follow(page, server, live)
    open_panel(page)
    root = page.locator("html")

    page.locator("#comfort [name=theme][value=light]").check()
    page.locator("#comfort [name=text][value='4']").check()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 253, 250)")
    expect(root).to_have_css("font-size", "24px")
    assert kept(page) == {"theme": "light", "text": "4"}

    page.locator("#comfort [name=theme][value='']").check()
    expect(page.locator("body")).to_have_css("background-color", "rgb(20, 18, 16)")
    assert page.locator("#theme-color").count() == 0


def test_what_others_keep_under_our_name_breaks_nothing(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=1)
    page = open_page()
    page.goto(server.address + live.path)
    for nonsense in ("{", "null", "[1]", '{"theme": "<b>", "text": "9", "zone": {}}'):
        page.evaluate(f"localStorage.setItem('filrouge', {json.dumps(nonsense)})")
        page.reload()

        expect(page.locator("#comfort")).to_be_visible()
        assert page.locator("html[data-theme], html[data-text]").count() == 0


# Times


def test_times_are_told_in_the_readers_zone_and_back(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    # given a reader in Montréal of a live in Paris
    live = newsroom.open(posts=15)
    live.do(Correct(post="p15", content=words("Titre 15 bis"), note="le titre"))
    page = open_page(time_zone="America/Toronto")
    follow(page, server, live)
    at = page.locator("#p-p15 .when time")
    theirs = page.locator("time").all_inner_texts()
    in_montreal = page.evaluate(
        """iso => {
            const at = new Date(iso);
            return `${at.getHours()}\u00a0h\u00a0${String(at.getMinutes()).padStart(2, "0")}`}""",
        at.get_attribute("datetime"),
    )

    # when they ask for their own time, further down the page
    open_panel(page)
    mine = page.locator("#zone label").last
    expect(mine).to_contain_text("heure de Toronto")
    mine.click()

    # then all times are theirs, and those of posts that come
    expect(at).to_have_text(in_montreal)
    expect(page.locator(".status")).to_contain_text("heure de Toronto")
    expect(page.locator("#p-p15 .note")).to_contain_text(in_montreal)
    assert "heure de Toronto" in (page.locator("#p-p15 .when a").get_attribute("title") or "")
    page.keyboard.press("Escape")
    live.do(post(16))
    expect(page.locator("#p-p16 .when time")).to_have_text(in_montreal)
    assert kept(page) == {"zone": "mine"}

    # and back again
    page.reload()
    expect(at).to_have_text(in_montreal)
    open_panel(page)
    page.locator("#zone label").first.click()
    expect(page.locator("#p-p15 .when time")).to_have_text(theirs[-15])
    assert "heure de Toronto" not in page.locator("main").inner_text()


def test_times_change_without_moving_what_is_read(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=15)
    page = open_page("phone", time_zone="Asia/Tehran")
    page.add_init_script(WATCH)
    chosen(page, zone="mine")
    follow(page, server, live)

    expect(page.locator(".foot")).to_contain_text("heure de Téhéran")
    painted(page)

    assert shifts(page) == []


def test_reader_whose_clock_shows_the_same_is_not_asked(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=1)
    for zone in ("Europe/Paris", "Europe/Brussels"):
        page = open_page(time_zone=zone)
        follow(page, server, live)
        open_panel(page)

        expect(page.locator("#zone")).to_be_hidden()


# Low data


def test_low_data_loads_no_picture_and_opens_no_stream_until_asked(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=1, language="en")
    pictured(live)
    server.wait_for(f"{live.path}/post/seen")
    page = open_page("phone")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/media/*", lambda route: route.abort())
    page.add_init_script(WATCH)
    chosen(page, light=True)

    page.goto(server.address + live.path, wait_until="load")
    expect(page.locator(".veil")).to_have_count(2)
    page.locator("#p-seen").scroll_into_view_if_needed()
    painted(page)

    # then the box is that of the picture, and its words are there
    assert [url for url in asked if "/media/" in url or "/stream" in url] == []
    assert shifts(page) == []
    box = page.locator("#p-seen img").bounding_box()
    assert box is not None
    assert box["width"] / box["height"] == pytest.approx(1.5, abs=0.01)
    button = page.locator("#p-seen .veil")
    expect(button).to_have_text("Show the picture Le phare 2")
    assert Axe().run(page).response["violations"] == []

    with page.expect_request(f"**/media/{PICTURE}2"):
        button.click()
    expect(button).to_have_count(0)
    assert [url for url in asked if url.endswith(f"/media/{PICTURE}1")] == []


def test_a_browser_that_saves_data_is_taken_at_its_word(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=1)
    page = open_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    page.goto(server.address + live.path)
    open_panel(page)
    box = page.locator("#comfort [name=light]")
    expect(box).to_be_checked()

    box.uncheck()
    page.reload()

    assert page.locator("html[data-light]").count() == 0


def test_the_picture_on_top_is_asked_for_before_the_style_sheet_is_there(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    """It is a lazy one, and yet as early as any other: the first script asks for it."""
    live = newsroom.open(posts=1)
    pictured(live)
    server.wait_for(f"{live.path}/post/seen")
    page = open_page()
    page.route("**/assets/*", lambda _: None)

    with page.expect_request(f"**/media/{PICTURE}1"):
        page.goto(server.address + live.path, wait_until="commit")


def test_pictures_come_where_the_script_does_not(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=1)
    pictured(live)
    server.wait_for(f"{live.path}/post/seen")
    page = open_page()
    page.route("**/assets/*.js", lambda route: route.abort())
    chosen(page, light=True)

    with page.expect_request(f"**/media/{PICTURE}1"):
        page.goto(server.address + live.path)


# The panel itself


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_axe_finds_nothing_in_the_open_panel_and_the_help(
    server: Server, newsroom: Newsroom, open_page: OpenPage, device: Device, dark: bool
) -> None:
    live = newsroom.open(posts=3)
    page = open_page(device, dark=dark, time_zone="America/Toronto")
    follow(page, server, live)
    page.locator("#freeze").click()
    open_panel(page)
    page.locator("#keys > summary").click()
    expect(page.locator("#zone")).to_be_visible()
    found = Axe().run(page).response["violations"]
    page.locator("#keys > summary").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    found += Axe().run(page).response["violations"]

    assert [violation["id"] for violation in found] == []


def test_the_panel_closes_by_escape_and_by_a_click_elsewhere(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=1)
    page = open_page("phone")
    follow(page, server, live)
    sheet = page.locator("#comfort > .choices")

    open_panel(page)
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.locator("#comfort > summary")).to_be_focused()
    open_panel(page)
    page.locator("h1").click()
    expect(sheet).to_be_hidden()


def test_without_script_nothing_of_it_shows(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=1)
    page = open_page(script=False)
    page.goto(server.address + live.path)

    expect(page.locator("#comfort")).to_be_hidden()
    expect(page.locator("#freeze")).to_be_hidden()
    assert page.locator("#posts [data-link], [role=feed]").count() == 0


def test_two_hundred_percent_fits_the_narrowest_phone(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=3)
    page = open_page("phone", time_zone="America/Toronto")
    follow(page, server, live)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    open_panel(page)
    expect(page.locator("#zone")).to_be_visible()

    wide = "() => document.scrollingElement.scrollWidth"
    assert page.evaluate(wide) == 360
    assert page.locator(".choices").evaluate("one => one.scrollWidth - one.clientWidth") == 0
