"""Lives by the API: opened, described, set, renamed, copied, deleted."""

from typing import Any

import pytest

from filrouge.accounts.role import Role
from filrouge.domain.commands import Configure, Describe, Hide, Schedule
from filrouge.domain.content import Description
from filrouge.newsroom.house import Audience, install
from filrouge.newsroom.models import Coverage, Draft, DraftState, Entry
from tests.newsroom.api.asking import NOW, Caller, signed_in
from tests.newsroom.desk import Desk

LIVE = "/lives/live-1"


@pytest.fixture
def editor(desk: Desk) -> Caller:
    return signed_in(desk, Role.LIVE_EDITOR)


def test_a_live_is_opened(desk: Desk, editor: Caller) -> None:
    answer = editor.post(
        "/lives",
        {
            "headline": "Eclipse over the bay",
            "language": "en",
            "time_zone": "Europe/London",
            "standfirst": "Minute by minute.",
            "series": "sky",
        },
    )

    assert answer.status == 201
    live = answer.body
    assert {name: live[name] for name in ("slug", "status", "series", "url", "posts")} == {
        "slug": "eclipse-over-the-bay",
        "status": "draft",
        "series": "sky",
        "url": "/live/eclipse-over-the-bay",
        "posts": 0,
    }
    assert live["description"]["standfirst"] == [{"text": "Minute by minute."}]
    assert (live["silence_min"], live["missing_alt"]) == (None, [])
    assert "run" in live["may"]
    assert "audit" not in live["may"]
    coverage = Coverage.objects.get(live=live["id"])
    assert coverage.opened_by is not None
    assert Entry.objects.get().action == "open"


def test_the_same_key_opens_one_live(editor: Caller) -> None:
    body = {"headline": "Eclipse", "starts_at": "2026-08-12T20:00:00Z"}

    first = editor.post("/lives", body, key="o1")
    again = editor.post("/lives", body, key="o1")

    assert first.body == again.body
    assert first.body["status"] == "scheduled"
    assert editor.get("/lives").body["total"] == 1
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"headline": ""}, 422, "no_headline"),
        ({}, 422, "invalid"),
        ({"headline": "x", "slug": "Not So"}, 422, "invalid"),
        ({"headline": "x", "slug": "taken"}, 409, "slug_taken"),
        ({"headline": "x", "time_zone": "Mars/Olympus"}, 422, "unknown_time_zone"),
        ({"headline": "x", "language": "?"}, 422, "malformed_language"),
    ],
)
def test_a_live_that_cannot_be(
    desk: Desk, editor: Caller, body: dict[str, Any], status: int, code: str
) -> None:
    desk.open_live(slug="taken")

    answer = editor.post("/lives", body)

    assert (answer.status, answer.code) == (status, code)
    assert editor.get("/lives").body["total"] == 1
    assert not Coverage.objects.exists()


def test_lives_are_listed_by_their_last_change(desk: Desk, editor: Caller) -> None:
    for slug in ("one", "two", "three"):
        desk.open_live(posts=1, slug=slug)
    desk.do("one", Hide(post="p1"))

    first = editor.get("/lives", limit=2)
    second = editor.get("/lives", limit=2, after=first.body["next"])

    assert [live["slug"] for live in first.body["items"]] == ["one", "three"]
    assert [live["slug"] for live in second.body["items"]] == ["two"]
    assert (first.body["total"], second.body["next"]) == (3, None)


def test_lives_are_filtered(desk: Desk, editor: Caller) -> None:
    desk.open_live(slug="ours")
    desk.open_live(slug="draft", started=False)
    editor.post("/lives", {"headline": "Élections", "slug": "vote", "site": "sport", "series": "s"})

    def found(**query: object) -> list[str]:
        return [live["slug"] for live in editor.get("/lives", **query).body["items"]]

    assert found(status="live") == ["ours"]
    assert found(status="draft") == ["vote", "draft"]
    assert found(q="elections") == ["vote"]
    assert found(site="sport") == ["vote"]
    assert found(series="s") == ["vote"]
    assert found(site="") == ["draft", "ours"]


