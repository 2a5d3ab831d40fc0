"""What every page has to stand in a browser, whichever it is."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def is_accessible(page: Page, name: str) -> None:
    """Fail where axe finds anything on the page."""
    found = Axe().run(page)
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"


def is_inside(page: Page, name: str) -> None:
    """Fail where the page is wider than the screen."""
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0, f"{name} is {width} px too wide"
