"""Decisions about one post."""

from datetime import datetime

import pytest

from filrouge.domain.blocks import Image, LinkCard, Text, Video
from filrouge.domain.commands import (
    Archive,
    Command,
    Correct,
    End,
    Erase,
    Hide,
    Mark,
    Move,
    Pause,
    Pin,
    Publish,
    Show,
    Unmark,
    Unpin,
    Unpublish,
    Withdraw,
)
from filrouge.domain.content import Content, Origin
from filrouge.domain.events import (
    Event,
    PostCorrected,
    PostErased,
    PostHidden,
    PostMarked,
    PostMoved,
    PostPinned,
    PostPublished,
    PostShown,
    PostUnmarked,
    PostUnpinned,
    PostWithdrawn,
)
from filrouge.domain.text import Run
from tests.domain.story import (
    DESCRIBE,
    OPEN,
    Story,
    announced,
    asked,
    at,
    conflict,
    given,
    publish,
    refusal,
    running,
    says,
)

WORDS = says("La digue tient.")
OTHER = says("La digue a cédé.")
NAIVE = datetime(2026, 8, 12, 15, 0)  # noqa: DTZ001, the attack
P1 = Publish(post="p1", content=WORDS)
VISIBLE = running(P1)
HIDDEN = running(P1, Hide(post="p1"))
WITHDRAWN = running(P1, Withdraw(post="p1", reason="Source démentie"))
ERASED = running(P1, Erase(post="p1"))
PINNED = running(P1, Pin(post="p1"))
KEY = running(P1, Mark(post="p1"))


def test_a_post_is_published_with_all_that_was_said() -> None:
    origin = Origin(live="live-0", post="p0", url="https://example.org/direct")
    command = Publish(
        post="p2",
        content=WORDS,
        key_moment=True,
        published_at=at(-30),
        origin=origin,
        reply_to="p1",
    )
    assert asked(VISIBLE, command) == (
        PostPublished(
            post="p2",
            content=WORDS,
            key_moment=True,
            published_at=at(-30),
            origin=origin,
            reply_to="p1",
        ),
    )


@pytest.mark.parametrize("story", [announced(), running(), running(Pause()), running(End())])
def test_a_live_that_is_public_takes_posts(story: Story) -> None:
    assert asked(story, P1) == (PostPublished(post="p1", content=WORDS),)


@pytest.mark.parametrize(
    ("story", "status"),
    [
        (given(OPEN, DESCRIBE), "draft"),
        (running(Unpublish()), "unpublished"),
        (running(End(), Archive()), "archived"),
    ],
)
def test_a_live_that_no_one_follows_takes_no_posts(story: Story, status: str) -> None:
    assert refusal(story, P1) == (
        "wrong_status",
        {"status": status, "needs": ["ended", "live", "paused", "scheduled"]},
    )


@pytest.mark.parametrize(
    ("command", "event"),
    [
        (Correct(post="p1", content=OTHER), PostCorrected(post="p1", content=OTHER)),
        (Hide(post="p1"), PostHidden(post="p1")),
        (Withdraw(post="p1", reason="Faux."), PostWithdrawn(post="p1", reason="Faux.")),
        (Erase(post="p1"), PostErased(post="p1")),
    ],
)
def test_a_closed_live_is_still_put_right(command: Command, event: Event) -> None:
    assert asked(running(P1, End(), Archive()), command) == (event,)


