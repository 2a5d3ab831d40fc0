"""Words under embargo wait for its end, whoever publishes them and however."""

from playwright.sync_api import Route, expect

from tests.browser import OpenPage
from tests.e2e.console.house import House

DUE_S = 5


def test_published_under_embargo_a_post_goes_out_at_its_end(
    console: House, open_page: OpenPage
) -> None:
    live = console.live()
    desk = console.desk(open_page(), "Claire", live)
    page = desk.page
    end = page.evaluate("seconds => new Date(Date.now() + 1000 * seconds).toISOString()", DUE_S)

    def sooner(route: Route) -> None:
        """The field knows minutes; the test has not so much time."""
        body = {**(route.request.post_data_json or {}), "embargo_until": end}
        route.continue_(post_data=body)

    desk.write("Le rapport", "Reçu sous embargo.")
    page.keyboard.press("Alt+o")
    desk.panel.get_by_role("checkbox", name="Under embargo").check()
    desk.panel.get_by_label("Until (time in Paris)").fill("2199-01-01T12:00")
    desk.panel.get_by_label("Until (time in Paris)").blur()
    expect(desk.panel.get_by_role("button", name="Publish on")).to_be_visible()
    expect(desk.panel.locator(".summary")).to_contain_text("Embargo until")

    # Nor does it go out sooner by a schedule.
    desk.panel.get_by_role("button", name="Schedule…").click()
    dialog = page.get_by_role("dialog", name="Schedule")
    dialog.get_by_label("Goes out at (time in Paris)").fill("2198-01-01T12:00")
    dialog.get_by_role("button", name="Schedule").click()
    expect(dialog.get_by_role("alert")).to_contain_text("It is under embargo until")
    dialog.get_by_role("button", name="Cancel").click()

    page.route("**/publish", sooner)
    desk.body.click()
    desk.send()

    expect(desk.sent).to_contain_text("Goes out at")
    waiting = page.get_by_role("region", name="Waiting", exact=True).get_by_role("listitem")
    expect(waiting.filter(has_text="Le rapport")).to_contain_text("Embargo until")
    assert console.posts(live, "Le rapport") == []
    expect(desk.sent).to_contain_text("Published", timeout=20_000)
    assert len(console.posts(live, "Le rapport")) == 1
