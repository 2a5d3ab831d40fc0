"""With script, the open page keeps up with the live."""

import subprocess

from msgspec.structs import replace
from playwright.sync_api import Page, Request, expect

from filrouge.domain.commands import AddFact, Correct, End, Withdraw
from filrouge.domain.content import FactContent
from filrouge.domain.text import paragraph
from tests.browser import OpenPage
from tests.serving import Coverage, Newsroom, Server, environment, filrouge, post, words

SECOND_MS = 1_000
LONG_MS = 600_000


def follow(page: Page, server: Server, live: Coverage) -> None:
    """Open the live and return once its stream is open."""
    with page.expect_response(lambda response: "/stream" in response.url):
        page.goto(server.address + live.path)


def ids(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "#posts > article", "posts => posts.map(post => post.dataset.id)"
    )
    return found


def scroll_to(page: Page, post: str) -> None:
    """Scroll until the post stands at the top of the view, as a reader would have."""
    page.evaluate(f"document.getElementById('p-{post}').scrollIntoView()")
    page.wait_for_function("scrollY > 0")


def test_a_post_of_the_command_line_is_there_within_a_second(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=1)
    page = open_page()
    follow(page, server, live)

    told = subprocess.run(
        filrouge(newsroom.data, "publish", live.slug, "--headline", "Le soleil revient"),
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )

    published = told.stdout.strip().rpartition("/")[2]
    page.wait_for_selector(f"#p-{published}", timeout=SECOND_MS)
    assert ids(page) == [published, "p1"]
    assert page.locator("#posts > article h3").first.inner_text() == "Le soleil revient"


def test_a_correction_comes_in_its_place_with_its_note(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=3)
    page = open_page()
    follow(page, server, live)

    live.do(Correct(post="p2", content=words("Titre 2 bis"), note="le titre, et non l’autre"))

    expect(page.locator("#p-p2 h3")).to_have_text("Titre 2 bis")
    expect(page.locator("#p-p2 .note")).to_contain_text("Rectificatif")
    assert ids(page) == ["p3", "p2", "p1"]


def test_a_withdrawal_takes_the_words_and_says_why(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=3)
    page = open_page("phone")
    follow(page, server, live)

    live.do(Withdraw(post="p3", reason="C’était une autre éclipse."))

    expect(page.locator("#p-p3")).to_contain_text("Publication retirée")
    expect(page.locator("#p-p3")).to_contain_text("C’était une autre éclipse.")
    expect(page.locator("#p-p3")).not_to_contain_text("Texte 3")


def test_a_reply_stands_with_the_post_that_it_answers(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=3)
    page = open_page("phone")
    follow(page, server, live)

    live.do(replace(post(4), reply_to="p2"))

    reply = page.locator("#p-p2 .replies a")
    expect(reply).to_have_count(1, timeout=SECOND_MS)
    reply.click()
    page.wait_for_url("**/post/p4#p-p4")
    expect(page.locator("#p-p4")).to_have_attribute("aria-current", "true")


def test_facts_appear_where_there_were_none(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=3)
    page = open_page()
    follow(page, server, live)
    expect(page.locator("[data-part=facts]")).to_be_hidden()

    fact = FactContent(paragraphs=(paragraph("Le ciel est clair."),), posts=("p3",))
    live.do(AddFact(fact="f1", content=fact))

    # They would push what stands beneath them: that is for the reader to say.
    page.locator("[data-part=facts]").get_by_role("button", name="Mis à jour : afficher").click()
    expect(page.locator("[data-part=facts]")).to_contain_text("Le ciel est clair.")
    expect(page.locator("[data-part=facts]")).to_be_visible()


