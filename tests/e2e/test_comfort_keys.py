"""The page holds still, is read by keys and by ear, and its links are handed on."""

from playwright.sync_api import Page, expect

from filrouge.domain.commands import AddFact, Correct, Mark, Pin, Withdraw
from filrouge.domain.content import FactContent
from filrouge.domain.text import paragraph
from tests.browser import OpenPage
from tests.e2e.test_comfort import open_panel
from tests.e2e.test_follow import follow, ids
from tests.serving import Coverage, Newsroom, Server, post, words

# Freezing


def test_a_frozen_page_holds_what_comes_but_not_what_is_withdrawn(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    # given a page that is frozen while its reader is at the top
    live = newsroom.open(posts=3)
    live.do(Pin(post="p2"))
    page = open_page()
    follow(page, server, live)
    pinned = page.locator("[data-part=pinned]")
    expect(pinned).to_contain_text("Texte 2")
    page.locator("#freeze").click()
    expect(page.locator("#thaw")).to_be_visible()

    # when one is corrected, a fact and a post come, and then one is withdrawn
    fact = FactContent(paragraphs=(paragraph("Le ciel est clair."),))
    live.do(
        Correct(post="p3", content=words("Titre 3 bis"), note="le titre"),
        AddFact(fact="f1", content=fact),
        post(4),
    )
    expect(page.locator("#newer button").first).to_have_text("1 nouvelle publication")
    assert ids(page) == ["p3", "p2", "p1"]
    assert page.locator("#p-p3 h3").inner_text() == "Titre 3"
    assert page.locator("[data-part=facts]").is_hidden()
    assert page.locator("#announce").inner_text() == ""
    live.do(Withdraw(post="p2", reason="C’était un autre jour."))

    # then only the words that were withdrawn are gone, wherever they stood
    expect(page.locator("#p-p2")).not_to_contain_text("Texte 2")
    expect(pinned).to_be_hidden()
    assert page.locator("[data-part=facts]").is_hidden()
    assert ids(page) == ["p3", "p2", "p1"]
    assert page.locator("#p-p3 h3").inner_text() == "Titre 3"

    # and the rest comes when it is let go on
    page.locator("#thaw").click()
    expect(page.locator("#p-p3 h3")).to_have_text("Titre 3 bis")
    assert ids(page) == ["p4", "p3", "p2", "p1"]
    expect(page.locator("#newer")).to_be_hidden()
    expect(page.locator("#freeze")).to_be_focused()


# The feed and its keys


def test_posts_are_a_feed_that_stays_numbered(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=2)
    page = open_page()
    follow(page, server, live)

    live.do(post(3))
    expect(page.locator("#p-p3")).to_be_visible()

    articles = page.get_by_role("feed").get_by_role("article")
    expect(articles).to_have_count(3)
    expect(articles.first).to_have_accessible_name("Titre 3")
    numbered = "all => all.map(one => `${one.ariaPosInSet}/${one.ariaSetSize} ${one.tabIndex}`)"
    assert articles.evaluate_all(numbered) == ["1/3 0", "2/3 0", "3/3 0"]


def test_a_page_that_does_not_have_the_whole_live_says_that_it_does_not_know(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=21)
    page = open_page()
    follow(page, server, live)

    assert page.locator("#posts > article").first.get_attribute("aria-setsize") == "-1"


def test_the_page_is_read_by_keyboard_alone(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=15)
    page = open_page()
    follow(page, server, live)

    def press(*keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)

    def here(post: str) -> None:
        expect(page.locator(f"#p-{post}")).to_be_focused()

    # by single keys, from wherever one is
    press("j")
    here("p15")
    press("j", "j", "k")
    here("p14")
    # by those of a feed, within it and out of it
    press("PageDown")
    here("p13")
    press("PageUp", "PageUp")
    here("p15")
    press("Control+Home")
    expect(page.locator("#freeze")).to_be_focused()
    press("Tab", "Control+End")
    expect(page.locator(".about a").first).to_be_focused()
    # the sheet that lists them keeps the focus, and gives it back
    press("?")
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("button")).to_be_focused()
    press("Tab", "Shift+Tab")
    expect(sheet.get_by_role("button")).to_be_focused()
    press("Escape")
    expect(sheet).to_have_count(0)
    expect(page.locator(".about a").first).to_be_focused()
    # the page is frozen, and goes on
    press("f")
    expect(page.locator("#thaw")).to_be_visible()
    press("f")
    expect(page.locator("#thaw")).to_have_count(0)


