"""What was refused for good: it says why, its text is kept, and it can be mended or dropped."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Route, expect

from filrouge.domain.commands import Republish, Unpublish
from tests.browser import OpenPage
from tests.e2e.console.house import Desk, House
from tests.serving import Coverage

BACKWARDS = "\u202e"
"""Would make the words after it read backwards; no log takes it."""

DUE_S = 2


@pytest.fixture
def live(console: House) -> Coverage:
    return console.live()


@pytest.fixture
def desk(console: House, open_page: OpenPage, live: Coverage) -> Desk:
    return console.desk(open_page(), "Claire", live)


def come_back(desk: Desk, headline: str, text: str) -> Locator:
    """Send a post without a line, go on writing, and give what is said once the line is back."""
    desk.page.context.set_offline(True)
    desk.write(headline, text)
    desk.send()
    expect(desk.standing).to_have_text("Offline: 1 post waits")
    desk.write("Le suivant", "Déjà commencé.")
    desk.page.context.set_offline(False)
    return desk.panel.locator(".notices-of-sheet .notice.warning")


def test_what_is_refused_while_one_writes_on_lies_beside_and_is_mended(
    console: House, desk: Desk, live: Coverage
) -> None:
    told = come_back(desk, f"Un titre{BACKWARDS} à l’envers", "Le texte entier.")

    expect(told).to_contain_text("could not go out:")
    expect(told).to_contain_text("202E")
    expect(desk.standing).not_to_contain_text("waits")
    assert desk.kept("outbox") == []
    # Nobody is interrupted: what was begun lies where it lay.
    expect(desk.headline).to_have_value("Le suivant")

    told.get_by_role("button", name="Open it").click()
    expect(desk.body).to_have_text("Le texte entier.")
    expect(desk.panel.get_by_text("202E")).to_be_visible()
    desk.write("Un titre à l’endroit")
    desk.send()
    expect(desk.sent).to_contain_text("Published")
    [post] = console.posts(live, "Un titre à l’endroit")
    assert "Le texte entier." in str(post.content.blocks)
    expect(desk.panel.get_by_text("1 other draft of yours")).to_be_visible()
    desk.wait_until_kept("Déjà commencé.")


def test_what_is_refused_can_be_dropped_and_does_not_come_back(
    console: House, desk: Desk, live: Coverage
) -> None:
    desk.page.context.set_offline(True)
    desk.write("Trop tard", "Le direct est fini.")
    desk.send()
    expect(desk.standing).to_have_text("Offline: 1 post waits")
    live.do(Unpublish())
    desk.page.context.set_offline(False)

    told = desk.panel.locator(".notices-of-sheet .notice.warning")
    expect(told).to_contain_text("unpublished")
    expect(desk.headline).to_have_value("Trop tard")
    expect(desk.body).to_have_text("Le direct est fini.")
    desk.panel.get_by_role("button", name="Discard").click()
    expect(desk.headline).to_have_value("")
    desk.wait_until_empty("drafts")

    # Not even once it could go out again.
    live.do(Republish())
    desk.page.reload()
    expect(desk.body).to_be_visible()
    queue = desk.page.get_by_role("region", name="Waiting", exact=True)
    expect(queue).to_contain_text("Nothing waits.")
    expect(desk.headline).to_have_value("")
    assert console.posts(live, "Trop tard") == []


def test_what_was_refused_at_its_time_waits_in_the_queue_with_the_reason(
    console: House, desk: Desk, live: Coverage
) -> None:
    schedule(desk, "Pour le soir", "Le bilan de la journée.")
    live.do(Unpublish())

    queue = desk.page.get_by_role("region", name="Waiting", exact=True)
    group = queue.locator("section", has_text="Could not go out")
    failed = group.get_by_role("listitem")
    expect(failed).to_contain_text("Pour le soir", timeout=20_000)
    expect(failed).to_contain_text("The live took no posts at that time.")
    # The line under the composer says so too, and nothing on the desk that it goes out.
    expect(desk.sent).to_contain_text("Could not go out. The live took no posts at that time.")
    expect(desk.page.get_by_text("Goes out")).to_have_count(0)

    # It is mended once there is a live for it, and goes out.
    live.do(Republish())
    failed.get_by_role("button", name="Open “Pour le soir”").click()
    expect(desk.headline).to_have_value("Pour le soir")
    expect(desk.body).to_have_text("Le bilan de la journée.")
    desk.write("Le bilan du soir")
    desk.send()
    expect(desk.sent).to_contain_text("Published")
    expect(failed).to_have_count(0)
    assert len(console.posts(live, "Le bilan du soir")) == 1
    assert console.posts(live, "Pour le soir") == []


def schedule(desk: Desk, headline: str, text: str) -> None:
    """Have a post go out in a moment; the field knows minutes, the test has not so much time."""

    def soon(route: Route) -> None:
        at = (datetime.now(UTC) + timedelta(seconds=DUE_S)).isoformat()
        route.continue_(post_data={**(route.request.post_data_json or {}), "at": at})

    desk.page.route("**/schedule", soon)
    desk.write(headline, text)
    desk.panel.get_by_role("button", name="Schedule…").click()
    dialog = desk.page.get_by_role("dialog", name="Schedule")
    dialog.get_by_label("Goes out at (time in Paris)").fill("2199-01-01T12:00")
    dialog.get_by_role("button", name="Schedule").click()
    expect(dialog).to_be_hidden()
