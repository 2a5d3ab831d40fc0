"""Hostile text goes in by every way there is, and a browser looks at every page that shows it.

What is sent to the API, by importers, in metadata and names is in poison.py; here it is typed and
pasted at the desk too. Then console and readers' pages are opened, followed and left open while
more comes in. Nothing may run, load or lead anywhere (watch.py).
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import OpenPage
from tests.security.house import CONSOLE, CSRF, House
from tests.security.payload import PAYLOADS, collected
from tests.security.poison import SHARE, SHOWN, TEXTS, Hostile, content, line, poison
from tests.security.watch import Watch


@pytest.fixture(scope="module")
def hostile(shared_house: House) -> Iterator[Hostile]:
    yield poison(shared_house)
    for role in shared_house.cookies:
        sent = {"name": f"Camille {role}", "signature": "", "language": "en", "undo_s": "0"}
        shared_house.caller(role).fill("/profile", {**sent, "csrfmiddlewaretoken": CSRF})


def enter(house: House, page: Page) -> None:
    """Sign the page's browser in as an administrator, who sees all pages."""
    value, url = house.cookies["administrator"], house.server.address
    page.context.add_cookies([{"name": "filrouge_session", "value": value, "url": url}])


def test_the_traps_catch_what_runs(house: House, open_page: OpenPage) -> None:
    """The same texts, put into a page as markup: were nothing caught, the rest said nothing."""
    page = open_page(language="en-GB")
    watch = Watch(page, house.server.address)
    enter(house, page)
    page.goto(f"{house.server.address}{CONSOLE}/")

    page.evaluate(
        "texts => texts.forEach((text) => document.body.insertAdjacentHTML('beforeend', text))",
        # This one leads away, and the others could not be looked at.
        [text for text in (*PAYLOADS, *collected()) if "http-equiv" not in text],
    )
    watch.rest()

    found = " ".join(watch.found())
    assert len(watch.found()) > 60
    for trap in ("script-src", "style-src", "img-src", "onerror", "javascript:", "iframe"):
        assert trap in found


def test_on_a_page_without_a_policy_they_would_run(open_page: OpenPage) -> None:
    """It is not the policy alone that keeps them: where they are markup, they do something."""
    page = open_page()
    page.add_init_script("window.ran = 0; window.alert = () => { window.ran += 1; };")
    # From the first attribute that runs to the last: what is before takes all the rest as its own.
    body = "<!doctype html><meta charset=utf-8>" + "<p>".join(PAYLOADS[7:18])
    page.route(
        "http://unguarded.example/",
        lambda route: route.fulfill(content_type="text/html", body=body),
    )

    page.goto("http://unguarded.example/")

    page.wait_for_function("window.ran > 6")


def test_no_page_of_the_console_takes_them_for_more_than_words(
    house: House, hostile: Hostile, open_page: OpenPage
) -> None:
    page = open_page(language="en-GB")
    watch = Watch(page, house.server.address)
    enter(house, page)
    settings = f"/live/{hostile.slug}/settings/"
    paths = {
        "lives": "/",
        "lives found": "/?q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
        "open": "/open",
        "open a copy": f"/open?copy={hostile.slug}",
        "description": settings,
        "course": f"{settings}course",
        "deletion": f"{settings}delete",
        "audit": "/audit",
        "audit found": "/audit?live=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
        "tokens": "/tokens",
        "people": "/people",
        "somebody": "/people/1",
        "profile": "/profile",
        "sessions": "/sessions",
        "security": "/security",
        "an imported live": f"/live/{hostile.imported[0]}/settings/",
        "nowhere": "/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
        "a next": "/security/confirm?next=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    }

    caught = watch.follow({n: CONSOLE + path for n, path in paths.items()}, house.server.address)

    assert caught == {}
    for shown in ("lives", "description", "audit", "tokens", "people", "profile"):
        page.goto(f"{house.server.address}{CONSOLE}{paths[shown]}")
        assert SHOWN in watch.words(), shown


def test_the_desk_takes_them_for_words(house: House, hostile: Hostile, open_page: OpenPage) -> None:
    """Its stream, facts, queue and hands; a post laid down to be corrected, with its preview."""
    page = open_page(language="en-GB")
    watch = Watch(page, house.server.address)
    enter(house, page)

    page.goto(f"{house.server.address}{CONSOLE}/live/{hostile.slug}")
    expect(page.locator(".feed [data-post]").first).to_be_visible()
    expect(page.locator("#part-waiting .queued")).to_have_count(4)
    expect(page.locator("#part-facts [data-fact]")).to_have_count(12)
    expect(page.locator("#part-board .hands")).to_contain_text(SHOWN)
    page.locator(".stream-scroll").hover()
    for _ in range(6):
        page.mouse.wheel(0, 3000)
        watch.rest()
    assert watch.found() == []

    for wish in ("correct=h21", "correct=h60", "draft=hd-open"):
        page.goto("about:blank")
        page.goto(f"{house.server.address}{CONSOLE}/live/{hostile.slug}#{wish}")
        expect(page.locator("#part-write .ProseMirror")).not_to_be_empty()
        page.get_by_role("button", name="Preview", exact=True).click()
        expect(page.locator(".preview-page")).to_contain_text("alert")
        watch.rest()
        assert watch.found() == [], wish

    for kind in ("History…", "Note…", "Erase…", "Withdraw…"):
        row = page.locator(".feed [data-post]").nth(1)
        row.get_by_role("button", name="All that can be done with this post").click()
        page.get_by_role("menuitem", name=kind, exact=True).click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        watch.rest()
        assert watch.found() == [], kind
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)


