"""Before a live begins, at its beginning and at its end: the page says so by itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from filrouge.domain.commands import Command, Describe, End, Open, Pause, Schedule, Start, Step
from filrouge.domain.content import Description
from filrouge.domain.text import paragraph
from filrouge.service.perform import perform_steps
from tests.browser import OpenPage
from tests.serving import Coverage, Newsroom, Server, post


def announce(newsroom: Newsroom, slug: str, starts_at: datetime) -> Coverage:
    """Announce a live in French; the server knows it when this returns."""
    description = Description(
        headline="Port-Cendre vote", standfirst=paragraph("Onze communes dépouillent.")
    )
    commands: Sequence[Command] = (
        Open(language="fr", time_zone="Europe/Paris"),
        Describe(description=description),
        Schedule(starts_at=starts_at),
    )
    now = newsroom.context.clock()
    steps = [Step(command=command, at=now) for command in commands]
    perform_steps(newsroom.context, slug, steps, slug=slug)
    newsroom.server.wait_for(f"/live/{slug}")
    return Coverage(newsroom, slug, slug)


def countdown(page: Page) -> str:
    return page.locator(".countdown").inner_text().replace("\u00a0", " ")


def test_the_countdown_changes_by_the_minute_and_in_the_last_one_by_the_second(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    starts = datetime.fromisoformat("2026-12-12T19:28:00+00:00")
    live = announce(newsroom, "depouillement", starts)
    page = open_page("phone")
    page.clock.install(time=starts - timedelta(hours=3, minutes=12))
    page.clock.pause_at(starts - timedelta(hours=3, minutes=11, seconds=59.5))

    page.goto(server.address + live.path)

    expect(page.locator(".status")).to_contain_text("le 12 décembre 2026 à 20\u00a0h\u00a028")
    assert countdown(page) == "Commence dans 3 heures 12 minutes"
    page.clock.run_for(60_000)
    assert countdown(page) == "Commence dans 3 heures 11 minutes"
    page.clock.pause_at(starts - timedelta(seconds=42))
    page.clock.run_for(1000)
    assert countdown(page) == "Commence dans 41 secondes"
    page.clock.run_for(42_000)
    assert countdown(page) == "Devrait commencer d’un instant à l’autre"
    # A screen reader is not told each time.
    assert page.locator(".countdown").get_attribute("role") == "timer"


def test_elsewhere_the_beginning_is_said_in_the_readers_own_time(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    starts = datetime.fromisoformat("2026-12-12T19:28:00+00:00")
    live = announce(newsroom, "loin", starts)
    page = open_page(time_zone="Asia/Tokyo")
    page.clock.install(time=starts - timedelta(days=2, hours=3))

    page.goto(server.address + live.path)

    expect(page.locator(".countdown")).to_contain_text("2\u00a0jours 3\u00a0heures")
    expect(page.locator(".countdown small")).to_contain_text("dimanche")
    expect(page.locator(".countdown small")).to_contain_text("4\u00a0h\u00a028 chez vous")


def test_the_page_goes_live_and_ends_without_being_loaded_again(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = announce(newsroom, "bientot", newsroom.context.clock() + timedelta(hours=1))
    page = open_page("phone")
    with page.expect_response(lambda response: "/stream" in response.url):
        page.goto(server.address + live.path)
    expect(page.locator(".countdown")).to_contain_text("Commence dans")
    page.evaluate("window.same = true")

    live.do(Start(), post(1))

    expect(page.locator(".status")).to_contain_text("En direct")
    expect(page.locator("#posts")).to_contain_text("Titre 1")
    expect(page.locator(".course")).to_be_hidden()

    live.do(Pause())
    expect(page.locator(".status")).to_contain_text("depuis")

    live.do(End())

    expect(page.get_by_role("link", name="Lire comme un article")).to_be_visible()
    assert page.evaluate("window.same")


def test_without_script_there_is_no_countdown_and_no_trace_of_it(
    server: Server, newsroom: Newsroom, open_page: OpenPage
) -> None:
    live = announce(newsroom, "sans-script", newsroom.context.clock() + timedelta(hours=1))
    page = open_page("phone", script=False)

    page.goto(server.address + live.path)

    expect(page.locator(".countdown")).to_be_hidden()
    expect(page.get_by_role("link", name="L’ajouter à mon agenda")).to_have_attribute(
        "href", "/live/sans-script/start.ics"
    )
