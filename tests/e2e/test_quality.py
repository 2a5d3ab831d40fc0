"""Every page of the house: accessible, valid, silent, and light."""

import random
import subprocess
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from filrouge.domain.commands import (
    AddFact,
    Correct,
    Erase,
    Mark,
    Pin,
    Publish,
    Withdraw,
)
from filrouge.domain.content import Content, FactContent
from tests.browser import Device, OpenPage
from tests.e2e.test_follow import follow
from tests.formats.sample import french
from tests.require import require_vnu
from tests.serving import Coverage, Newsroom, Server, post, words

FIRST_VISIT_MAX_BYTES = 45_000
SCRIPT_MAX_BYTES = 10_000


@pytest.fixture(scope="session")
def rich_live(shared_house: tuple[Server, Newsroom]) -> Coverage:
    return open_rich_live(*shared_house)


def open_rich_live(server: Server, newsroom: Newsroom) -> Coverage:
    """Open a live with every kind of block, every condition of a post, facts and a pinned post."""
    live = newsroom.open("Tempête Aurore : nuit de vigilance rouge", posts=30)
    sample = french()
    shown = [one for one in sample.posts.values() if one.content.blocks]
    live.take_in(*(Publish(post=f"s-{one.id}", content=one.content) for one in shown))
    live.do(*(AddFact(fact=fact.id, content=_detached(fact.content)) for fact in sample.facts))
    live.do(
        Pin(post="s-p1"),
        Mark(post="s-p2"),
        Correct(post="s-p4", content=words("Autre titre"), note="le titre, et non l’autre"),
        Correct(post="s-p7", content=words("Autre titre encore", "Mot.")),
        Withdraw(post="s-p2", reason="C’était une autre tempête."),
        Publish(post="reply", content=words("Réponse", "Oui."), reply_to="p1"),
        Erase(post="p30"),
    )
    server.wait_for(f"{live.path}/post/reply")
    return live


def _detached(content: FactContent) -> FactContent:
    return FactContent(
        paragraphs=content.paragraphs,
        known=content.known,
        posts=tuple(f"s-{name}" for name in content.posts if name in {"p1", "p4", "p11"}),
    )


def paths(live: Coverage) -> dict[str, str]:
    return {
        "page": live.path,
        "front": "/",
        "permalink": f"{live.path}/post/s-p4",
        "chunk": f"{live.path}/from/1",
        "notice": "/live/nowhere",
        "at": f"{live.path}/at/20",
        "at chunk": f"{live.path}/at/40/from/1",
        "at another time": f"{live.path}/at?time=hier",
        "history": f"{live.path}/post/s-p4/history",
        "about": f"{live.path}/about",
        "article": f"{live.path}/article",
    }


KINDS = (
    *("page", "front", "permalink", "chunk", "notice", "at", "at chunk"),
    *("at another time", "history", "about", "article"),
)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_axe_finds_nothing(
    server: Server, rich_live: Coverage, open_page: OpenPage, device: Device, dark: bool
) -> None:
    page = open_page(device, dark=dark)
    found: dict[str, list[str]] = {}
    for kind, path in paths(rich_live).items():
        page.goto(server.address + path)
        results = Axe().run(page)
        found[kind] = [
            f"{violation['id']}: {[node['html'] for node in violation['nodes']]}"
            for violation in results.response["violations"]
        ]

    assert found == {kind: [] for kind in KINDS}


