"""A time is given only where the page tells its hour and its day."""

from datetime import UTC, datetime
from itertools import count

import pytest

from filrouge.domain.commands import Publish
from filrouge.importers.base import Imported
from filrouge.importers.livetext import LiveText

HEAD = "Nuit de tempête sur la côte : suivez notre direct\n\n"


def read(text: str) -> Imported:
    numbers = count(1)
    return LiveText().commands(text.encode(), lambda: f"id{next(numbers)}")


def page(head: str, *posts: str) -> str:
    """Write a page, newest first: each post opens with its time."""
    bodies = [f"{time}\nLe point numéro {at}\nIl se passe ceci." for at, time in enumerate(posts)]
    return "\n\n".join([f"{HEAD}{head}", *bodies])


def timed(live: Imported) -> list[tuple[str | None, datetime | None]]:
    return [
        (step.command.content.headline, step.at)
        for step in live.steps
        if isinstance(step.command, Publish)
    ]


def august(day: int, hour: int, minute: int) -> datetime:
    return datetime(2025, 8, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("head", "posts", "expected"),
    [
        # Published on one day, updated on the next: the hours pass midnight once.
        (
            "Publié le 15/08/2025 à 22h41, mis à jour le 16/08/2025 à 01h00",
            ("00h10", "23h55", "22h45"),
            (august(15, 22, 10), august(15, 21, 55), august(15, 20, 45)),
        ),
        # The same, with the date of the last update alone.
        (
            "Mis à jour le 16/08/2025 à 01h00",
            ("00h10", "23h55", "22h45"),
            (august(15, 22, 10), august(15, 21, 55), august(15, 20, 45)),
        ),
        # Two dates that the hours cannot bring together: one of the days would be a guess.
        (
            "Publié le 12/08/2025 à 22h41, mis à jour le 16/08/2025 à 01h00",
            ("00h10", "23h55", "22h45"),
            (None, None, None),
        ),
        # A date that does not say what it is the date of, and hours that pass midnight.
        ("15 août 2025", ("00h10", "23h55", "22h45"), (None, None, None)),
        ("Le 15 août 2025 à 23h00", ("22h50", "22h45"), (august(15, 20, 50), august(15, 20, 45))),
        # Dates in the posts, the year from the head.
        (
            "Publié le 15/08/2025 à 20h00",
            ("Le 16 août à 08h00", "Le 15 août à 22h00"),
            (august(16, 6, 0), august(15, 20, 0)),
        ),
        # Date lines between the posts.
        (
            "",
            ("Samedi 16 août 2025\n08h00", "07h00", "Vendredi 15 août 2025\n22h00", "21h00"),
            (august(16, 6, 0), august(16, 5, 0), august(15, 20, 0), august(15, 19, 0)),
        ),
        # The zone of a time is its own.
        (
            "",
            ("15 août 2025, 09.45 GMT", "15 août 2025, 09.00 GMT"),
            (august(15, 9, 45), august(15, 9, 0)),
        ),
        ("Publié le 15/08/2025", ("il y a 5 minutes", "il y a 2 h"), (None, None)),
        ("", ("14h32", "14h05"), (None, None)),
    ],
)
def test_hours_find_their_day_or_stay_without(
    head: str, posts: tuple[str, ...], expected: tuple[datetime | None, ...]
) -> None:
    found = timed(read(page(head, *posts)))

    assert found == [(f"Le point numéro {at}", expected[at]) for at in range(len(posts))][::-1]


def test_posts_out_of_order_are_brought_into_it() -> None:
    live = read(page("Publié le 15/08/2025 à 10h00", "12h00", "11h30", "11h45", "11h00"))

    assert timed(live) == [
        ("Le point numéro 3", august(15, 9, 0)),
        ("Le point numéro 1", august(15, 9, 30)),
        ("Le point numéro 2", august(15, 9, 45)),
        ("Le point numéro 0", august(15, 10, 0)),
    ]


def test_a_pinned_post_does_not_move_the_days_of_the_others() -> None:
    live = read(page("Publié le 15/08/2025 à 06h00", "Épinglé\n06h05", "22h40", "22h30", "07h00"))

    assert timed(live) == [
        ("Le point numéro 3", august(15, 5, 0)),
        ("Le point numéro 2", august(15, 20, 30)),
        ("Le point numéro 1", august(15, 20, 40)),
        ("Le point numéro 0", None),
    ]


def test_a_missing_day_is_said_once() -> None:
    live = read(page("", "14h32", "14h05"))

    assert [(missed.code, missed.where, missed.detail) for missed in live.missed] == [
        ("time", "Le point numéro 0", "14:32")
    ]
