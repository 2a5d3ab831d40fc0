"""What is known and not yet known: written, put in order, tied to posts, looked at again."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from filrouge.domain.commands import AddFact, Correct, ReviseFact, Withdraw
from filrouge.domain.content import FactContent
from filrouge.domain.text import Run, paragraph
from tests.browser import Device, OpenPage
from tests.e2e.console.house import House
from tests.serving import Coverage, words


def fact(text: str, *posts: str, known: bool = True) -> FactContent:
    return FactContent(paragraphs=(paragraph(text),), known=known, posts=posts)


@pytest.fixture
def live(console: House) -> Coverage:
    """Give a live of four posts with three facts, the last one not known yet."""
    live = console.live(posts=4)
    live.do(
        AddFact(fact="f1", content=fact("Deux ponts sont fermés.", "p1", "p2")),
        AddFact(fact="f2", content=fact("Les écoles rouvrent lundi.")),
        AddFact(fact="f3", content=fact("Quand l’eau baissera.", known=False)),
    )
    return live


def row(page: Page, name: str) -> Locator:
    return page.locator(f"[data-fact='{name}']")


def menu(page: Page, name: str, action: str) -> None:
    row(page, name).get_by_role("button", name="All that can be done with this fact").click()
    page.get_by_role("menuitem", name=action, exact=True).click()


def texts(console: House, live: Coverage) -> list[str]:
    """Give the facts as they were published, in their order."""
    return [
        "\n\n".join("".join(run.text for run in runs) for runs in one.content.paragraphs)
        for one in console.state(live).facts
    ]


def test_a_fact_is_added_and_rewritten_in_its_place(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    page = console.desk(open_page(), "Marc", live).page
    page.get_by_role("button", name="Add a fact").click()
    field = page.get_by_label("New fact")
    field.press("Control+Enter")
    expect(page.locator(".fact-editor").get_by_role("alert")).to_have_text("A fact needs a text.")
    field.fill("Aucun blessé.")
    field.press("Control+Enter")
    expect(page.get_by_text("Aucun blessé.")).to_be_visible()
    expect(field).to_be_hidden()
    expect(page.get_by_role("button", name="Add a fact")).to_be_focused()

    menu(page, "f2", "Rewrite")
    row(page, "f2").get_by_label("Rewrite").fill("Les écoles rouvrent mardi.")
    row(page, "f2").get_by_role("button", name="Save").click()
    expect(row(page, "f2")).to_contain_text("Les écoles rouvrent mardi.")
    assert texts(console, live) == [
        "Deux ponts sont fermés.",
        "Les écoles rouvrent mardi.",
        "Quand l’eau baissera.",
        "Aucun blessé.",
    ]


def test_rewriting_keeps_the_links_of_what_is_not_touched(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    link = Run(text="la préfecture", link="https://example.org/p")
    runs = (Run(text="Neuf blessés, dit "), link, Run(text="."))
    live.do(ReviseFact(fact="f2", content=FactContent(paragraphs=(runs,))))
    page = console.desk(open_page(), "Marc", live).page
    menu(page, "f2", "Rewrite")
    row(page, "f2").get_by_label("Rewrite").fill("Douze blessés, dit la préfecture.")
    row(page, "f2").get_by_role("button", name="Save").click()
    expect(row(page, "f2")).to_contain_text("Douze blessés")
    kept = console.state(live).facts[1].content.paragraphs
    assert kept == ((Run(text="Douze blessés, dit "), link, Run(text=".")),)


def test_two_rewrite_one_fact_and_nobody_loses_a_word(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    page = console.desk(open_page(), "Marc", live).page
    menu(page, "f2", "Rewrite")
    field = row(page, "f2").get_by_label("Rewrite")
    field.fill("Les écoles rouvrent mardi.")
    live.do(ReviseFact(fact="f2", content=fact("Les écoles restent fermées.")))
    row(page, "f2").get_by_role("button", name="Save").click()

    told = row(page, "f2").locator(".notice")
    expect(told).to_contain_text("Les écoles restent fermées.")
    expect(field).to_have_value("Les écoles rouvrent mardi.")
    assert texts(console, live)[1] == "Les écoles restent fermées."
    row(page, "f2").get_by_role("button", name="Save mine").click()
    expect(field).to_be_hidden()
    assert texts(console, live)[1] == "Les écoles rouvrent mardi."


def test_a_fact_becomes_known_is_removed_and_is_erased(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    page = console.desk(open_page(), "Marc", live).page
    menu(page, "f3", "Known now")
    expect(page.get_by_role("heading", name="Not known yet")).to_have_count(0)
    menu(page, "f2", "Remove…")
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(row(page, "f2")).to_have_count(0)
    menu(page, "f1", "Erase…")
    dialog = page.get_by_role("dialog", name="Erase this fact for good")
    expect(dialog.get_by_role("button", name="Erase")).to_be_disabled()
    dialog.get_by_role("textbox").fill("erase")
    dialog.get_by_role("button", name="Erase").click()
    expect(row(page, "f1")).to_have_count(0)
    assert texts(console, live) == ["Quand l’eau baissera."]


def test_facts_are_put_in_order_by_keyboard_and_it_is_said(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    page = console.desk(open_page(), "Marc", live).page
    row(page, "f2").locator(".menu-button").focus()
    page.keyboard.press("Alt+ArrowUp")
    panel = page.get_by_role("region", name="What we know")
    told = "Moved to place 1 of 2: Les écoles rouvrent lundi."
    expect(panel.get_by_role("status").filter(has_text=told)).to_have_count(1)
    expect(row(page, "f2").locator(".menu-button")).to_be_focused()
    first = panel.locator("[data-fact]").first
    expect(first).to_have_attribute("data-fact", "f2")
    menu(page, "f2", "Move down")
    expect(first).to_have_attribute("data-fact", "f1")
    expect(row(page, "f2").locator(".menu-button")).to_be_focused()


def test_facts_are_put_in_order_by_drag(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    page = console.desk(open_page(), "Marc", live).page
    handle = row(page, "f1").locator(".fact-handle").bounding_box()
    below = row(page, "f2").bounding_box()
    assert handle is not None
    assert below is not None
    page.mouse.move(handle["x"] + 8, handle["y"] + 8)
    page.mouse.down()
    page.mouse.move(handle["x"] + 8, below["y"] + below["height"], steps=6)
    with page.expect_response("**/facts/order"):
        page.mouse.up()
    first = page.locator("[data-fact]").first
    expect(first).to_have_attribute("data-fact", "f2")
    with page.expect_response("**/facts/order"):
        menu(page, "f1", "Move up")
    assert [one.id for one in console.state(live).facts] == ["f1", "f2", "f3"]


def test_facts_are_put_in_order_by_a_finger(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    page = console.desk(open_page("phone"), "Marc", live).page
    page.get_by_role("tab", name="Facts").tap()
    handle = row(page, "f1").locator(".fact-handle")
    first = page.locator("[data-fact]").first

    # A finger upon the words scrolls, as everywhere.
    swipe(page, row(page, "f1").locator(".fact-words"), row(page, "f2"))
    expect(first).to_have_attribute("data-fact", "f1")
    # What the system takes over halfway (a call comes in) leaves it where it was.
    swipe(page, handle, row(page, "f2"), end="touchCancel")
    expect(row(page, "f1")).not_to_have_class(re.compile("dragged"))
    expect(first).to_have_attribute("data-fact", "f1")
    assert [one.id for one in console.state(live).facts] == ["f1", "f2", "f3"]

    with page.expect_response("**/facts/order"):
        swipe(page, handle, row(page, "f2"))
    expect(first).to_have_attribute("data-fact", "f2")
    assert [one.id for one in console.state(live).facts] == ["f2", "f1", "f3"]


def swipe(page: Page, start: Locator, below: Locator, *, end: str = "touchEnd") -> None:
    """Lay a finger upon something, draw it below something else, and lift it."""
    start.scroll_into_view_if_needed()
    begun, ended = start.bounding_box(), below.bounding_box()
    assert begun is not None
    assert ended is not None
    x, y = begun["x"] + begun["width"] / 2, begun["y"] + 8
    way = ended["y"] + ended["height"] - y
    screen = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, float]) -> None:
        screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [*points]})

    touch("touchStart", {"x": x, "y": y})
    for step in range(1, 9):
        touch("touchMove", {"x": x, "y": y + way * step / 8})
    touch(end)
    screen.detach()


def test_a_fact_is_tied_by_picking_posts_in_the_stream_and_by_searching(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    page = console.desk(open_page("phone"), "Marc", live).page
    page.get_by_role("tab", name="Facts").tap()
    menu(page, "f2", "Tie to posts…")
    page.get_by_role("button", name="Pick in the stream").tap()
    expect(page.locator(".picking")).to_contain_text("Les écoles rouvrent lundi.")
    support = page.get_by_role("button", name="Supports this fact")
    page.locator(".feed [data-post='p4']").get_by_role("button", name="Supports this fact").tap()
    page.locator(".feed [data-post='p3']").get_by_role("button", name="Supports this fact").tap()
    page.get_by_role("button", name="Tie to 2 posts").tap()
    expect(support).to_have_count(0)
    expect(row(page, "f2").get_by_role("list")).to_contain_text("Titre 4")
    assert console.state(live).facts[1].content.posts == ("p4", "p3")

    menu(page, "f2", "Tie to posts…")
    page.get_by_role("searchbox", name="Posts that support this").fill("titre 1")
    row(page, "f2").get_by_role("checkbox", name="Titre 1").check()
    row(page, "f2").get_by_role("checkbox", name="Titre 4").uncheck()
    row(page, "f2").get_by_role("button", name="Save").tap()
    expect(page.get_by_role("searchbox", name="Posts that support this")).to_have_count(0)
    expect(row(page, "f2").get_by_role("list")).not_to_contain_text("Titre 4")
    assert console.state(live).facts[1].content.posts == ("p3", "p1")


def test_a_fact_leads_to_its_post(console: House, open_page: OpenPage, live: Coverage) -> None:
    page = console.desk(open_page(), "Marc", live).page
    row(page, "f1").get_by_role("button", name="Titre 2").click()
    expect(page.locator(".feed [data-post='p2']")).to_be_focused()


def test_a_shaken_fact_is_flagged_in_words_until_somebody_looked(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    page = console.desk(open_page(), "Marc", live).page
    live.do(
        Correct(post="p1", content=words("Titre juste", "Texte."), note="Un pont, et non deux."),
        Withdraw(post="p2", reason="Fausse alerte."),
    )
    flag = row(page, "f1").locator(".fact-shaken")
    expect(flag).to_contain_text("A post it rests on was corrected at")
    expect(flag).to_contain_text("A post it rests on was withdrawn at")
    expect(page.get_by_role("button", name="1 fact to look at again")).to_be_visible()
    flag.get_by_role("button", name="Looked at").click()
    expect(flag).to_have_count(0)
    expect(page.get_by_role("button", name="1 fact to look at again")).to_have_count(0)


def test_who_may_not_write_facts_reads_them(
    console: House, open_page: OpenPage, live: Coverage
) -> None:
    page = console.desk(open_page(), "Lea", live).page
    expect(row(page, "f1")).to_contain_text("Deux ponts sont fermés.")
    expect(row(page, "f1").locator(".menu-button, .fact-handle")).to_have_count(0)
    expect(page.get_by_role("button", name="Add a fact")).to_have_count(0)


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_axe_finds_nothing(
    console: House, open_page: OpenPage, live: Coverage, device: Device
) -> None:
    live.do(Withdraw(post="p2", reason="Fausse alerte."))
    page = console.desk(open_page(device), "Marc", live).page
    if device == "phone":
        page.get_by_role("tab", name="Facts").click()
    menu(page, "f1", "Tie to posts…")
    menu(page, "f2", "Rewrite")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
