"""A house whose console is really served: its people, its lives, and its desk in a browser."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from filrouge.domain.state import Live, Post
from tests.e2e.console.people import Fields, Person, make_people
from tests.require import ROOT, missing, require_assets
from tests.serving import Coverage, Newsroom, Server, serving

SOON_S = 20

PEOPLE: Mapping[str, Fields] = {
    "Claire": {"role": "journalist", "language": "en"},
    "Marc": {"role": "live_editor", "language": "en"},
    "Lea": {"role": "contributor", "language": "en"},
    "Paul": {"role": "journalist", "language": "en", "undo_s": 4},
    "Ines": {"role": "journalist", "language": "en"},
    "Hugo": {"role": "journalist", "language": "en", "app": True},
    "Odile": {"role": "administrator", "language": "fr"},
    "Rosa": {"role": "read_only", "language": "en"},
}
"""Who works in the house; Paul can take back what he published, Hugo signs in in two steps."""


class House:
    """The server, the people, and the log beside it."""

    def __init__(self, server: Server, newsroom: Newsroom, people: Mapping[str, Person]) -> None:
        self.server = server
        self.newsroom = newsroom
        self.people = people

    def live(self, headline: str = "Crue de la Bèze", *, posts: int = 2) -> Coverage:
        """Open a live of the test's own, on air."""
        return self.newsroom.open(headline, posts=posts)

    def state(self, live: Coverage) -> Live:
        """Read what was published, from the log itself."""
        loaded = self.newsroom.context.states.load(live.id)
        assert loaded is not None
        return loaded.live

    def posts(self, live: Coverage, headline: str) -> list[Post]:
        """Give the posts with a headline: one, when nothing was lost and nothing doubled."""
        found = self.state(live).posts.values()
        return [post for post in found if post.content.headline == headline]

    def sign_in(self, context: BrowserContext, name: str) -> None:
        """Give a browser somebody's session."""
        self.people[name].enter(context, self.server)

    def desk(self, page: Page, name: str, live: Coverage) -> "Desk":
        """Open the desk of a live as somebody."""
        self.sign_in(page.context, name)
        page.goto(f"{self.server.address}/redaction/live/{live.slug}")
        desk = Desk(page)
        expect(desk.body).to_be_visible()
        return desk


class Desk:
    """The desk in a page, by the names that people find its parts under."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.panel: Locator = page.locator("#part-write")
        self.headline: Locator = page.get_by_role("textbox", name="Headline (optional)").first
        self.body: Locator = page.get_by_role("textbox", name="Text of the post")
        self.standing: Locator = page.locator(".standing")
        self.sent: Locator = page.locator(".sent")

    def write(self, headline: str, text: str = "") -> None:
        """Type a headline, and a text under it, as people do."""
        self.headline.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(headline)
        if text:
            self.body.click()
            self.page.keyboard.type(text)

    def send(self) -> None:
        """Press the keys that publish."""
        self.page.keyboard.press("Control+Enter")

    def kept(self, store: str) -> list[dict[str, Any]]:
        """Read what the browser keeps: `drafts` or `outbox`."""
        kept: list[dict[str, Any]] = self.page.evaluate(_READ_STORE, store)
        return kept

    def wait_until_kept(self, words: str) -> None:
        """Return once the browser has these words in its own database."""
        self._wait_for(lambda: words in json.dumps(self.kept("drafts"), ensure_ascii=False))

    def wait_until_saved(self) -> None:
        """Return once the server has all that is written."""
        self._wait_for(
            lambda: bool(kept := self.kept("drafts")) and all(one["saved"] for one in kept)
        )

    def wait_until_empty(self, store: str) -> None:
        """Return once the browser keeps nothing there."""
        self._wait_for(lambda: not self.kept(store))

    def _wait_for(self, is_so: Callable[[], bool]) -> None:
        until = time.monotonic() + SOON_S
        while not is_so():
            assert time.monotonic() < until, f"the browser keeps {self.kept('drafts')}"
            # Playwright has to be given its turn, or nothing in the page is heard of.
            self.page.evaluate("new Promise(requestAnimationFrame)")


_READ_STORE = """store => new Promise((resolve, reject) => {
  const opening = indexedDB.open("filrouge");
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const all = opening.result.transaction(store).objectStore(store).getAll();
    all.onsuccess = () => { opening.result.close(); resolve(all.result); };
  };
})"""


@contextmanager
def house_at(data: Path, *, port: int = 0) -> Iterator[House]:
    """Serve a data folder, with people in it."""
    require_assets()
    if not (ROOT / "src/filrouge/newsroom/assets/manifest.json").is_file():
        missing("the console's assets are not built: run `make assets`")
    with serving(data, port=port, poll_s="1") as server:
        newsroom = Newsroom(data, server)
        people_file = data / "people-of-the-test.json"
        if people_file.exists():
            known = json.loads(people_file.read_text())
            people = {name: Person(*fields) for name, fields in known.items()}
        else:
            people = make_people(data, PEOPLE)
            people_file.write_text(json.dumps(people))
        try:
            yield House(server, newsroom, people)
        finally:
            newsroom.close()
