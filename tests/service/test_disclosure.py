"""The public log tells no word that no page of the past shows today, and the chain still holds."""

import re
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from filrouge.domain import commands as ask
from filrouge.domain.commands import Command, Configure
from filrouge.domain.content import Description
from filrouge.domain.errors import Broken
from filrouge.domain.state import Condition, Live
from filrouge.service.context import Context
from filrouge.service.past import state_at
from filrouge.service.publiclog import check_public_log, write_public_log
from tests.domain.story import DESCRIBE, OPEN, Story, at, known, redacted, running, says
from tests.domain.story import given as told
from tests.service.stored import now, stored
from tests.strategies import Whim, command_for

_TOKEN = re.compile(r"mot\d+[a-z]")


def with_words(command: Command, number: int) -> Command:
    """Say it in words that nothing else says: `mot12a`, and `mot12b` for a note."""
    words, note = f"mot{number}a", f"mot{number}b"
    match command:
        case ask.Publish():
            return replace(command, content=says(words), origin=None)
        case ask.Correct():
            said = note if command.note else None
            return replace(command, content=says(words), note=said)
        case ask.Withdraw():
            return replace(command, reason=words)
        case ask.AddFact() | ask.ReviseFact():
            return replace(command, content=known(words))
        case ask.Describe():
            return replace(command, description=Description(headline=words))
        case Configure():
            return replace(command, series=words)
        case _:
            return command


_DRAFTED = ("describe", "add a fact", "revise a fact", "remove a fact", "configure")

_PUBLIC = (
    *_DRAFTED,
    *("publish", "correct", "correct with a note", "hide", "show") * 2,
    *("withdraw", "erase", "erase a fact", "erase descriptions", "course", "archive"),
)


def _whims(actions: tuple[str, ...]) -> st.SearchStrategy[Whim]:
    """Draw what happens to few posts and facts, so that much happens to each."""
    return st.builds(
        Whim,
        action=st.sampled_from(actions),
        which=st.integers(0, 1),
        minutes=st.just(1),
        words=st.just(0),
    )


@st.composite
def worded_stories(draw: st.DrawFn) -> Story:
    """Tell a day in which every sentence can be told from every other."""
    story = Story()
    story.do(OPEN, at(0))
    story.do(DESCRIBE, at(1))
    begun = draw(st.lists(_whims(_DRAFTED), max_size=6))
    drawn = draw(st.lists(_whims(_PUBLIC), max_size=30))
    for number, whim in enumerate([*begun, *drawn]):
        command = command_for(story.now, whim)
        if command is not None:
            story.do(with_words(command, number), at(number + 2))
    return story


def tokens(value: object) -> set[str]:
    return set(_TOKEN.findall(msgspec.json.encode(value).decode()))


def shown_in(live: Live) -> set[str]:
    """Give what a page of this state can say."""
    if not live.is_public:
        return set()
    posts = [post for post in live.posts.values() if post.condition is not Condition.HIDDEN]
    told = [(post.content, post.corrections, post.withdrawn_reason) for post in posts]
    return tokens((told, live.facts, live.description, live.series))


def public_log(context: Context) -> list[bytes]:
    return b"".join(write_public_log(context, now(context))).splitlines(keepends=True)


def past_words(context: Context) -> Iterator[set[str]]:
    for seq in range(1, now(context).end.seq + 1):
        live = state_at(context, now(context), seq)
        assert live is not None
        yield shown_in(live)


@given(worded_stories())
def test_no_word_is_told_that_no_past_page_shows(story: Story) -> None:
    context = stored(story)
    assume(now(context).live.is_public)
    shown = set[str]().union(*past_words(context))

    told_by_log = set(_TOKEN.findall(b"".join(public_log(context)).decode()))

    assert told_by_log <= shown
    # Nothing is kept back without need: only notes and reasons, which go with their words.
    assert {word for word in shown - told_by_log if word.endswith("a")} <= reasons(story)


def reasons(story: Story) -> set[str]:
    return {word for event in story.events for word in tokens(getattr(event, "reason", ""))}


