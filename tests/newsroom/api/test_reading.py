"""Posts are read over, noted upon and looked back at, one or many at once."""

import pytest

from filrouge.accounts.role import Role
from filrouge.domain.commands import Correct, Erase, Hide, Withdraw
from filrouge.domain.content import Content
from filrouge.newsroom.models import Entry
from tests.newsroom.api.asking import Caller, signed_in
from tests.newsroom.desk import Desk

POSTS = "/lives/live-1/posts"


@pytest.fixture
def editor(desk: Desk) -> Caller:
    desk.open_live(posts=3, slug="live-1")
    return signed_in(desk, Role.LIVE_EDITOR)


def test_a_review_holds_until_the_words_change(desk: Desk, editor: Caller) -> None:
    reader = Caller(desk.client(desk.person(Role.COPY_EDITOR, name="Noor Aziz")))

    read = reader.post(f"{POSTS}/p1/review").body["review"]
    unread = reader.get(POSTS, reviewed="false").body["items"]
    desk.do("live-1", Correct(post="p1", content=Content(headline="New")))

    assert read == {"name": "Noor Aziz", "at": "2026-08-12T18:00:00Z", "current": True}
    assert [post["id"] for post in unread] == ["p3", "p2"]
    assert editor.get(f"{POSTS}/p1").body["review"] == {**read, "current": False}
    assert editor.get(POSTS, reviewed="true").body["items"] == []


def test_words_that_changed_while_they_were_read_wait_to_be_read_again(
    desk: Desk, editor: Caller
) -> None:
    seen = editor.get(f"{POSTS}/p1").body["words_seq"]
    desk.do("live-1", Correct(post="p1", content=Content(headline="New")))

    late = editor.post(f"{POSTS}/p1/review", {"words_seq": seen}).body["review"]
    assert late["current"] is False
    assert "p1" in [post["id"] for post in editor.get(POSTS, reviewed="false").body["items"]]

    # a colleague has read the new words: who comes with the old ones takes nothing back
    other = signed_in(desk, Role.COPY_EDITOR)
    assert other.post(f"{POSTS}/p1/review").body["review"]["current"] is True
    assert editor.post(f"{POSTS}/p1/review", {"words_seq": seen}).body["review"]["current"] is True
    # nobody has read what is not written yet
    ahead = editor.post(f"{POSTS}/p1/review", {"words_seq": 999}).body
    desk.do("live-1", Correct(post="p1", content=Content(headline="Newer")))
    assert ahead["review"]["current"] is True
    assert editor.get(f"{POSTS}/p1").body["review"]["current"] is False


def test_a_note_stays_inside(desk: Desk, editor: Caller) -> None:
    answer = editor.put(f"{POSTS}/p1/note", {"text": " Call the harbour. "})

    assert (answer.status, answer.body["note"]) == (200, "Call the harbour.")
    assert answer.body["revision"] == 1
    bodies = b"".join(record.body or b"" for record in desk.context.log.read("live-1"))
    assert b"harbour" not in bodies
    assert editor.put(f"{POSTS}/p1/note", {"text": ""}).body["note"] is None


def test_the_history_says_who_and_why(desk: Desk, editor: Caller) -> None:
    editor.put(f"{POSTS}/p1", {"headline": "New", "note": "9, and not 12"}, revision=1)
    editor.post(f"{POSTS}/p1/hide", {"reason": "The family asks."})

    items = editor.get(f"{POSTS}/p1/history").body["items"]

    told = [
        (item["seq"], item["type"], item["note"], item["by"], item["internal_reason"])
        for item in items
    ]
    name = Entry.objects.first().name  # type: ignore[union-attr] # there are two
    assert told == [
        (4, "post.published", None, None, ""),
        (7, "post.corrected", "9, and not 12", name, ""),
        (8, "post.hidden", None, name, "The family asks."),
    ]
    assert [item["content"] and item["content"]["headline"] for item in items] == [
        "Titre 1",
        "New",
        None,
    ]


def test_the_history_of_an_erased_post_has_no_words(desk: Desk, editor: Caller) -> None:
    desk.do("live-1", Withdraw(post="p1", reason="Wrong"), Erase(post="p1"))

    items = editor.get(f"{POSTS}/p1/history").body["items"]

    assert [(item["type"], item["content"], item["erased"]) for item in items] == [
        ("post.published", None, True),
        ("post.withdrawn", None, True),
        ("post.erased", None, False),
    ]


class TestMany:
    def test_each_is_done_or_refused(self, desk: Desk, editor: Caller) -> None:
        desk.do("live-1", Erase(post="p2"))

        answer = editor.post(
            f"{POSTS}/bulk", {"action": "hide", "posts": ["p1", "p2", "p9", "p1"], "reason": "Law"}
        )

        assert answer.body == {
            "done": ["p1"],
            "refused": [
                {
                    "id": "p2",
                    "code": "post_is_gone",
                    "detail": "This cannot be done any more: the post is erased.",
                },
                {
                    "id": "p9",
                    "code": "no_such_post",
                    "detail": "There is no such post in this live.",
                },
            ],
        }
        assert [(e.action, e.subject, e.reason) for e in Entry.objects.all()] == [
            ("hide", "p1", "Law")
        ]

    @pytest.mark.parametrize(
        ("action", "field", "value"),
        [
            ("hide", "condition", "hidden"),
            ("show", "condition", "visible"),
            ("mark", "key_moment", True),
            ("unmark", "key_moment", False),
            ("withdraw", "condition", "withdrawn"),
        ],
    )
    def test_every_action(
        self, desk: Desk, editor: Caller, action: str, field: str, value: object
    ) -> None:
        if action == "show":
            desk.do("live-1", Hide(post="p1"))

        answer = editor.post(
            f"{POSTS}/bulk", {"action": action, "posts": ["p1", "p2"], "reason": "Why"}, key="b1"
        )

        assert answer.body == {"done": ["p1", "p2"], "refused": []}
        assert [editor.get(f"{POSTS}/{post}").body[field] for post in ("p1", "p2")] == [value] * 2

    def test_many_are_read_over(self, editor: Caller) -> None:
        editor.post(f"{POSTS}/bulk", {"action": "review", "posts": ["p1", "p3"]})

        unread = editor.get(POSTS, reviewed="false").body["items"]
        assert [post["id"] for post in unread] == ["p2"]

    def test_the_right_is_that_of_the_action(self, desk: Desk, editor: Caller) -> None:
        reader = signed_in(desk, Role.COPY_EDITOR)

        reviewed = reader.post(f"{POSTS}/bulk", {"action": "review", "posts": ["p1"]})
        hidden = reader.post(f"{POSTS}/bulk", {"action": "hide", "posts": ["p1"]})

        assert reviewed.status == 200
        assert (hidden.status, hidden.body["capability"]) == (403, "hide")

    def test_there_are_limits(self, editor: Caller) -> None:
        many = [f"p{number}" for number in range(201)]

        assert editor.post(f"{POSTS}/bulk", {"action": "hide", "posts": many}).status == 422
        assert editor.post(f"{POSTS}/bulk", {"action": "hide", "posts": []}).status == 422
        assert editor.post(f"{POSTS}/bulk", {"action": "erase", "posts": ["p1"]}).status == 422