def test_axe_would_find_something(server: Server, rich_live: Coverage, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(server.address + rich_live.path)
    page.evaluate("document.body.append(new Image(), document.createElement('button'))")

    violations = Axe().run(page).response["violations"]

    assert {violation["id"] for violation in violations} >= {"image-alt", "button-name"}


def test_axe_finds_nothing_while_posts_wait(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = newsroom.open(posts=15)
    page = open_page("phone")
    follow(page, server, live)
    page.evaluate("document.getElementById('p-p6').scrollIntoView()")
    page.wait_for_function("scrollY > 0")
    live.do(post(16), Correct(post="p6", content=words("Titre 6", "Mot. " * 200), note="plus"))
    expect(page.locator("#newer")).to_be_visible()

    violations = Axe().run(page).response["violations"]

    assert [violation["id"] for violation in violations] == []


def test_the_html_is_valid(
    server: Server, rich_live: Coverage, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(script=False)
    for kind, path in paths(rich_live).items():
        answer = page.request.get(server.address + path)
        (tmp_path / f"{kind.replace(' ', '-')}.html").write_bytes(answer.body())

    checked = subprocess.run(
        [*require_vnu(), "--format", "gnu", *sorted(map(str, tmp_path.glob("*.html")))],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )

    assert (checked.stdout + checked.stderr).splitlines() == []
    assert checked.returncode == 0


def test_pages_are_silent_and_ask_nobody_else(
    server: Server, rich_live: Coverage, open_page: OpenPage
) -> None:
    page = open_page(keeps=True)
    said: list[str] = []
    asked: list[str] = []
    page.add_init_script(
        "addEventListener('securitypolicyviolation',"
        " event => console.error('policy', event.violatedDirective))"
    )
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("request", lambda request: asked.append(request.url))

    for kind, path in paths(rich_live).items():
        said.append(kind)
        page.goto(server.address + path, wait_until="load")

    expected = list(KINDS)
    # The browser itself says that a page is a 404, or a 400.
    for kind, status in (("notice", "404 (Not Found)"), ("at another time", "400 (Bad Request)")):
        expected.insert(
            expected.index(kind) + 1,
            f"error: Failed to load resource: the server responded with a status of {status}",
        )
    assert said == expected
    assert [url for url in asked if not url.startswith((server.address + "/", "data:"))] == []


def test_a_violation_of_the_policy_would_be_seen(
    server: Server, rich_live: Coverage, open_page: OpenPage
) -> None:
    page = open_page()
    page.goto(server.address + rich_live.path)

    violated = page.evaluate(
        """new Promise(done => {
            addEventListener("securitypolicyviolation", event => done(event.violatedDirective));
            document.body.append(Object.assign(new Image(), {src: "https://example.org/x.png"}));
        })"""
    )

    assert violated == "img-src"


def _chatter(chance: random.Random) -> Content:
    """Make up 100 words, which compress as badly as any language does."""
    letters = "eeeaaiioustnrldcmpv"
    made_up = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(100)]
    return words(" ".join(made_up[:8]), " ".join(made_up[8:50]), " ".join(made_up[50:]))


def test_a_first_visit_is_light(server: Server, newsroom: Newsroom, open_page: OpenPage) -> None:
    # given a live whose window is as full as it gets, of words that do not repeat themselves
    chance = random.Random(1)
    live = newsroom.open()
    live.do(*(Publish(post=f"p{number}", content=_chatter(chance)) for number in range(109)))
    server.wait_for(f"{live.path}/post/p108")
    page = open_page("phone")
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def told(event: dict[str, Any]) -> None:
        sizes[addresses[event["requestId"]]] = int(event["encodedDataLength"])

    session.on(
        "Network.requestWillBeSent",
        lambda e: addresses.update({e["requestId"]: e["request"]["url"]}),
    )
    session.on("Network.loadingFinished", told)

    page.goto(server.address + live.path, wait_until="load")

    assert page.locator("#posts > article").count() == 19
    # The dictionary for the next visit is asked for once the browser has nothing else to do.
    asked = [url for url in sizes if "/dict/" not in url]
    kinds = sorted(url.rpartition(".")[2] if "/assets/" in url else "page" for url in asked)
    assert kinds == ["css", "js", "page"]
    assert sum(sizes.values()) <= FIRST_VISIT_MAX_BYTES
    (script,) = (size for url, size in sizes.items() if url.endswith(".js"))
    assert script < SCRIPT_MAX_BYTES