def test_typed_and_pasted_they_are_published_as_words(
    house: House, hostile: Hostile, open_page: OpenPage
) -> None:
    """From the keyboard and the clipboard, through the desk, to a reader's page that is open."""
    writer, reader = open_page(language="en-GB"), open_page(language="en-GB")
    address = house.server.address
    watches = [Watch(page, address) for page in (writer, reader)]
    enter(house, writer)
    reader.goto(f"{address}/live/{hostile.quiet}")
    writer.goto(f"{address}{CONSOLE}/live/{hostile.quiet}")
    headline = writer.get_by_role("textbox", name="Headline (optional)").first
    body = writer.get_by_role("textbox", name="Text of the post")

    headline.fill(" ".join(map(line, range(20))))
    body.click()
    for number in range(0, len(PAYLOADS), 4):
        writer.keyboard.insert_text(" ".join(line(number + step) for step in range(4)))
        writer.keyboard.press("Enter")
    for text in collected():
        writer.keyboard.insert_text(" ".join(text.split()))
        writer.keyboard.press("Enter")
    assert watches[0].found() == []
    pasted = "".join(f"<p>pasted {one}</p>" for one in (*PAYLOADS, *collected()))
    writer.evaluate(_PASTE, pasted)
    # The policy reports what it kept out of the document in which pasted HTML is read, which runs
    # nothing and is never shown; dialogs, requests and what came into the page count.
    writer.evaluate("window.breaches = []")
    watches[0].rest()
    assert watches[0].found() == []
    writer.get_by_role("button", name="Preview", exact=True).click()
    expect(writer.locator(".preview-page")).to_contain_text("pasted")
    assert watches[0].found() == []
    writer.keyboard.press("Control+Enter")
    expect(writer.locator(".sent")).to_be_visible()

    expect(reader.locator("#posts")).to_contain_text(SHOWN)
    reader.mouse.wheel(0, 5000)
    watches[1].rest()
    assert [watch.found() for watch in watches] == [[], []]


_PASTE = """html => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "pasted");
  const target = document.querySelector("#part-write .ProseMirror");
  target.focus();
  target.dispatchEvent(new ClipboardEvent("paste", {
    clipboardData: data, bubbles: true, cancelable: true,
  }));
}"""


def test_no_reader_sees_them_do_anything(
    house: House, hostile: Hostile, open_page: OpenPage
) -> None:
    page = open_page(language="en-GB")
    watch = Watch(page, house.server.address)
    base = f"/live/{hostile.slug}"
    paths = {"the front": "/", "the page": base}
    chunks = len(house.newsroom.context.states.find(hostile.slug).live.seals)  # type: ignore[union-attr] # it is there
    paths |= {f"chunk {number}": f"{base}/from/{number}" for number in range(1, chunks + 1)}
    paths |= {name: f"{base}/post/{name}" for name in ("h0", "h9", "m0")}
    paths |= {"the past": f"{base}/at/30"}
    paths |= {slug: f"/live/{slug}" for slug in hostile.imported}
    paths |= {"nowhere": "/live/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E"}

    assert chunks > 2
    assert watch.follow(paths, house.server.address) == {}
    for shown in ("/", base, f"/live/{hostile.imported[0]}", f"/live/{hostile.imported[2]}"):
        page.goto(house.server.address + shown)
        assert SHOWN in watch.words(), shown


def test_what_comes_in_while_a_page_is_open_does_nothing(
    house: House, hostile: Hostile, open_page: OpenPage
) -> None:
    """A page puts finished HTML into itself: posts, facts, the headline, a withdrawal."""
    page, desk = open_page(language="en-GB"), open_page(language="en-GB")
    watches = [Watch(each, house.server.address) for each in (page, desk)]
    live = house.live("Still quiet", posts=2)
    enter(house, desk)
    page.goto(house.server.address + live.path)
    desk.goto(f"{house.server.address}{CONSOLE}/live/{live.slug}")
    expect(desk.locator(".feed [data-post]")).to_have_count(2)
    editor, base = house.caller("live_editor"), f"/lives/{live.slug}"
    media = house.caller().do("GET", f"/lives/{hostile.slug}")["description"]["lead"]["media"]

    for number in range(0, 60, SHARE):
        editor.do("POST", f"{base}/posts", content(number, media))
    editor.do("POST", f"{base}/facts", {"text": TEXTS[0], "posts": ["p1"]})
    editor.do("PUT", f"{base}/description", {"headline": line(66), "byline": [line(7)]}, revision=1)
    editor.do("POST", f"{base}/posts/p1/withdraw", {"reason": TEXTS[0]})
    editor.do("PUT", f"{base}/posts/p2", {"headline": line(5), "note": line(7)}, revision=1)

    expect(page.locator("#live")).to_contain_text("Post withdrawn")
    expect(page.locator("h1")).to_contain_text(SHOWN)
    expect(desk.locator("#part-facts")).to_contain_text(SHOWN)
    expect(desk.locator(".feed")).to_contain_text(SHOWN)
    for watch in watches:
        watch.rest()
    assert [watch.found() for watch in watches] == [[], []]
