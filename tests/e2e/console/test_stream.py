"""The stream beside the composer: every post of the live, and what is done with it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from msgspec import structs
from playwright.sync_api import APIResponse, Locator, Page, Route, expect

from filrouge.domain.commands import Correct, Hide, Publish
from filrouge.domain.state import Condition
from tests.browser import Device, OpenPage
from tests.e2e.console.house import Desk, House
from tests.serving import Coverage, post, words


def row(page: Page, post: str) -> Locator:
    """Give a post's row."""
    return page.locator(f".feed [data-post='{post}']")


def menu(page: Page, post: str, action: str) -> None:
    """Choose something in the menu of a post."""
    row(page, post).get_by_role("button", name="All that can be done with this post").click()
    page.get_by_role("menuitem", name=action, exact=True).click()


def rows(page: Page) -> list[str]:
    """Give the ids of the rows on the page, from the top."""
    shown: list[str] = page.locator(".feed [data-post]").evaluate_all(
        "rows => rows.map((row) => row.dataset.post)"
    )
    return shown


def top_of(row: Locator) -> float:
    """Give where a row's upper edge is on the screen."""
    box = row.bounding_box()
    assert box is not None
    return box["y"]


@pytest.fixture
def marc(console: House, open_page: OpenPage) -> tuple[Desk, Coverage]:
    """Give a live editor's desk, and its live of six posts."""
    live = console.live(posts=6)
    return console.desk(open_page(language="en-GB"), "Marc", live), live


def test_a_post_of_somebody_else_comes_in_above_and_nothing_jumps(
    console: House, open_page: OpenPage
) -> None:
    live = console.live(posts=40)
    page = console.desk(open_page(), "Marc", live).page
    expect(page.get_by_text("40 posts", exact=True)).to_be_visible()
    page.locator(".stream-scroll").hover()
    page.mouse.wheel(0, 1500)
    seen = row(page, "p22")
    seen.scroll_into_view_if_needed()
    before = top_of(seen)

    live.do(Publish(post="new", content=words("Le pont est rouvert", "À l’instant.")))

    newer = page.get_by_role("button", name="1 new post above")
    expect(newer).to_be_visible()
    # What is scrolled stands at whole pixels.
    assert abs(top_of(seen) - before) < 1
    newer.click()
    expect(row(page, "new")).to_be_focused()
    expect(page.get_by_text("41 posts", exact=True)).to_be_visible()
    assert rows(page)[0] == "new"


def test_a_post_is_hidden_at_once_and_shown_again(
    marc: tuple[Desk, Coverage], console: House
) -> None:
    page, live = marc[0].page, marc[1]
    menu(page, "p6", "Hide")
    expect(row(page, "p6")).to_contain_text("Hidden from readers")
    assert console.state(live).posts["p6"].condition is Condition.HIDDEN

    row(page, "p6").click()
    page.keyboard.press("h")
    expect(row(page, "p6")).not_to_contain_text("Hidden from readers")
    assert console.state(live).posts["p6"].condition is Condition.VISIBLE


def test_what_is_asked_before_the_first_was_answered_is_done_after_it(
    marc: tuple[Desk, Coverage], console: House
) -> None:
    page, live = marc[0].page, marc[1]
    held: list[tuple[Route, APIResponse]] = []
    page.route("**/posts/p6/hide", lambda route: held.append((route, route.fetch())))
    menu(page, "p6", "Hide")
    # The change itself has come, of the stream of changes; its answer has not.
    expect(row(page, "p6")).to_contain_text("Hidden from readers")
    row(page, "p6").click()
    page.keyboard.press("h")
    expect(row(page, "p6")).to_have_attribute("aria-busy", "true")
    (route, answer), *others = held
    route.fulfill(response=answer)

    expect(row(page, "p6")).not_to_contain_text("Hidden from readers")
    assert not others
    assert console.state(live).posts["p6"].condition is Condition.VISIBLE


