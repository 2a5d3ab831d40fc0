"""The lives of the house, where the console begins."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from filrouge.accounts.models import User
from filrouge.accounts.role import Role
from filrouge.domain.blocks import Image
from filrouge.domain.commands import (
    AddFact,
    Archive,
    Configure,
    Correct,
    Describe,
    End,
    Pause,
    Publish,
    Schedule,
    Unpublish,
)
from filrouge.domain.content import Content, Description, FactContent
from filrouge.domain.text import paragraph
from filrouge.newsroom.house import Audience, install
from filrouge.newsroom.models import Coverage, Draft, DraftState, Look, Presence
from tests.newsroom.desk import Desk, publish
from tests.newsroom.views.asking import text_of
from tests.serving import words


@pytest.fixture
def person(desk: Desk) -> User:
    return desk.person(Role.LIVE_EDITOR)


@pytest.fixture
def client(desk: Desk, person: User) -> Client:
    return desk.client(person)


def groups(client: Client, query: str = "") -> dict[str, list[str]]:
    """Give the slugs of each group, as they stand on the page."""
    html = client.get(f"/redaction/{query}").content.decode()
    found = {}
    for section in html.split("<section ")[1:]:
        name = re.search(r'id="group-(\w+)"', section)
        assert name
        found[name[1]] = re.findall(r'<h3><a href="/redaction/live/([^"]+)"', section)
    return found


def test_every_live_stands_in_the_group_of_its_status(desk: Desk, client: Client) -> None:
    desk.open_live(slug="draft", started=False)
    desk.open_live(slug="on-air")
    for slug, command in (("paused", Pause()), ("ended", End()), ("gone", Unpublish())):
        desk.do(desk.open_live(slug=slug), command)
    desk.do(desk.open_live(slug="old"), End(), Archive())
    coming = desk.open_live(slug="coming", started=False)
    desk.do(coming, Schedule(starts_at=desk.clock() + timedelta(hours=2)))

    assert groups(client) == {
        "live": ["on-air"],
        "paused": ["paused"],
        "scheduled": ["coming"],
        "draft": ["draft"],
        "ended": ["ended"],
        "unpublished": ["gone"],
        "archived": ["old"],
    }


def test_the_newest_change_comes_first_but_the_soonest_of_those_to_come(
    desk: Desk, client: Client
) -> None:
    for hours, slug in ((3, "later"), (1, "soon")):
        live = desk.open_live(slug=slug, started=False)
        desk.do(live, Schedule(starts_at=desk.clock() + timedelta(hours=hours)))
    for slug in ("first", "second"):
        desk.open_live(slug=slug)
        desk.clock.advance(minutes=1)

    assert groups(client) == {"live": ["second", "first"], "scheduled": ["soon", "later"]}


def test_a_line_tells_what_goes_on(desk: Desk, client: Client, person: User) -> None:
    live = desk.open_live(posts=2)
    desk.clock.advance(minutes=4)
    Presence.objects.create(user=person, live=live, seen_at=desk.clock())
    asleep = desk.person(Role.JOURNALIST, name="Asleep")
    Presence.objects.create(user=asleep, live=live, seen_at=desk.clock() - timedelta(seconds=46))
    install(desk.house._replace(audience=lambda: {live: Audience(streams=30, polls=2)}))

    said = text_of(client.get("/redaction/"))

    assert "On air Le Phare 2 posts last post 4 minutes ago 32 readers now (estimate)" in said
    assert f"Here: {person}" in said
    assert "Asleep" not in said


def test_what_wants_attention_is_said(desk: Desk, client: Client, person: User) -> None:
    # given a live with one of everything that may be wrong
    live = desk.open_live(posts=2)
    image = Image(media=desk.media.put(b"picture"), width=2, height=1)
    desk.do(
        live,
        Publish(post="pictured", content=Content(headline="Seen", blocks=(image,))),
        AddFact(fact="f1", content=FactContent(paragraphs=(paragraph("So."),), posts=("p1",))),
        Correct(post="p1", content=words("Other"), note="another word"),
    )
    Draft.objects.create(id="d1", live=live, author=person, state=DraftState.SUBMITTED)
    Coverage.objects.create(live=live, silent_since=desk.clock())
    desk.clock.advance(minutes=50)

    said = text_of(client.get("/redaction/"))

    for warning in (
        "Silent for 50 min",
        "1 draft waits for approval",
        "1 fact to look at again",
        "1 picture without alt text",
    ):
        assert warning in said

    # when someone has looked at the fact, and the silence was broken
    Look.objects.create(live=live, fact="f1", seq=desk.live(live).seq)
    Coverage.objects.update(silent_since=None)

    said = text_of(client.get("/redaction/"))
    assert "fact to look at" not in said
    assert "Silent" not in said


def test_a_live_without_anything_amiss_has_no_warnings(desk: Desk, client: Client) -> None:
    desk.open_live(posts=1)

    assert 'class="warnings"' not in client.get("/redaction/").content.decode()


def test_words_are_found_whatever_their_accents_and_case(desk: Desk, client: Client) -> None:
    storm = desk.open_live(slug="storm")
    desk.do(storm, Describe(description=Description(headline="Tempête à Brest")))
    desk.open_live(slug="eclipse")

    assert groups(client, "?q=TEMPETE+brest") == {"live": ["storm"]}
    assert groups(client, "?q=nowhere") == {}
    assert "No live matches" in text_of(client.get("/redaction/?q=nowhere"))


def test_sites_and_statuses_are_filters(desk: Desk, client: Client) -> None:
    sport = desk.open_live(slug="sport")
    desk.do(sport, Configure(language="en", time_zone="UTC", site="sport"))
    desk.do(desk.open_live(slug="over"), End())

    assert groups(client, "?site=sport") == {"live": ["sport"]}
    assert groups(client, "?site=-") == {"ended": ["over"]}
    assert groups(client, "?status=ended") == {"ended": ["over"]}
    assert groups(client, "?site=sport&status=ended") == {}


def test_a_house_without_a_live_says_how_to_begin(desk: Desk, client: Client) -> None:
    assert "No live yet" in text_of(client.get("/redaction/"))


def test_who_may_not_write_is_not_asked_to(desk: Desk) -> None:
    desk.open_live()

    said = text_of(desk.client(desk.person(Role.READ_ONLY)).get("/redaction/"))

    assert "Follow – The eclipse" in said
    assert "Write" not in said
    assert "Open a live" not in said
    assert "Settings" not in said


def test_hostile_words_are_only_words(desk: Desk, client: Client) -> None:
    live = desk.open_live()
    hostile = '"><script>alert(1)</script>'
    desk.do(live, Describe(description=Description(headline=hostile)))

    for query in ("", f"?q={hostile}", f"?site={hostile}"):
        assert "<script>alert" not in client.get(f"/redaction/{query}").content.decode()


def test_two_hundred_lives_are_looked_into_once(desk: Desk, client: Client) -> None:
    # given a list that was shown once
    for number in range(200):
        desk.open_live(slug=f"live-number-{number}")
    client.get("/redaction/")
    loads: list[str] = []
    load = desk.context.states.load

    def counted(live_id: str) -> object:
        loads.append(live_id)
        return load(live_id)

    # when one of them goes on
    desk.context.states.load = counted  # type: ignore[assignment, method-assign] # to count
    desk.do("live-number-7", publish("p1", "More"))
    loads.clear()
    answer = client.get("/redaction/")

    assert len(groups(client)["live"]) == 200
    assert loads == ["live-number-7"]
    assert answer.status_code == 200


def test_the_list_asks_the_database_no_more_for_more_lives(
    desk: Desk, client: Client, django_assert_max_num_queries: object
) -> None:
    for _ in range(20):
        desk.open_live()

    with django_assert_max_num_queries(12):  # type: ignore[operator] # pytest-django's fixture
        client.get("/redaction/")
