"""A day made up, on an open page: in the end it is the page that a new reader would be given."""

import random
import time

import pytest
from playwright.sync_api import Page, expect

from filrouge.service.perform import perform
from tests.browser import Device, OpenPage
from tests.e2e.test_follow import follow
from tests.serving import Coverage, Newsroom, Server, post
from tests.strategies import ACTS, WORDS, Whim, command_for

PATIENCE_S = 5
ARRIVAL_S = 20

PAINTED = """() => {
  const clean = element => {
    const copy = element.cloneNode(true);
    copy.removeAttribute("style");
    copy.removeAttribute("tabindex"); // of what once had the focus
    copy.classList.remove("arriving");
    if (!copy.classList.length) copy.removeAttribute("class");
    for (const inside of copy.querySelectorAll("[tabindex]")) inside.removeAttribute("tabindex");
    return copy.outerHTML;
  };
  const all = selector => Array.from(document.querySelectorAll(selector), clean);
  return {posts: all("#posts > article:not([data-gone])"), parts: all("[data-part]")};
}"""


def live_a_day(newsroom: Newsroom, live: Coverage, seed: int) -> None:
    """Publish, correct, move, hide, withdraw …: 60 things, the same each time."""
    chance = random.Random(seed)
    left_out = ("erase", "course", "publish")
    actions = [name for name in sorted(ACTS) if not name.startswith(left_out)]
    for action in chance.choices([*actions, *["publish"] * 10, "publish elsewhere"], k=60):
        loaded = newsroom.context.states.load(live.id)
        assert loaded is not None
        whim = Whim(
            action, chance.randrange(31), chance.randrange(91), chance.randrange(len(WORDS))
        )
        command = command_for(loaded.live, whim)
        if command is not None:
            perform(newsroom.context, live.id, command)


def show_all(page: Page) -> None:
    """Ask for everything that was held so as not to move the page."""
    for selector in ("#newer:not([hidden]) button", "[data-show]"):
        while page.locator(selector).count():
            page.locator(selector).first.dispatch_event("click")


@pytest.mark.parametrize("where", ["top", "middle"])
@pytest.mark.parametrize(("seed", "device"), [(1, "phone"), (2, "desktop")])
def test_the_open_page_ends_as_a_new_one(
    server: Server,
    newsroom: Newsroom,
    open_page: OpenPage,
    seed: int,
    device: Device,
    where: str,
) -> None:
    live = newsroom.open(posts=15)
    page = open_page(device)
    follow(page, server, live)
    if where == "middle":
        page.evaluate("document.getElementById('p-p8').scrollIntoView()")
        page.wait_for_function("scrollY > 0")

    live_a_day(newsroom, live, seed)
    live.do(post(1000))
    # What waits is asked for as often as something waits: the last post may come after the others.
    arrived = page.locator("#p-p1000")
    until = time.monotonic() + ARRIVAL_S
    while not arrived.count() and time.monotonic() < until:
        show_all(page)
    expect(arrived).to_be_attached()

    fresh = open_page(device)
    fresh.goto(server.address + live.path)
    while fresh.locator("a#older").count() and fresh.evaluate(
        "floor => document.getElementById('live').dataset.floor !== floor",
        page.locator("#live").get_attribute("data-floor"),
    ):
        with fresh.expect_response("**/from/*"):
            fresh.locator("a#older").click()
        expect(fresh.locator("a#older[aria-busy]")).to_have_count(0)
    # What waits for the reader to stop scrolling may be held only then.
    until = time.monotonic() + PATIENCE_S
    while page.evaluate(PAINTED) != fresh.evaluate(PAINTED) and time.monotonic() < until:
        show_all(page)
    assert page.evaluate(PAINTED) == fresh.evaluate(PAINTED)
