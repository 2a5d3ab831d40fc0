"""Stopped and started again, restored, erased: open pages end where the log is."""

import re
import signal
from pathlib import Path

from playwright.sync_api import Page, expect

from filrouge.domain.commands import Correct, Erase, Unpublish
from tests.browser import OpenPage
from tests.e2e.test_follow import follow, ids, scroll_to
from tests.serving import Newsroom, Server, post, serving, words

House = tuple[Server, Newsroom]


def mark(page: Page) -> None:
    """Mark the page as it is loaded now."""
    page.evaluate("window.marked = true")


def is_marked(page: Page) -> bool:
    return page.evaluate("window.marked === true") is True


def test_after_a_restart_of_the_server_there_is_neither_gap_nor_double(
    own_house: House, open_page: OpenPage
) -> None:
    # given an open page
    server, newsroom = own_house
    live = newsroom.open(posts=2)
    page = open_page()
    follow(page, server, live)
    live.do(post(3))
    expect(page.locator("#p-p3")).to_be_visible()
    mark(page)

    # when the server stops, and posts are published meanwhile
    assert server.stop() in {0, -signal.SIGTERM}  # uvicorn ends by the signal it was sent
    live.do(post(4), Correct(post="p1", content=words("Titre 1 bis"), note="le titre"))

    # then the page catches up once it is back, and follows again
    with serving(newsroom.data, port=server.port, poll_s="1"):
        expect(page.locator("#p-p4")).to_be_visible()
        expect(page.locator("#p-p1 h3")).to_have_text("Titre 1 bis")
        live.do(post(5))
        expect(page.locator("#p-p5")).to_be_visible()
        assert ids(page) == ["p5", "p4", "p3", "p2", "p1"]
        assert is_marked(page)


def test_a_restore_loads_the_page_afresh(
    own_house: House, open_page: OpenPage, tmp_path: Path
) -> None:
    server, newsroom = own_house
    live = newsroom.open(posts=2)
    newsroom.backup(tmp_path / "backup.tar")
    live.do(post(3))
    page = open_page()
    follow(page, server, live)
    expect(page.locator("#p-p3")).to_be_visible()
    mark(page)

    newsroom.restore(tmp_path / "backup.tar")

    expect(page.locator("#p-p3")).to_have_count(0)
    assert not is_marked(page)
    assert ids(page) == ["p2", "p1"]
    live.do(post(4))
    expect(page.locator("#p-p4")).to_be_visible()


def test_a_live_that_is_not_in_the_backup_is_gone(
    own_house: House, open_page: OpenPage, tmp_path: Path
) -> None:
    server, newsroom = own_house
    newsroom.open("Celui qui reste")
    newsroom.backup(tmp_path / "backup.tar")
    live = newsroom.open("Celui qui part")
    page = open_page()
    follow(page, server, live)

    newsroom.restore(tmp_path / "backup.tar")

    server.wait_for(live.path, 404)
    page.goto(server.address)
    expect(page.get_by_role("link", name="Celui qui reste")).to_be_visible()
    expect(page.get_by_role("link", name="Celui qui part")).to_have_count(0)


def test_erased_words_are_gone_from_the_open_page(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=3)
    page = open_page()
    follow(page, server, live)
    mark(page)

    live.do(Erase(post="p2"))

    expect(page.locator("#p-p2")).to_have_class(re.compile("erased"))
    assert "Texte 2" not in page.content()
    assert not is_marked(page)
    live.do(post(4))
    expect(page.locator("#p-p4")).to_be_visible()


def test_a_reader_in_the_middle_of_the_page_is_asked_before_it_is_loaded_afresh(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=19)
    page = open_page()
    follow(page, server, live)
    scroll_to(page, "p6")
    mark(page)

    live.do(Erase(post="p7"))

    button = page.locator("#connection button")
    expect(button).to_be_visible()
    assert is_marked(page)
    # The words do not wait for the reader's agreement.
    expect(page.locator("#posts")).not_to_contain_text("Texte 7")
    button.click()
    expect(page.locator("#p-p7")).to_have_class(re.compile("erased"))
    assert "Texte 7" not in page.content()


def test_a_live_that_is_taken_down_leaves_the_open_page(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open("À retirer", posts=19)
    page = open_page()
    follow(page, server, live)
    scroll_to(page, "p6")  # nobody is asked whether what was taken down may go

    live.do(Unpublish())

    expect(page.locator("main.notice")).to_be_visible()
    assert "Texte" not in page.content()
    assert server.answers(live.path) == 410
