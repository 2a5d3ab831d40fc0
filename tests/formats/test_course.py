"""What the page says in each state of a live, and what one can do then."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from filrouge.domain.index import Index
from filrouge.domain.state import Live, Status
from filrouge.formats.base import AsOf, Theme
from filrouge.formats.parts.part import PartName, render_part
from tests.formats import sample
from tests.formats.render import SLUG, whole_page
from tests.formats.tree import parse_element, parse_page

NIGHT = timedelta(hours=12)


def part(theme: Theme, name: PartName, live: Live) -> Any:
    html = render_part(theme, name, live, index=Index(live.posts.values()), slug=SLUG)
    return parse_element(html.strip())


def status(theme: Theme, live: Live) -> str:
    said: str = part(theme, "status", live).text_content()
    return said.replace("\u00a0", " ")


def storm(status: Status, **fields: Any) -> Live:
    """Give the storm, begun at 17.05 on 12 August in Paris, in another state."""
    return replace(sample.french(), status=status, **fields)


def test_a_live_to_come_says_when_in_full(theme: Theme) -> None:
    live = storm(Status.SCHEDULED, started_at=None, starts_at=sample.at(203))

    assert status(theme, live) == "À venir le 12 août 2026 à 20 h 28, heure de Paris"


def test_a_paused_live_says_since_when(theme: Theme) -> None:
    paused = storm(Status.PAUSED, status_at=sample.at(430))
    over_night = replace(paused, status_at=sample.at(430) + NIGHT)
    unknown = replace(paused, status_at=None)

    update = "dernière mise à jour le 13 août à 0 h 12, heure de Paris"
    assert status(theme, paused) == f"En pause depuis le 13 août, 0 h 15, {update}"
    assert "depuis le 13 août, 12 h 15, " in status(theme, over_night)
    assert status(theme, unknown) == f"En pause {update}"


def test_a_live_that_paused_on_its_day_says_the_hour(theme: Theme) -> None:
    assert "depuis 17 h 15, " in status(theme, storm(Status.PAUSED, status_at=sample.at(10)))


@pytest.mark.parametrize(
    ("state", "name", "ended"),
    [(Status.ENDED, "Ce direct est terminé", ""), (Status.ARCHIVED, "Archivé", " terminé")],
)
def test_a_live_that_is_over_says_when_and_how_long_it_was(
    theme: Theme, state: Status, name: str, ended: str
) -> None:
    live = storm(state, ended_at=sample.at(345))
    said = "le 12 août 2026 à 22 h 50, heure de Paris, après 5 heures 45 minutes"

    assert status(theme, live) == f"{name}{ended} {said}"
    assert status(theme, replace(live, started_at=None)).endswith("à 22 h 50, heure de Paris")
    assert status(theme, replace(live, ended_at=None)) == name


def test_in_english(theme: Theme) -> None:
    live = sample.english()
    paused = replace(live, status=Status.PAUSED, ended_at=None, status_at=sample.at(200))

    assert status(theme, live) == (
        "This live has ended on 12 August 2026 at 2.25 pm, New York time, after 3 hours 20 minutes"
    )
    assert status(theme, paused).startswith("Paused since 2.25 pm, last update")


def test_before_it_begins_one_can_note_it_and_count_down(theme: Theme) -> None:
    found = part(theme, "course", storm(Status.SCHEDULED, starts_at=sample.at(203)))

    [line] = found.xpath("p[@class='countdown']")
    assert line.get("data-starts") == "2026-08-12T18:28:00Z"
    assert line.get("data-zone") == "Europe/Paris"
    assert line.text_content() == ""  # without script, there is none
    assert found.xpath(".//a/@href") == ["/live/tempete-aurore/start.ics"]


def test_once_it_is_over_one_can_read_it_as_an_article_or_go_on(theme: Theme) -> None:
    ended = part(theme, "course", storm(Status.ENDED))
    archived = part(theme, "course", storm(Status.ARCHIVED))

    ways = ["/live/tempete-aurore/article", "/live/tempete-aurore/next"]
    assert ended.xpath(".//a/@href") == archived.xpath(".//a/@href") == ways
    assert "plus rien n’y change" in archived.text_content()
    assert "plus rien n’y change" not in ended.text_content()


@pytest.mark.parametrize("state", [Status.LIVE, Status.PAUSED])
def test_while_it_runs_the_place_is_kept_and_empty(theme: Theme, state: Status) -> None:
    found = part(theme, "course", storm(state))

    assert found.get("hidden") is not None
    assert found.text_content().strip() == ""


def test_the_page_leads_to_the_story_so_far_and_the_past_page_to_neither(theme: Theme) -> None:
    live = sample.french()
    path = "//a[contains(@href, '/article')]"

    assert [one.text for one in parse_page(whole_page(theme, live)).xpath(path)] == [
        "Le récit depuis le début, dans l’ordre"
    ]
    past = parse_page(whole_page(theme, storm(Status.ENDED), as_of=AsOf(48, sample.at(60))))
    assert past.xpath(path) == []
    assert past.xpath("//*[@data-part='course']") == []
