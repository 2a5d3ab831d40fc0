"""The wire form of events is frozen: what was ever written is read, and written the same way.

`wire/<type>.json` is an event with what it must have, `wire/<type>.full.json` with all that it may
have, `wire/<type>.<field>.json` with what it may have since; `wire/line.jsonl` is an export of four
events, the third of them erased. From release 0.1 on no file here changes; new fields come in new
files.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from filrouge.domain.blocks import AnyBlock
from filrouge.domain.chain import Sealed
from filrouge.domain.content import (
    Content,
    Description,
    FactContent,
    Origin,
    Related,
    Source,
)
from filrouge.domain.events import Event, PostErased, Redacted, type_of
from filrouge.domain.record import decode_body, encode_body, entry
from filrouge.domain.text import Run
from filrouge.log.codec import read_log, write_log

WIRE = Path(__file__).parent / "wire"
FILES = sorted(WIRE.glob("*.json"))
LINES = WIRE / "line.jsonl"
KINDS = (
    *get_args(Event),
    *get_args(AnyBlock),
    *(Content, Description, FactContent, Related, Run, Source),
)
"""All that stands in a body, but for `Origin`: one that says nothing would not be there."""


def body_of(file: Path) -> bytes:
    return file.read_bytes().removesuffix(b"\n")


def structs(value: object) -> Iterator[msgspec.Struct]:
    """Give every structure inside a value, the value first."""
    if isinstance(value, msgspec.Struct):
        yield value
        for name in value.__struct_fields__:
            yield from structs(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from structs(item)


def named(struct: type[msgspec.Struct]) -> set[tuple[str, str]]:
    """Name every field of a structure that can be left out."""
    return {
        (struct.__name__, field.name)
        for field in msgspec.structs.fields(struct)
        if not field.required
    }


def given_by(struct: msgspec.Struct) -> set[tuple[str, str]]:
    """Name the fields that could be left out of this structure, and are not."""
    kind = type(struct)
    return {
        (kind.__name__, field.name)
        for field in msgspec.structs.fields(kind)
        if not field.required and getattr(struct, field.name) != field.default
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.name))
def test_what_was_written_is_read_and_written_the_same_way(file: Path) -> None:
    body = body_of(file)
    event = decode_body(body)
    assert encode_body(event) == body
    assert type_of(event) == ".".join(file.name.split(".")[:2])


def test_every_event_has_its_example() -> None:
    examples = {type(decode_body(body_of(file))) for file in FILES}
    assert examples == set(get_args(Event))


def test_every_event_that_may_say_more_has_an_example_that_does() -> None:
    optional = {kind.__struct_config__.tag for kind in get_args(Event) if named(kind)}
    content = {"live.described", "facts.added", "facts.revised"}
    full = {file.name.removesuffix(".full.json") for file in FILES if ".full." in file.name}
    assert full == optional | content


def test_every_field_that_can_be_left_out_is_given_somewhere_and_left_out_elsewhere() -> None:
    seen = [struct for file in FILES for struct in structs(decode_body(body_of(file)))]
    given = set().union(*map(given_by, seen))
    left_out = set().union(*(named(type(struct)) - given_by(struct) for struct in seen))
    optional = set().union(*map(named, KINDS))
    assert given == optional | named(Origin)
    assert left_out == optional


def test_a_word_that_this_version_does_not_know_is_not_lost_in_silence() -> None:
    # An event of a later version: its form cannot be kept, so its bytes must show the difference.
    body = body_of(WIRE / "post.hidden.json").replace(b"}", b',"because":"later"}')
    assert encode_body(decode_body(body)) != body


def test_a_line_of_an_export_is_read_and_written_the_same_way() -> None:
    lines = LINES.read_bytes().splitlines(keepends=True)
    slug, records, end = read_log(lines)
    assert list(write_log(records, slug=slug)) == lines
    assert end == Sealed(seq=4, hash=bytes.fromhex(LAST_HASH))
    assert [record.body for record in records[:2]] == [
        body_of(WIRE / "live.opened.json"),
        body_of(WIRE / "live.described.json"),
    ]
    erased, last = entry(records[2]), entry(records[3])
    assert erased.event == Redacted(
        type="post.published",
        subject="01jqfh5b1f6y9x3n8d5v0m7s2w",
        stands_at=records[2].envelope.stands_at,
    )
    assert last.event == PostErased(post="01jqfh5b1f6y9x3n8d5v0m7s2w")


LAST_HASH = "f3f82a595839df103eb60c1da47298f0d7955ba1c2ef0d3d8a12d8e644f1fc5c"
"""The end of the chain in `line.jsonl`: another way to hash would give another."""
