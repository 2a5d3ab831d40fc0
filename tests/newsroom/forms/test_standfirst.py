"""A standfirst keeps its marks where its words stay."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.domain.text import Run, Runs, plain
from filrouge.newsroom.forms.standfirst import rewrite

LINKED = (Run(text="Read "), Run(text="this", link="https://example.org/"), Run(text=" first."))

runs = st.lists(
    st.builds(Run, text=st.text("abc ", min_size=1, max_size=6), bold=st.booleans()), max_size=5
).map(tuple)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Read this first.", LINKED),
        ("Read this now.", (*LINKED[:2], Run(text=" now."))),
        ("Do read this first.", (Run(text="Do read "), *LINKED[1:])),
        (
            "Read that first.",
            (Run(text="Read "), Run(text="th", link="https://example.org/"), Run(text="at first.")),
        ),
        ("", ()),
        ("Other", (Run(text="Other"),)),
    ],
    ids=["same", "end", "beginning", "within", "nothing", "all"],
)
def test_what_stays_keeps_its_marks(text: str, expected: Runs) -> None:
    assert rewrite(LINKED, text) == expected


@given(runs, st.text("abc ", max_size=20))
def test_the_words_are_those_that_were_written(before: Runs, text: str) -> None:
    after = rewrite(before, text)

    assert plain(after) == text
    assert all(run.text for run in after)
    assert all((a.bold, a.link) != (b.bold, b.link) for a, b in pairwise(after))


@given(runs)
def test_the_same_words_keep_every_mark(before: Runs) -> None:
    def letters(given: Runs) -> list[tuple[str, bool]]:
        return [(letter, run.bold) for run in given for letter in run.text]

    assert letters(rewrite(before, plain(before))) == letters(before)