def test_a_description_names_the_revision_it_read(desk: Desk, editor: Caller) -> None:
    desk.open_live(slug="live-1")
    body = {"headline": "New", "standfirst": "As text.", "byline": ["Ana Ruiz"]}
    assert editor.put(f"{LIVE}/description", body).code == "no_revision"

    answer = editor.put(f"{LIVE}/description", body, revision=1)

    assert (answer.status, answer.headers["etag"]) == (200, '"2"')
    assert answer.body["description"]["standfirst"] == [{"text": "As text."}]
    assert answer.body["description_revision"] == 2


def test_a_live_has_other_titles_for_search_and_for_links(desk: Desk, editor: Caller) -> None:
    desk.open_live(slug="live-1")
    said = {"headline": "The storm", "search_title": "Storm: live", "short_title": "Storm"}

    answer = editor.put(f"{LIVE}/description", said, revision=1)

    shown = answer.body["description"]
    assert (shown["search_title"], shown["short_title"]) == ("Storm: live", "Storm")
    # A copy under another headline is another live: these titles are not its own.
    copy = editor.post(f"{LIVE}/duplicate", {"headline": "The calm"}).body["description"]
    assert (copy["headline"], copy["search_title"], copy["short_title"]) == ("The calm", None, None)
    same = editor.post(f"{LIVE}/duplicate").body["description"]
    assert same["short_title"] == "Storm"


def test_a_stale_description_gets_the_present_one(desk: Desk, editor: Caller) -> None:
    desk.open_live(slug="live-1")
    desk.do("live-1", Describe(description=Description(headline="Theirs")))

    answer = editor.put(f"{LIVE}/description", {"headline": "Mine"}, revision=1)

    assert (answer.status, answer.code) == (412, "conflict")
    assert answer.body["current"]["headline"] == "Theirs"
    assert (answer.body["subject"], answer.body["actual"]) == ("description", 2)


def test_a_live_is_set(desk: Desk, editor: Caller) -> None:
    desk.open_live(slug="live-1")

    answer = editor.put(
        f"{LIVE}/configuration", {"language": "fr", "time_zone": "Europe/Paris", "series": "s"}
    )

    assert [answer.body[name] for name in ("language", "time_zone", "site", "series")] == [
        "fr",
        "Europe/Paris",
        "",
        "s",
    ]


def test_a_live_moves_to_another_address(desk: Desk, editor: Caller) -> None:
    desk.open_live(slug="live-1", posts=1)

    answer = editor.put(f"{LIVE}/slug", {"slug": "eclipse"})

    assert (answer.body["slug"], answer.body["former_slugs"]) == ("eclipse", ["live-1"])
    assert editor.get(LIVE).body == answer.body
    assert editor.get(f"{LIVE}/posts/p1").body["url"] == "/live/eclipse/post/p1"
    desk.open_live(slug="taken")
    assert editor.put(f"{LIVE}/slug", {"slug": "taken"}).code == "slug_taken"


def test_a_watch_is_set(desk: Desk, editor: Caller) -> None:
    desk.open_live(slug="live-1")

    answer = editor.put(f"{LIVE}/watch", {"silence_min": 10, "archive_days": None})

    assert (answer.body["silence_min"], answer.body["archive_days"]) == (10, None)
    assert editor.put(f"{LIVE}/watch", {"silence_min": -1}).status == 422


def test_a_live_is_copied_without_its_posts(desk: Desk, editor: Caller) -> None:
    desk.open_live(slug="live-1", posts=2)

    answer = editor.post(f"{LIVE}/duplicate", {"headline": "The next one"}, key="d1")

    assert answer.status == 201
    assert (answer.body["slug"], answer.body["posts"]) == ("the-next-one", 0)
    assert answer.body["status"] == "draft"
    assert answer.body["description"]["standfirst"] == [{"text": "Minute by minute."}]
    assert editor.post(f"{LIVE}/duplicate").body["slug"] == "the-eclipse-of-12-august"


def test_a_copy_does_not_carry_a_site_that_the_house_does_not_have(
    desk: Desk, editor: Caller
) -> None:
    desk.open_live(slug="live-1")
    desk.do("live-1", Configure(language="fr", time_zone="UTC", site="gone"))

    assert editor.post(f"{LIVE}/duplicate").body["site"] == ""


