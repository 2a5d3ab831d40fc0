"""Drafts over the API: the shapes that are promised, and how it says no."""

from typing import Any

import pytest

from filrouge.accounts.role import Role
from filrouge.domain.commands import Correct
from filrouge.newsroom.models import Draft
from tests.newsroom.api.asking import Caller, signed_in
from tests.newsroom.desk import Desk
from tests.serving import words

DRAFTS = "/lives/live-1/drafts"


@pytest.fixture(autouse=True)
def _live(desk: Desk) -> None:
    desk.open_live(slug="live-1", posts=1)


@pytest.fixture
def contributor(desk: Desk) -> Caller:
    return Caller(desk.client(desk.person(Role.CONTRIBUTOR, name="Ana")))


@pytest.fixture
def editor(desk: Desk) -> Caller:
    return Caller(desk.client(desk.person(Role.LIVE_EDITOR, name="Ben")))


def kept(headline: str, *, version: int = 0, **more: object) -> dict[str, Any]:
    """Give a body that keeps a headline."""
    return {"version": version, "content": {"headline": headline}, **more}


def test_a_draft_is_shown_as_promised(contributor: Caller) -> None:
    body = kept(
        "Totality",
        key_moment=True,
        pin=True,
        reply_to="p1",
        published_at="2026-08-12T20:00:00+02:00",
        note="Call the harbour.",
    )
    body["content"]["html"] = "<p>Birds fall <b>silent</b>.</p>"

    saved = contributor.put(f"{DRAFTS}/d1", body)

    author = Draft.objects.get().author
    assert saved.status == 200
    assert saved.body == {
        "id": "d1",
        "live": "live-1",
        "slug": "live-1",
        "author": {"id": str(author.pk), "name": "Ana"},
        "mine": True,
        "post": "",
        "base_revision": None,
        "content": {
            "headline": "Totality",
            "blocks": [
                {
                    "type": "text",
                    "runs": [
                        {"text": "Birds fall "},
                        {"text": "silent", "bold": True},
                        {"text": "."},
                    ],
                }
            ],
        },
        "key_moment": True,
        "pin": True,
        "reply_to": "p1",
        "published_at": "2026-08-12T18:00:00Z",
        "embargo_until": None,
        "note": "Call the harbour.",
        "correction_note": None,
        "version": 1,
        "state": "open",
        "timing": "",
        "due_at": None,
        "decided_by": None,
        "word": "",
        "failure": "",
        "created_at": "2026-08-12T18:00:00Z",
        "saved_at": "2026-08-12T18:00:00Z",
        "words": 3,
    }
    assert contributor.get(f"{DRAFTS}/d1").body == saved.body


def test_a_stale_save_is_answered_with_the_draft_as_it_stands(contributor: Caller) -> None:
    first = contributor.put(f"{DRAFTS}/d1", kept("From the phone")).body

    stale = contributor.put(f"{DRAFTS}/d1", kept("From the laptop"))

    assert (stale.status, stale.code) == (409, "draft_changed")
    assert stale.body["current"] == first
    assert stale.body["detail"] == (
        "This draft was changed elsewhere. Compare both texts, then save again."
    )


def test_it_is_published_and_the_answer_can_be_had_again(editor: Caller, desk: Desk) -> None:
    first = editor.post(f"{DRAFTS}/d1/publish", kept("Totality", pin=True))
    again = editor.post(f"{DRAFTS}/d1/publish", kept("Totality", pin=True))

    assert (first.status, again.status) == (201, 201)
    assert first.body["id"] == "d1"
    assert first.body["url"] == "/live/live-1/post/d1"
    assert first.body["seq"] == 5
    assert first.body["post"] == editor.get("/lives/live-1/posts/d1").body
    assert first.body["draft"]["state"] == "published"
    assert first.body["draft"]["content"] == {}
    assert again.body == first.body
    assert desk.live("live-1").seq == 6


def test_other_words_are_told_where_the_post_is(editor: Caller) -> None:
    editor.post(f"{DRAFTS}/d1/publish", kept("Totality"))

    other = editor.post(f"{DRAFTS}/d1/publish", kept("Totality at last", version=1))

    assert (other.status, other.code) == (409, "already_published")
    assert (other.body["id"], other.body["url"]) == ("d1", "/live/live-1/post/d1")


def test_with_an_undo_delay_the_answer_is_not_yet(desk: Desk) -> None:
    person = desk.person(Role.JOURNALIST)
    person.undo_s = 10
    person.save()
    caller = Caller(desk.client(person))

    held = caller.post(f"{DRAFTS}/d1/publish", kept("Totality"))

    assert held.status == 202
    assert list(held.body) == ["draft"]
    draft = held.body["draft"]
    assert (draft["state"], draft["timing"], draft["due_at"]) == (
        "scheduled",
        "undo",
        "2026-08-12T18:00:10Z",
    )
    taken_back = caller.post(f"{DRAFTS}/d1/unschedule")
    assert (taken_back.status, taken_back.body["state"]) == (200, "open")
    assert caller.get("/lives/live-1/posts/d1").status == 404