def test_what_could_not_be_done_is_said_and_is_not_done_later(
    marc: tuple[Desk, Coverage], console: House
) -> None:
    page, live = marc[0].page, marc[1]
    page.context.set_offline(True)
    menu(page, "p6", "Hide")
    expect(row(page, "p6")).to_contain_text("No answer from the server. Do not count it as done")
    page.context.set_offline(False)
    expect(page.locator(".standing")).not_to_contain_text("Offline")
    expect(row(page, "p6")).not_to_contain_text("Hidden from readers")
    assert console.state(live).posts["p6"].condition is Condition.VISIBLE


def test_a_post_is_withdrawn_in_public_with_its_reason(
    marc: tuple[Desk, Coverage], console: House
) -> None:
    page, live = marc[0].page, marc[1]
    menu(page, "p5", "Withdraw…")
    dialog = page.get_by_role("dialog", name="Withdraw this post in public")
    reason = dialog.get_by_label("Reason, which readers see")
    reason.fill(" ")
    dialog.get_by_role("button", name="Withdraw").click()
    expect(dialog.get_by_role("alert")).to_contain_text("why the post is withdrawn")
    reason.fill("Fausse alerte.")
    dialog.get_by_label("Keep the words in public").check()
    dialog.get_by_role("button", name="Withdraw").click()

    expect(dialog).to_be_hidden()
    expect(row(page, "p5")).to_contain_text("Fausse alerte.")
    withdrawn = console.state(live).posts["p5"]
    assert (withdrawn.condition, withdrawn.content.headline) == (Condition.WITHDRAWN, "Titre 5")
    # Focus is where it was: on the menu of the row.
    expect(row(page, "p5").locator(".menu-button")).to_be_focused()


def test_a_post_is_erased_only_once_the_word_is_typed(
    marc: tuple[Desk, Coverage], console: House
) -> None:
    page, live = marc[0].page, marc[1]
    menu(page, "p4", "Erase…")
    dialog = page.get_by_role("dialog", name="Erase this post for good")
    erase = dialog.get_by_role("button", name="Erase")
    expect(erase).to_be_disabled()
    dialog.get_by_role("textbox").fill("eras")
    expect(erase).to_be_disabled()
    dialog.get_by_role("textbox").fill("Erase")
    erase.click()
    expect(row(page, "p4")).to_contain_text("Erased")
    assert "Titre 4" not in page.locator(".feed").inner_text()
    assert console.state(live).posts["p4"].condition is Condition.ERASED


def test_words_that_are_erased_leave_the_open_desk_of_everybody(
    console: House, open_page: OpenPage
) -> None:
    live = console.live(posts=3)
    claire = console.desk(open_page(), "Claire", live).page
    marc = console.desk(open_page(), "Marc", live).page
    expect(row(claire, "p2")).to_contain_text("Titre 2")
    menu(marc, "p2", "Erase…")
    dialog = marc.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("erase")
    dialog.get_by_role("button", name="Erase").click()
    expect(row(claire, "p2")).to_contain_text("Erased")
    expect(row(claire, "p2")).not_to_contain_text("Titre 2")


def test_a_post_is_pinned_marked_noted_and_moved(
    marc: tuple[Desk, Coverage], console: House
) -> None:
    page, live = marc[0].page, marc[1]
    menu(page, "p3", "Pin")
    expect(row(page, "p3")).to_contain_text("Pinned")
    menu(page, "p2", "Pin")
    expect(row(page, "p2")).to_contain_text("Pinned")
    expect(row(page, "p3")).not_to_contain_text("Pinned")
    menu(page, "p3", "Key moment")
    expect(row(page, "p3")).to_contain_text("Key moment")

    menu(page, "p3", "Note…")
    dialog = page.get_by_role("dialog", name="Internal note")
    dialog.get_by_role("textbox").fill("Vérifié auprès de la mairie.")
    dialog.get_by_role("button", name="Save the note").click()
    expect(row(page, "p3")).to_contain_text("Vérifié auprès de la mairie.")

    menu(page, "p6", "Move in time…")
    dialog = page.get_by_role("dialog", name="Move this post in time")
    dialog.get_by_label("Time in Paris").fill("2026-01-02T10:30")
    dialog.get_by_role("button", name="Move").click()
    expect(dialog).to_be_hidden()
    assert rows(page)[-1] == "p6"
    state = console.state(live)
    assert state.pinned == "p2"
    assert state.posts["p3"].key_moment
    moved = state.posts["p6"].published_at
    assert moved is not None
    assert moved.isoformat() == "2026-01-02T09:30:00+00:00"


