"""Posts by the API: published once, listed, found again, corrected."""

from typing import Any

import pytest
from msgspec.structs import replace

from filrouge.accounts.role import Role
from filrouge.domain.blocks import Image
from filrouge.domain.commands import Correct, Hide, Mark, Pin, Publish, Withdraw
from filrouge.domain.content import Content
from filrouge.domain.state import Condition
from filrouge.newsroom.models import Entry
from tests.newsroom.api.asking import Caller, signed_in
from tests.newsroom.desk import Desk

POSTS = "/lives/live-1/posts"


@pytest.fixture
def journalist(desk: Desk) -> Caller:
    desk.open_live(posts=3, slug="live-1")
    return signed_in(desk, Role.JOURNALIST)


def test_a_post_is_published_from_html(desk: Desk, journalist: Caller) -> None:
    answer = journalist.post(
        POSTS,
        {
            "headline": "The sun is gone",
            "html": "<p>It is <b>dark</b> over the port.</p>",
            "authors": ["La rédaction"],
            "key_moment": True,
            "pin": True,
            "sources": [{"name": "The observatory", "url": "https://example.org/sun"}],
        },
    )

    assert answer.status == 201
    post = answer.body["post"]
    assert answer.body == {
        "id": post["id"],
        "seq": 7,
        "url": f"/live/live-1/post/{post['id']}",
        "post": {
            "id": post["id"],
            "revision": 2,
            "changed_seq": 8,
            "words_seq": 7,
            "condition": "visible",
            "published_at": "2026-08-12T18:00:00Z",
            "key_moment": True,
            "pinned": True,
            "headline": "The sun is gone",
            "blocks": [
                {
                    "type": "text",
                    "runs": [
                        {"text": "It is "},
                        {"text": "dark", "bold": True},
                        {"text": " over the port."},
                    ],
                }
            ],
            "authors": ["La rédaction"],
            "topics": [],
            "people": [],
            "sources": [
                {
                    "name": "The observatory",
                    "status": "confirmed",
                    "url": "https://example.org/sun",
                }
            ],
            "related": [],
            "corrections": [],
            "minor_corrections": 0,
            "withdrawn_reason": "",
            "withdrawn_at": None,
            "reply_to": None,
            "order": "1786557600000-7",
            "url": f"/live/live-1/post/{post['id']}",
            "words": 6,
            "missing_alt": False,
            "review": None,
            "note": None,
        },
    }
    assert answer.headers["etag"] == '"2"'
    assert desk.live("live-1").pinned == post["id"]
    entry = Entry.objects.get()
    assert (entry.action, entry.live, entry.subject) == ("publish", "live-1", post["id"])
    assert entry.detail == {"seq": 7}


def test_the_same_key_publishes_once(desk: Desk, journalist: Caller) -> None:
    first = journalist.post(POSTS, {"headline": "Once"}, key="k1")
    desk.clock.advance(minutes=5)
    again = journalist.post(POSTS, {"headline": "Once"}, key="k1")

    assert again.body == first.body
    assert len(desk.live("live-1").posts) == 4
    assert Entry.objects.filter(action="publish").count() == 1


def test_a_key_is_for_one_request(journalist: Caller) -> None:
    journalist.post(POSTS, {"headline": "Once"}, key="k1")

    answer = journalist.post(POSTS, {"headline": "Another"}, key="k1")

    assert (answer.status, answer.code) == (409, "key_reused")


def test_two_people_may_have_the_same_key(desk: Desk, journalist: Caller) -> None:
    other = signed_in(desk, Role.JOURNALIST)

    answers = [caller.post(POSTS, {"headline": "Here"}, key="1") for caller in (journalist, other)]

    assert [answer.status for answer in answers] == [201, 201]
    assert len({answer.body["id"] for answer in answers}) == 2


def test_what_a_crash_kept_from_the_trail_is_noted_when_it_is_sent_again(
    journalist: Caller,
) -> None:
    journalist.post(POSTS, {"headline": "Once"}, key="k1")
    Entry.objects.all().delete()

    journalist.post(POSTS, {"headline": "Once"}, key="k1")

    assert Entry.objects.get().action == "publish"


def test_a_given_id_is_taken_once(journalist: Caller) -> None:
    journalist.post(POSTS, {"headline": "Once", "id": "mine"})

    answer = journalist.post(POSTS, {"headline": "Twice", "id": "mine"})

    assert (answer.status, answer.code) == (409, "post_exists")


