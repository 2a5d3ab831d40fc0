"""What lies over the desk for a moment, full of hostile text, on the smallest phone.

Names, headlines and words that would run, that read backwards, or that have no place to break:
they stay words, and nothing of them runs off the side. How hostile text fares elsewhere on the desk
is in test_hostile_text.py.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import SIZES, OpenPage
from tests.security.house import CONSOLE, CSRF, House
from tests.security.payload import BREAKING_OUT
from tests.security.watch import Watch

MARKUP = '"><img src=x onerror=alert(1)>'
BACKWARDS = "\u202ealert(2)"
"""Makes all that follows read from right to left."""

ENDLESS = "W" * 10_000
NAME = f"{MARKUP}{'W' * 70}"[:100]
WORDS = f"{MARKUP} {BACKWARDS} {ENDLESS}"


@pytest.fixture(scope="module")
def slug(shared_house: House) -> Iterator[str]:
    """Give a live with a hostile headline, for which somebody so named handed in a draft."""
    call(shared_house, "contributor", NAME)
    editor = shared_house.caller("live_editor")
    slug = editor.do("POST", "/lives", {"headline": MARKUP + ENDLESS[:200]})["slug"]
    editor.do("POST", f"/lives/{slug}/start", {})
    body = {"version": 0, "content": hostile("handed in"), "note": MARKUP + ENDLESS}
    shared_house.caller("contributor").do("POST", f"/lives/{slug}/drafts/d1/submit", body)
    yield slug
    call(shared_house, "contributor", "Camille contributor")


def call(house: House, role: str, name: str) -> None:
    """Have somebody call themselves so."""
    sent = {"name": name, "signature": "", "language": "en", "undo_s": "0"}
    answer = house.caller(role).fill("/profile", {**sent, "csrfmiddlewaretoken": CSRF})
    assert answer.status == 302, answer.text[:2000]


def hostile(word: str) -> dict[str, object]:
    """Give a post that is hostile in each of its fields, in its own way, as a log takes it."""
    said = f"{word} {MARKUP} {ENDLESS}"
    return {
        "headline": said,
        "blocks": [{"type": "text", "runs": [{"text": one}]} for one in (said, *BREAKING_OUT)],
        "authors": [said],
        "topics": [said, MARKUP],
        "people": [MARKUP],
        "sources": [{"name": said, "status": "claimed"}],
        "related": [{"title": said, "url": "https://exemple.fr/" + "w" * 500}],
    }


@pytest.fixture
def desk(house: House, slug: str, open_page: OpenPage) -> Watch:
    """Give the desk of the live on a phone, watched, as a live editor."""
    page = open_page("phone", language="en-GB")
    watch = Watch(page, house.server.address)
    url = house.server.address
    cookie = house.cookies["live_editor"]
    page.context.add_cookies([{"name": "filrouge_session", "value": cookie, "url": url}])
    page.goto(f"{url}{CONSOLE}/live/{slug}")
    expect(page.get_by_role("textbox", name="Text of the post")).to_be_visible()
    return watch


def cut(page: Page) -> list[str]:
    """Give what runs off the phone's side, or has to be scrolled sideways."""
    found: list[str] = page.evaluate(_CUT, SIZES["phone"]["width"])
    return found


_CUT = """width => {
  const isClipped = (one) => one !== null &&
    (getComputedStyle(one).overflowX !== "visible" || isClipped(one.parentElement));
  const isHeld = (one) => isClipped(one.parentElement) ||
    one.getBoundingClientRect().right <= width + 1;
  const scrolls = (one) => /auto|scroll/.test(getComputedStyle(one).overflowX) &&
    one.scrollWidth > one.clientWidth + 1;
  const { scrollWidth, clientWidth } = document.documentElement;
  return [
    ...(scrollWidth > clientWidth ? [`the page: ${scrollWidth} in ${clientWidth}`] : []),
    ...[...document.querySelectorAll("body *")]
      .filter((one) => one.checkVisibility() && !one.closest(".unseen, .skip"))
      .filter((one) => !isHeld(one) || scrolls(one))
      .map((one) => `${one.outerHTML.slice(0, 80)}: ${one.getBoundingClientRect().right}`),
  ];
}"""


def test_the_merge_screen_shows_three_hostile_texts_as_words(
    house: House, slug: str, desk: Watch
) -> None:
    base = f"/lives/{slug}/posts"
    editor = house.caller("live_editor")
    editor.do("POST", base, {"id": "m1", "headline": "As it was"})
    page = desk.page
    page.evaluate("() => { location.hash = 'correct=m1' }")
    headline = page.get_by_role("textbox", name="Headline (optional)").first
    expect(headline).to_have_value("As it was")
    headline.fill(f"mine {MARKUP} {ENDLESS}")
    page.get_by_role("textbox", name="Text of the post").click()
    page.keyboard.insert_text(f"mine {MARKUP} {ENDLESS}")
    editor.do("PUT", f"{base}/m1", hostile("theirs"), revision=1)
    page.keyboard.press("Control+Enter")

    merge = page.get_by_role("dialog", name="This post was changed meanwhile")
    expect(merge).to_be_visible()
    for column, word in (("As published now", "theirs"), ("Mine", "mine")):
        merge.get_by_role("button", name=column, exact=True).tap()
        shown = merge.get_by_role("region", name=column, exact=True)
        expect(shown).to_contain_text(f"{word} {MARKUP}")
        assert_harmless(desk, merge)
    merge.get_by_role("button", name="Take “As published now”").tap()
    keep = merge.get_by_role("textbox", name="Headline (optional)")
    expect(keep).to_have_value(f"theirs {MARKUP} {ENDLESS}")
    assert_harmless(desk, merge)

    # What would turn round all that follows is refused; the rest goes out, and is said to have.
    keep.fill(WORDS)
    merge.get_by_role("button", name="Correct with the text to keep").tap()
    expect(page.locator(".notices-of-sheet")).to_contain_text("202E")
    expect(headline).to_have_value(WORDS)
    assert (desk.found(), cut(page)) == ([], [])
    headline.fill(f"kept {MARKUP} {ENDLESS}")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".sent")).to_contain_text(f"kept {MARKUP}")
    assert (desk.found(), cut(page)) == ([], [])


def test_the_dialog_of_sending_back_shows_a_hostile_name_as_words(desk: Watch) -> None:
    page = desk.page
    page.get_by_role("tab", name="Waiting (1)").tap()
    queued = page.locator("#part-waiting .queued")
    expect(queued).to_contain_text(MARKUP)
    assert cut(page) == []
    queued.get_by_role("button", name="Send back…").tap()

    dialog = page.get_by_role("dialog", name=f"Send back to {NAME}")
    expect(dialog).to_be_visible()
    dialog.get_by_label("A word for them").fill(WORDS)
    assert_harmless(desk, dialog)


def test_the_sheet_of_keys_is_whole_over_a_hostile_desk(desk: Watch) -> None:
    page = desk.page
    page.get_by_role("textbox", name="Headline (optional)").first.fill(WORDS)
    page.keyboard.press("Alt+k")

    sheet = page.get_by_role("dialog", name="Keys")
    expect(sheet).to_be_visible()
    assert_harmless(desk, sheet)
    assert "alert" not in sheet.inner_text()


def assert_harmless(watch: Watch, dialog: Locator) -> None:
    """Nothing has run, loaded or led away, and nothing of the dialog runs off the side."""
    watch.rest()
    assert watch.found() == []
    assert cut(watch.page) == []
    box = dialog.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= SIZES["phone"]["width"]
