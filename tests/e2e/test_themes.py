"""The themes that ship: readable by everybody, on every screen, and followed like any page."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from filrouge.domain.commands import End
from filrouge.reader.folder import shipped
from tests.browser import Device, OpenPage
from tests.e2e.test_quality import open_rich_live
from tests.require import require_assets
from tests.serving import Coverage, Newsroom, Server, post, serving


class Themed(NamedTuple):
    """A house with a theme, and a live in it."""

    server: Server
    live: Coverage


@pytest.fixture(scope="module", params=shipped())
def themed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Themed]:
    require_assets()
    data = tmp_path_factory.mktemp("themed")
    with serving(data, poll_s="1", theme=request.param) as server:
        newsroom = Newsroom(data, server)
        newsroom.open("Direct terminé", posts=1).do(End())
        yield Themed(server, open_rich_live(server, newsroom))
        newsroom.close()


def violations(page: Page) -> list[str]:
    return [
        f"{violation['id']}: {[node['html'] for node in violation['nodes']]}"
        for violation in Axe().run(page).response["violations"]
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_axe_finds_nothing_and_no_line_is_too_wide(
    themed: Themed, open_page: OpenPage, device: Device, dark: bool
) -> None:
    page = open_page(device, dark=dark)
    for path in (themed.live.path, "/", "/live/nowhere"):
        page.goto(themed.server.address + path)
        assert violations(page) == [], path
        width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert width <= 0, path


def test_the_page_follows_under_a_theme(themed: Themed, open_page: OpenPage) -> None:
    page = open_page("phone")
    page.goto(themed.server.address + themed.live.path)

    themed.live.do(post(99))

    expect(page.locator("#p-p99")).to_be_visible()


def test_on_paper_nothing_stands_over_the_words(themed: Themed, open_page: OpenPage) -> None:
    page = open_page("phone")
    page.emulate_media(media="print")
    page.goto(themed.server.address + themed.live.path)

    stuck = "all => all.filter(one => ['fixed', 'sticky'].includes(getComputedStyle(one).position))"
    stuck += ".filter(one => one.getClientRects().length).map(one => one.className || one.id)"
    assert page.locator("body *").evaluate_all(stuck) == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