def test_keys_lead_to_key_moments_to_the_search_and_turn_the_order(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=9)
    live.do(Mark(post="p7"), Mark(post="p2"))
    page = open_page()
    follow(page, server, live)
    expect(page.locator("#p-p2.key")).to_have_count(1)
    page.evaluate(
        """() => {
            document.querySelectorAll("form[role=search], a#order").forEach(one => one.remove());
            document.querySelector(".foot").innerHTML = `<a id="order" href="#turned">Turn</a>
                <form role="search"><input aria-label="Search"></form>`}"""
    )

    page.keyboard.press("n")
    expect(page.locator("#p-p7")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("#p-p2")).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.press("Shift+N")
    expect(page.locator("#p-p7")).to_be_focused()
    page.keyboard.press("o")
    page.wait_for_url("**#turned")
    page.keyboard.press("/")
    expect(page.locator("form input")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("form input")).to_have_value("j")


def test_keys_are_left_alone_with_modifiers_while_typing_and_when_switched_off(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=3)
    page = open_page()
    follow(page, server, live)
    page.keyboard.press("j")
    first = page.locator("#p-p3")
    expect(first).to_be_focused()

    page.keyboard.press("Alt+j")
    expect(first).to_be_focused()
    page.evaluate("document.querySelector('main').prepend(document.createElement('textarea'))")
    page.locator("textarea").type("jfk?")
    expect(page.locator("textarea")).to_have_value("jfk?")
    expect(page.locator("#thaw, .help")).to_have_count(0)

    open_panel(page)
    page.locator("#keys > summary").click()
    page.locator("#keys input").uncheck()
    page.keyboard.press("f")
    first.focus()
    page.keyboard.press("j")
    expect(page.locator("#thaw")).to_have_count(0)
    expect(first).to_be_focused()
    page.keyboard.press("PageDown")
    expect(page.locator("#p-p2")).to_be_focused()


# Links, and listening


def test_the_link_of_a_post_is_copied_and_said(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=2, language="en")
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script("delete Navigator.prototype.share")
    follow(page, server, live)

    page.locator("#p-p1 [data-link]").click()

    expect(page.locator("#announce")).to_have_text("Link copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{server.address}{live.path}/post/p1#p-p1"


VOICE = """
window.said = [];
Object.defineProperty(window, "speechSynthesis", {value: {
    getVoices: () => [{lang: "LANGUAGE", localService: true}],
    speak: utterance => said.push(`${utterance.lang} ${utterance.text}`),
    cancel() {}, pause() { said.push("-"); }, resume() {}, addEventListener() {},
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def with_voice(page: Page, language: str, server: Server, live: Coverage) -> Page:
    """Open the panel on a live with a fact, in a browser whose only voice speaks this language."""
    page.add_init_script(VOICE.replace("LANGUAGE", language))
    fact = FactContent(paragraphs=(paragraph("Le pont est ouvert."),))
    live.do(AddFact(fact="f1", content=fact), post(2))
    server.wait_for(f"{live.path}/post/p2")
    follow(page, server, live)
    expect(page.locator(".facts li")).to_have_count(1)
    open_panel(page)
    return page


def test_the_essentials_are_read_out(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    page = with_voice(open_page(), "fr-FR", server, newsroom.open(posts=1))

    play, stop = page.locator("#listen button").all()
    play.click()
    expect(stop).to_be_visible()
    play.click()
    assert page.evaluate("said") == ["fr Ce que nous savons", "fr Le pont est ouvert.", "-"]
    stop.click()
    expect(stop).to_be_hidden()


def test_nothing_is_read_out_in_the_voice_of_another_language(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    page = with_voice(open_page(), "en-GB", server, newsroom.open(posts=1))

    expect(page.locator("#listen")).to_be_hidden()