def test_a_live_is_of_a_site_that_the_house_has(desk: Desk, editor: Caller) -> None:
    desk.open_live(slug="live-1")
    settings = {"language": "fr", "time_zone": "UTC"}

    for answer in (
        editor.post("/lives", {"headline": "Élections", "site": "gone"}),
        editor.put(f"{LIVE}/configuration", {**settings, "site": "gone"}),
    ):
        assert (answer.status, answer.code) == (422, "no_such_site")
        assert answer.body["fields"] == [
            {"field": "site", "detail": "This house has no site gone."}
        ]

    # One that it had once may stay.
    desk.do("live-1", Configure(language="fr", time_zone="UTC", site="gone"))
    kept = {**settings, "site": "gone", "series": "s"}
    assert editor.put(f"{LIVE}/configuration", kept).body["series"] == "s"


def test_words_that_are_too_long_are_told_so(desk: Desk, editor: Caller) -> None:
    desk.open_live(slug="live-1")

    answer = editor.post("/lives", {"headline": "a" * 1001})

    assert answer.body["fields"] == [
        {"field": "headline", "detail": "This is too long: 1000 characters are the most."}
    ]


def test_a_live_opened_by_mistake_is_deleted(desk: Desk, editor: Caller) -> None:
    live = editor.post("/lives", {"headline": "Slip"}).body
    author = desk.person(Role.JOURNALIST)
    Draft.objects.create(id="d1", live=live["id"], author=author)

    answer = editor.delete("/lives/slip")

    assert (answer.status, answer.body) == (204, None)
    assert editor.get("/lives/slip").status == 404
    assert not Draft.objects.exists()
    assert not Coverage.objects.exists()
    assert [entry.action for entry in Entry.objects.order_by("pk")] == ["open", "discard"]


def test_a_live_that_readers_saw_stays(desk: Desk, editor: Caller) -> None:
    desk.open_live(slug="live-1", started=False)
    desk.do("live-1", Schedule(starts_at=NOW))

    answer = editor.delete(LIVE)

    assert (answer.status, answer.code) == (409, "was_public")
    assert editor.get(LIVE).status == 200


def test_the_dashboard_counts(desk: Desk, editor: Caller) -> None:
    desk.open_live(slug="live-1", posts=2)
    desk.clock.advance(minutes=90)
    editor.post(f"{LIVE}/posts", {"headline": "Later"})
    author = desk.person(Role.CONTRIBUTOR)
    for number, state in enumerate([DraftState.SUBMITTED, DraftState.SUBMITTED, DraftState.OPEN]):
        Draft.objects.create(id=f"d{number}", live="live-1", author=author, state=state)
    install(desk.house._replace(audience=lambda: {"live-1": Audience(streams=3, polls=4)}))

    body = editor.get(f"{LIVE}/dashboard").body

    hours = body.pop("per_hour")
    assert body == {
        "readers": {"streams": 3, "polls": 4, "estimate": True},
        "last_post_at": "2026-08-12T19:30:00Z",
        "waiting": 2,
        "scheduled": 0,
        "shaken": 0,
        "missing_alt": 0,
    }
    assert hours[0] == {"at": "2026-08-12T08:00:00Z", "posts": 0}
    assert hours[-2:] == [
        {"at": "2026-08-12T18:00:00Z", "posts": 2},
        {"at": "2026-08-12T19:00:00Z", "posts": 1},
    ]
    assert len(hours) == 12


def test_a_live_and_its_posts_have_the_address_of_their_site(desk: Desk) -> None:
    live = desk.open_live(posts=1)
    desk.do(live, Configure(language="en", time_zone="UTC", site="sport"))
    client = desk.client(desk.person(Role.JOURNALIST))

    row = client.get(f"/api/v1/lives/{live}").json()
    post = client.get(f"/api/v1/lives/{live}/posts/p1").json()

    assert row["url"] == f"https://sport.example.org/live/{live}"
    assert post["url"] == f"https://sport.example.org/live/{live}/post/p1"
