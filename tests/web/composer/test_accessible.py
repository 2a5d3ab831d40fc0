"""The composer for everyone: axe, touch, narrow and wide screens, right to left, forced colours."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from filrouge.formats.base import RTL, direction
from tests.browser import Device
from tests.web.composer.conftest import HASH, Desk, OpenDesk
from tests.web.composer.test_writing import text

BLOCKS = [
    text("un ", {"text": "lien", "link": "https://exemple.fr/"}),
    {"type": "heading", "runs": [{"text": "Titre"}]},
    {"type": "list", "items": [[{"text": "a"}], [{"text": "b"}]]},
    {"type": "quote", "paragraphs": [[{"text": "Non"}]], "speaker": "Léa"},
    {"type": "image", "media": HASH, "width": 1200, "height": 800},
    {"type": "link", "url": "https://exemple.fr/a", "title": "La crue", "description": "Tout."},
    {"type": "video", "url": "https://exemple.fr/film", "title": "Le film"},
]
SMALL = """() => Array.from(document.querySelectorAll(".composer button, .composer input, " +
        ".composer [role=option]"))
    .filter((one) => one.offsetParent !== null)
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < LEAST || height < LEAST)
    .map(([one, { width, height }]) => `${one.outerHTML} ${width} ${height}`)"""


def check(desk: Desk) -> None:
    found = Axe().run(desk.page)
    assert found.violations_count == 0, found.generate_report()
    width = desk.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_axe_finds_nothing_and_nothing_runs_off_the_side(
    open_desk: OpenDesk, device: Device, dark: bool
) -> None:
    desk = open_desk(BLOCKS, device=device, dark=dark)
    check(desk)
    desk.type("/")
    expect(desk.page.get_by_role("listbox")).to_be_visible()
    check(desk)
    desk.press("Escape", "Control+k", "Enter")
    expect(desk.page.get_by_role("alert")).not_to_be_empty()
    check(desk)
    desk.press("Escape")
    desk.paste(files=[("digue.jpg", "image/jpeg")])
    desk.page.evaluate("composer.setTypography(false)")
    check(desk)


def test_an_empty_composer_says_what_can_be_done(open_desk: OpenDesk) -> None:
    desk = open_desk()
    words = "Write here, or type / to choose"
    expect(desk.text).to_have_attribute("aria-placeholder", words)
    shown = desk.page.evaluate("getComputedStyle(composer.element.firstChild, '::before').content")
    assert shown == f'"{words}"'
    check(desk)
    desk.type("u")
    expect(desk.page.locator("[data-placeholder]")).to_have_count(0)


@pytest.mark.parametrize(("device", "least"), [("phone", 44), ("desktop", 24)])
def test_what_is_pressed_is_large_enough(open_desk: OpenDesk, device: Device, least: int) -> None:
    desk = open_desk(BLOCKS, device=device)
    desk.type("/")
    assert desk.page.evaluate(SMALL.replace("LEAST", str(least))) == []
    desk.press("Escape", "Control+k")
    assert desk.page.evaluate(SMALL.replace("LEAST", str(least))) == []


def test_each_paragraph_has_its_own_direction(open_desk: OpenDesk) -> None:
    desk = open_desk([text("ارتفع منسوب المياه"), text("l’eau"), text("نعم")], language="ar")
    at_the_right = desk.page.evaluate(
        """Array.from(composer.element.children, (one) => {
            const words = new Range();
            words.selectNodeContents(one);
            const inside = words.getBoundingClientRect();
            return inside.right === one.getBoundingClientRect().right;
        })"""
    )
    assert at_the_right == [True, False, True]
    desk.press("Enter")
    cursor = desk.page.evaluate("composer.element.lastChild.firstChild.getBoundingClientRect().x")
    assert cursor > desk.page.evaluate("innerWidth / 2")
    check(desk)


def test_the_side_of_a_language_is_the_one_that_readers_see(open_desk: OpenDesk) -> None:
    desk = open_desk()
    languages = sorted({*RTL, "fr", "en-GB", "ar-MA", "de"})
    sides = desk.page.evaluate(
        """(languages) => languages.map((language) => {
            composer.destroy();
            composer = start([], language);
            return composer.element.dir;
        })""",
        languages,
    )
    assert sides == [direction(language) for language in languages]


def test_it_can_be_used_in_forced_colours_and_without_motion(open_desk: OpenDesk) -> None:
    desk = open_desk(BLOCKS)
    desk.page.emulate_media(forced_colors="active", reduced_motion="reduce")
    desk.type("/")
    expect(desk.page.get_by_role("option", selected=True)).to_have_css("outline-style", "solid")
    moving = desk.page.evaluate("document.getAnimations().length")
    assert moving == 0