@given(worded_stories())
def test_the_chain_holds_whatever_is_withheld(story: Story) -> None:
    context = stored(story)

    checked = check_public_log(public_log(context))

    erased = sum(record.body is None for record in redacted(story.records))
    assert (checked.events, checked.erased) == (len(story.records), erased)
    assert checked.hash == story.end.hash.hex()


def log_of(*commands: Command) -> list[str]:
    return [line.decode() for line in public_log(stored(running(*commands)))]


@pytest.mark.parametrize(
    "gone",
    [
        ask.Hide(post="p1"),
        ask.Withdraw(post="p1", reason="Une autre crue."),
        ask.Erase(post="p1"),
    ],
)
def test_words_that_are_gone_take_their_salts_with_them(gone: Command) -> None:
    lines = log_of(
        ask.Publish(post="p1", content=says("mot1a")),
        ask.Correct(post="p1", content=says("mot2a"), note="mot2b"),
        gone,
    )

    published, corrected = lines[3:5]
    for line in (published, corrected):
        assert "mot" not in line
        assert '"salt"' not in line
    reason = "erased" if isinstance(gone, ask.Erase) else "withheld"
    assert f'"words":"{reason}"' in published


def test_the_reason_of_a_withdrawal_is_told() -> None:
    lines = log_of(
        ask.Publish(post="p1", content=says("mot1a")),
        ask.Withdraw(post="p1", reason="Une autre crue."),
    )
    assert "Une autre crue." in lines[4]


def test_what_was_said_only_while_hidden_was_never_said() -> None:
    lines = log_of(
        ask.Publish(post="p1", content=says("mot1a")),
        ask.Hide(post="p1"),
        ask.Correct(post="p1", content=says("mot2a")),
        ask.Correct(post="p1", content=says("mot3a")),
        ask.Show(post="p1"),
    )
    assert [word in "".join(lines) for word in ("mot1a", "mot2a", "mot3a")] == [True, False, True]


def test_what_a_draft_was_called_is_not_told() -> None:
    story = told(
        OPEN,
        ask.Describe(description=Description(headline="mot1a")),
        ask.Describe(description=Description(headline="mot2a")),
        ask.Start(),
    )
    lines = public_log(stored(story))
    assert [b"mot1a" in b"".join(lines), b"mot2a" in b"".join(lines)] == [False, True]


def _swap(lines: list[bytes]) -> list[bytes]:
    return [*lines[:3], lines[4], lines[3], *lines[5:]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"mot1a", b"mot1c"),
        (b'\\"seq\\":4', b'\\"seq\\":5'),
        (b'\\"seq\\":4', b'\\"seq\\": 4'),
        (b'{"seq":4', b'{"seq":5'),
        (b"post.published", b"post.corrected"),
        (b'"commitment":"', b'"commitment":"00'),
        (b'"hash":"', b'"hash":"zz'),
        (b'"salt":"', b'"salt":"00'),
        (b'"salt"', b'"sult"'),
        (b'"body"', b'"bidy"'),
        (b"\n", b"x\n"),
        (b"mot1a", b"\xff\xfe"),
        (b"mot1a", b"\\\\ud800"),
    ],
)
def test_an_altered_line_is_found_at_its_number(old: bytes, new: bytes) -> None:
    lines = public_log(stored(running(ask.Publish(post="p1", content=says("mot1a")), ask.End())))
    assert old in lines[3]
    lines[3] = lines[3].replace(old, new)

    with pytest.raises(Broken) as broken:
        check_public_log(lines)

    assert broken.value.seq == 4


def test_a_line_that_is_missing_or_elsewhere_is_found() -> None:
    lines = public_log(stored(running(ask.Publish(post="p1", content=says("mot1a")), ask.End())))

    for altered in (lines[:3] + lines[4:], _swap(lines)):
        with pytest.raises(Broken) as broken:
            check_public_log(altered)
        assert broken.value.seq == 4
    with pytest.raises(Broken):
        check_public_log([])
