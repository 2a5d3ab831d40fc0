"""What the house's own scripts are told: which page is looked at, and which posts came."""

from typing import Any

from playwright.sync_api import expect

from tests.browser import OpenPage
from tests.e2e.test_follow import follow, scroll_to
from tests.serving import Newsroom, Server, post

LISTEN = """
window.heard = [];
for (const name of ["view", "posts"])
  document.addEventListener("filrouge:" + name, ({detail}) => heard.push([name, detail]));
"""


def test_the_house_is_told_of_the_front(server: Server, open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script(LISTEN)
    page.goto(server.address)

    [[name, detail]] = page.evaluate("heard")
    assert (name, detail["slug"], detail["path"], detail["kind"]) == ("view", "", "/", "front")


def test_the_house_is_told_of_views_and_of_new_posts(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open("La crue du Clain", posts=35)
    slug = live.path.rpartition("/")[2]
    page = open_page()
    page.add_init_script(LISTEN)
    follow(page, server, live)

    def heard() -> list[tuple[str, dict[str, Any]]]:
        return [(name, detail) for name, detail in page.evaluate("heard.splice(0)")]

    [(name, loaded)] = heard()
    assert (name, loaded["slug"], loaded["path"], loaded["kind"]) == (
        "view",
        slug,
        live.path,
        "page",
    )
    assert "La crue du Clain" in loaded["title"]

    # a post that comes by itself, and two that wait until the reader asks
    live.do(post(36))
    expect(page.locator("#p-p36")).to_be_visible()
    assert [(name, detail["count"]) for name, detail in heard()] == [("posts", 1)]
    scroll_to(page, "p28")
    live.do(post(37), post(38))
    expect(page.locator("#newer button")).to_have_text("2 nouvelles publications")
    assert heard() == []
    page.locator("#newer button").click()
    assert [(name, detail["count"]) for name, detail in heard()] == [("posts", 2)]

    # older posts
    page.locator("a#older").click()
    expect(page.locator("#p-p11")).to_be_attached()
    page.wait_for_function("heard.length > 0")
    [(name, older)] = heard()
    assert (name, older["kind"], older["path"]) == ("view", "older", f"{live.path}/from/2")
