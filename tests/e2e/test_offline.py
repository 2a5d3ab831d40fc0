"""Without a connection, what was read is shown as it stood; what was taken back since is not."""

import re
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from filrouge.domain.commands import Correct, End, Erase, Unpublish
from tests.browser import OpenPage
from tests.require import require_assets
from tests.serving import SOON_S, Newsroom, Server, serving, words

KEPT = """async () => {
    const names = (await caches.keys()).filter((name) => name == 'filrouge-pages');
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname).sort();
}"""
"""The paths of the pages that the browser keeps."""


def read(page: Page, address: str) -> None:
    """Open a page, and return once the browser keeps it."""
    page.goto(address)
    kept_when(page, lambda paths: urlsplit(address).path in paths)


def kept_when(page: Page, come: Callable[[list[str]], bool]) -> None:
    """Return once `come` says that what is kept is as it should be."""
    until = time.monotonic() + SOON_S
    while not come(paths := page.evaluate(KEPT)):
        assert time.monotonic() < until, f"kept is {paths}"
        page.wait_for_timeout(20)


def gone_from(address: str, words: str) -> None:
    """Return once the server no longer says these words: it hears a moment later of an erasure."""
    until = time.monotonic() + SOON_S
    while words in urlopen(address).read().decode():
        assert time.monotonic() < until, f"{address} still says {words}"


def test_what_was_read_is_shown_with_its_age_and_comes_up_to_date_by_itself(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open("Le coefficient 118", posts=3)
    page = open_page("phone", keeps=True)
    read(page, server.address + live.path)

    page.context.set_offline(True)
    page.reload()

    expect(page.locator("#kept")).to_have_text(
        re.compile(
            "Vous êtes hors connexion. Cette page est telle qu’elle était"
            r" il y a 1\sminute, à \d+\sh\s\d\d\."
        )
    )
    expect(page.locator("#posts")).to_contain_text("Titre 3")
    assert Axe().run(page).violations_count == 0
    # It looks as it did: the style sheet is there as well.
    assert page.locator("#kept").evaluate("e => getComputedStyle(e).position") == "fixed"

    live.do(Correct(post="p3", content=words("Titre juste"), note="le titre"))
    page.context.set_offline(False)

    expect(page.locator("#posts")).to_contain_text("Titre juste")
    expect(page.locator("#kept")).to_have_count(0)


def test_a_live_that_is_over_is_loaded_afresh_once_there_is_a_connection_again(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=1)
    live.do(End())
    page = open_page("phone", keeps=True)
    read(page, f"{server.address}{live.path}/article")
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("#kept")).to_be_visible()
    expect(page.locator("#story")).to_contain_text("Titre 1")

    page.context.set_offline(False)

    expect(page.locator("#kept")).to_have_count(0)
    expect(page.locator("#story")).to_contain_text("Titre 1")


def test_a_page_that_was_never_read_says_so(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live, other = newsroom.open(), newsroom.open()
    page = open_page("phone", keeps=True)
    read(page, server.address + live.path)

    page.context.set_offline(True)
    page.goto(server.address + other.path)

    expect(page.locator("h1")).to_have_text("Vous êtes hors connexion")


def test_online_the_page_is_fresh_and_a_withdrawn_live_leaves_the_browser(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=12)
    page = open_page(keeps=True)
    read(page, server.address + live.path)
    read(page, f"{server.address}{live.path}/post/p2")
    page.goto(server.address)
    live.do(Unpublish())
    server.wait_for(live.path, 410)

    answer = page.goto(server.address + live.path)

    assert answer is not None
    assert answer.status == 410
    kept_when(page, lambda paths: not any(path.startswith(live.path) for path in paths))


def test_what_was_erased_meanwhile_leaves_once_there_is_a_connection_again(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live, other = newsroom.open(posts=2), newsroom.open()
    page = open_page(keeps=True)
    read(page, server.address + live.path)
    read(page, server.address + other.path)
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("#kept")).to_be_visible()
    live.do(Erase(post="p1"))
    gone_from(server.address + live.path, "Titre 1")

    page.context.set_offline(False)
    page.reload()

    kept_when(page, lambda paths: live.path not in paths and other.path in paths)


@pytest.mark.slow
def test_a_house_may_take_all_of_it_back(tmp_path: Path, open_page: OpenPage) -> None:
    require_assets()
    with serving(tmp_path) as server:
        newsroom = Newsroom(tmp_path, server)
        live = newsroom.open()
        page = open_page(keeps=True)
        read(page, server.address + live.path)
        newsroom.close()
        port = server.port
    with serving(tmp_path, port=port, offline="off") as server:
        page.goto(server.address + live.path)
        page.evaluate("navigator.serviceWorker.getRegistration().then((it) => it && it.update())")

        page.wait_for_function("caches.keys().then((names) => !names.length)")
        page.wait_for_function(
            "navigator.serviceWorker.getRegistrations().then((all) => !all.length)"
        )
        assert page.locator("body").get_attribute("data-worker") is None
