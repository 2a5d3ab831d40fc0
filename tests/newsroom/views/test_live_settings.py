"""Configuration, address, watch and deletion of a live."""

import pytest
from django.db import OperationalError
from django.test import Client

from filrouge.accounts.role import Role
from filrouge.domain.commands import Configure, Schedule, Unpublish
from filrouge.newsroom.models import Coverage, Entry
from tests.newsroom.desk import Desk
from tests.newsroom.views.asking import fields_of, text_of

BASE = "/redaction/live/storm/settings/"


@pytest.fixture
def live(desk: Desk) -> str:
    return desk.open_live(slug="storm")


@pytest.fixture
def client(desk: Desk) -> Client:
    return desk.client(desk.person(Role.LIVE_EDITOR))


def test_the_configuration_is_shown_and_saved(desk: Desk, client: Client, live: str) -> None:
    desk.do(live, Configure(language="pt-BR", time_zone="UTC", site="Sud", series="s"))
    page = client.get(f"{BASE}configuration")
    fields = fields_of(page)
    assert (fields["language"], fields["time_zone"]) == ("pt-BR", "UTC")
    assert (fields["site"], fields["series"]) == ("Sud", "s")

    answer = client.post(
        f"{BASE}configuration", {**fields, "time_zone": "America/Bahia", "series": ""}, follow=True
    )

    assert "Saved." in text_of(answer)
    after = desk.live(live)
    assert (after.language, after.time_zone, after.site, after.series) == (
        "pt-BR",
        "America/Bahia",
        "Sud",
        None,
    )


def test_a_zone_or_language_that_is_none_changes_nothing(
    desk: Desk, client: Client, live: str
) -> None:
    before = desk.live(live)

    answer = client.post(f"{BASE}configuration", {"language": "xx", "time_zone": "Mars/Base"})

    assert answer.status_code == 422
    assert "There is no time zone “Mars/Base”" in text_of(answer)
    assert 'id="id_language_error"' in answer.content.decode()
    assert desk.live(live) == before


def test_another_address_leaves_the_old_one_leading_to_it(
    desk: Desk, client: Client, live: str
) -> None:
    answer = client.post(f"{BASE}address", {"slug": "aurore"})

    assert answer.headers["location"] == "/redaction/live/aurore/settings/address"
    assert "/live/storm" in text_of(client.get(answer.headers["location"]))
    assert client.get("/redaction/live/storm").headers["location"] == "/redaction/live/aurore"
    assert desk.context.states.load(live) == desk.context.states.find("aurore")


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [
        ("taken", "Another live has this address"),
        ("No Slug", "small letters, figures and hyphens"),
        ("", "This field is required"),
        ("a" * 81, "80 characters"),
    ],
)
def test_an_address_that_cannot_be_is_refused(
    desk: Desk, client: Client, live: str, slug: str, sentence: str
) -> None:
    desk.open_live(slug="taken")

    answer = client.post(f"{BASE}address", {"slug": slug})

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert fields_of(answer)["slug"] == slug
    assert Entry.objects.count() == 0


def test_the_watch_is_the_house_s_until_it_is_set(desk: Desk, client: Client, live: str) -> None:
    assert "as the house has it, 45" in text_of(client.get(f"{BASE}watch"))

    client.post(f"{BASE}watch", {"silence_min": "10", "archive_days": "0"})
    coverage = Coverage.objects.get(live=live)
    assert (coverage.silence_min, coverage.archive_days) == (10, 0)
    assert fields_of(client.get(f"{BASE}watch"))["silence_min"] == "10"

    client.post(f"{BASE}watch", {"silence_min": "", "archive_days": ""})
    coverage.refresh_from_db()
    assert (coverage.silence_min, coverage.archive_days) == (None, None)


@pytest.mark.parametrize(
    ("tab", "sent"),
    [
        ("watch", {"silence_min": "12", "archive_days": "3"}),
        ("address", {"slug": "aurore"}),
        ("course", {"step": "end", "headline": "The last word", "text": "Good night."}),
    ],
)
def test_what_was_filled_in_outlives_tables_that_cannot_be_written(
    client: Client, live: str, monkeypatch: pytest.MonkeyPatch, tab: str, sent: dict[str, str]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(Entry.objects, "create", full)
        answer = client.post(f"{BASE}{tab}", sent)

    assert answer.status_code == 422
    assert "The store does not answer just now" in text_of(answer)
    fields = fields_of(answer)
    assert {name: fields[name] for name in sent if name != "step"} == {
        name: text for name, text in sent.items() if name != "step"
    }


@pytest.mark.parametrize("nonsense", ["-1", "many", "99999999999999999999", "1.5"])
def test_minutes_that_are_none_are_refused(client: Client, live: str, nonsense: str) -> None:
    answer = client.post(f"{BASE}watch", {"silence_min": nonsense})

    assert answer.status_code == 422
    assert fields_of(answer)["silence_min"] == nonsense
    assert not Coverage.objects.filter(live=live).exists()


def test_a_live_that_nobody_saw_is_deleted_once_its_address_is_typed(
    desk: Desk, client: Client
) -> None:
    desk.open_live(slug="mistake", started=False)
    path = "/redaction/live/mistake/settings/delete"

    wrong = client.post(path, {"slug": "mistak"})
    assert "Nothing was deleted" in text_of(wrong)
    assert desk.context.log.find("mistake") is not None

    done = client.post(path, {"slug": "mistake"}, follow=True)
    assert "The live was deleted." in text_of(done)
    assert desk.context.log.find("mistake") is None
    assert client.get(path).status_code == 404


def test_a_live_that_was_seen_cannot_be_deleted(desk: Desk, client: Client, live: str) -> None:
    announced = desk.open_live(slug="announced", started=False)
    desk.do(announced, Schedule(starts_at=desk.clock()), Unpublish())

    assert "cannot be deleted" in text_of(client.get(f"{BASE}delete"))
    answers = [
        client.post(f"/redaction/live/{slug}/settings/delete", {"slug": slug})
        for slug in ("storm", "announced")
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert desk.context.log.find("storm") is not None
    assert desk.context.log.find("announced") is not None


@pytest.mark.parametrize("tab", ["", "configuration", "address", "course", "watch", "delete"])
def test_there_are_no_settings_of_no_live(client: Client, tab: str) -> None:
    for method in (client.get, client.post):
        answer = method(f"/redaction/live/nowhere/settings/{tab}")
        assert answer.status_code == 404
        assert "There is nothing at this address" in text_of(answer)