def test_the_end_of_the_live_is_said_and_no_more_is_asked(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=3)
    page = open_page()
    page.clock.install()
    follow(page, server, live)
    with page.expect_request("**/since/*"):  # now and then, a page asks
        page.clock.fast_forward(LONG_MS)

    live.do(post(4), End())

    expect(page.locator("#connection")).to_have_text("Ce direct est terminé")
    expect(page.locator("[data-part=status]")).to_contain_text("Ce direct est terminé")
    assert ids(page) == ["p4", "p3", "p2", "p1"]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    live.do(post(5))
    page.clock.fast_forward(LONG_MS)
    page.evaluate("fetch('/last').then(() => null)")  # requests are told in order
    assert [url for url in asked if not url.endswith("/last")] == []


def test_new_posts_wait_above_counted_until_they_are_asked_for(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=15)
    page = open_page("phone")
    follow(page, server, live)
    scroll_to(page, "p6")

    live.do(post(16))
    button = page.locator("#newer button")
    expect(button).to_have_text("1 nouvelle publication")
    live.do(post(17), post(18))

    expect(button).to_have_text("3 nouvelles publications")
    assert ids(page)[0] == "p15"
    button.click()
    expect(page.locator("#p-p18")).to_be_in_viewport()
    assert ids(page)[:4] == ["p18", "p17", "p16", "p15"]
    expect(page.locator("#newer")).to_be_hidden()


def test_the_button_of_new_posts_is_reached_and_pressed_by_keyboard(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=15)
    page = open_page()
    follow(page, server, live)
    page.locator("#p-p15").focus()
    scroll_to(page, "p6")
    live.do(post(16))
    button = page.locator("#newer button")
    expect(button).to_be_visible()

    page.keyboard.press("Shift+Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#p-p16")).to_be_in_viewport()
    # Whoever asked goes on reading there.
    assert page.evaluate("document.activeElement.closest('article').id") == "p-p16"


def test_where_streams_are_blocked_the_page_polls(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=1)
    page = open_page()
    page.route("**/stream*", lambda route: route.abort())
    page.goto(server.address + live.path)

    live.do(post(2))
    expect(page.locator("#p-p2")).to_be_visible()
    live.do(post(3), Correct(post="p1", content=words("Titre 1 bis"), note="le titre"))

    expect(page.locator("#p-p3")).to_be_visible()
    expect(page.locator("#p-p1 h3")).to_have_text("Titre 1 bis")
    assert ids(page) == ["p3", "p2", "p1"]


def test_tabs_of_one_browser_share_one_stream(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=1)
    streams: list[str] = []

    def note(request: Request) -> None:
        if "/stream" in request.url:
            streams.append(request.url)

    # given two tabs on one live
    first = open_page()
    first.on("request", note)
    follow(first, server, live)
    second = first.context.new_page()
    second.on("request", note)
    second.goto(server.address + live.path)

    # when a post comes, then both show it, by one stream
    live.do(post(2))
    expect(first.locator("#p-p2")).to_be_visible()
    expect(second.locator("#p-p2")).to_be_visible()
    assert len(streams) == 1

    # when the tab that holds the stream is closed, then the other takes over
    with second.expect_response(lambda response: "/stream" in response.url):
        first.close()
    live.do(post(3))
    second.wait_for_selector("#p-p3", timeout=SECOND_MS)
    assert len(streams) == 2


def test_older_posts_come_under_the_page_and_go_on_living(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=33)
    page = open_page()
    follow(page, server, live)

    page.locator("a#older").click()
    expect(page.locator("#p-p11")).to_be_attached()
    page.locator("a#older").click()
    expect(page.locator("#p-p1")).to_be_attached()

    expect(page.locator("a#older")).to_have_count(0)
    assert page.url.endswith(live.path)
    assert ids(page) == [f"p{number}" for number in range(33, 0, -1)]
    live.do(Withdraw(post="p1", reason="Faux."))
    expect(page.locator("#p-p1")).to_contain_text("Publication retirée")


def test_a_permalink_opens_on_its_post(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=33)
    page = open_page("phone")

    page.goto(f"{server.address}{live.path}/post/p15")

    expect(page.locator("#p-p15")).to_be_in_viewport()
    expect(page.locator("#p-p15")).to_have_attribute("aria-current", "true")
    assert page.title().startswith("Titre 15")
