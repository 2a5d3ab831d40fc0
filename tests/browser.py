"""The browser in which pages are tested, and pages of a phone's and a desktop's size in it.

Tests that use it are plain functions, never `async`: Playwright's synchronous interface keeps an
event loop of its own running in the main thread.
"""

import os
from collections.abc import Iterator
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.require import missing
from tools.browser import NAMES, find_chromium

TIMEOUT_MS = 10_000

Device = Literal["phone", "desktop"]
SIZES: dict[Device, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "desktop": {"width": 1280, "height": 900},
}


class OpenPage(Protocol):
    """Opens an empty page; its browser `keeps` pages to be read offline where that is asked."""

    def __call__(
        self,
        device: Device = "desktop",
        *,
        dark: bool = False,
        script: bool = True,
        language: str = "fr-FR",
        time_zone: str = "Europe/Paris",
        keeps: bool = False,
    ) -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run browser tests last: once the browser has started, no asynchronous test can run."""
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give one Chromium for all tests; skip where there is none."""
    with sync_playwright() as playwright:
        executable = find_chromium(playwright)
        if executable is None:
            missing(f"no Chromium here ({', '.join(NAMES)})")
        # Root has no sandbox to use, and the tests open only our own pages.
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(
            executable_path=executable,
            args=["--disable-background-networking", *sandbox],
            timeout=60_000,
        )
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Give a function that opens an empty page in a profile of its own.

    At the end of the test, an error that a script threw on any of the pages fails it.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_one(
        device: Device = "desktop",
        *,
        dark: bool = False,
        script: bool = True,
        language: str = "fr-FR",
        time_zone: str = "Europe/Paris",
        keeps: bool = False,
    ) -> Page:
        context = browser.new_context(
            viewport=SIZES[device],
            is_mobile=device == "phone",
            has_touch=device == "phone",
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            locale=language,
            timezone_id=time_zone,
            reduced_motion="reduce",
            service_workers="allow" if keeps else "block",
        )
        contexts.append(context)
        context.set_default_timeout(TIMEOUT_MS)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert errors == [], f"a script on the page threw {errors}"
