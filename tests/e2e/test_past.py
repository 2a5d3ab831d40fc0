"""The past in a browser: the slider, the replay, the form without script, and the proof."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from filrouge.domain.commands import Command, Describe, Hide, Open, Publish, Start, Step
from filrouge.domain.content import Description
from filrouge.service.perform import perform_steps
from tests.browser import OpenPage
from tests.serving import Newsroom, Server, words

BEGAN = datetime(2026, 8, 12, 15, 0, tzinfo=UTC)
LIVE = "past-live"
SLUG = "a-day-in-flood"


@pytest.fixture(scope="session")
def day(shared_house: tuple[Server, Newsroom]) -> str:
    """Tell a day from 17.00 to 17.40 in Paris: p1 at 17.10, and one every ten minutes.

    Gives the address of the live.
    """
    server, newsroom = shared_house
    commands: list[Command] = [
        Open(language="en", time_zone="Europe/Paris"),
        Describe(description=Description(headline="The Aune in flood")),
        Start(),
        *(Publish(post=f"p{n}", content=words(f"Titre {n}", f"Texte {n}.")) for n in range(1, 5)),
        Hide(post="p4"),
    ]
    times = [0, 0, 0, 10, 20, 30, 40, 40]
    steps = [
        Step(command=command, at=BEGAN + timedelta(minutes=minutes))
        for command, minutes in zip(commands, times, strict=True)
    ]
    perform_steps(newsroom.context, LIVE, steps, slug=SLUG)
    address = f"{server.address}/live/{SLUG}"
    server.wait_for(f"/live/{SLUG}")
    return address


def titles(page: Page) -> list[str]:
    return page.locator("#posts h3").all_text_contents()


def test_the_slider_shows_its_moment_and_keeps_the_focus(day: str, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"{day}/at/5")
    slider = page.get_by_role("slider")

    slider.focus()
    slider.fill(str(round((BEGAN + timedelta(minutes=12)).timestamp() * 1000)))

    expect(page.locator("#posts h3")).to_have_text(["Titre 1"])
    expect(page).to_have_url(f"{day}/at/2026-08-12T15:12Z")
    expect(slider).to_be_focused()
    assert slider.get_attribute("aria-valuetext") == "5.12\u00a0pm"
    expect(page.locator("#past .said")).to_contain_text("5.10\u00a0pm")
    page.locator("#past [rel=next]").click()
    expect(page.locator("#posts h3")).to_have_text(["Titre 2", "Titre 1"])


def test_the_day_is_replayed_until_it_is_over(day: str, open_page: OpenPage) -> None:
    page = open_page("phone")
    page.clock.install()
    page.goto(f"{day}/at")  # the newest moment: it begins again
    page.get_by_label("Speed").select_option("1000")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))

    page.get_by_role("button", name="Replay the day").click()
    expect(page.locator("#posts h3")).to_have_count(0)
    expect(page.locator("#past [role=status]")).to_have_text("The day is replayed.")
    seen = []
    while page.locator("#past [role=status]").text_content() != "The day is over.":
        page.clock.run_for(1000)
        seen.append(len(titles(page)))
        assert len(seen) < 20

    assert titles(page) == ["Titre 3", "Titre 2", "Titre 1"]
    assert seen == sorted(seen)
    assert len(fetched) <= 5  # one a change at most, although more time than that went by


def test_a_replay_that_is_stopped_says_where(day: str, open_page: OpenPage) -> None:
    page = open_page()
    page.clock.install()
    page.goto(f"{day}/at/3")
    page.get_by_role("button", name="Replay the day").click()
    page.clock.run_for(2000)

    page.get_by_role("button", name="Pause").click()

    expect(page.locator("#past [role=status]")).to_have_text(re.compile(r"^Paused at 5\.\d\d\spm"))
    before = titles(page)
    page.clock.run_for(10_000)
    assert titles(page) == before


def test_a_moment_that_cannot_be_fetched_is_told(day: str, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"{day}/at/5")
    page.route("**/at/2026*", lambda route: route.abort())

    page.get_by_role("slider").press("ArrowLeft")

    expect(page.locator("#past [role=status]")).to_have_text(re.compile("cannot be fetched"))
    assert titles(page) == ["Titre 2", "Titre 1"]


def test_without_script_the_form_leads_there(day: str, open_page: OpenPage) -> None:
    page = open_page("phone", script=False)
    page.goto(f"{day}/at/3")

    page.locator("#seek").fill("2026-08-12T17:25")
    page.locator(".seek button").click()

    expect(page.locator("#posts h3")).to_have_text(["Titre 2", "Titre 1"])
    assert page.url == f"{day}/at/2026-08-12T17:25"
    expect(page.locator(".scrub")).to_be_hidden()
    page.goto(f"{day}/about")
    expect(page.locator("#verify")).to_be_hidden()


def test_the_log_is_checked_in_the_browser(day: str, open_page: OpenPage) -> None:
    page = open_page("phone")
    page.goto(f"{day}/about")

    page.locator("#verify button").click()

    status = page.locator("#verify [role=status]")
    expect(status).to_have_text("The 8 events fit together. The words of one are withheld.")


@pytest.mark.parametrize(
    ("old", "new", "number"),
    [
        ("Texte 2", "Texte 9", 5),
        (r"2026-08-12T15:30:00Z", r"2026-08-12T15:31:00Z", 6),
        ('"words":"withheld"', '"words":"withheld","body":"{}","salt":""', 7),
    ],
)
def test_an_event_that_does_not_fit_is_named_by_the_browser(
    day: str, open_page: OpenPage, old: str, new: str, number: int
) -> None:
    def alter(route: Route) -> None:
        body = route.fetch().text()
        assert old in body
        route.fulfill(body=body.replace(old, new), content_type="application/x-ndjson")

    page = open_page()
    page.goto(f"{day}/about")
    page.route("**/log.jsonl?*", alter)

    page.locator("#verify button").click()

    status = page.locator("#verify [role=status]")
    expect(status).to_have_text(f"Event {number} does not fit.")


def test_a_log_that_was_cut_is_found(day: str, open_page: OpenPage) -> None:
    def cut(route: Route) -> None:
        lines = route.fetch().text().splitlines(keepends=True)
        route.fulfill(body="".join(lines[:-1]), content_type="application/x-ndjson")

    page = open_page()
    page.goto(f"{day}/about")
    page.route("**/log.jsonl?*", cut)

    page.locator("#verify button").click()

    expect(page.locator("#verify [role=status]")).to_have_text(re.compile("Event 8 does"))