@pytest.mark.parametrize(
    ("body", "code", "fields"),
    [
        ({}, "empty_post", []),
        ({"headline": "  "}, "empty_post", []),
        (
            {"html": "<p>x</p>", "blocks": [{"type": "text", "runs": [{"text": "x"}]}]},
            "two_texts",
            ["html"],
        ),
        ({"headline": 3}, "invalid", ["headline"]),
        ({"blocks": [{"type": "text", "runs": "x"}]}, "invalid", ["blocks.0.runs"]),
        ({"blocks": [{"type": "sphinx"}]}, "invalid", ["blocks.0.type"]),
        ({"headlin": "x"}, "invalid", ["headlin"]),
        ({"headline": "x", "id": "no blanks here"}, "invalid", ["id"]),
        ({"headline": "x", "published_at": "2026-08-12T18:00:00"}, "invalid", ["published_at"]),
        (
            {"blocks": [{"type": "text", "runs": [{"text": "x", "link": "javascript:1"}]}]},
            "dishonest_link",
            [],
        ),
        ({"headline": "over\u202eride"}, "forbidden_character", []),
        (
            {"blocks": [{"type": "image", "media": "0" * 64, "width": 1, "height": 1}]},
            "no_such_media",
            [],
        ),
    ],
)
def test_a_post_that_cannot_be(
    desk: Desk, journalist: Caller, body: dict[str, Any], code: str, fields: list[str]
) -> None:
    answer = journalist.post(POSTS, body)

    assert (answer.status, answer.code) == (422, code)
    assert [field["field"] for field in answer.body["fields"]] == fields
    assert all(field["detail"] for field in answer.body["fields"])
    assert len(desk.live("live-1").posts) == 3


def test_what_is_no_json_is_told(journalist: Caller) -> None:
    for body in ("{", '{"headline": NaN}', '{"headline": "\\ud800"}', "\x00"):
        answer = journalist.post(POSTS, body)
        assert (answer.status, answer.code) == (400, "malformed_json")


def test_a_live_that_takes_no_posts_says_so(desk: Desk, journalist: Caller) -> None:
    desk.open_live(slug="draft", started=False)

    answer = journalist.post("/lives/draft/posts", {"headline": "Too early"})

    assert (answer.status, answer.code) == (409, "wrong_status")
    assert answer.body["live_status"] == "draft"
    assert answer.body["status"] == 409
    assert "not announced yet" in answer.body["detail"]


def test_a_correction_names_the_revision_it_read(desk: Desk, journalist: Caller) -> None:
    path = f"{POSTS}/p1"
    assert journalist.put(path, {"headline": "New"}).code == "no_revision"

    answer = journalist.put(path, {"headline": "New", "note": "9, and not 12"}, revision=1)

    assert answer.status == 200
    assert answer.headers["etag"] == '"2"'
    assert answer.body["headline"] == "New"
    assert answer.body["corrections"] == [{"note": "9, and not 12", "at": "2026-08-12T18:00:00Z"}]


def test_a_stale_correction_gets_the_post_as_it_stands(desk: Desk, journalist: Caller) -> None:
    path = f"{POSTS}/p1"
    desk.do("live-1", Correct(post="p1", content=Content(headline="Theirs")))

    answer = journalist.put(path, {"headline": "Mine"}, revision=1)

    assert (answer.status, answer.code) == (412, "conflict")
    assert (answer.body["expected"], answer.body["actual"]) == (1, 2)
    assert answer.body["current"] == journalist.get(path).body
    assert desk.live("live-1").posts["p1"].content.headline == "Theirs"


def test_a_correction_sent_twice_is_made_once(desk: Desk, journalist: Caller) -> None:
    path = f"{POSTS}/p1"
    first = journalist.put(path, {"headline": "New"}, revision=1, key="c1")

    again = journalist.put(path, {"headline": "New"}, revision=1, key="c1")

    assert again == first
    assert desk.live("live-1").posts["p1"].minor_corrections == 1


def test_a_post_of_another_live_is_nowhere(desk: Desk, journalist: Caller) -> None:
    desk.open_live(posts=9, slug="other")

    for answer in (
        journalist.get(f"{POSTS}/p9"),
        journalist.put(f"{POSTS}/p9", {"headline": "Mine"}, revision=1),
        journalist.get(f"{POSTS}/p9/history"),
        journalist.post(f"{POSTS}/p9/hide", {}),
        journalist.post(f"{POSTS}/p9/pin"),
        journalist.put(f"{POSTS}/p9/note", {"text": "x"}),
    ):
        assert (answer.status, answer.code) == (404, "no_such_post")
        assert "Titre" not in str(answer.body)
    assert desk.live("other").posts["p9"].revision == 1


