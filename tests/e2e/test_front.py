"""The front while one looks at it: news come by themselves, and move nothing that is read."""

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import expect

from filrouge.domain.commands import Describe
from filrouge.domain.content import Description
from tests.browser import OpenPage
from tests.e2e.test_still import WATCH, painted, shifts
from tests.require import require_assets
from tests.serving import Newsroom, Server, post, serving


def test_news_come_by_themselves_at_the_top(
    own_house: tuple[Server, Newsroom], open_page: OpenPage
) -> None:
    # given a reader at the top of the front
    server, newsroom = own_house
    live = newsroom.open("La crue du Clain", posts=2)
    page = open_page("phone")
    page.goto(server.address)
    expect(page.locator(".latest")).to_contain_text("Titre 2")

    # when a post comes, and another live begins
    live.do(post(3))
    expect(page.locator(".latest")).to_contain_text("Titre 3")
    newsroom.open("Le feu de la Lande")

    # then it is there, said once, and no button is needed
    expect(page.locator(".headline")).to_have_text(["Le feu de la Lande", "La crue du Clain"])
    expect(page.locator("[aria-live]")).to_contain_text("Le feu de la Lande")
    expect(page.locator("#newer")).to_be_hidden()
    # and times are told from now
    assert "min" in page.locator(".status time").first.inner_text()


def test_nothing_moves_for_who_reads_further_down(
    own_house: tuple[Server, Newsroom], open_page: OpenPage
) -> None:
    # given a reader who went down the front, and has the focus on a headline
    server, newsroom = own_house
    lives = [newsroom.open(f"Direct du port {number}", posts=1) for number in range(6)]
    page = open_page("phone")
    page.add_init_script(WATCH)
    page.goto(server.address)
    page.locator(".headline a").nth(4).focus()
    page.locator("li").nth(3).evaluate("entry => entry.scrollIntoView()")
    place = "entries => entries[4].getBoundingClientRect().top"
    before = page.locator("main li").evaluate_all(place)

    # when posts come everywhere, a headline grows, and a live begins
    for live in lives:
        live.do(post(2))
    long = Description(headline="Un titre bien plus long que celui qui se trouvait là avant " * 2)
    lives[3].do(Describe(description=long))
    newsroom.open("Le feu de la Lande")

    # then it is said in words, and nothing has moved
    button = page.locator("#newer button")
    expect(button).to_contain_text("Le feu de la Lande")
    painted(page)
    assert abs(page.locator("main li").evaluate_all(place) - before) < 1
    assert shifts(page) == []
    expect(page.locator(".headline a").nth(4)).to_be_focused()

    # and the button brings the reader there
    button.click()
    expect(page.locator(".headline a").first).to_be_focused()
    assert page.locator(".headline").first.inner_text() == "Le feu de la Lande"
    assert page.evaluate("scrollY") == 0
    expect(page.locator("#newer")).to_be_hidden()


def test_under_another_path_the_page_follows_and_old_addresses_lead_there(
    tmp_path: Path, open_page: OpenPage
) -> None:
    require_assets()
    with serving(tmp_path, poll_s="1", live_path="/direct") as server:
        newsroom = Newsroom(tmp_path, server, lives="/direct")
        live = newsroom.open("La crue du Clain", posts=25)
        page = open_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(urlsplit(request.url).path))

        page.goto(f"{server.address}/live/direct-1")
        expect(page).to_have_url(f"{server.address}/direct/direct-1")
        asked.clear()
        live.do(post(26))
        expect(page.locator("#p-p26")).to_be_visible()
        page.locator("a#older").click()
        expect(page.locator("#p-p3")).to_be_attached()

        assert "/direct/direct-1/from/1" in asked
        assert not [path for path in asked if path.startswith("/live")]
        newsroom.close()
