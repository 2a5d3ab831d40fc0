"""Nothing is forgotten: every event is folded, every command decided."""

from typing import get_args

import msgspec
import pytest

from filrouge.domain import commands as ask
from filrouge.domain import events as past
from filrouge.domain.blocks import AnyBlock, Audio, Image, Video, media_of
from filrouge.domain.commands import Command
from filrouge.domain.decide import decide
from filrouge.domain.events import Event, Redacted, stands_at_of, type_of
from filrouge.domain.fold import fold
from filrouge.domain.record import Entry, decode_body, encode_body
from tests.domain.story import DESCRIBE, FLOOD, LIVE, OPEN, at, given, known, publish, running, says

NAME = "0a" * 32

HOUSE = running(
    publish("p1"),
    publish("p2"),
    ask.Pin(post="p2"),
    ask.AddFact(fact="f1", content=known("Vrai.")),
    ask.AddFact(fact="f2", content=known("Faux ?", known=False)),
)
"""A live in which anything can happen, after event 8."""

EVENTS: tuple[Event, ...] = (
    past.LiveDescribed(description=FLOOD),
    past.LiveConfigured(language="en", time_zone="Asia/Tokyo"),
    past.LiveScheduled(starts_at=at(99)),
    past.LiveStarted(),
    past.LivePaused(),
    past.LiveResumed(),
    past.LiveEnded(),
    past.LiveArchived(),
    past.LiveUnpublished(),
    past.LiveRepublished(),
    past.DescriptionsErased(),
    past.PostPublished(post="p3", content=says("Oui.")),
    past.PostCorrected(post="p1", content=says("Non.")),
    past.PostHidden(post="p1"),
    past.PostShown(post="p1"),
    past.PostWithdrawn(post="p1", reason="Faux"),
    past.PostErased(post="p1"),
    past.PostPinned(post="p1"),
    past.PostUnpinned(post="p2"),
    past.PostMarked(post="p1"),
    past.PostUnmarked(post="p1"),
    past.PostMoved(post="p1", published_at=at(-9)),
    past.FactAdded(fact="f3", content=known("Vrai.")),
    past.FactRevised(fact="f1", content=known("Plus vrai.")),
    past.FactRemoved(fact="f1"),
    past.FactErased(fact="f1"),
    past.FactsReordered(order=("f2", "f1")),
)
COMMANDS: tuple[Command, ...] = (
    ask.Configure(language="en", time_zone="Asia/Tokyo"),
    ask.Describe(description=FLOOD),
    ask.Pause(),
    ask.Resume(),
    ask.End(),
    ask.Start(),
    ask.Unpublish(),
    ask.Republish(),
    ask.EraseDescriptions(),
    publish("p3"),
    ask.Correct(post="p1", content=says("Non.")),
    ask.Hide(post="p1"),
    ask.Show(post="p1"),
    ask.Withdraw(post="p1", reason="Faux"),
    ask.Erase(post="p1"),
    ask.Pin(post="p1"),
    ask.Unpin(post="p1"),
    ask.Mark(post="p1"),
    ask.Unmark(post="p1"),
    ask.Move(post="p1", published_at=at(-9)),
    ask.AddFact(fact="f3", content=known("Vrai.")),
    ask.ReviseFact(fact="f1", content=known("Plus vrai.")),
    ask.RemoveFact(fact="f1"),
    ask.EraseFact(fact="f1"),
    ask.ReorderFacts(order=("f2", "f1")),
)
DRAFTED: tuple[Command, ...] = (OPEN, DESCRIBE, ask.Schedule(starts_at=at(99)))
CLOSED: tuple[Command, ...] = (ask.End(), ask.Archive())


def test_the_examples_are_of_every_event() -> None:
    assert {type(event) for event in EVENTS} | {past.LiveOpened} == set(get_args(Event))


def test_the_examples_are_of_every_command() -> None:
    assert {type(command) for command in (*COMMANDS, *DRAFTED, *CLOSED)} == set(get_args(Command))


@pytest.mark.parametrize("event", EVENTS, ids=type_of)
def test_every_event_is_folded(event: Event) -> None:
    after = fold(HOUSE.now, Entry(seq=9, event=event, occurred_at=at(30)), live_id=LIVE)
    assert (after.seq, after.occurred_at) == (9, at(30))
    assert after != HOUSE.now


@pytest.mark.parametrize("event", EVENTS, ids=type_of)
def test_every_event_is_read_back_as_it_was_written(event: Event) -> None:
    assert decode_body(encode_body(event)) == event


@pytest.mark.parametrize(
    "command", COMMANDS, ids=lambda command: str(command.__struct_config__.tag)
)
def test_every_command_is_decided_and_what_follows_is_folded(command: Command) -> None:
    live = HOUSE.now
    for seq, event in enumerate(decide(live, command, at(30)), start=9):
        live = fold(live, Entry(seq=seq, event=event, occurred_at=at(30)), live_id=LIVE)
    assert live.seq in {8, 9}


def test_a_live_is_told_from_its_first_command() -> None:
    story = given(*DRAFTED)
    assert [type_of(event) for event in story.events] == [
        "live.opened",
        "live.described",
        "live.scheduled",
    ]


@pytest.mark.parametrize(
    "event", [event for event in EVENTS if "content" in event.__struct_fields__], ids=type_of
)
def test_every_event_with_words_is_folded_without_them(event: Event) -> None:
    # Given an event with content, when its words are destroyed, then its envelope still folds.
    redacted = Redacted(type=type_of(event), subject=event.subject, stands_at=stands_at_of(event))
    full = fold(HOUSE.now, Entry(seq=9, event=event, occurred_at=at(30)), live_id=LIVE)
    left = fold(HOUSE.now, Entry(seq=9, event=redacted, occurred_at=at(30)), live_id=LIVE)
    assert (left.seq, left.changed_seq, left.facts_seq) == (9, full.changed_seq, full.facts_seq)
    assert set(left.posts) == set(full.posts)
    assert [fact.id for fact in left.facts] == [fact.id for fact in full.facts]


def test_a_live_is_told_until_it_is_closed() -> None:
    story = running(*CLOSED)
    assert [type_of(event) for event in story.events[3:]] == ["live.ended", "live.archived"]


def test_every_name_on_the_wire_is_another() -> None:
    for union in (Event, Command, AnyBlock):
        tags = [member.__struct_config__.tag for member in get_args(union)]
        assert len(set(tags)) == len(tags)


def test_every_block_names_its_medium_in_a_field_of_that_name() -> None:
    """By which the log finds what shows a medium (`Log.showing`)."""
    for member in get_args(AnyBlock):
        fields = [field for field in member.__struct_fields__ if "media" in field.lower()]
        assert fields in ([], ["media"])
    for block in (Image(media=NAME, width=3, height=2), Audio(media=NAME), Video(media=NAME)):
        assert media_of((block,)) == {NAME}
        assert f'"media":"{NAME}"'.encode() in msgspec.json.encode(block)
