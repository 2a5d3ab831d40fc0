"""From the live's page to a post by searching, without script."""

from tests.browser import OpenPage
from tests.serving import Newsroom, Server


def test_a_reader_searches_and_reads_on_in_its_place(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open("L’éclipse", posts=33)
    server.wait_for(live.path)
    page = open_page("phone", script=False)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.goto(server.address + live.path)

    page.get_by_role("search").get_by_role("searchbox").fill("TITRES 12")
    page.get_by_role("search").get_by_role("button").click()
    page.wait_for_url("**/search?q=TITRES+12")

    assert page.locator("article mark").all_inner_texts()[:2] == ["Titre", "12"]
    page.locator("article h3 a").click()
    page.wait_for_url("**/post/p12#p-p12")
    assert page.locator("[aria-current]").get_attribute("data-id") == "p12"
    assert errors == []  # the policy of the page lets it all through
