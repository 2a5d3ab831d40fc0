"""The composer in a browser: bundled as it is shipped, on a page as strict as the newsroom's."""

import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Dialog, Locator, Page, Route

from tests.browser import Device, OpenPage
from tests.require import ROOT, require_node_modules
from tools.node import NODE

ADDRESS = "http://localhost"
HASH = "0123456789abcdef" * 4
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " base-uri 'none'; form-action 'none'"
)
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Composer</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/harness.css"></head>
<body><main><h1>A live</h1><p><label>Headline <input id="headline"></label></p>
<h2>A new post</h2><div id="mount"></div>
<p><button id="after" type="button">Publish</button></p></main>
<script type="module" src="/harness.js"></script></body></html>
"""
PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800">'
    b'<rect width="1200" height="800" fill="#7d8f9c"/>'
    b'<path d="M0 600 400 300 700 520 900 380 1200 640V800H0Z" fill="#3f4d57"/></svg>'
)

NEXT_FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

# So long after the focus came, ProseMirror takes a jump to the start for the browser's fault.
AFTER_FOCUS = "() => new Promise((done) => setTimeout(done, 210))"

Blocks = Sequence[dict[str, Any]]


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with `harness.js` and `harness.css`."""
    modules = require_node_modules()
    folder = tmp_path_factory.mktemp("composer")
    styles = folder / "harness-source.css"
    web = ROOT / "web"
    styles.write_text(
        f'@import "{web}/reader/tokens.css";\n@import "{web}/newsroom/composer/composer.css";\n'
        "body { margin: 0 auto; padding: 16px; max-width: 40rem; background: var(--paper);"
        " color: var(--ink); font: 1rem/1.5 var(--serif); }\n"
    )
    targets = ["--target=chrome87,safari14", "--supported:destructuring=true"]
    options = ["--bundle", "--format=esm", *targets, f"--outdir={folder}"]
    sources = [f"harness={Path(__file__).parent / 'harness.ts'}", f"harness={styles}"]
    for source in sources:
        subprocess.run(
            [NODE, modules / "esbuild/bin/esbuild", source, *options, "--log-level=warning"],
            cwd=ROOT,
            check=True,
            timeout=60,
        )
    return folder


class Desk:
    """A page with a composer on it, and what a test does there."""

    def __init__(self, page: Page, dialogs: list[str], requests: list[str]) -> None:
        self.page = page
        self.dialogs = dialogs
        self.requests = requests
        self.may_breach = False
        """Whether the page's policy may have had something to keep out."""

    @property
    def text(self) -> Locator:
        return self.page.get_by_role("textbox", name="Text of the post")

    def blocks(self) -> Any:
        return self.page.evaluate("composer.blocks()")

    def calls(self, name: str) -> Any:
        return self.page.evaluate("name => calls[name]", name)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            # The browser tells of a moved cursor with its next frame; fingers are never so fast.
            self.page.evaluate(NEXT_FRAME)

    def settle(self) -> None:
        """Wait until the cursor may be moved to the start of the text."""
        self.page.evaluate(AFTER_FOCUS)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def paste(
        self,
        text: str | None = None,
        *,
        html: str | None = None,
        files: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Paste as a browser does; a file is a name and a media type."""
        self.page.evaluate(
            """([text, html, files]) => {
                const clipboardData = new DataTransfer();
                if (text !== null) clipboardData.setData("text/plain", text);
                if (html !== null) clipboardData.setData("text/html", html);
                for (const [name, type] of files) {
                    clipboardData.items.add(new File(["bytes"], name, { type }));
                }
                const event = { clipboardData, bubbles: true, cancelable: true };
                document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
            }""",
            [text, html, list(files)],
        )

    def finish(self, kind: str, value: object) -> None:
        """Let the oldest upload or card (`uploads`, `cards`) arrive."""
        self.page.evaluate(
            "([kind, value]) => Promise.resolve(window[kind].shift().resolve(value))", [kind, value]
        )

    def fail(self, kind: str, message: str) -> None:
        """Let the oldest upload or card fail."""
        self.page.evaluate(
            "([kind, message]) => Promise.resolve(window[kind].shift().reject(new Error(message)))",
            [kind, message],
        )


class OpenDesk(Protocol):
    """Opens a composer on these blocks, the cursor in its text."""

    def __call__(
        self,
        blocks: Blocks = (),
        *,
        language: str = "fr",
        device: Device = "desktop",
        dark: bool = False,
    ) -> Desk: ...


@pytest.fixture
def open_desk(open_page: OpenPage, bundle: Path) -> Iterator[OpenDesk]:
    """Give a function that opens a composer.

    At the end of the test, a breach of the page's policy, a dialog or a request that is not the
    page's own fails it.
    """
    desks: list[Desk] = []

    def serve(requests: list[str]) -> Callable[[Route], None]:
        def answer(route: Route) -> None:
            path = route.request.url.removeprefix(ADDRESS)
            if path == "/":
                headers = {"Content-Security-Policy": POLICY}
                route.fulfill(body=PAGE, content_type="text/html", headers=headers)
            elif path in {"/harness.js", "/harness.css"}:
                route.fulfill(path=bundle / path[1:])
            elif path == f"/media/{HASH}":
                route.fulfill(body=PICTURE, content_type="image/svg+xml")
            else:
                requests.append(route.request.url)
                route.abort()

        return answer

    def open_one(
        blocks: Blocks = (),
        *,
        language: str = "fr",
        device: Device = "desktop",
        dark: bool = False,
    ) -> Desk:
        page = open_page(device, dark=dark)
        desk = Desk(page, [], [])
        desks.append(desk)
        page.route("**/*", serve(desk.requests))

        def dismiss(dialog: Dialog) -> None:
            desk.dialogs.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", dismiss)
        page.goto(ADDRESS + "/")
        page.evaluate(
            """([blocks, language]) => {
                window.composer = start(blocks, language);
                composer.focus();
            }""",
            [list(blocks), language],
        )
        return desk

    yield open_one
    for desk in desks:
        assert desk.dialogs == []
        assert desk.requests == []
        assert desk.may_breach or desk.page.evaluate("violations") == []