def test_the_history_shows_what_changed(marc: tuple[Desk, Coverage]) -> None:
    page, live = marc[0].page, marc[1]
    content = structs.replace(post(1).content, headline="Titre juste")
    live.do(Correct(post="p1", content=content, note="Le titre."))
    expect(row(page, "p1")).to_contain_text("Corrected, ")
    menu(page, "p1", "History…")
    dialog = page.get_by_role("dialog", name="History of this post")
    expect(dialog.get_by_role("listitem").first).to_contain_text("Published")
    expect(dialog).to_contain_text("Public note: Le titre.")
    expect(dialog.locator("ins").first).to_have_text("juste")
    expect(dialog.locator("del").first).to_have_text("1")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_by_keyboard_alone(marc: tuple[Desk, Coverage]) -> None:
    desk, page = marc[0], marc[0].page
    page.keyboard.press("Alt+s")
    expect(row(page, "p6")).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    expect(row(page, "p4")).to_be_focused()
    page.keyboard.press("k")
    expect(row(page, "p5")).to_be_focused()
    page.keyboard.press("End")
    expect(row(page, "p1")).to_be_focused()
    page.keyboard.press("x")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Shift+ArrowUp")
    expect(page.get_by_text("3 posts selected")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("3 posts selected")).to_be_hidden()

    # Into the row and its menu, and out again.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem").first).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("menuitem", name="Erase…")).to_be_focused()
    page.keyboard.press("Escape")
    expect(row(page, "p3").locator(".menu-button")).to_be_focused()

    row(page, "p3").focus()
    page.keyboard.press("Enter")
    expect(desk.headline).to_have_value("Titre 3")


def test_a_double_click_corrects_the_row_it_began_on(marc: tuple[Desk, Coverage]) -> None:
    desk, page = marc[0], marc[0].page
    row(page, "p5").click()
    row(page, "p2").locator(".entry-words").dblclick()
    expect(desk.headline).to_have_value("Titre 2")


def test_many_are_hidden_with_one_confirmation_and_refusals_are_told_of_each(
    marc: tuple[Desk, Coverage], console: House
) -> None:
    page, live = marc[0].page, marc[1]
    menu(page, "p4", "Withdraw…")
    withdrawal = page.get_by_role("dialog")
    withdrawal.get_by_label("Reason, which readers see").fill("Fausse alerte.")
    withdrawal.get_by_role("button", name="Withdraw").click()
    expect(row(page, "p4")).to_contain_text("Withdrawn")

    row(page, "p5").get_by_role("checkbox").click()
    row(page, "p3").get_by_role("checkbox").click(modifiers=["Shift"])
    page.locator(".bulk").get_by_role("button", name="Hide").click()
    dialog = page.get_by_role("dialog", name="Hide 3 posts?")
    dialog.get_by_role("button", name="Hide").click()

    told = page.locator(".stream-head .notice")
    expect(told).to_contain_text("Done with 2 posts.")
    expect(told).to_contain_text("1 post was left as it was:")
    expect(told).to_contain_text("This cannot be done any more: the post is withdrawn.")
    conditions = {name: post.condition for name, post in console.state(live).posts.items()}
    hidden = [name for name, condition in conditions.items() if condition is Condition.HIDDEN]
    assert sorted(hidden) == ["p3", "p5"]


