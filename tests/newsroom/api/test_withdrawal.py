"""Posts leave the public's sight by the API: hidden, withdrawn, erased."""

import msgspec
import pytest

from filrouge.accounts.role import Role
from filrouge.domain.commands import Correct
from filrouge.domain.content import Content
from filrouge.newsroom.models import Draft, DraftState, Entry, Note, Review
from tests.newsroom.api.asking import Caller, signed_in
from tests.newsroom.desk import Desk

POST = "/lives/live-1/posts/p1"
SECRET = "the neighbour of number 12"


@pytest.fixture
def lawyer(desk: Desk) -> Caller:
    desk.open_live(posts=2, slug="live-1")
    return signed_in(desk, Role.LAWYER)


def test_a_post_is_hidden_for_a_reason_that_stays_inside(desk: Desk, lawyer: Caller) -> None:
    answer = lawyer.post(f"{POST}/hide", {"reason": SECRET})

    assert (answer.status, answer.body["condition"]) == (200, "hidden")
    assert Entry.objects.get().reason == SECRET
    bodies = b"".join(record.body or b"" for record in desk.context.log.read("live-1"))
    assert SECRET.encode() not in bodies

    assert lawyer.post(f"{POST}/show").body["condition"] == "visible"


def test_hiding_needs_no_reason_and_no_body(lawyer: Caller) -> None:
    assert lawyer.post(f"{POST}/hide").status == 200
    assert lawyer.post("/lives/live-1/posts/p2/hide", {}).status == 200


def test_a_post_is_withdrawn_in_public(lawyer: Caller) -> None:
    answer = lawyer.post(f"{POST}/withdraw", {"reason": "It was another bridge."})

    assert answer.body["condition"] == "withdrawn"
    assert answer.body["withdrawn_reason"] == "It was another bridge."
    assert answer.body["headline"] is None


def test_a_withdrawal_says_why(lawyer: Caller) -> None:
    assert lawyer.post(f"{POST}/withdraw", {"reason": " "}).code == "no_reason"
    assert lawyer.post(f"{POST}/withdraw", {}).code == "invalid"


class TestErasure:
    def test_it_asks_for_the_id_again(self, desk: Desk, lawyer: Caller) -> None:
        answer = lawyer.post(f"{POST}/erase", {"confirm": "yes"})

        assert (answer.status, answer.code) == (422, "not_confirmed")
        assert answer.body["fields"] == [{"field": "confirm", "detail": answer.body["detail"]}]
        assert desk.live("live-1").posts["p1"].content.headline == "Titre 1"

    def test_it_reaches_what_the_newsroom_wrote(self, desk: Desk, lawyer: Caller) -> None:
        self._write_down(desk)
        lawyer.post(f"{POST}/hide", {"reason": SECRET})

        answer = lawyer.post(f"{POST}/erase", {"confirm": "p1"})

        assert (answer.status, answer.body["condition"]) == (200, "erased")
        self._assert_forgotten()

    def test_asked_for_again_it_finishes_what_a_crash_left(
        self, desk: Desk, lawyer: Caller
    ) -> None:
        lawyer.post(f"{POST}/erase", {"confirm": "p1"})
        self._write_down(desk)

        answer = lawyer.post(f"{POST}/erase", {"confirm": "p1"})

        assert answer.status == 200
        self._assert_forgotten()

    def test_the_post_beside_it_is_left_alone(self, desk: Desk, lawyer: Caller) -> None:
        self._write_down(desk, post="p2")

        lawyer.post(f"{POST}/erase", {"confirm": "p1"})

        assert Note.objects.get().text == SECRET
        assert SECRET.encode() in bytes(Draft.objects.get().content)

    def test_no_search_finds_the_words_any_more(self, desk: Desk, lawyer: Caller) -> None:
        desk.do("live-1", Correct(post="p1", content=Content(headline=SECRET)))
        assert lawyer.get("/lives/live-1/posts", q=SECRET).body["total"] == 1

        lawyer.post(f"{POST}/erase", {"confirm": "p1"})

        assert lawyer.get("/lives/live-1/posts", q=SECRET).body["total"] == 0

    @staticmethod
    def _write_down(desk: Desk, post: str = "p1") -> None:
        person = desk.person(Role.JOURNALIST)
        content = msgspec.json.encode(Content(headline=SECRET))
        Draft.objects.create(
            id=f"draft-of-{post}",
            live="live-1",
            author=person,
            post=post,
            content=content,
            note=SECRET,
            word=SECRET,
            correction_note=SECRET,
            state=DraftState.SCHEDULED,
            due_at=desk.clock(),
            version=3,
        )
        Note.objects.create(live="live-1", post=post, text=SECRET, user=person)
        Review.objects.create(live="live-1", post=post, words_seq=4, user=person, name="Ana")

    @staticmethod
    def _assert_forgotten() -> None:
        draft = Draft.objects.get()
        assert (bytes(draft.content), draft.note, draft.word) == (b"{}", "", "")
        assert draft.correction_note == ""
        assert (draft.state, draft.failure, draft.version) == ("failed", "post_is_gone", 4)
        assert not Note.objects.exists()
        assert not Review.objects.exists()
        assert not any(Entry.objects.values_list("reason", flat=True))
