"""An export, taken in elsewhere, is the same live; anything else is refused whole."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.domain.commands import AddFact, Correct, Erase, Hide, Withdraw
from filrouge.domain.content import FactContent
from filrouge.domain.text import paragraph
from filrouge.log.codec import LINE_MAX_BYTES
from filrouge.log.memory import MemoryLog
from filrouge.log.port import SlugTaken
from filrouge.service import transfer
from filrouge.service.context import Context
from filrouge.service.verify import verify_live
from tests.service.house import (
    LIVE,
    SLUG,
    content,
    describe,
    do,
    house_on,
    open_live,
    picture,
    publication,
    state,
)
from tests.service.lives import written
from tests.service.moving import dumped, exported, refusal

LIVES = Path(__file__).resolve().parents[1] / "lives"


@pytest.fixture
def lines(house: Context) -> list[bytes]:
    """A live with most of what can stand in one, twelve lines of it."""
    do(
        house,
        publication(
            "p1", 'Douze « blessés » \\ "?" 🌊\u202f!', picture(house.media.put(b"La digue"))
        ),
        Correct(post="p1", content=content("Neuf."), note="Neuf, et non douze"),
        publication("p2", "Un nom propre"),
        Erase(post="p2"),
        AddFact(fact="f1", content=FactContent(paragraphs=(paragraph("Neuf."),), posts=("p1",))),
        publication("p3"),
        Withdraw(post="p3", reason="Faux"),
        Hide(post="p1"),
        describe("Tempête, la suite"),
    )
    return exported(house)


# ---- there and back -----------------------------------------------------------------------------


def test_an_export_taken_in_elsewhere_is_the_same_live(
    house: Context, elsewhere: Context, lines: list[bytes]
) -> None:
    appended = transfer.take_in(elsewhere, lines)

    assert (appended.live, appended.first_seq, appended.last_seq) == (LIVE, 1, 12)
    assert elsewhere.log.read(LIVE) == house.log.read(LIVE)
    assert state(elsewhere) == state(house)
    ours, theirs = house.log.head(LIVE), elsewhere.log.head(LIVE)
    assert ours is not None
    assert theirs is not None
    assert (theirs.slug, theirs.end, theirs.summary) == (ours.slug, ours.end, ours.summary)
    assert verify_live(elsewhere, theirs) == verify_live(house, ours)
    assert exported(elsewhere) == lines


def test_no_line_of_an_export_holds_erased_words(lines: list[bytes]) -> None:
    assert len(lines) == 12
    assert b"propre" not in b"".join(lines)
    erased = json.loads(lines[5])
    assert {"salt", "body"}.isdisjoint(erased)


def test_line_ends_of_another_system_do_no_harm(elsewhere: Context, lines: list[bytes]) -> None:
    transfer.take_in(
        elsewhere, [line.rstrip(b"\n") + b"\r\n" for line in lines[:-1]] + [lines[-1].rstrip()]
    )

    assert exported(elsewhere) == lines


def test_a_live_goes_on_where_its_export_ended(elsewhere: Context, lines: list[bytes]) -> None:
    transfer.take_in(elsewhere, lines)

    assert do(elsewhere, publication("p4")).last_seq == 13
    head = elsewhere.log.head(LIVE)
    assert head is not None
    assert verify_live(elsewhere, head).events == 13


@given(st.data())
def test_any_live_comes_back_as_it_was(data: st.DataObject) -> None:
    house = house_on(MemoryLog(), Path("nowhere"))
    written(house, data)
    elsewhere = house_on(MemoryLog(), Path("nowhere"))

    transfer.take_in(elsewhere, exported(house))

    assert state(elsewhere) == state(house)
    assert elsewhere.log.read(LIVE) == house.log.read(LIVE)
    for context in (house, elsewhere):
        (head,) = context.log.heads()
        assert verify_live(context, head).events == head.end.seq


@pytest.mark.parametrize("path", sorted(LIVES.glob("*.jsonl")), ids=lambda path: path.stem)
def test_the_example_lives_come_back_as_they_are(elsewhere: Context, path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)

    appended = transfer.take_in(elsewhere, lines)

    assert exported(elsewhere, appended.live) == lines


# ---- slugs --------------------------------------------------------------------------------------


def test_a_slug_that_is_taken_gets_a_number(elsewhere: Context, lines: list[bytes]) -> None:
    open_live(elsewhere, "other", slug=SLUG)

    transfer.take_in(elsewhere, lines)

    found = elsewhere.log.find(f"{SLUG}-2")
    assert found is not None
    assert found.live == LIVE


def test_another_slug_may_be_given_but_none_that_is_taken(
    elsewhere: Context, lines: list[bytes]
) -> None:
    open_live(elsewhere, "other", slug=SLUG)

    with pytest.raises(SlugTaken):
        transfer.take_in(elsewhere, lines, slug=SLUG)
    assert elsewhere.log.head(LIVE) is None
    transfer.take_in(elsewhere, lines, slug="aurore")
    assert elsewhere.log.find("aurore") == elsewhere.log.head(LIVE)


# ---- refusals -----------------------------------------------------------------------------------


def test_a_live_is_taken_in_once(elsewhere: Context, lines: list[bytes]) -> None:
    transfer.take_in(elsewhere, lines)

    assert refusal(elsewhere, lines) == f"already_here (live='{LIVE}')"
    assert refusal(elsewhere, lines[:5]) == f"already_here (live='{LIVE}')"


def _reordered(line: bytes) -> bytes:
    return dumped(dict(reversed(json.loads(line).items())))


def _body_reordered(line: bytes) -> bytes:
    record = json.loads(line)
    return dumped({**record, "body": dict(reversed(record["body"].items()))})


def _with(**fields: object) -> Callable[[bytes], bytes]:
    return lambda line: dumped({**json.loads(line), **fields})


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "fields in another order": _reordered,
    "words in another order": _body_reordered,
    "a space after each name": lambda line: line.replace(b'":', b'": '),
    "a space before": lambda line: b" " + line,
    "a space behind": lambda line: line.replace(b"\n", b" \n"),
    "a letter escaped": lambda line: line.replace(b"post", rb"\u0070ost", 1),
    "an accent escaped": lambda line: line.replace("é".encode(), rb"\u00e9"),
    "as another program writes JSON": lambda line: json.dumps(json.loads(line)).encode() + b"\n",
    "a field too many": _with(surprise=1),
    "a default written out": _with(stands_at=None),
    "no time": _with(occurred_at=None),
    "another time": _with(occurred_at="2026-08-12T18:00:01Z"),
    "a time without a zone": _with(occurred_at="2026-08-12T18:00:00"),
    "a time in another zone": _with(occurred_at="2026-08-12T20:00:00+02:00"),
    "a place it did not have": _with(stands_at="2026-08-12T18:00:00Z"),
    "a number with a point": _with(seq=4.0),
    "a number as text": _with(seq="4"),
    "another number": _with(seq=5),
    "another hash": _with(hash="00" * 32),
    "a hash in capitals": _with(hash="AB" * 32),
    "a short hash": _with(hash="ab"),
    "a hash that is none": _with(hash="zz" * 32),
    "another commitment": _with(commitment="00" * 32),
    "another salt": _with(salt="00" * 32),
    "a short salt": _with(salt="00"),
    "no salt": _with(salt=None),
    "no words": _with(body=None),
    "empty words": _with(body={}),
    "words that are a list": _with(body=[]),
    "words that are text": _with(body="post.published"),
    "another type": _with(type="post.hidden"),
    "another subject": _with(subject="p9"),
    "another live": _with(live="l9"),
    "another slug": _with(slug="autre"),
    "a bracket short": lambda line: line[:-2] + b"\n",
    "an empty line": lambda _line: b"\n",
    "no UTF-8": lambda _line: b"\xff\xfe\n",
    "words that are no UTF-8": lambda line: line.replace(b"bless", b"\xffless"),
    "a tower of brackets": lambda _line: b"[" * 100_000 + b"\n",
    "null": lambda _line: b"null\n",
    "an empty object": lambda _line: b"{}\n",
    "twice": lambda line: line + line,
    "left out": lambda _line: b"",
}


@pytest.mark.parametrize("change", list(CHANGES))
def test_a_line_that_is_not_as_it_was_written_is_refused(
    elsewhere: Context, lines: list[bytes], change: str
) -> None:
    changed = CHANGES[change](lines[3])
    assert changed != lines[3]

    assert refusal(elsewhere, [*lines[:3], *changed.splitlines(keepends=True), *lines[4:]])


def test_a_line_of_monstrous_length_is_refused_unread(
    elsewhere: Context, lines: list[bytes]
) -> None:
    monster = b'{"slug":"' + b"x" * LINE_MAX_BYTES

    assert refusal(elsewhere, [*lines[:3], monster]) == (
        "event 4: the line is longer than an event can be"
    )


@pytest.mark.parametrize(
    "order", [[1, 0], [0, 2], [1], [0, 0], [0, 1, 1], [0, 2, 1], [0, 1, 2, 4, 3]]
)
def test_lines_in_another_order_are_refused(
    elsewhere: Context, lines: list[bytes], order: list[int]
) -> None:
    assert refusal(elsewhere, [lines[number] for number in order])


def test_nothing_is_no_live(elsewhere: Context) -> None:
    assert refusal(elsewhere, []) == "the log is empty"


@given(st.data())
def test_a_changed_byte_is_noticed_wherever_it_is(data: st.DataObject) -> None:
    house = house_on(MemoryLog(), Path("nowhere"))
    open_live(house)
    do(house, publication("p1", "Neuf blessés."), Correct(post="p1", content=content("Dix.")))
    whole = b"".join(exported(house))
    place = data.draw(st.integers(0, len(whole) - 2))  # the last line's end may be another
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    changed = whole[:place] + bytes([byte]) + whole[place + 1 :]

    assert refusal(house_on(MemoryLog(), Path("nowhere")), changed.splitlines(keepends=True))


@given(st.data())
def test_an_export_cut_off_in_a_line_is_refused(data: st.DataObject) -> None:
    house = house_on(MemoryLog(), Path("nowhere"))
    open_live(house)
    do(house, publication("p1"))
    lines = exported(house)
    cut = data.draw(st.integers(1, len(lines[-1]) - 2))

    assert refusal(house_on(MemoryLog(), Path("nowhere")), [*lines[:-1], lines[-1][:cut]])


def test_what_the_house_can_write_it_can_take_in(house: Context, elsewhere: Context) -> None:
    # given words up to the very limit
    do(house, publication("p1", "x" * 99_990))
    do(house, AddFact(fact="f1", content=FactContent(paragraphs=(paragraph("y" * 99_990),))))

    transfer.take_in(elsewhere, exported(house))

    assert state(elsewhere) == state(house)


@pytest.mark.parametrize(
    ("payload", "ours"),
    [
        (b"", False),
        (b"<!doctype html>", False),
        (b'{"slug":"x"}', False),
        (b'["live.opened"]', False),
    ],
)
def test_an_export_is_known_by_its_beginning(
    lines: list[bytes], payload: bytes, ours: bool
) -> None:
    assert transfer.looks_like_export(payload) is ours
    assert transfer.looks_like_export(lines[0])
    assert not transfer.looks_like_export(lines[1])
