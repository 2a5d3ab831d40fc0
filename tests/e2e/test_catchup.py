"""Who comes late, or comes back, finds what happened meanwhile."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from filrouge.domain.commands import AddFact, Correct, Mark, Publish
from filrouge.domain.content import FactContent
from filrouge.domain.text import paragraph
from tests.browser import OpenPage
from tests.e2e.test_follow import follow, ids
from tests.e2e.test_still import WATCH, painted, shifts
from tests.serving import Coverage, Newsroom, Server, post, words

AWAY = """
minutes => {
  const key = Object.keys(localStorage).find(name => name.startsWith("filrouge-left:"));
  const left = JSON.parse(localStorage.getItem(key));
  localStorage.setItem(key, JSON.stringify({...left, at: left.at - minutes * 60000}));
}
"""


def come_back(page: Page, server: Server, live: Coverage, *, minutes: int) -> None:
    """Open the live again, as if so many minutes had passed since it was left."""
    page.goto(f"{server.address}/readyz")
    page.evaluate(AWAY, minutes)
    page.goto(server.address + live.path)


def test_who_comes_back_is_told_what_changed(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=4)
    page = open_page("phone")
    follow(page, server, live)
    page.goto(f"{server.address}/readyz")
    live.do(
        post(5),
        Correct(post="p2", content=words("Titre 2 bis"), note="le pont, et non le port"),
        Correct(post="p5", content=words("Titre 5 bis"), note="nul ne l’avait lu"),
        AddFact(fact="f1", content=FactContent(paragraphs=(paragraph("Le pont est ouvert."),))),
        Publish(post="p6", content=words("Le pont est rouvert", "À l’instant."), key_moment=True),
    )
    server.wait_for(f"{live.path}/post/p6")

    come_back(page, server, live, minutes=47)

    box = page.locator("#left")
    expect(box.get_by_role("heading", level=2)).to_have_text(
        "Depuis votre dernière visite, il y a 47\u00a0min"
    )
    expect(box).to_contain_text("2\u00a0nouvelles publications depuis")
    expect(box.locator("[data-kind=moments] li")).to_contain_text("Le pont est rouvert")
    expect(box.locator("[data-kind=facts] li")).to_have_text("Le pont est ouvert.")
    corrected = box.locator("[data-kind=corrections] li")
    expect(corrected).to_have_count(1)
    expect(corrected).to_contain_text("le pont, et non le port")
    assert Axe().run(page).response["violations"] == []

    box.get_by_role("link", name="nouvelles publications").click()
    expect(page.locator("#p-p4 .left-here")).to_have_text("Vous aviez lu jusqu’ici")
    expect(page.locator("#p-p4 .left-here")).to_be_in_viewport()


def test_the_way_back_leads_further_down_than_the_page(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=4)
    page = open_page()
    follow(page, server, live)
    page.goto(f"{server.address}/readyz")
    live.do(*(post(number) for number in range(5, 34)))
    server.wait_for(f"{live.path}/post/p33")

    come_back(page, server, live, minutes=3000)

    expect(page.locator("#left h2")).to_contain_text("2\u00a0jours")
    page.locator("#left").get_by_role("link", name="29\u00a0nouvelles publications").click()
    expect(page.locator("#p-p4")).to_be_in_viewport()
    expect(page.locator("#p-p4")).to_have_attribute("aria-current", "true")


def test_who_was_away_for_a_moment_or_missed_nothing_is_told_nothing(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=4)
    page = open_page()
    follow(page, server, live)

    come_back(page, server, live, minutes=47)
    expect(page.locator("#posts > article").first).to_be_visible()
    expect(page.locator("#left")).to_be_hidden()

    page.goto(f"{server.address}/readyz")
    live.do(post(5))
    server.wait_for(f"{live.path}/post/p5")
    come_back(page, server, live, minutes=2)
    expect(page.locator("#p-p5")).to_be_visible()
    expect(page.locator("#left")).to_be_hidden()
    expect(page.locator(".left-here")).to_have_count(0)


def test_a_live_is_read_from_its_beginning_and_remembered_so(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=33)
    page = open_page("phone")
    page.add_init_script(WATCH)
    follow(page, server, live)

    page.get_by_role("link", name="Reprendre du début").click()
    expect(page.locator("#p-p1")).to_be_in_viewport()
    assert ids(page)[:3] == ["p1", "p2", "p3"]

    # What follows comes under it, and what is published joins at the end.
    page.locator("a#later").click()
    expect(page.locator("#p-p11 h3")).to_be_focused()
    page.locator("a#later").click()
    expect(page.locator("#p-p33")).to_be_attached()
    expect(page.locator("a#later")).to_have_count(0)
    painted(page)
    page.evaluate("shifts.length = 0")  # what came at a click may push what is under it
    live.do(post(34), Correct(post="p2", content=words("Titre 2 bis"), note="le port"))
    expect(page.locator("#p-p34")).to_be_attached()
    expect(page.locator("#p-p2 h3")).to_have_text("Titre 2 bis")
    painted(page)
    assert ids(page) == [f"p{number}" for number in range(1, 35)]
    assert shifts(page) == []

    page.goto(server.address + live.path)
    page.wait_for_url(f"**{live.path}/start#stream")
    expect(page.locator("#p-p1")).to_be_visible()
    page.get_by_role("link", name="Les dernières d’abord").click()
    expect(page.locator("#p-p34")).to_be_in_viewport()
    page.goto(server.address + live.path)
    expect(page.locator("#p-p34")).to_be_visible()
    assert page.url.endswith(live.path)


def test_facts_unfold_to_the_posts_they_come_from(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=12)
    live.do(
        Mark(post="p3"),
        AddFact(
            fact="f1",
            content=FactContent(paragraphs=(paragraph("Le pont est ouvert."),), posts=("p3",)),
        ),
        post(13),
    )
    server.wait_for(f"{live.path}/post/p13")
    page = open_page("phone", script=False)
    page.goto(server.address + live.path)

    page.get_by_text("d’après 1\u00a0publication").click()
    page.locator(".facts").get_by_role("link", name="Titre 3").click()
    expect(page.locator("#p-p3")).to_be_in_viewport()
    page.locator(".moments").get_by_role("link", name="Titre 3").click()
    expect(page.locator("#p-p3")).to_be_in_viewport()


def test_the_day_is_scrubbed_to_any_minute(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=3)
    now = newsroom.context.clock()
    live.take_in(
        *(
            Publish(post=f"h{hours}", content=words(f"Il y a {hours} h"), published_at=at)
            for hours in range(1, 9)
            for at in [now - timedelta(hours=hours)]
        )
    )
    server.wait_for(f"{live.path}/post/h8")
    page = open_page()
    page.goto(server.address + live.path)
    drawing = page.locator(".hours svg")
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box()
    assert box is not None
    hours = page.locator(".hours")
    start, stop = (
        datetime.fromisoformat(hours.get_attribute(f"data-{end}") or "")
        for end in ("start", "stop")
    )
    at = now - timedelta(hours=3) + timedelta(minutes=20)

    page.mouse.move(box["x"] + box["width"] * ((at - start) / (stop - start)), box["y"] + 20)
    local = at.astimezone(ZoneInfo("Europe/Paris"))
    expect(page.locator(".pointed")).to_contain_text(f"{local.hour}\u00a0h\u00a0")
    page.mouse.down()
    page.mouse.up()

    page.wait_for_url("**/post/h3#p-h3")
    expect(page.locator("#p-h3")).to_be_in_viewport()