def test_a_filter_is_in_the_address_and_can_be_shared(
    marc: tuple[Desk, Coverage], console: House, open_page: OpenPage
) -> None:
    page, live = marc[0].page, marc[1]
    live.do(
        Publish(post="q1", content=words("L’école évacuée", "Rue des Lilas.")),
        Publish(post="q2", content=words("L’école rouverte", "Rue des Lilas.")),
        Hide(post="q2"),
    )
    page.get_by_role("searchbox", name="Search in the posts and their authors").fill("ECOLE lilas")
    expect(page.get_by_text("2 posts found")).to_be_visible()
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("State").select_option("Hidden")
    expect(page.get_by_text("1 post found")).to_be_visible()
    assert rows(page) == ["q2"]
    assert re.search(r"\?q=ECOLE\+lilas&state=hidden$", page.url)

    shared = open_page()
    console.sign_in(shared.context, "Claire")
    shared.goto(page.url)
    expect(shared.get_by_text("1 post found")).to_be_visible()
    assert rows(shared) == ["q2"]

    # What is shown again fits no more, and leaves the list while one looks.
    menu(page, "q2", "Show again")
    expect(page.get_by_text("No post matches all of this")).to_be_visible()
    page.get_by_role("button", name="Show all posts").click()
    expect(page.get_by_text("8 posts", exact=True)).to_be_visible()
    assert "?" not in page.url


def test_what_is_read_over_leaves_the_list_of_what_is_to_be_read_over(
    marc: tuple[Desk, Coverage], console: House, open_page: OpenPage
) -> None:
    page, live = marc[0].page, marc[1]
    claire = console.desk(open_page(), "Claire", live).page
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("To read over").check()
    expect(page.get_by_text("6 posts found")).to_be_visible()
    menu(page, "p6", "Mark as read over")
    expect(page.get_by_text("5 posts found")).to_be_visible()
    # Somebody else sees who read it.
    expect(row(claire, "p6")).to_contain_text("Read over by Marc")


def test_what_a_role_may_not_do_is_not_shown(console: House, open_page: OpenPage) -> None:
    live = console.live(posts=2)
    page = open_page()
    console.sign_in(page.context, "Rosa")
    page.goto(f"{console.server.address}/redaction/live/{live.slug}")
    row(page, "p1").get_by_role("button", name="All that can be done with this post").click()
    expect(page.get_by_role("menuitem")).to_have_text(["Copy link"])
    page.keyboard.press("Escape")
    expect(row(page, "p1").get_by_role("checkbox")).to_have_count(0)


def test_who_is_changing_a_post_is_said_in_its_row(console: House, open_page: OpenPage) -> None:
    live = console.live(posts=2)
    marc = console.desk(open_page(), "Marc", live).page
    claire = console.desk(open_page(), "Claire", live).page
    row(claire, "p1").locator(".entry-words").dblclick()
    expect(row(marc, "p1")).to_contain_text("Claire is changing this")
    here = marc.get_by_role("region", name="Who is here")
    expect(here.get_by_text("changes “Titre 1”")).to_be_visible()


def test_on_a_phone_what_is_selected_far_down_can_be_acted_on_there(
    console: House, open_page: OpenPage
) -> None:
    live = console.live(posts=30)
    page = console.desk(open_page("phone"), "Marc", live).page
    page.get_by_role("tab", name="Stream").tap()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    row(page, "p5").get_by_role("checkbox").tap()
    row(page, "p4").get_by_role("checkbox").tap()
    expect(page.get_by_text("2 posts selected")).to_be_in_viewport()
    page.locator(".bulk").get_by_role("button", name="Hide").tap()
    page.get_by_role("dialog", name="Hide 2 posts?").get_by_role("button", name="Hide").tap()
    expect(row(page, "p4")).to_contain_text("Hidden from readers")


@pytest.mark.parametrize(("device", "dark"), [("phone", False), ("desktop", True)])
def test_axe_finds_nothing_and_nothing_runs_off_the_side(
    console: House,
    open_page: OpenPage,
    device: Device,
    dark: bool,
) -> None:
    live = console.live(posts=4)
    live.do(Correct(post="p1", content=words("Titre", "Texte."), note="Le titre."), Hide(post="p2"))
    page = console.desk(open_page(device, dark=dark), "Marc", live).page
    if device == "phone":
        page.get_by_role("tab", name="Stream").click()
    row(page, "p3").click()
    row(page, "p3").get_by_role("checkbox").click()
    page.get_by_text("Filters", exact=True).click()
    row(page, "p1").get_by_role("button", name="All that can be done with this post").click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0