@pytest.mark.parametrize(
    ("command", "code", "facts"),
    [
        (publish("p1"), "post_exists", {"post": "p1"}),
        (publish(" \n"), "malformed_id", {"id": " \n"}),
        (publish("p\x07"), "forbidden_character", {"character": "U+0007"}),
        (Publish(post="p2", content=Content()), "empty_post", {}),
        (Publish(post="p2", content=WORDS, reply_to="p9"), "no_such_post", {"post": "p9"}),
        (Publish(post="p2", content=WORDS, reply_to="p2"), "no_such_post", {"post": "p2"}),
        (
            Publish(post="p2", content=WORDS, origin=Origin(url="/relative")),
            "dishonest_link",
            {"address": "/relative"},
        ),
        (
            Publish(post="p2", content=WORDS, origin=Origin(live="l\ud800")),
            "forbidden_character",
            {"character": "U+D800"},
        ),
        (
            Publish(post="p2", content=WORDS, published_at=NAIVE),
            "naive_time",
            {"at": "2026-08-12T15:00:00"},
        ),
        (
            Publish(post="p2", content=says("x" * 100_000)),
            "too_long",
            {"characters": 100_002, "limit": 100_000},
        ),
        (
            Publish(post="p2", content=Content(blocks=(Image(media="ab", width=1, height=1),))),
            "malformed_media",
            {"media": "ab"},
        ),
        (
            Publish(post="p2", content=Content(blocks=(Image(media="a" * 64),))),
            "no_dimensions",
            {"media": "a" * 64},
        ),
        (
            Publish(post="p2", content=Content(blocks=(Video(title="La crue"),))),
            "no_media",
            {},
        ),
        (
            Publish(post="p2", content=Content(blocks=(LinkCard(url="data:text/html,x"),))),
            "dishonest_link",
            {"address": "data:text/html,x"},
        ),
        (
            Publish(
                post="p2",
                content=Content(blocks=(Text(runs=(Run(text="ici", link="//ailleurs"),)),)),
            ),
            "dishonest_link",
            {"address": "//ailleurs"},
        ),
    ],
)
def test_a_post_is_refused(command: Command, code: str, facts: dict[str, object]) -> None:
    assert refusal(VISIBLE, command) == (code, facts)


@pytest.mark.parametrize(
    ("story", "command", "event"),
    [
        (VISIBLE, Correct(post="p1", content=OTHER), PostCorrected(post="p1", content=OTHER)),
        (
            HIDDEN,
            Correct(post="p1", content=OTHER, note=" Le lieu était faux. ", expected=2),
            PostCorrected(post="p1", content=OTHER, note="Le lieu était faux."),
        ),
        (
            VISIBLE,
            Correct(post="p1", content=WORDS, note="La source est ajoutée."),
            PostCorrected(post="p1", content=WORDS, note="La source est ajoutée."),
        ),
        (VISIBLE, Hide(post="p1"), PostHidden(post="p1")),
        (HIDDEN, Show(post="p1"), PostShown(post="p1")),
        (
            HIDDEN,
            Withdraw(post="p1", reason=" Faux ", words_kept=True, expected=2),
            PostWithdrawn(post="p1", reason="Faux", words_kept=True),
        ),
        (VISIBLE, Erase(post="p1"), PostErased(post="p1")),
        (WITHDRAWN, Erase(post="p1"), PostErased(post="p1")),
        (VISIBLE, Pin(post="p1"), PostPinned(post="p1")),
        (PINNED, Unpin(post="p1"), PostUnpinned(post="p1")),
        (HIDDEN, Mark(post="p1"), PostMarked(post="p1")),
        (KEY, Unmark(post="p1"), PostUnmarked(post="p1")),
        (
            VISIBLE,
            Move(post="p1", published_at=at(-5), expected=1),
            PostMoved(post="p1", published_at=at(-5)),
        ),
        (
            ERASED,
            Move(post="p1", published_at=at(-5)),
            PostMoved(post="p1", published_at=at(-5)),
        ),
    ],
)
def test_what_follows(story: Story, command: Command, event: Event) -> None:
    assert asked(story, command) == (event,)


@pytest.mark.parametrize(
    ("story", "command"),
    [
        (VISIBLE, Correct(post="p1", content=WORDS)),
        (HIDDEN, Hide(post="p1")),
        (VISIBLE, Show(post="p1")),
        (WITHDRAWN, Withdraw(post="p1", reason="Encore", expected=1)),
        (ERASED, Erase(post="p1")),
        (PINNED, Pin(post="p1")),
        (VISIBLE, Unpin(post="p1")),
        (KEY, Mark(post="p1")),
        (VISIBLE, Unmark(post="p1")),
        (ERASED, Unmark(post="p1")),
        (VISIBLE, Move(post="p1", published_at=at(3), expected=7)),
    ],
)
def test_what_is_already_so_gives_no_event(story: Story, command: Command) -> None:
    assert asked(story, command) == ()