class TestList:
    def test_it_is_newest_first_and_goes_on_where_it_stopped(
        self, desk: Desk, journalist: Caller
    ) -> None:
        first = journalist.get(POSTS, limit=2)
        desk.clock.advance(minutes=1)
        journalist.post(POSTS, {"headline": "Meanwhile", "id": "p4"})
        second = journalist.get(POSTS, limit=2, after=first.body["next"])

        assert [post["id"] for post in first.body["items"]] == ["p3", "p2"]
        assert [post["id"] for post in second.body["items"]] == ["p1"]
        assert (first.body["total"], second.body["next"]) == (3, None)

    def test_it_is_filtered(self, desk: Desk, journalist: Caller) -> None:
        journalist.post(
            POSTS,
            {
                "id": "mayor",
                "headline": "Le préfet ordonne l’évacuation",
                "authors": ["Ana Ruiz"],
                "topics": ["Sécurité"],
                "people": ["Le préfet"],
                "published_at": "2026-08-12T17:00:00Z",
            },
        )
        desk.do("live-1", Mark(post="p1"), Hide(post="p2"))

        def found(**query: object) -> list[str]:
            return [post["id"] for post in journalist.get(POSTS, **query).body["items"]]

        assert found(q="EVACUATION prefet") == ["mayor"]
        assert found(q="ruiz") == ["mayor"]
        assert found(q="l'evac") == ["mayor"]
        assert found(q="mouettes") == ["p3", "p2", "p1"]
        assert found(q="mouettes evacuation") == []
        assert found(author="ana ruiz") == ["mayor"]
        assert found(author="ana") == []
        assert found(topic="securite") == ["mayor"]
        assert found(person="le prefet") == ["mayor"]
        assert found(key="true") == ["p1"]
        assert found(condition="hidden") == ["p2"]
        assert found(until="2026-08-12T17:30:00Z") == ["mayor"]
        assert found(since="2026-08-12T19:30:00+02:00") == ["p3", "p2", "p1"]
        assert found(reviewed="false") == ["p3", "p2", "p1", "mayor"]

    def test_pictures_without_alt_text_are_found(self, desk: Desk, journalist: Caller) -> None:
        bare = Image(media=desk.media.put(b"picture"), width=2, height=1, caption="The port")
        described = replace(bare, alt="The sun over the port")
        for post, blocks in {
            "described": (described,),
            "bare-1": (described, bare),
            "bare-2": (replace(bare, alt=" "),),
            "bare-3": (bare,),
            "hidden": (bare,),
            "gone": (bare,),
        }.items():
            desk.do("live-1", Publish(post=post, content=Content(headline=post, blocks=blocks)))
        desk.do(
            "live-1", Mark(post="bare-2"), Hide(post="hidden"), Withdraw(post="gone", reason="x")
        )

        def found(**query: object) -> list[str]:
            return [post["id"] for post in journalist.get(POSTS, **query).body["items"]]

        assert found(missing_alt="true") == ["hidden", "bare-3", "bare-2", "bare-1"]
        assert found(missing_alt="false") == ["gone", "described", "p3", "p2", "p1"]
        assert found(missing_alt="true", key="true") == ["bare-2"]
        assert found(missing_alt="true", q="port", condition="hidden") == ["hidden"]
        assert found(missing_alt="true", q="mouettes") == []
        named = journalist.get("/lives/live-1").body["missing_alt"]
        assert found(missing_alt="true", condition="visible") == named

        # page by page, and no longer once it is described
        first = journalist.get(POSTS, missing_alt="true", limit=2).body
        assert first["total"] == 4
        desk.do("live-1", Correct(post="bare-2", content=Content(blocks=(described,))))
        second = journalist.get(POSTS, missing_alt="true", limit=2, after=first["next"]).body
        assert [post["id"] for post in second["items"]] == ["bare-1"]

    def test_who_follows_hears_of_all_that_changed(self, desk: Desk, journalist: Caller) -> None:
        seq = desk.live("live-1").seq
        desk.do("live-1", Hide(post="p2"), Pin(post="p1"))

        answer = journalist.get(POSTS, changed_after=seq, condition="visible", q="nowhere")

        assert [post["id"] for post in answer.body["items"]] == ["p2", "p1"]

    def test_withdrawn_words_are_found_no_more(self, desk: Desk, journalist: Caller) -> None:
        assert journalist.get(POSTS, q="mouettes").body["total"] == 3

        desk.do("live-1", Withdraw(post="p1", reason="Wrong"))

        assert journalist.get(POSTS, q="mouettes").body["total"] == 2
        assert desk.live("live-1").posts["p1"].condition is Condition.WITHDRAWN

    @pytest.mark.parametrize(
        ("query", "field"),
        [
            ({"limit": 0}, "limit"),
            ({"limit": 201}, "limit"),
            ({"limit": "many"}, "limit"),
            ({"after": "???"}, "after"),
            ({"after": "AAAA"}, "after"),
            ({"condition": "gone"}, "condition"),
            ({"since": "yesterday"}, "since"),
            ({"since": "2026-08-12T17:30:00"}, "since"),
            ({"key": "maybe"}, "key"),
            ({"missing_alt": "maybe"}, "missing_alt"),
            ({"q": "a " * 251}, "q"),
        ],
    )
    def test_a_query_that_cannot_be(
        self, journalist: Caller, query: dict[str, Any], field: str
    ) -> None:
        answer = journalist.get(POSTS, **query)

        assert answer.status == 422
        assert [each["field"] for each in answer.body["fields"]] == [field]
