"""From Ctrl+Enter at the desk to the post painted in another browser, with many streams open.

Two real browsers and the crowd share one core, the server has the other. Beside it stands what no
console could be faster than: the same browser asks the same server for nothing, and paints it.
"""

import subprocess
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import msgspec
from playwright.sync_api import Browser, Page, sync_playwright

from bench.child import CROWD_CORE, SERVER_CORE, filrouge, pinned, running
from bench.crowd import Crowd, crowd_at
from bench.figure import Figure, figure, percentile
from bench.newsroom import SLUG, open_live
from filrouge.cli.installation import opened
from filrouge.config import Settings
from tools.browser import find_chromium

GROUP = "desk to reader's eyes"
BAR_P95_MS = 400
PASSWORD = "bench bench bench bench"
EMAIL = "bench@example.org"
PATIENCE_S = 20

_NOTE_KEY = """
globalThis.pressed = new Map();
addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.ctrlKey) return;
  pressed.set(event.target.value, performance.timeOrigin + performance.now());
}, { capture: true });
"""

# A message that is posted in a frame is handled once the frame has been painted.
_NOTE_PAINT = """
globalThis.painted = new Map();
globalThis.afterPaint = (done) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done(performance.timeOrigin + performance.now());
  port2.postMessage(null);
});
new MutationObserver(() => {
  for (const { textContent } of document.querySelectorAll("#posts > article h3")) {
    if (painted.has(textContent)) continue;
    painted.set(textContent, 0);
    afterPaint((at) => painted.set(textContent, at));
  }
}).observe(document, { childList: true, subtree: true });
"""

_NOTHING = """async () => {
  const began = performance.now();
  await (await fetch("/readyz", { cache: "no-store" })).text();
  await new Promise(afterPaint);
  return performance.now() - began;
}"""


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """How much is measured; the first posts of a round are not counted."""

    streams: int = 1000
    rounds: int = 3
    posts: int = 40
    warm_up: int = 3


QUICK = Scale(streams=100, rounds=1, posts=10, warm_up=1)


def measure(scale: Scale) -> list[Figure]:
    """Publish by the keyboard, and watch."""
    runs: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(scale.rounds):
        with tempfile.TemporaryDirectory(prefix="filrouge-bench-") as name:
            _round(Path(name), scale, runs)
    streams = f"{scale.streams:,} other streams open"
    return [
        figure(GROUP, "asking for nothing, and painting", runs["nothing"], "ms", note="the limit"),
        figure(GROUP, "Ctrl+Enter to painted, p50", runs["p50"], "ms", note=streams),
        figure(GROUP, "Ctrl+Enter to painted, p95", runs["p95"], "ms", bar=BAR_P95_MS),
        figure(GROUP, "Ctrl+Enter to painted, longest", runs["max"], "ms"),
    ]


def _round(folder: Path, scale: Scale, runs: defaultdict[str, list[float]]) -> None:
    with opened(Settings(data=folder)) as installation:
        open_live(installation.context, posts=20)
    subprocess.run(
        filrouge(folder, "user", "add", EMAIL, "--name=B", "--role=journalist", "--password-stdin"),
        input=PASSWORD.encode(),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    with running(filrouge(folder, "serve", "--port", "0"), core=SERVER_CORE) as server:
        address = server.address()
        with (
            pinned(CROWD_CORE),
            crowd_at(address, f"/live/{SLUG}/stream", scale.streams) as crowd,
            _listening(crowd),
            sync_playwright() as playwright,
        ):
            executable = find_chromium(playwright)
            if executable is None:
                raise RuntimeError("no Chromium here")
            with (
                _browser(playwright.chromium.launch, executable) as writing,
                _browser(playwright.chromium.launch, executable) as reading,
            ):
                _publish(f"http://{address[0]}:{address[1]}", writing, reading, scale, runs)


def _publish(
    base: str,
    writing: Browser,
    reading: Browser,
    scale: Scale,
    runs: defaultdict[str, list[float]],
) -> None:
    page, desk = reading.new_page(), _desk(writing, base)
    page.add_init_script(_NOTE_PAINT)
    page.goto(f"{base}/live/{SLUG}")
    nothing = [float(page.evaluate(_NOTHING)) for _ in range(20)]
    took: list[float] = []
    for number in range(scale.warm_up + scale.posts):
        headline = f"Mesure {number}"
        desk.locator("#desk .writing .headline").first.fill(headline)
        desk.keyboard.press("Control+Enter")
        painted = page.wait_for_function(
            "headline => painted.get(headline)", arg=headline, timeout=PATIENCE_S * 1000
        )
        pressed = desk.evaluate("headline => pressed.get(headline)", headline)
        if number >= scale.warm_up:
            took.append(float(painted.json_value()) - float(pressed))
    took.sort()
    runs["nothing"].append(percentile(sorted(nothing), 0.5))
    runs["p50"].append(percentile(took, 0.5))
    runs["p95"].append(percentile(took, 0.95))
    runs["max"].append(took[-1])


def _desk(browser: Browser, base: str) -> Page:
    page = browser.new_page()
    page.add_init_script(_NOTE_KEY)
    page.goto(f"{base}/redaction/live/{SLUG}")
    page.fill("input[type=email]", EMAIL)
    page.fill("input[type=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#desk .ProseMirror")
    return page


@contextmanager
def _browser(launch: object, executable: Path) -> Iterator[Browser]:
    assert callable(launch)
    browser: Browser = launch(
        executable_path=executable, args=["--no-sandbox", "--disable-background-networking"]
    )
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def _listening(crowd: Crowd) -> Iterator[None]:
    """Have the crowd read what comes, beside the measurement."""
    stop = threading.Event()
    thread = threading.Thread(target=crowd.listen, args=(stop, monotonic() + 600))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
