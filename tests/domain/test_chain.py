"""The chain holds: whatever is changed in what was written is found."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from filrouge.domain import chain
from filrouge.domain.chain import GENESIS, Sealed, verify
from filrouge.domain.commands import AddFact, Correct, Erase, Hide, Move, Pause, Publish
from filrouge.domain.errors import Broken
from filrouge.domain.events import PostHidden, PostPublished
from filrouge.domain.record import Envelope, Record, encode_body
from tests.domain.story import Story, at, known, publish, redacted, running, says
from tests.strategies import stories

STORY = running(
    Publish(post="p1", content=says("La digue tient."), published_at=at(-5)),
    publish("p2"),
    Correct(post="p1", content=says("La digue a cédé."), note="À midi."),
    AddFact(fact="f1", content=known("Deux villages sont évacués.", "p1")),
    Move(post="p2", published_at=at(-9)),
    Hide(post="p2"),
    Erase(post="p1"),
    Pause(),
)
RECORDS = redacted(STORY.records)
"""A log of eleven events, two of which have given up their words."""
END = STORY.end

ENVELOPE_TEXTS = ("live", "type", "subject")
ENVELOPE_TIMES = ("recorded_at", "occurred_at", "stands_at")
BYTES = ("commitment", "hash", "salt", "body")


def broken(records: list[Record], end: Sealed | None = None) -> str:
    """Give the words with which a chain is refused."""
    with pytest.raises(Broken) as caught:
        verify(records, end)
    return str(caught.value)


def test_what_was_sealed_verifies() -> None:
    assert verify(STORY.records) == END
    assert [record.seq for record in STORY.records] == list(range(1, 12))
    assert verify([]) == Sealed(seq=0, hash=GENESIS)


def test_what_was_erased_verifies_to_the_same_end() -> None:
    assert [record.seq for record in RECORDS if record.body is None] == [4, 6]
    assert verify(RECORDS) == END
    assert verify([chain.erase(record) for record in STORY.records]) == END


@given(stories(max_whims=20))
def test_every_day_verifies_whole_and_in_parts(story: Story) -> None:
    left = redacted(story.records)
    half = verify(left[:5])
    assert half == Sealed(seq=half.seq, hash=left[half.seq - 1].hash)
    assert verify(left[5:], half) == verify(left) == story.end


def test_the_hashes_are_what_the_text_says() -> None:
    # Given the second event, then its hashes can be made with sha256 and nothing else.
    first, second = STORY.records[:2]
    assert second.salt is not None
    assert second.body is not None
    envelope = (
        b'{"live":"live-1","seq":2,"type":"live.described","subject":"",'
        b'"recorded_at":"2026-08-13T01:02:00Z","occurred_at":"2026-08-12T15:01:00Z"}'
    )
    assert second.commitment == sha256(second.salt + second.body).digest()
    assert second.hash == sha256(first.hash + second.commitment + envelope).digest()
    assert first.hash == chain.link(bytes(32), first.commitment, first.envelope)


@given(st.data())
def test_any_flipped_bit_is_found(data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(RECORDS) - 1))
    record = RECORDS[index]
    field = data.draw(st.sampled_from([name for name in BYTES if getattr(record, name)]))
    value = bytearray(getattr(record, field))
    place = data.draw(st.integers(0, len(value) - 1))
    value[place] ^= 1 << data.draw(st.integers(0, 7))
    changed = replace(record, **{field: bytes(value)})
    broken([*RECORDS[:index], changed, *RECORDS[index + 1 :]])


@given(st.data())
def test_any_changed_word_of_an_envelope_is_found(data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(RECORDS) - 1))
    envelope = RECORDS[index].envelope
    field = data.draw(st.sampled_from(["seq", *ENVELOPE_TEXTS, *ENVELOPE_TIMES]))
    value = getattr(envelope, field)
    other: object
    if field == "seq":
        other = data.draw(st.integers(0, 99).filter(lambda seq: seq != value))
    elif field in ENVELOPE_TEXTS:
        other = data.draw(st.sampled_from(["", "live-2", "post.shown", "p1", "p2", "f1"]))
    else:
        shift = timedelta(microseconds=data.draw(st.integers(1, 10**9)))
        other = data.draw(st.sampled_from([None, (value or at(0)) + shift]))
    if other == value:
        return
    changed = replace(RECORDS[index], envelope=replace(envelope, **{field: other}))
    broken([*RECORDS[:index], changed, *RECORDS[index + 1 :]])


@given(st.data())
def test_what_is_dropped_doubled_or_swapped_is_found(data: st.DataObject) -> None:
    last = len(RECORDS) - 1
    one = data.draw(st.integers(0, last - 1))
    other = data.draw(st.integers(one + 1, last))
    broken([*RECORDS[:one], *RECORDS[one + 1 :]])
    broken([*RECORDS[: one + 1], *RECORDS[one:]])
    swapped = list(RECORDS)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    broken(swapped)


def test_what_is_cut_off_at_the_end_shows_in_the_end() -> None:
    # A chain cannot know that there was more; whoever keeps its end (seq and hash) does.
    assert verify(RECORDS[:-1]) != END


def test_a_renumbered_log_is_found() -> None:
    (*_, hidden, erased, paused) = RECORDS
    without = replace(erased, envelope=replace(erased.envelope, seq=hidden.seq))
    words = "event 9: its hash does not follow from what stands before it"
    assert broken([*RECORDS[:8], without, paused]) == words


def forged(record: Record, previous: bytes, envelope: Envelope) -> Record:
    """Make a record whose hash fits, as someone would who can write to the file."""
    return replace(
        record, envelope=envelope, hash=chain.link(previous, record.commitment, envelope)
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"seq": 5}, "event 4: number 5 stands in its place"),
        ({"live": "live-2"}, "event 4: it belongs to another live"),
        (
            {"type": "post.corrected"},
            "event 4: its words are of another event than its envelope says",
        ),
        ({"subject": "p2"}, "event 4: its words are of another event than its envelope says"),
        ({"stands_at": at(1)}, "event 4: its words are of another event than its envelope says"),
        ({"stands_at": None}, "event 4: its words are of another event than its envelope says"),
    ],
)
def test_a_forged_envelope_is_held_against_its_words(change: dict[str, object], words: str) -> None:
    three, fourth = STORY.records[:3], STORY.records[3]
    values = {name: getattr(fourth.envelope, name) for name in fourth.envelope.__struct_fields__}
    forgery = forged(fourth, three[-1].hash, Envelope(**(values | change)))
    assert broken([*three, forgery]) == words


def test_a_live_without_a_name_is_not_continued_by_another() -> None:
    event = PostHidden(post="p1")
    first = chain.seal(
        Sealed(),
        live="",
        events=[event],
        occurred_at=None,
        recorded_at=at(0),
        salts=[bytes(32)],
    )
    second = chain.seal(
        verify(first),
        live="live-2",
        events=[event],
        occurred_at=None,
        recorded_at=at(0),
        salts=[bytes(32)],
    )
    assert broken([*first, *second]) == "event 2: it belongs to another live"


HALVES: list[tuple[str, Callable[[Record], Record]]] = [
    ("words without salt", lambda record: replace(record, salt=None)),
    ("salt without words", lambda record: replace(record, body=None)),
]


@pytest.mark.parametrize("halve", [halve for _, halve in HALVES], ids=[name for name, _ in HALVES])
def test_half_an_erasure_is_refused(halve: Callable[[Record], Record]) -> None:
    # The attack: salt kept, words gone, and a list of names to try.
    records = [*STORY.records[:3], halve(STORY.records[3])]
    assert broken(records) == "event 4: half erased: words and salt go together"


@pytest.mark.parametrize("size_bytes", [0, 8, 31, 33])
def test_a_salt_that_could_be_guessed_is_refused(size_bytes: int) -> None:
    event = PostPublished(post="p1", content=says("Oui."))
    (record,) = chain.seal(
        Sealed(),
        live="live-1",
        events=[event],
        occurred_at=None,
        recorded_at=at(0),
        salts=[bytes(size_bytes)],
    )
    assert broken([record]) == "event 1: a hash or salt is not 32 bytes long"


def test_words_that_are_no_event_are_refused() -> None:
    (good,) = STORY.records[:1]
    assert good.salt is not None
    for body in (b"{}", b"\xff", b'{"type":"post.eaten","post":"p1"}', b"[" * 100_000):
        commitment = chain.commit(good.salt, body)
        record = replace(
            good,
            body=body,
            commitment=commitment,
            hash=chain.link(GENESIS, commitment, good.envelope),
        )
        assert "the body is not an event that this version knows" in broken([record])


def test_there_is_one_salt_for_each_event() -> None:
    events = [PostHidden(post="p1"), PostHidden(post="p2")]
    with pytest.raises(ValueError, match="zip"):
        chain.seal(
            Sealed(),
            live="live-1",
            events=events,
            occurred_at=None,
            recorded_at=at(0),
            salts=[bytes(32)],
        )


def test_the_same_words_twice_are_committed_otherwise() -> None:
    same = PostPublished(post="p1", content=says("Oui."))
    one, two = (chain.commit(bytes([number]) * 32, encode_body(same)) for number in (1, 2))
    assert one != two
