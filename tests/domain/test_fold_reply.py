"""The right of reply: a post shows the replies that readers see, and is told anew with them."""

import pytest
from msgspec.structs import replace

from filrouge.domain.commands import (
    Command,
    Correct,
    Erase,
    Hide,
    Mark,
    Move,
    Pin,
    Publish,
    Show,
    Withdraw,
)
from filrouge.domain.events import PostErased
from filrouge.domain.fold import replay
from filrouge.domain.record import entry
from filrouge.domain.state import Condition, Reply
from tests.domain.story import LIVE, Story, at, publish, redacted, running, says

WORDS = says("La mairie n’a pas été prévenue.")


def reply(post: str = "p2", *, to: str = "p1") -> Publish:
    return Publish(post=post, content=WORDS, reply_to=to)


def answered(*told: Command) -> Story:
    """Tell a live in which p2 answers p1, event 5 at minute 4, and then this."""
    return running(publish("p1"), reply(), *told)


def shown(story: Story, post: str = "p1") -> list[str]:
    return [one.post for one in story.post(post).replies]


def test_a_reply_stands_with_its_post_which_is_told_anew_and_not_revised() -> None:
    story = answered()
    before = story.states[-2].posts["p1"]
    assert story.post("p1") == replace(before, replies=(Reply(post="p2", at=at(4)),), changed_seq=5)


def test_a_reply_that_gives_way_leaves_its_post_and_comes_back_with_it() -> None:
    story = answered(reply("p3"), Hide(post="p2"))
    assert (shown(story), story.post("p1").changed_seq) == (["p3"], 7)
    story.do(Show(post="p2"), at(10))
    assert (shown(story), story.post("p1").changed_seq) == (["p2", "p3"], 8)


@pytest.mark.parametrize("kept", [True, False])
def test_a_withdrawn_reply_is_not_shown(kept: bool) -> None:
    story = answered(Withdraw(post="p2", reason="Signée d’un autre nom", words_kept=kept))
    assert (shown(story), story.post("p1").changed_seq) == ([], 6)


def test_a_reply_takes_its_time_along_and_its_place_among_the_replies() -> None:
    story = answered(reply("p3"), Move(post="p3", published_at=at(-10)))
    assert story.post("p1").replies == (
        Reply(post="p3", at=at(-10)),
        Reply(post="p2", at=at(4)),
    )
    assert story.post("p1").changed_seq == 7


@pytest.mark.parametrize(
    "command",
    [Correct(post="p2", content=says("Ni le préfet.")), Mark(post="p2"), Pin(post="p2")],
)
def test_what_leaves_sight_and_time_of_a_reply_alone_leaves_its_post_alone(
    command: Command,
) -> None:
    story = answered(command)
    assert story.post("p1") == story.states[-2].posts["p1"]


@pytest.mark.parametrize(
    ("command", "condition"),
    [
        (Hide(post="p1"), Condition.HIDDEN),
        (Withdraw(post="p1", reason="Faux"), Condition.WITHDRAWN),
        (Erase(post="p1"), Condition.ERASED),
    ],
)
def test_replies_stay_with_a_post_that_gives_way(command: Command, condition: Condition) -> None:
    story = answered(command, reply("p3"))
    post = story.post("p1")
    assert (post.condition, shown(story)) == (condition, ["p2", "p3"])


def test_an_erased_reply_leaves_its_post_also_where_its_words_were_never_read() -> None:
    story = answered(Erase(post="p2"))
    assert (shown(story), story.post("p1").changed_seq) == ([], 6)
    assert story.events[-1] == PostErased(post="p2", reply_to="p1")
    left = replay(map(entry, redacted(story.records)), live_id=LIVE)
    assert left == story.now
