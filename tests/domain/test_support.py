"""Whether what a fact rests on still stands."""

import pytest

from filrouge.domain.commands import (
    AddFact,
    Command,
    Configure,
    Correct,
    Erase,
    Hide,
    Mark,
    Move,
    Pin,
    ReviseFact,
    Show,
    Withdraw,
)
from filrouge.domain.support import shaken
from tests.domain.story import Story, at, known, publish, running, says

FACT = AddFact(fact="f1", content=known("Neuf blessés.", "p2", "p1", "p2"))
CORRECT = Correct(post="p1", content=says("Dix blessés."))


def told(*after: Command) -> Story:
    """Tell a fact that rests on two posts (event 7), and then this."""
    return running(publish("p1"), publish("p2"), publish("p3"), FACT, *after)


def shaken_by(story: Story, *, looked_seq: int = 0) -> list[str]:
    (fact,) = story.now.facts
    return [post.id for post in shaken(story.now, fact, looked_seq=looked_seq)]


@pytest.mark.parametrize(
    "command",
    [
        CORRECT,
        Correct(post="p1", content=says("Dix."), note="Dix, et non neuf."),
        Hide(post="p1"),
        Withdraw(post="p1", reason="Faux."),
        Withdraw(post="p1", reason="Faux.", words_kept=True),
        Erase(post="p1"),
    ],
)
def test_a_fact_is_shaken_when_a_post_that_supports_it_no_longer_says_so(command: Command) -> None:
    assert shaken_by(told(command)) == ["p1"]


@pytest.mark.parametrize(
    "command",
    [
        Correct(post="p3", content=says("Autre chose.")),
        Mark(post="p1"),
        Pin(post="p1"),
        Move(post="p1", published_at=at(-9)),
        Configure(language="en", time_zone="Asia/Tokyo"),
    ],
)
def test_a_fact_stands_whatever_else_happens(command: Command) -> None:
    assert shaken_by(told(command)) == []


def test_a_post_that_was_hidden_and_came_back_supports_again() -> None:
    assert shaken_by(told(Hide(post="p1"), Show(post="p1"))) == []


def test_what_was_corrected_before_the_fact_was_written_is_what_it_was_written_from() -> None:
    assert shaken_by(running(publish("p1"), publish("p2"), CORRECT, FACT)) == []


def test_a_fact_that_was_revised_since_stands_again_until_the_next_change() -> None:
    revised = ReviseFact(fact="f1", content=known("Dix blessés.", "p1"))
    assert shaken_by(told(CORRECT, revised)) == []
    assert shaken_by(told(CORRECT, revised, Hide(post="p1"))) == ["p1"]


def test_what_someone_has_looked_at_no_longer_counts() -> None:
    story = told(CORRECT, Hide(post="p2"))
    assert shaken_by(story) == ["p2", "p1"]
    assert shaken_by(story, looked_seq=8) == ["p2"]
    assert shaken_by(story, looked_seq=9) == []
