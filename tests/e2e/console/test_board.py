"""The dashboard, and what waits: each number leads to what it counts."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from filrouge.domain.blocks import Image, Text
from filrouge.domain.commands import Publish
from filrouge.domain.content import Content
from filrouge.domain.text import paragraph
from tests.browser import OpenPage
from tests.e2e.console.house import Desk, House, house_at
from tests.media.pictures import encoded, photograph
from tests.serving import Coverage


def test_the_dashboard_says_how_the_live_does(console: House, open_page: OpenPage) -> None:
    live = console.live(posts=3)
    page = console.desk(open_page(), "Marc", live).page
    board = page.get_by_role("region", name="Dashboard")
    expect(board).to_contain_text("About 0 readers now (estimate): 0 streaming, 0 polling")
    expect(board).to_contain_text("3 posts in the last 12 hours")
    expect(board).to_contain_text("Last post")
    expect(board.get_by_role("row")).to_have_count(13)

    reader = open_page()
    reader.goto(f"{console.server.address}{live.path}")
    expect(reader.get_by_text("Titre 3")).to_be_visible()
    # Readers are counted again when something happens.
    live.do(Publish(post="p4", content=Content(headline="Titre 4")))
    expect(board).to_contain_text("4 posts in the last 12 hours")


def test_a_picture_without_words_is_found_from_its_count(
    console: House, open_page: OpenPage
) -> None:
    live = console.live(posts=3)
    media = console.newsroom.context.media.put(encoded(photograph(), "png"))
    picture = Image(media=media, width=320, height=200, caption="La digue, ce matin.")
    text = Text(runs=paragraph("Vu du pont."))
    live.do(Publish(post="pic", content=Content(headline="La digue", blocks=(text, picture))))
    page = console.desk(open_page(), "Marc", live).page
    count = page.get_by_role("button", name="1 post without alt text")
    expect(count).to_be_visible()
    count.click()
    expect(page.get_by_text("1 post found")).to_be_visible()
    expect(page.locator(".feed [data-post]")).to_contain_text(["Alt text missing"])


def test_the_board_says_that_a_live_has_fallen_silent_until_a_post_goes_out(
    console_data: Path, open_page: OpenPage
) -> None:
    long_ago = datetime.now(UTC) - timedelta(hours=2)
    page = open_page()
    board = page.get_by_role("region", name="Dashboard")
    silent = board.get_by_text("The live has fallen silent: readers may think that it is over.")
    with house_at(console_data) as house:
        port, context = house.server.port, house.newsroom.context
        context.clock = lambda: long_ago
        live = house.live()
        house.desk(page, "Marc", live)
        expect(board).to_contain_text("Last post at")
    # A server looks at all lives when it starts, and then every half minute: this is the sooner.
    with house_at(console_data, port=port) as house:
        expect(silent).to_be_visible(timeout=30_000)
        expect(board).to_contain_text(re.compile(r"Last post at [^.]+\.\d\d.[ap]m\. The live has"))
        # Wherever one is on the desk, the bar says it and leads to it.
        alert = page.locator(".desk-bar").get_by_role("button", name="Silent for 2 h")
        alert.click()
        expect(board.get_by_role("heading", name="Dashboard")).to_be_focused()
        expect(silent).to_be_in_viewport()
        live = Coverage(house.newsroom, live.id, live.slug)
        live.do(Publish(post="p3", content=Content(headline="Titre 3")))
        expect(board).to_contain_text(re.compile(r"Last post (just now|\d+ s ago)"))
        expect(silent).to_have_count(0)
        expect(alert).to_have_count(0)


def test_what_was_handed_in_is_approved_or_sent_back_from_the_queue(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    lea = console.desk(open_page(), "Lea", live)
    hand_in(lea, "Première proposition")
    hand_in(lea, "Seconde proposition")
    marc = console.desk(open_page(), "Marc", live).page
    queue = marc.get_by_role("region", name="Waiting", exact=True)
    second = queue.get_by_role("listitem").filter(has_text="Seconde proposition")
    second.get_by_role("button", name="Send back…").click()
    dialog = marc.get_by_role("dialog", name="Send back to Lea")
    dialog.get_by_label("A word for them").fill("Qui le dit ?")
    dialog.get_by_role("button", name="Send back").click()
    expect(second).to_have_count(0)
    first = queue.get_by_role("listitem").filter(has_text="Première proposition")
    first.get_by_role("button", name="Approve and publish").click()
    expect(marc.locator(".feed")).to_contain_text("Première proposition")
    expect(queue).to_contain_text("Nothing waits.")
    assert len(console.posts(live, "Première proposition")) == 1

    # Who wrote it sees the word, and goes on from there.
    own = lea.page.get_by_role("region", name="Waiting", exact=True)
    returned = own.get_by_role("listitem").filter(has_text="Seconde proposition")
    expect(returned).to_contain_text("Marc: Qui le dit ?")
    returned.get_by_role("button", name="Open").click()
    expect(lea.headline).to_have_value("Seconde proposition")


def test_what_goes_out_later_is_seen_by_all_and_can_be_kept_back(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    claire = console.desk(open_page(), "Claire", live)
    claire.write("Plus tard")
    claire.page.get_by_role("button", name="Schedule…").click()
    dialog = claire.page.get_by_role("dialog")
    dialog.locator("input[type='datetime-local']").fill("2031-05-04T18:00")
    dialog.get_by_role("button", name="Schedule").click()

    marc = console.desk(open_page(), "Marc", live).page
    queue = marc.get_by_role("region", name="Waiting", exact=True)
    entry = queue.get_by_role("listitem").filter(has_text="Plus tard")
    expect(entry).to_contain_text("Claire · goes out on 4 May 2031 at 6.00 pm")
    expect(marc.get_by_role("button", name="1 post goes out later")).to_be_visible()
    entry.get_by_role("button", name="Do not send").click()
    expect(entry).to_have_count(0)
    own = claire.page.get_by_role("region", name="Waiting", exact=True)
    expect(own.get_by_role("heading", name="My drafts")).to_be_visible()
    assert console.posts(live, "Plus tard") == []


def test_axe_finds_nothing_where_things_wait(console: House, open_page: OpenPage) -> None:
    live = console.live()
    hand_in(console.desk(open_page(), "Lea", live), "Proposition")
    page = console.desk(open_page("phone", dark=True), "Marc", live).page
    page.get_by_role("tab", name="Waiting (1)").click()
    expect(page.get_by_role("region", name="Dashboard")).to_contain_text("1 post waits")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def hand_in(desk: Desk, headline: str) -> None:
    desk.write(headline)
    desk.send()
    expect(desk.headline).to_have_value("")
    queue = desk.page.get_by_role("region", name="Waiting", exact=True)
    expect(queue.get_by_role("heading", name="Handed in")).to_be_visible()
    expect(queue).to_contain_text(headline)
