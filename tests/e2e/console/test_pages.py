"""The console's pages in a browser: accessible, valid, silent, whole on every width and theme."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from filrouge.domain.commands import Describe, Step
from filrouge.domain.content import Description
from filrouge.service.perform import perform_steps
from tests.browser import SIZES, Device, OpenPage
from tests.e2e.console.pages import BASE, PagesHouse, pages_house_at
from tests.require import require_vnu


@pytest.fixture(scope="session")
def pages_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PagesHouse]:
    with pages_house_at(tmp_path_factory.mktemp("pages"), language="fr") as house:
        yield house


_SETTINGS = "/live/direct-1/settings/"
PATHS = {
    "lives": "",
    "lives found": "?q=tempete",
    "no lives found": "?q=nowhere",
    "open": "/open",
    "open a copy": "/open?copy=direct-2",
    "description": _SETTINGS,
    "configuration": f"{_SETTINGS}configuration",
    "address": f"{_SETTINGS}address",
    "course": f"{_SETTINGS}course",
    "course of a draft": "/live/brouillon/settings/course",
    "watch": f"{_SETTINGS}watch",
    "no deletion": f"{_SETTINGS}delete",
    "deletion": "/live/brouillon/settings/delete",
    "long": "/live/direct-2/settings/",
    "audit": "/audit",
    "tokens": "/tokens",
    "nowhere": "/nowhere",
}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_axe_finds_nothing(
    pages_house: PagesHouse, open_page: OpenPage, device: Device, dark: bool
) -> None:
    page = open_page(device, dark=dark)
    found: dict[str, list[str]] = {}

    for name, path in PATHS.items():
        pages_house.enter(page, path)
        _unfold(page)
        found[name] = _violations(page)
    for name in _refused(pages_house, page):
        found[name] = _violations(page)

    assert found == {name: [] for name in found}
    assert len(found) == len(PATHS) + 5


def test_axe_finds_nothing_in_the_open_menu(pages_house: PagesHouse, open_page: OpenPage) -> None:
    for dark in (False, True):
        page = open_page("phone", dark=dark)
        pages_house.enter(page)
        page.locator("details.account > summary").click()
        assert _violations(page) == []


@pytest.mark.parametrize("device", ["phone", "desktop"])
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_nothing_is_cut(
    pages_house: PagesHouse, open_page: OpenPage, device: Device, size: str
) -> None:
    """No page scrolls sideways, no word is wider than what holds it (WCAG 2.2, 1.4.4, 1.4.10)."""
    page = open_page(device)
    wide: dict[str, object] = {}

    for name, path in PATHS.items():
        pages_house.enter(page, path)
        _unfold(page)
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        wide[name] = page.evaluate(_CUT, SIZES[device]["width"])

    assert wide == {name: [] for name in PATHS}


_CUT = """width => [...document.querySelectorAll("body, body *")]
  .filter(one => one.checkVisibility() && !one.closest(".unseen, .skip, thead, datalist"))
  .filter(one => one.getBoundingClientRect().right > width + 1 ||
    (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible" &&
      !/INPUT|SELECT|TEXTAREA/.test(one.tagName)))
  .map(one => one.outerHTML.slice(0, 120))"""


def test_the_html_is_valid(pages_house: PagesHouse, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(script=False)
    pages_house.enter(page)
    for name, path in {**PATHS, "desk": "/live/direct-1"}.items():
        answer = page.request.get(f"{pages_house.server.address}{BASE}{path}")
        (tmp_path / f"{name.replace(' ', '-')}.html").write_bytes(answer.body())
    for name in _refused(pages_house, page):
        (tmp_path / f"{name.replace(' ', '-')}.html").write_text(page.content())

    checked = subprocess.run(
        [*require_vnu(), "--format", "gnu", *sorted(map(str, tmp_path.glob("*.html")))],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )

    assert (checked.stdout + checked.stderr).splitlines() == []
    assert checked.returncode == 0


def test_pages_are_silent_and_ask_nobody_else(pages_house: PagesHouse, open_page: OpenPage) -> None:
    page = open_page()
    said: list[str] = []
    asked: list[str] = []
    page.add_init_script(
        "addEventListener('securitypolicyviolation',"
        " event => console.error('policy', event.violatedDirective))"
    )
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("request", lambda request: asked.append(request.url))

    for name, path in PATHS.items():
        if name != "nowhere":  # the browser itself says that a page is a 404
            pages_house.enter(page, path)

    assert said == []
    house = pages_house.server.address + "/"
    assert [url for url in asked if not url.startswith((house, "data:"))] == []


def test_private_pages_are_kept_by_no_cache_and_framed_by_nobody(
    pages_house: PagesHouse, open_page: OpenPage
) -> None:
    page = open_page()
    pages_house.enter(page)

    for path in PATHS.values():
        headers = page.request.get(f"{pages_house.server.address}{BASE}{path}").headers
        assert headers["cache-control"] == "no-store"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe-inline" not in headers["content-security-policy"]


def _unfold(page: Page) -> None:
    """Open all that is folded, so that it is looked at too."""
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")


def _violations(page: Page) -> list[str]:
    results = Axe().run(page)
    return [
        f"{violation['id']}: {[node['html'] for node in violation['nodes']]}"
        for violation in results.response["violations"]
    ]


def _refused(house: PagesHouse, page: Page) -> Iterator[str]:
    """Have forms refused, and a token shown: pages that are answers."""
    house.enter(page, "/open")
    page.locator("main button.primary").click()
    page.wait_for_selector("#refused, .secret")
    yield "open refused"

    house.enter(page, f"{_SETTINGS}address")
    page.fill("[name=slug]", "Not a slug")
    page.locator("main button.primary").click()
    page.wait_for_selector("#refused, .secret")
    yield "address refused"

    house.enter(page, "/tokens")
    page.fill("[name=name]", "Results")
    page.locator("main button.primary").click()
    page.wait_for_selector("#refused, .secret")
    yield "token"

    house.enter(page, _SETTINGS)
    page.fill("[name=headline]", "Written here")
    revision = page.locator("[name=revision]").get_attribute("value")
    assert re.fullmatch(r"\d+", revision or "")
    live = house.newsroom.context.states.find("direct-1")
    assert live is not None
    # Each run writes what no earlier one wrote, or nothing would have changed.
    headline = f"Tempête Aurore : nuit de vigilance rouge, {live.live.description_revision}"
    perform_steps(
        house.newsroom.context,
        live.live.id,
        [Step(command=Describe(description=Description(headline=headline)))],
    )
    page.locator("main button.primary").click()
    page.wait_for_selector("#refused, .secret")
    yield "conflict"

    house.enter(page, "/open")
    page.fill("[name=headline]", "Written here")
    page.context.clear_cookies(name="filrouge_session")
    page.locator("main button.primary").click()
    page.wait_for_selector("#signed-out:not([hidden]), main textarea[readonly]")
    yield "signed out"
