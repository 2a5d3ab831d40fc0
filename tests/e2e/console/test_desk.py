"""The desk as a place: what each finds there, and what is in view wherever one is."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FloatRect, Locator, Page, expect

from filrouge.domain.commands import Erase, Open, Publish, Step, Unpublish, Withdraw
from filrouge.domain.content import Content
from filrouge.service.perform import perform_steps
from tests.browser import Device, OpenPage
from tests.e2e.console.house import Desk, House
from tests.serving import Coverage, words


def watch(console: House, page: Page, live: Coverage) -> None:
    """Open a live as somebody who only reads."""
    console.sign_in(page.context, "Rosa")
    page.goto(f"{console.server.address}/redaction/live/{live.slug}")
    expect(page.locator(".feed")).to_be_visible()


def hand_in(console: House, page: Page, live: Coverage, *headlines: str) -> Desk:
    """Have a contributor hand in posts."""
    lea = console.desk(page, "Lea", live)
    for headline in headlines:
        lea.write(headline)
        lea.send()
        expect(lea.headline).to_have_value("")
        expect(page.locator(".queue")).to_contain_text(headline)
    return lea


def box(of: Locator) -> FloatRect:
    """Give where something is on the screen."""
    found = of.bounding_box()
    assert found is not None
    return found


class TestWhoDoesNotWrite:
    def test_has_the_stream_where_others_write(self, console: House, open_page: OpenPage) -> None:
        page = open_page()
        watch(console, page, console.live(posts=3))
        expect(page.locator("#part-write")).to_have_count(0)
        stream, side = box(page.locator("#part-stream")), box(page.locator(".side"))
        assert stream["x"] < 40
        assert stream["width"] > 1.5 * side["width"]
        assert side["y"] < 200

        page.keyboard.press("Alt+K")
        keys = page.get_by_role("dialog", name="Keys")
        expect(keys).to_contain_text("Go to the stream")
        expect(keys).not_to_contain_text("Go to the composer")

    def test_begins_with_the_stream_on_a_phone(self, console: House, open_page: OpenPage) -> None:
        page = open_page("phone")
        watch(console, page, console.live(posts=3))
        expect(page.get_by_role("tab")).to_have_text(["Stream", "Facts", "Waiting"])
        expect(page.get_by_role("tab", name="Stream")).to_have_attribute("aria-selected", "true")
        page.get_by_role("tab", name="Stream").press("ArrowLeft")
        expect(page.get_by_role("tab", name="Waiting")).to_be_focused()
        expect(page.get_by_role("region", name="Dashboard")).to_be_visible()

    def test_is_asked_by_the_list_of_lives_to_follow(
        self, console: House, open_page: OpenPage
    ) -> None:
        live = console.live("Un direct à suivre")
        page = open_page()
        console.sign_in(page.context, "Rosa")
        page.goto(f"{console.server.address}/redaction/")
        mine = page.locator(f"[data-live='{live.id}'] .doing")
        expect(mine.get_by_role("link")).to_have_text(["Follow – Un direct à suivre"])
        console.sign_in(page.context, "Claire")
        page.reload()
        expect(mine.get_by_role("link")).to_have_text(["Write – Un direct à suivre"])

    def test_is_shown_the_post_that_an_address_wants_corrected(
        self, console: House, open_page: OpenPage
    ) -> None:
        live = console.live(posts=3)
        page = open_page()
        console.sign_in(page.context, "Rosa")
        page.goto(f"{console.server.address}/redaction/live/{live.slug}#correct=p2")
        expect(page.locator(".feed [data-post='p2']")).to_be_focused()


class TestTheBar:
    @pytest.mark.parametrize("device", ["phone", "desktop"])
    def test_stays_in_view_and_covers_nothing_that_has_the_focus(
        self, console: House, open_page: OpenPage, device: Device
    ) -> None:
        live = console.live(posts=30)
        page = console.desk(open_page(device), "Marc", live).page
        if device == "phone":
            page.get_by_role("tab", name="Stream").click()
        expect(page.locator(".feed [data-post='p30']")).to_be_attached()
        page.evaluate("document.querySelector('.room').style.paddingBottom = '2000px'")
        page.evaluate("window.scrollTo(0, 1000)")
        bar = page.locator(".desk-bar")
        assert box(bar)["y"] == 0
        page.get_by_role("searchbox").focus()
        search = box(page.get_by_role("searchbox"))
        assert search["y"] >= box(bar)["height"]

    def test_says_what_is_to_be_approved_and_leads_there(
        self, console: House, open_page: OpenPage
    ) -> None:
        live = console.live()
        marc = console.desk(open_page(), "Marc", live).page
        title = marc.title()
        lea = hand_in(console, open_page(), live, "Une première", "Une seconde").page
        alert = marc.locator(".desk-bar").get_by_role("button", name="2 to approve")
        expect(alert).to_be_in_viewport()
        assert marc.title() == f"(2) {title}"
        alert.click()
        expect(marc.get_by_role("heading", name="Waiting", exact=True)).to_be_focused()
        queue, facts = box(marc.locator("#part-waiting")), box(marc.locator("#part-facts"))
        assert queue["y"] < facts["y"]
        first = marc.get_by_role("listitem").filter(has_text="Une première")
        first.get_by_role("button", name="Approve and publish").click()
        expect(marc.locator(".desk-bar").get_by_role("button", name="1 to approve")).to_be_visible()
        assert marc.title() == f"(1) {title}"
        # Who may not approve is asked nothing.
        expect(lea.locator(".desk-alerts")).to_have_count(0)
        assert not lea.title().startswith("(")

    def test_of_a_live_that_is_not_public_leads_readers_nowhere(
        self, console: House, open_page: OpenPage
    ) -> None:
        context = console.newsroom.context
        opening = Open(language="fr", time_zone="Europe/Paris", site="")
        steps = [Step(command=opening, at=context.clock())]
        perform_steps(context, "draft-of-the-desk", steps, slug="draft-of-the-desk")
        page = open_page()
        console.sign_in(page.context, "Marc")
        page.goto(f"{console.server.address}/redaction/live/draft-of-the-desk")
        links = page.get_by_role("navigation", name="This live")
        expect(links).to_contain_text("Not public yet")
        expect(links.get_by_role("link")).to_have_text(["Settings"])

        live = console.live()
        console.desk(page, "Marc", live)
        expect(links.get_by_role("link")).to_have_text(["Readers’ page", "Settings"])
        live.do(Unpublish())
        expect(links).to_contain_text("Not public any more")
        expect(links.get_by_role("link")).to_have_text(["Settings"])

    def test_has_a_key_for_the_keys_that_works_in_the_text_too(
        self, console: House, open_page: OpenPage
    ) -> None:
        page = console.desk(open_page(), "Claire", console.live()).page
        button = page.get_by_role("button", name="Keys")
        expect(button).to_contain_text("Alt K")
        # It ends where the columns end.
        key, side = box(button.locator("kbd")), box(page.locator(".side"))
        assert abs(key["x"] + key["width"] - side["x"] - side["width"]) <= 1
        page.get_by_role("textbox", name="Text of the post").focus()
        page.keyboard.press("Alt+K")
        expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


class TestOnAPhone:
    def test_a_long_headline_is_read_by_pressing_it(
        self, console: House, open_page: OpenPage
    ) -> None:
        live = console.live("Crue de la Bèze : les digues, les routes et les écoles " * 3)
        page = console.desk(open_page("phone"), "Marc", live).page
        headline = page.get_by_role("button", name=re.compile("^Crue de la Bèze"))
        expect(headline).to_have_attribute("aria-expanded", "false")
        hidden = "one => one.firstChild.scrollHeight - one.firstChild.clientHeight"
        assert headline.evaluate(hidden) > 0
        headline.tap()
        assert headline.evaluate(hidden) == 0

    def test_what_waits_is_counted_on_its_tab_in_one_line(
        self, console: House, open_page: OpenPage
    ) -> None:
        live = console.live()
        hand_in(console, open_page(), live, "Une proposition")
        page = console.desk(open_page("phone"), "Marc", live).page
        waiting = page.get_by_role("tab", name="Waiting (1)")
        expect(waiting).to_be_visible()
        count = box(waiting.locator(".tab-count"))
        middle = box(waiting)["y"] + box(waiting)["height"] / 2
        assert abs(count["y"] + count["height"] / 2 - middle) < 5
        page.get_by_role("button", name="1 to approve").tap()
        expect(waiting).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("heading", name="Waiting", exact=True)).to_be_focused()

    def test_there_is_no_list_of_keys(self, console: House, open_page: OpenPage) -> None:
        page = console.desk(open_page("phone"), "Marc", console.live()).page
        expect(page.get_by_role("navigation", name="This live")).to_be_visible()
        expect(page.get_by_role("button", name="Keys")).to_have_count(0)


class TestTheStream:
    def test_gives_each_post_s_controls_a_name_of_their_own(
        self, console: House, open_page: OpenPage
    ) -> None:
        page = console.desk(open_page(), "Marc", console.live(posts=4)).page
        row = page.locator(".feed [data-post='p3']")
        expect(row.get_by_role("checkbox")).to_have_accessible_name(
            re.compile(r"^Select this post: .*\d\.\d\d.[ap]m, Titre 3$")
        )
        expect(
            row.get_by_role("button", name=re.compile(r"^All that can.*Titre 3$"))
        ).to_be_visible()
        names = page.locator(".feed .menu-button").evaluate_all(
            "all => all.map((a) => a.ariaLabel)"
        )
        assert len(set(names)) == 4

    def test_tells_withdrawn_words_from_erased_ones(
        self, console: House, open_page: OpenPage
    ) -> None:
        live = console.live(posts=3)
        live.do(Withdraw(post="p1", reason="Fausse alerte."), Erase(post="p2"))
        page = console.desk(open_page(), "Marc", live).page
        said = page.locator(".feed .entry-words i")
        expect(said).to_have_text(["Words erased", "Words withdrawn"])

    def test_sets_what_cannot_be_taken_back_apart(
        self, console: House, open_page: OpenPage
    ) -> None:
        page = console.desk(open_page(), "Marc", console.live(posts=1)).page
        page.locator(".feed [data-post='p1'] .menu-button").click()
        after = page.get_by_role("menu").locator("hr ~ [role=menuitem]")
        expect(after).to_have_text(["Withdraw…", "Erase…"])

    def test_shows_no_hour_torn_from_its_minutes(self, console: House, open_page: OpenPage) -> None:
        live = console.live(posts=1)
        live.do(Publish(post="nb", content=words("Horaires", "Fermé à 19\u00a0h\u00a031.")))
        page = console.desk(open_page(), "Marc", live).page
        shown = page.locator(".feed [data-post='nb'] .entry-words").inner_text()
        assert "19\u00a0h\u00a031" in shown

    def test_shows_its_filters_whole(self, console: House, open_page: OpenPage) -> None:
        page = console.desk(open_page(), "Marc", console.live(posts=3)).page
        page.get_by_text("Filters", exact=True).click()
        # Day, month, year, hour and minute, and the button that opens the calendar.
        assert box(page.get_by_label(re.compile("^From")))["width"] > 230
        author, topic = (
            box(page.get_by_role("combobox", name=name)) for name in ("Author", "Topic")
        )
        assert author["y"] == topic["y"]
        page.get_by_role("searchbox").fill("titre")
        every = page.get_by_role("button", name="Show all posts")
        assert box(every)["height"] < 45
        assert box(every)["width"] < box(page.locator(".stream-search"))["width"]


@pytest.mark.parametrize(("device", "dark"), [("phone", True), ("desktop", False)])
def test_axe_finds_nothing_where_the_bar_warns(
    console: House, open_page: OpenPage, device: Device, dark: bool
) -> None:
    live = console.live()
    live.do(Publish(post="no-words", content=Content(headline="Sans texte")))
    hand_in(console, open_page(), live, "Une proposition")
    marc = console.desk(open_page(device, dark=dark), "Marc", live).page
    expect(marc.get_by_role("button", name="1 to approve")).to_be_visible()
    rosa = open_page(device, dark=dark)
    watch(console, rosa, live)
    for page in (marc, rosa):
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) <= 0