def test_a_correction_that_comes_too_late_is_shown_the_post(editor: Caller, desk: Desk) -> None:
    desk.do("live-1", Correct(post="p1", content=words("Theirs")))

    late = editor.post(f"{DRAFTS}/c1/publish", kept("Mine", post="p1", base_revision=1))

    assert (late.status, late.code) == (409, "conflict")
    assert (late.body["expected"], late.body["actual"]) == (1, 2)
    assert late.body["current"] == editor.get("/lives/live-1/posts/p1").body
    assert late.body["current"]["headline"] == "Theirs"


def test_it_is_handed_in_sent_back_and_scheduled(contributor: Caller, editor: Caller) -> None:
    handed_in = contributor.post(f"{DRAFTS}/d1/submit", kept("Totality"))
    sent_back = editor.post(f"{DRAFTS}/d1/return", {"word": "Where?"})
    again = contributor.post(f"{DRAFTS}/d1/submit", kept("Totality over Palma", version=2))
    scheduled = editor.post(
        f"{DRAFTS}/d1/schedule",
        {**kept("Totality over Palma", version=3), "at": "2026-08-12T20:31:00Z"},
    )

    assert [each.status for each in (handed_in, sent_back, again, scheduled)] == [200] * 4
    assert handed_in.body["state"] == "submitted"
    assert (sent_back.body["state"], sent_back.body["word"], sent_back.body["decided_by"]) == (
        "returned",
        "Where?",
        "Ben",
    )
    assert (again.body["state"], again.body["word"]) == ("submitted", "")
    assert (scheduled.body["state"], scheduled.body["timing"], scheduled.body["mine"]) == (
        "scheduled",
        "clock",
        False,
    )
    assert scheduled.body["published_at"] == scheduled.body["due_at"] == "2026-08-12T20:31:00Z"


def test_a_draft_of_somebody_else_is_not_there(contributor: Caller, editor: Caller) -> None:
    contributor.put(f"{DRAFTS}/d1", kept("Mine"))

    assert editor.get(f"{DRAFTS}/d1").code == "no_such_draft"
    assert editor.delete(f"{DRAFTS}/d1").status == 404
    assert editor.post(f"{DRAFTS}/d1/unschedule").status == 404
    assert editor.post(f"{DRAFTS}/d1/return", {"word": "x"}).status == 404
    for act in ("publish", "submit"):
        refused = editor.post(f"{DRAFTS}/d1/{act}", kept("Yours", version=1))
        assert (refused.status, refused.code) == (403, "forbidden")
        assert "Mine" not in str(refused.body)
    assert editor.get(DRAFTS).body == {"items": [], "next": None, "total": 0}


def test_a_draft_of_another_live_is_not_there(contributor: Caller, desk: Desk) -> None:
    contributor.put(f"{DRAFTS}/d1", kept("Mine"))
    desk.open_live(slug="live-2")

    assert contributor.get("/lives/live-2/drafts/d1").status == 404
    assert contributor.delete("/lives/live-2/drafts/d1").status == 404
    taken = contributor.put("/lives/live-2/drafts/d1", kept("Elsewhere", version=1))
    assert (taken.status, taken.code) == (409, "id_taken")
    assert contributor.get("/lives/live-9/drafts").code == "no_such_live"


def test_lists_come_in_pages(contributor: Caller, desk: Desk) -> None:
    for number in range(5):
        contributor.put(f"{DRAFTS}/d{number}", kept(f"Draft {number}"))
        desk.clock.advance(seconds=1)

    first = contributor.get(DRAFTS, limit=3).body
    second = contributor.get(DRAFTS, limit=3, after=first["next"]).body

    assert [draft["id"] for draft in first["items"]] == ["d4", "d3", "d2"]
    assert [draft["id"] for draft in second["items"]] == ["d1", "d0"]
    assert (first["total"], second["total"], second["next"]) == (5, 5, None)
    assert contributor.get("/drafts").body["total"] == 5
    assert contributor.get(DRAFTS, state="submitted").body["total"] == 0
    assert contributor.get(DRAFTS, state="nonsense").status == 422


def test_a_draft_is_thrown_away(contributor: Caller) -> None:
    contributor.put(f"{DRAFTS}/d1", kept("Mine"))

    assert contributor.delete(f"{DRAFTS}/d1").status == 204
    assert contributor.delete(f"{DRAFTS}/d1").status == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"content": {}}, "version"),
        (kept("x", version=-1), "version"),
        (kept("x", reply_to="no/id"), "reply_to"),
        (kept("x", published_at="2026-08-12T20:00:00"), "published_at"),
        (kept("x", verison=1), "verison"),
        ({"version": 0, "content": {"blocks": [{"type": "marquee"}]}}, "content.blocks.0.type"),
    ],
)
def test_what_has_not_the_form_is_told_field_by_field(
    contributor: Caller, body: object, field: str
) -> None:
    refused = contributor.put(f"{DRAFTS}/d1", body)

    assert (refused.status, refused.code) == (422, "invalid")
    assert [each["field"] for each in refused.body["fields"]] == [field]
    assert not Draft.objects.exists()


def test_a_draft_too_large_says_how_large_it_may_be(desk: Desk) -> None:
    caller = signed_in(desk, Role.JOURNALIST)
    text = {"type": "text", "runs": [{"text": "a" * 200_000}]}

    refused = caller.put(f"{DRAFTS}/d1", {"version": 0, "content": {"blocks": [text]}})

    assert (refused.status, refused.code) == (413, "draft_too_large")
    assert "200 kB" in refused.body["detail"]
