"""A live of 5,000 posts: its list is there before who asks for it has looked up."""

import time
from collections.abc import Callable

import pytest

from filrouge.accounts.role import Role
from tests.newsroom.api.asking import Caller, signed_in
from tests.newsroom.desk import Desk

MANY = 5000
TRIES = 5
STEPS = 1_000_000
"""A loop of so many steps takes 30 to 60 ms on machines of today: the promise is 100 ms."""


@pytest.fixture
def journalist(desk: Desk) -> Caller:
    desk.open_live(slug="live-1", posts=MANY)
    return signed_in(desk, Role.JOURNALIST)


def _fastest_s(work: Callable[[], object]) -> float:
    times = []
    for _ in range(TRIES):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def _yardstick() -> None:
    total = 0
    for step in range(STEPS):
        total += step


@pytest.mark.slow
def test_every_list_is_given_within_the_time_of_a_fixed_loop(journalist: Caller) -> None:
    path = "/lives/live-1/posts"
    journalist.get(path, q="first")  # folds the words, once
    yardstick_s = _fastest_s(_yardstick)

    asked: dict[str, Callable[[], object]] = {
        "the newest": lambda: journalist.get(path),
        "as many as one page has": lambda: journalist.get(path, limit=200),
        "found by words": lambda: journalist.get(path, q="mouettes titre 4999"),
        "found nowhere": lambda: journalist.get(path, q="zzz"),
        "not read over": lambda: journalist.get(path, reviewed="false"),
        "without alt text": lambda: journalist.get(path, missing_alt="true"),
        "with all its pictures described": lambda: journalist.get(path, missing_alt="false"),
        "what changed": lambda: journalist.get(path, changed_after=MANY),
    }

    assert {what: _fastest_s(ask) < yardstick_s for what, ask in asked.items()} == dict.fromkeys(
        asked, True
    )


@pytest.mark.slow
def test_all_of_them_are_reached_page_by_page(journalist: Caller) -> None:
    seen: list[str] = []
    after: dict[str, str] = {}
    while True:
        body = journalist.get("/lives/live-1/posts", limit=200, **after).body
        seen += [post["id"] for post in body["items"]]
        if body["next"] is None:
            break
        after = {"after": body["next"]}

    assert seen == [f"p{number}" for number in range(MANY, 0, -1)]
    assert body["total"] == MANY
