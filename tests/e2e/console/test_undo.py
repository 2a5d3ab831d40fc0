"""What somebody has set to be held back for a moment can be taken back, from the queue too."""

from playwright.sync_api import Page, expect

from tests.browser import OpenPage
from tests.e2e.console.house import House

DELAY_S = 6


def set_delay(console: House, page: Page, seconds: int) -> None:
    """Set, in one's own settings, for how long a post is held back."""
    page.goto(f"{console.server.address}/redaction/profile")
    page.get_by_label("Seconds in which Publish can be taken back").fill(str(seconds))
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".notices")).to_be_visible()


def test_a_post_is_taken_back_from_the_queue_within_the_delay_and_else_goes_out(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    page = open_page()
    console.sign_in(page.context, "Ines")
    set_delay(console, page, DELAY_S)
    desk = console.desk(page, "Ines", live)
    queue = page.get_by_role("region", name="Waiting", exact=True)

    desk.write("Repris à temps", "Une faute.")
    desk.send()
    held = queue.get_by_role("listitem").filter(has_text="Repris à temps")
    expect(held).to_contain_text("goes out in")
    held.get_by_role("button", name="Undo").click()
    expect(queue.get_by_role("heading", name="My drafts")).to_be_visible()
    # Nothing on the desk says any more that it goes out, and it does not.
    expect(page.get_by_text("Goes out")).to_have_count(0)
    page.wait_for_timeout((DELAY_S + 1) * 1000)
    assert console.posts(live, "Repris à temps") == []

    # Not pressed, it goes out by itself; what was taken back is still there to be mended.
    desk.write("Sans regret")
    desk.send()
    expect(queue.get_by_role("listitem").filter(has_text="Sans regret")).to_be_visible()
    assert console.posts(live, "Sans regret") == []
    expect(desk.sent).to_contain_text("Published", timeout=DELAY_S * 1000 + 10_000)
    assert len(console.posts(live, "Sans regret")) == 1
    assert console.posts(live, "Repris à temps") == []
    held.get_by_role("button", name="Open “Repris à temps”").click()
    expect(desk.body).to_have_text("Une faute.")
