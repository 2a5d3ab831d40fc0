"""A live's course, step by step."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from filrouge.accounts.models import User
from filrouge.accounts.role import Role
from filrouge.domain.blocks import Text
from filrouge.domain.commands import Archive, Command, Configure, End, Pause, Schedule, Unpublish
from filrouge.domain.content import Content
from filrouge.domain.state import Status
from filrouge.domain.text import paragraph
from filrouge.newsroom.models import Entry
from tests.newsroom.desk import Desk
from tests.newsroom.views.asking import fields_of, text_of

PATH = "/redaction/live/storm/settings/course"
EARLIER = datetime(2026, 8, 12, 20, 0, tzinfo=UTC)


@pytest.fixture
def person(desk: Desk) -> User:
    return desk.person(Role.LIVE_EDITOR, name="Ada")


@pytest.fixture
def client(desk: Desk, person: User) -> Client:
    return desk.client(person)


def offered(client: Client) -> list[str]:
    html = client.get(PATH).content.decode()
    return re.findall(r'name="step" value="(\w+)"', html)


@pytest.mark.parametrize(
    ("commands", "steps"),
    [
        (None, ["start", "schedule"]),
        ([Schedule(starts_at=EARLIER)], ["start", "schedule", "unpublish"]),
        ([], ["pause", "end", "unpublish"]),
        ([Pause()], ["resume", "end", "unpublish"]),
        ([End()], ["resume", "archive", "unpublish"]),
        ([End(), Archive()], ["unpublish"]),
        ([Unpublish()], ["republish"]),
    ],
    ids=["draft", "scheduled", "live", "paused", "ended", "archived", "unpublished"],
)
def test_the_steps_that_can_be_taken_are_offered(
    desk: Desk, client: Client, commands: list[Command] | None, steps: list[str]
) -> None:
    is_begun = commands is not None and not any(isinstance(one, Schedule) for one in commands)
    live = desk.open_live(slug="storm", started=is_begun)
    desk.do(live, *(commands or []))

    assert offered(client) == steps


def test_a_live_is_led_through_its_whole_course(desk: Desk, client: Client) -> None:
    live = desk.open_live(slug="storm", started=False)
    passed = []

    for step in "start pause resume end resume end archive unpublish republish".split():
        answer = client.post(PATH, {"step": step}, follow=True)
        assert 'role="status"' in answer.content.decode()
        passed.append(desk.live(live).status)

    assert passed == [
        Status.LIVE,
        Status.PAUSED,
        Status.LIVE,
        Status.ENDED,
        Status.LIVE,
        Status.ENDED,
        Status.ARCHIVED,
        Status.UNPUBLISHED,
        Status.ARCHIVED,
    ]
    assert Entry.objects.count() == len(passed)


def test_it_is_announced_for_an_hour_in_its_own_zone(desk: Desk, client: Client) -> None:
    live = desk.open_live(slug="storm", started=False)

    client.post(PATH, {"step": "schedule", "starts_at": "2026-08-12T20:30"})

    after = desk.live(live)
    assert after.status is Status.SCHEDULED
    assert after.starts_at == datetime(2026, 8, 12, 19, 30, tzinfo=UTC)
    page = client.get(PATH)
    assert fields_of(page)["starts_at"] == "2026-08-12T20:30"
    assert "Begins on 12 August 2026 at 8.30 pm, London time" in text_of(page)


def test_an_hour_is_asked_for(desk: Desk, client: Client) -> None:
    live = desk.open_live(slug="storm", started=False)

    answer = client.post(PATH, {"step": "schedule", "starts_at": ""})

    assert answer.status_code == 422
    assert "Give a day and a time." in text_of(answer)
    assert desk.live(live).status is Status.DRAFT


def test_it_ends_with_a_closing_post_in_the_same_moment(desk: Desk, client: Client) -> None:
    live = desk.open_live(slug="storm", posts=1)

    client.post(
        PATH,
        {
            "step": "end",
            "headline": "What to remember",
            "text": "The wind\nfell.\r\n\r\nGood night.",
            "once": "x",
        },
    )

    after = desk.live(live)
    assert after.status is Status.ENDED
    closing = max(after.posts.values(), key=lambda post: post.order)
    assert closing.content == Content(
        headline="What to remember",
        blocks=(Text(runs=paragraph("The wind fell.")), Text(runs=paragraph("Good night."))),
        authors=("Ada",),
    )


def test_a_closing_post_is_set_in_the_language_of_the_live(desk: Desk, client: Client) -> None:
    live = desk.open_live(slug="storm")
    desk.do(live, Configure(language="fr", time_zone="Europe/Paris"))
    form = {
        "step": "end",
        "headline": "C'est fini !",
        "text": 'Merci.\n\n"Bonne nuit"',
        "once": "x",
    }

    client.post(PATH, form)

    (closing,) = desk.live(live).posts.values()
    assert closing.content
    assert closing.content.headline == "C’est fini\u202f!"
    assert closing.content.blocks[1] == Text(runs=paragraph("«\u00a0Bonne nuit\u00a0»"))


def test_a_form_sent_twice_closes_once(desk: Desk, client: Client) -> None:
    live = desk.open_live(slug="storm")
    form = {"step": "end", "headline": "Good night", "text": "", "once": "x"}

    answers = [client.post(PATH, form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert len(desk.live(live).posts) == 1

    # and where the live went on meanwhile, an old copy of the form still ends it
    client.post(PATH, {"step": "resume"})
    client.post(PATH, form)
    assert desk.live(live).status is Status.ENDED
    assert len(desk.live(live).posts) == 1


def test_a_step_that_is_no_more_possible_is_refused_in_words(desk: Desk, client: Client) -> None:
    live = desk.open_live(slug="storm")
    desk.do(live, End(), Archive())

    answer = client.post(PATH, {"step": "pause"})

    assert answer.status_code == 422
    assert "This cannot be done now: the live is archived." in text_of(answer)


def test_a_step_that_is_none_does_nothing(desk: Desk, client: Client) -> None:
    live = desk.open_live(slug="storm")
    before = desk.live(live)

    for step in ("", "explode", "<script>"):
        assert client.post(PATH, {"step": step}).status_code == 200

    assert desk.live(live) == before
