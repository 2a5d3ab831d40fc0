"""A browser that has a dictionary (RFC 9842) loads of a page only what is new."""

from playwright.sync_api import CDPSession, Page

from tests.browser import OpenPage
from tests.require import missing
from tests.serving import Newsroom, Server, post

SINCE_CHROMIUM = 130
WITHIN_MS = 5000
AFTER_ONE_POST_MAX_BYTES = 1500
"""With the headers of the answer, some 800 bytes, over HTTP/1.1."""


class Wire:
    """What a page's own answers were on the wire: their codings, and bytes with headers."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._codings: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self.loaded: list[tuple[str, str, int]] = []
        line: CDPSession = page.context.new_cdp_session(page)
        line.send("Network.enable")
        line.on("Network.responseReceived", self._answered)
        line.on("Network.loadingFinished", self._finished)

    def _answered(self, event: dict[str, object]) -> None:
        answer, request = event["response"], event["requestId"]
        assert isinstance(answer, dict)
        assert isinstance(request, str)
        headers = {name.lower(): value for name, value in answer["headers"].items()}
        self._names[request] = answer["url"]
        self._codings[request] = headers.get("content-encoding", "")

    def _finished(self, event: dict[str, object]) -> None:
        request, size = event["requestId"], event["encodedDataLength"]
        assert isinstance(request, str)
        assert isinstance(size, int | float)
        if request in self._names:
            self.loaded.append((self._names[request], self._codings[request], int(size)))

    def wait_for(self, part: str) -> tuple[str, int]:
        """Wait until an address with this in it was loaded, and give its coding and bytes."""
        for _ in range(WITHIN_MS // 50):
            for address, coding, size in self.loaded:
                if part in address:
                    return coding, size
            self._page.wait_for_timeout(50)
        raise AssertionError(f"{part} was not loaded, only {self.loaded}")


def test_the_second_load_of_a_page_is_what_is_new(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=30)
    page = open_page()
    browser = page.context.browser
    assert browser
    if int(browser.version.partition(".")[0]) < SINCE_CHROMIUM:
        missing(f"this browser knows no dictionaries (Chromium {SINCE_CHROMIUM} and newer do)")
    wire = Wire(page)

    # given a first load, after which the browser fetches a dictionary when it is idle
    page.goto(server.address + live.path)
    coding, first_bytes = wire.wait_for(live.path)
    wire.wait_for("/dict/")

    # when a post is published, and the page is loaded again
    live.do(post(31))
    server.wait_for(f"{live.path}/post/p31")
    page.goto(f"{server.address}{live.path}?again")
    second_coding, second_bytes = wire.wait_for("?again")

    # then what is new came, and the page is whole
    assert (coding, second_coding) == ("br", "dcz")
    assert second_bytes < AFTER_ONE_POST_MAX_BYTES < first_bytes
    assert page.locator("#p-p31").is_visible()
    assert page.locator("#p-p30").is_visible()
