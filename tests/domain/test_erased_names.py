"""A name that was erased cannot be guessed from what remains.

The attack: somebody knows that a post about one of 2,000 people was erased. They have the public
log (envelopes, commitments, hashes, every other body and its salt), they know how our bodies are
written, and they know every word of the post but the name. They try all 2,000.
"""

import os
from collections.abc import Iterator
from hashlib import sha256

from filrouge.domain import chain
from filrouge.domain.chain import Sealed
from filrouge.domain.events import Event, LiveOpened, PostErased, PostPublished
from filrouge.domain.record import SALT_BYTES, Record, encode_body
from filrouge.log.codec import write_line
from tests.domain.story import at, says

FIRST = "Ada Basile Chloé Driss Emma Farid Gaëlle Hugo Inès Jules".split()
MIDDLE = "Ange Bo Claire Denis Elie Flore Guy Hope Io Jo".split()
LAST = [
    f"{begin}{end}"
    for begin in ("Mar", "Bel", "Dur", "Lec")
    for end in ("tin", "and", "el", "ier", "on")
]
NAMES = [f"{first} {middle} {last}" for first in FIRST for middle in MIDDLE for last in LAST]
NAMED = NAMES[1234]


def naming(name: str) -> PostPublished:
    """Make the post, as everyone remembers it but for the name."""
    return PostPublished(post="p2", content=says(f"{name} a été entendu par la police."))


def log(salts: Iterator[bytes]) -> list[Record]:
    """Publish the post between two others, and erase it."""
    events: list[Event] = [
        LiveOpened(language="fr", time_zone="Europe/Paris"),
        PostPublished(post="p1", content=says("Une personne est entendue.")),
        naming(NAMED),
        PostPublished(post="p3", content=says("Elle est ressortie libre.")),
        PostErased(post="p2"),
    ]
    records = chain.seal(
        Sealed(),
        live="live-1",
        events=events,
        occurred_at=at(0),
        recorded_at=at(0),
        salts=[next(salts) for _ in events],
    )
    return [chain.erase(record) if record.seq == 3 else record for record in records]


def remains(records: list[Record]) -> set[bytes]:
    """Gather all bytes that are left, as they are and as they are written down."""
    public = {b"", chain.GENESIS}
    for number, record in enumerate(records):
        previous = records[number - 1].hash if number else chain.GENESIS
        pieces = (record.commitment, record.hash, record.salt, record.body)
        public |= {piece for piece in pieces if piece is not None}
        public |= {piece.hex().encode() for piece in pieces if piece is not None}
        public |= {previous + record.commitment, record.commitment + previous}
        public |= {write_line(record, slug="live"), str(record.seq).encode()}
        public |= {record.envelope.live.encode(), record.envelope.subject.encode()}
    return public


def confirmed(records: list[Record]) -> list[str]:
    """Give the names that an attacker can confirm."""
    targets = {record.commitment for record in records} | {record.hash for record in records}
    public = remains(records)
    found = []
    for name in NAMES:
        body = encode_body(naming(name))
        tried = {sha256(known + body).digest() for known in public}
        tried |= {sha256(body + known).digest() for known in public}
        if tried & targets:
            found.append(name)
    return found


def chance() -> Iterator[bytes]:
    while True:
        yield os.urandom(SALT_BYTES)


def nothing() -> Iterator[bytes]:
    while True:
        yield b""


def the_same() -> Iterator[bytes]:
    while True:
        yield b"one for the whole house, public!"


def test_the_names_are_2000_and_the_one_is_among_them() -> None:
    assert len(set(NAMES)) == len(NAMES) == 2000
    assert NAMES.count(NAMED) == 1


def test_no_name_can_be_confirmed_from_what_remains() -> None:
    records = log(chance())
    assert chain.verify(records).seq == 5
    assert not any(NAMED.encode() in known for known in remains(records))
    assert confirmed(records) == []


def test_without_a_salt_the_name_is_found_at_once() -> None:
    # The control: the same attack on a chain that commits to the bare words.
    assert confirmed(log(nothing())) == [NAMED]


def test_with_one_salt_for_all_the_name_is_found_at_once() -> None:
    # The control: the salt of the erased post is among those of its neighbours.
    assert confirmed(log(the_same())) == [NAMED]


def test_with_its_salt_the_words_can_be_proved() -> None:
    # What the erasure destroys is just what a reader needs to check the words.
    (record,) = chain.seal(
        Sealed(),
        live="live-1",
        events=[naming(NAMED)],
        occurred_at=at(0),
        recorded_at=at(0),
        salts=[os.urandom(SALT_BYTES)],
    )
    assert record.salt is not None
    matching = [
        name
        for name in NAMES
        if chain.commit(record.salt, encode_body(naming(name))) == record.commitment
    ]
    assert matching == [NAMED]
