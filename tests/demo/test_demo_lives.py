"""The two demo lives: they decode, hold together, and are set as a careful house would set them."""

import hashlib
import re
from collections.abc import Iterator
from importlib.resources import files

import msgspec
import pytest

from filrouge.domain.blocks import Image
from filrouge.domain.commands import (
    AddFact,
    Command,
    Correct,
    Describe,
    End,
    Hide,
    Move,
    Open,
    Pause,
    Pin,
    Publish,
    RemoveFact,
    ReorderFacts,
    Resume,
    ReviseFact,
    Show,
    Start,
    Step,
    Withdraw,
)

DEMO = files("filrouge.demo")
FRENCH, ENGLISH = "eclipse.fr.json", "severn.en.json"
BOTH = pytest.mark.parametrize("name", [FRENCH, ENGLISH])

START_OF_FRAME = {0xC0, 0xC1, 0xC2, 0xC3}
"""JPEG markers after which the picture's size stands (ITU-T T.81, B.2.2)."""


class DemoLive(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of the demo."""

    slug: str
    steps: tuple[Step, ...]


def read(name: str) -> DemoLive:
    return msgspec.json.decode(DEMO.joinpath(name).read_bytes(), type=DemoLive)


def commands(name: str) -> list[Command]:
    return [step.command for step in read(name).steps]


def published(name: str) -> list[Publish]:
    return [command for command in commands(name) if isinstance(command, Publish)]


def images(name: str) -> Iterator[Image]:
    for command in commands(name):
        if isinstance(command, Publish | Correct):
            yield from (block for block in command.content.blocks if isinstance(block, Image))
        elif isinstance(command, Describe) and command.description.lead is not None:
            yield command.description.lead


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Read width and height from the frame header (ITU-T T.81, B.2.2)."""
    at = 2
    while data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in START_OF_FRAME:
            height, width = data[at + 5 : at + 7], data[at + 7 : at + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        at += 2 + length
    raise ValueError("no frame header")


def strings(value: object) -> Iterator[str]:
    """Every string of a JSON value, save addresses, which no typographer sets."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in {"url", "link"}:
                yield from strings(item)


@pytest.mark.parametrize(
    ("name", "slug", "language", "time_zone", "fewest", "most"),
    [
        (FRENCH, "eclipse-12-aout-2026", "fr", "Europe/Paris", 46, 52),
        (ENGLISH, "severn-bore", "en-GB", "Europe/London", 40, 44),
    ],
)
def test_each_file_is_one_whole_live(
    name: str, slug: str, language: str, time_zone: str, fewest: int, most: int
) -> None:
    live = read(name)
    first = live.steps[0].command

    assert live.slug == slug
    assert isinstance(first, Open)
    assert (first.language, first.time_zone, first.site) == (language, time_zone, "")
    assert isinstance(live.steps[-1].command, End)
    assert fewest <= len(published(name)) <= most


@BOTH
def test_times_are_known_and_never_decrease(name: str) -> None:
    times = [step.at for step in read(name).steps]
    known = [at for at in times if at is not None]

    assert known == times
    assert known == sorted(known)
    assert all(at.tzinfo is not None for at in known)


@BOTH
def test_key_moments_are_few(name: str) -> None:
    assert 6 <= sum(post.key_moment for post in published(name)) <= 8


def test_no_post_or_fact_id_is_used_twice_in_both_lives() -> None:
    ids = [
        command.post if isinstance(command, Publish) else command.fact
        for command in commands(FRENCH) + commands(ENGLISH)
        if isinstance(command, Publish | AddFact)
    ]

    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"(ecl|svn)-[a-z0-9-]+", one) for one in ids)


@BOTH
def test_everything_named_exists_at_that_moment(name: str) -> None:
    posts: set[str] = set()
    facts: set[str] = set()
    withdrawn: set[str] = set()
    for command in commands(name):
        match command:
            case Publish():
                posts.add(command.post)
            case Correct() | Hide() | Show() | Move() | Pin():
                assert command.post in posts - withdrawn
            case Withdraw():
                assert command.post in posts
                withdrawn.add(command.post)
            case AddFact() | ReviseFact():
                assert (command.fact in facts) is isinstance(command, ReviseFact)
                assert set(command.content.posts) <= posts - withdrawn
                facts.add(command.fact)
            case RemoveFact():
                facts.remove(command.fact)
            case ReorderFacts():
                assert set(command.order) == facts
                assert len(command.order) == len(facts)
            case Open() | Describe() | Start() | Pause() | Resume() | End():
                pass
    assert facts


@BOTH
def test_every_picture_is_here_under_its_hash_with_its_size(name: str) -> None:
    shown = list(images(name))

    assert len({image.media for image in shown}) >= 2
    for image in shown:
        data = DEMO.joinpath("media", f"{image.media}.jpg").read_bytes()
        assert hashlib.sha256(data).hexdigest() == image.media
        assert jpeg_size(data) == (image.width, image.height)
        assert len(data) < 180_000
        assert min(len(image.caption), len(image.credit)) > 0
        assert len(image.alt) > 60


def test_no_picture_lies_here_that_no_live_shows() -> None:
    bundled = {entry.name for entry in DEMO.joinpath("media").iterdir()}

    assert bundled == {f"{image.media}.jpg" for name in (FRENCH, ENGLISH) for image in images(name)}


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        (FRENCH, "Bonjour et bienvenue", "Ce direct est terminé"),
        (ENGLISH, "Good morning, and welcome", "This live has ended"),
    ],
)
def test_it_begins_with_a_welcome_and_closes_with_a_farewell(
    name: str, first: str, last: str
) -> None:
    posts = published(name)

    assert (posts[0].content.headline, posts[-1].content.headline) == (first, last)


@BOTH
def test_one_correction_of_substance_and_one_withdrawal(name: str) -> None:
    noted = [c for c in commands(name) if isinstance(c, Correct) and c.note is not None]
    withdrawn = [c for c in commands(name) if isinstance(c, Withdraw)]

    assert len(noted) == 1
    assert len(withdrawn) == 1
    assert withdrawn[0].reason


def test_the_french_live_shows_every_other_change_a_desk_makes() -> None:
    done = commands(FRENCH)

    assert sum(isinstance(c, Correct) and c.note is None for c in done) == 1
    assert [c.post for c in done if isinstance(c, Hide)] == [
        c.post for c in done if isinstance(c, Show)
    ]
    assert sum(isinstance(c, Hide) for c in done) == 1
    assert sum(isinstance(c, Move) for c in done) == 1
    assert sum(isinstance(c, Describe) for c in done) == 2
    assert sum(isinstance(c, Pin) for c in done) >= 2


@BOTH
def test_every_correction_changes_something(name: str) -> None:
    content = {post.post: post.content for post in published(name)}
    for command in commands(name):
        if isinstance(command, Correct):
            assert command.content != content[command.post]


@BOTH
def test_something_not_known_becomes_known(name: str) -> None:
    unknown = {c.fact for c in commands(name) if isinstance(c, AddFact) and not c.content.known}
    learnt = {c.fact for c in commands(name) if isinstance(c, ReviseFact) and c.content.known}

    assert len(unknown) == 2
    assert unknown & learnt


@BOTH
def test_apostrophes_and_quotation_marks_are_typographic(name: str) -> None:
    words = list(strings(msgspec.json.decode(DEMO.joinpath(name).read_bytes())))

    assert [word for word in words if "'" in word or '"' in word] == []


def test_french_punctuation_has_its_thin_and_unbroken_spaces() -> None:
    words = [
        word
        for word in strings(msgspec.json.decode(DEMO.joinpath(FRENCH).read_bytes()))
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:+]+", word)
    ]

    assert [word for word in words if re.search(r" [;:!?»%]|« ", word)] == []
    assert [word for word in words if re.search(r"[^\u202f\u00a0][;!?:»%]|«[^\u202f]", word)] == []
    assert [word for word in words if re.search(r"\d h\b|\bh \d|\d+ h", word)] == []
    assert [word for word in words if "..." in word] == []