@pytest.mark.parametrize(
    "command",
    [
        Correct(post="p9", content=WORDS),
        Hide(post="p9"),
        Show(post="p9"),
        Withdraw(post="p9", reason="Faux"),
        Erase(post="p9"),
        Pin(post="p9"),
        Unpin(post="p9"),
        Mark(post="p9"),
        Unmark(post="p9"),
        Move(post="p9", published_at=at(0)),
    ],
)
def test_an_unknown_post(command: Command) -> None:
    assert refusal(VISIBLE, command) == ("no_such_post", {"post": "p9"})


@pytest.mark.parametrize(("story", "condition"), [(WITHDRAWN, "withdrawn"), (ERASED, "erased")])
@pytest.mark.parametrize(
    "command",
    [
        Correct(post="p1", content=OTHER),
        Hide(post="p1"),
        Show(post="p1"),
        Pin(post="p1"),
        Mark(post="p1"),
    ],
)
def test_what_needs_words_is_refused_once_they_are_gone(
    story: Story, condition: str, command: Command
) -> None:
    assert refusal(story, command) == ("post_is_gone", {"post": "p1", "condition": condition})


def test_the_rest_that_is_refused() -> None:
    gone = ("post_is_gone", {"post": "p1", "condition": "erased"})
    assert refusal(ERASED, Withdraw(post="p1", reason="Faux")) == gone
    hidden = ("post_is_gone", {"post": "p1", "condition": "hidden"})
    assert refusal(HIDDEN, Pin(post="p1")) == hidden
    assert refusal(VISIBLE, Withdraw(post="p1", reason=" \u00a0")) == ("no_reason", {})
    assert refusal(VISIBLE, Correct(post="p1", content=OTHER, note=" ")) == ("no_note", {})
    assert refusal(VISIBLE, Correct(post="p1", content=Content())) == ("empty_post", {})
    unclean = ("forbidden_character", {"character": "U+2066"})
    assert refusal(VISIBLE, Correct(post="p1", content=OTHER, note="\u2066!")) == unclean
    assert refusal(VISIBLE, Withdraw(post="p1", reason="\u2066!")) == unclean
    naive = ("naive_time", {"at": "2026-08-12T15:00:00"})
    assert refusal(VISIBLE, Move(post="p1", published_at=NAIVE)) == naive


@pytest.mark.parametrize(
    "command",
    [
        Publish(post="p2", content=WORDS, published_at=at(32)),
        Move(post="p1", published_at=at(32)),
    ],
)
def test_no_post_stands_at_a_time_that_is_still_to_come(command: Publish | Move) -> None:
    in_future = ("time_in_future", {"at": at(32).isoformat(), "now": at(30).isoformat()})
    assert refusal(VISIBLE, command, at(30)) == in_future


@pytest.mark.parametrize("now", [at(31), None])
def test_a_clock_may_be_a_minute_ahead_and_a_source_may_not_say_when_it_was(
    now: datetime | None,
) -> None:
    assert asked(VISIBLE, Move(post="p1", published_at=at(32)), now)
    assert asked(VISIBLE, Publish(post="p2", content=WORDS, published_at=at(32)), now)


def test_a_post_of_a_source_that_stands_in_the_future_may_stay_there() -> None:
    imported = running(P1)
    imported.do(Move(post="p1", published_at=at(99)), None)

    assert asked(imported, Move(post="p1", published_at=at(99)), at(30)) == ()


@pytest.mark.parametrize(
    "command",
    [
        Correct(post="p1", content=OTHER, expected=1),
        Withdraw(post="p1", reason="Faux", expected=1),
        Move(post="p1", published_at=at(-1), expected=1),
    ],
)
def test_what_was_changed_meanwhile_is_a_conflict(command: Command) -> None:
    marked = running(P1, Mark(post="p1"))
    assert conflict(marked, command) == ("p1", 1, 2)
