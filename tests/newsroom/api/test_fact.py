"""What is known and not yet known, by the API."""

import pytest

from filrouge.accounts.role import Role
from filrouge.domain.commands import Correct, EraseFact
from filrouge.domain.content import Content
from filrouge.newsroom.models import Entry, Look
from tests.newsroom.api.asking import Caller, signed_in
from tests.newsroom.desk import Desk

FACTS = "/lives/live-1/facts"


@pytest.fixture
def journalist(desk: Desk) -> Caller:
    desk.open_live(slug="live-1", posts=2)
    return signed_in(desk, Role.JOURNALIST)


def test_a_fact_is_added_once(journalist: Caller) -> None:
    body = {"text": "Nine people\nare hurt.\n\nNobody died.", "known": False, "posts": ["p1"]}

    first = journalist.post(FACTS, body, key="f1")
    again = journalist.post(FACTS, body, key="f1")

    assert first.status == 201
    assert first.headers["etag"] == '"1"'
    assert first.body == {
        "id": first.body["id"],
        "revision": 1,
        "paragraphs": [[{"text": "Nine people are hurt."}], [{"text": "Nobody died."}]],
        "known": False,
        "posts": ["p1"],
        "at": "2026-08-12T18:00:00Z",
        "shaken": [],
    }
    assert again.body == first.body
    assert journalist.get(FACTS).body == {"items": [first.body], "next": None, "total": 1}


def test_a_fact_needs_words_and_posts_of_its_live(desk: Desk, journalist: Caller) -> None:
    desk.open_live(slug="other", posts=5)

    assert journalist.post(FACTS, {"text": " "}).code == "empty_fact"
    assert journalist.post(FACTS, {"text": "x", "posts": ["p5"]}).code == "no_such_post"
    both = {"text": "x", "paragraphs": [[{"text": "x"}]]}
    assert journalist.post(FACTS, both).code == "two_texts"
    assert journalist.get(FACTS).body["total"] == 0


def test_a_fact_is_rewritten_on_the_revision_that_was_read(journalist: Caller) -> None:
    fact = journalist.post(FACTS, {"text": "Nine"}).body["id"]
    assert journalist.put(f"{FACTS}/{fact}", {"text": "Ten"}).code == "no_revision"
    assert journalist.put(f"{FACTS}/{fact}", {"text": "Ten"}, revision=1).body["revision"] == 2

    answer = journalist.put(f"{FACTS}/{fact}", {"text": "Eleven"}, revision=1)

    assert (answer.status, answer.code) == (412, "conflict")
    assert answer.body["current"]["paragraphs"] == [[{"text": "Ten"}]]


def test_facts_are_put_in_order(journalist: Caller) -> None:
    first, second = (journalist.post(FACTS, {"text": text}).body["id"] for text in ("1", "2"))

    answer = journalist.put(f"{FACTS}/order", {"order": [second, first]})

    assert [fact["id"] for fact in answer.body["items"]] == [second, first]
    refused = journalist.put(f"{FACTS}/order", {"order": [second]})
    assert (refused.status, refused.code) == (409, "order_names_other_facts")


def test_a_fact_is_flagged_until_somebody_looks(desk: Desk, journalist: Caller) -> None:
    fact = journalist.post(FACTS, {"text": "Nine", "posts": ["p1", "p2"]}).body["id"]
    desk.do("live-1", Correct(post="p1", content=Content(headline="Ten, and not nine")))

    flagged = journalist.get(FACTS).body["items"][0]["shaken"]
    looked = journalist.post(f"{FACTS}/{fact}/looked").body["shaken"]
    desk.do("live-1", Correct(post="p2", content=Content(headline="Eleven")))

    assert flagged == [
        {
            "post": "p1",
            "headline": "Ten, and not nine",
            "condition": "visible",
            "corrected": True,
        }
    ]
    assert looked == []
    assert [each["post"] for each in journalist.get(FACTS).body["items"][0]["shaken"]] == ["p2"]


def test_what_changed_after_one_looked_flags_the_fact_still(desk: Desk, journalist: Caller) -> None:
    fact = journalist.post(FACTS, {"text": "Nine", "posts": ["p1", "p2"]}).body["id"]
    desk.do("live-1", Correct(post="p1", content=Content(headline="Ten")))
    seen = desk.live("live-1").seq
    desk.do("live-1", Correct(post="p2", content=Content(headline="Eleven")))

    def flags(body: dict[str, int] | None = None) -> list[str]:
        answer = journalist.post(f"{FACTS}/{fact}/looked", body)
        return [each["post"] for each in answer.body["shaken"]]

    assert flags({"seq": seen}) == ["p2"]
    assert flags() == []
    assert flags({"seq": seen}) == []  # a window that is behind takes nothing back
    assert Entry.objects.filter(action="look").count() == 2


def test_a_fact_is_taken_off_the_list(journalist: Caller) -> None:
    fact = journalist.post(FACTS, {"text": "Nine"}).body["id"]

    assert journalist.delete(f"{FACTS}/{fact}").status == 204

    assert journalist.get(FACTS).body["items"] == []
    assert journalist.delete(f"{FACTS}/{fact}").code == "no_such_fact"


def test_a_fact_is_erased_also_when_it_left_the_list(desk: Desk, journalist: Caller) -> None:
    lawyer = signed_in(desk, Role.LAWYER)
    fact = journalist.post(FACTS, {"text": "The neighbour"}).body["id"]
    journalist.post(f"{FACTS}/{fact}/looked")
    journalist.delete(f"{FACTS}/{fact}")
    assert lawyer.post(f"{FACTS}/{fact}/erase", {"confirm": ""}).code == "not_confirmed"

    answer = lawyer.post(f"{FACTS}/{fact}/erase", {"confirm": fact})

    assert answer.status == 204
    assert fact in desk.live("live-1").erased_facts
    assert not Look.objects.exists()
    desk.do("live-1", EraseFact(fact=fact))


def test_a_fact_of_another_live_is_nowhere(desk: Desk, journalist: Caller) -> None:
    fact = journalist.post(FACTS, {"text": "Nine"}).body["id"]
    desk.open_live(slug="other")
    lawyer = signed_in(desk, Role.LAWYER)

    for answer in (
        journalist.put(f"/lives/other/facts/{fact}", {"text": "Mine"}, revision=1),
        journalist.delete(f"/lives/other/facts/{fact}"),
        journalist.post(f"/lives/other/facts/{fact}/looked"),
        lawyer.post(f"/lives/other/facts/{fact}/erase", {"confirm": fact}),
    ):
        assert (answer.status, answer.code) == (404, "no_such_fact")
