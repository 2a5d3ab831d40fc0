"""The shared example logs are what their makers tell, whole, and of use to whoever reads them."""

from typing import get_args

import pytest

from filrouge.domain.chain import Sealed
from filrouge.domain.events import Event
from filrouge.domain.fold import replay
from filrouge.domain.record import Record, entry
from filrouge.domain.state import Condition, Live
from filrouge.domain.window import CHUNK, OPEN_MAX, chunk_of
from filrouge.log.codec import read_log
from tests.lives.make import FOLDER, LIVES, written


def read(name: str) -> tuple[str, list[Record], Sealed]:
    return read_log((FOLDER / f"{name}.jsonl").read_bytes().splitlines(keepends=True))


def live_of(name: str) -> Live:
    return replay(map(entry, read(name)[1]), live_id=name)


def test_every_file_has_its_maker() -> None:
    assert {file.stem for file in FOLDER.glob("*.jsonl")} == set(LIVES)


@pytest.mark.parametrize("name", LIVES)
def test_a_log_has_not_drifted_from_its_maker(name: str) -> None:
    # When it fails and the change is meant: .venv/bin/python -m tests.lives.make
    assert (FOLDER / f"{name}.jsonl").read_bytes() == written(name)


@pytest.mark.parametrize("name", LIVES)
def test_a_log_is_whole_and_replays(name: str) -> None:
    slug, records, end = read(name)
    live = replay(map(entry, records), live_id=name)
    assert (slug, live.id, live.seq) == (name, name, end.seq)
    assert records[-1].hash == end.hash
    assert (live.is_over, live.description_revision > 0) == (True, True)


def test_in_the_plain_one_everything_happens() -> None:
    names = {record.envelope.type for record in read("plain")[1]}
    assert names == {str(kind.__struct_config__.tag) for kind in get_args(Event)}
    conditions = {post.condition for post in live_of("plain").posts.values()}
    assert conditions == set(Condition) - {Condition.HIDDEN}


def test_in_the_plain_one_what_was_erased_is_gone() -> None:
    data = (FOLDER / "plain.jsonl").read_text()
    for words in ("Roset", "Tissot", "premières nouvelles"):
        assert words not in data
    assert sum(record.body is None for record in read("plain")[1]) == 3


def test_in_the_timeless_one_nobody_wrote_a_time_down() -> None:
    live = live_of("timeless")
    assert {record.envelope.occurred_at for record in read("timeless")[1]} == {None}
    assert {post.published_at for post in live.posts.values()} == {None}
    assert (len(live.posts), len(live.seals), len(live.open_posts)) == (22, 1, 12)


def test_in_the_long_one_there_are_chunks_with_all_their_troubles() -> None:
    live = live_of("long")
    assert len(live.posts) == 62
    assert len(live.seals) == 5
    assert CHUNK <= len(live.open_posts) < OPEN_MAX
    chunks = {post.id: chunk_of(live.seals, post.order) for post in live.posts.values()}
    assert {chunks[late] for late in ("long-late-1", "long-late-2")} == {1}
    assert chunks["long-p3"] == chunks["long-p27"] != chunks["long-p2"]
    conditions = [post.condition for post in live.posts.values()]
    assert {condition: conditions.count(condition) for condition in Condition} == {
        Condition.VISIBLE: 57,
        Condition.HIDDEN: 1,
        Condition.WITHDRAWN: 2,
        Condition.ERASED: 2,
    }
    corrected = [post for post in live.posts.values() if post.corrections]
    assert sorted(post.id for post in corrected) == ["long-p13", "long-p2"]


def test_the_translation_points_to_what_it_translates() -> None:
    live, original = live_of("translation"), live_of("plain")
    assert (live.language, live.translation_of) == ("en", original.id)
    origins = [post.origin for post in live.posts.values()]
    assert {origin.post for origin in origins if origin is not None} <= set(original.posts)
    assert None not in origins
