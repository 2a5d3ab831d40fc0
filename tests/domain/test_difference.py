"""What changed between two versions, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.domain import difference as module
from filrouge.domain.blocks import Heading, Image, List, Quote, Text
from filrouge.domain.content import Content, Source
from filrouge.domain.difference import Kind, Line, Piece, difference
from filrouge.domain.text import Run, paragraph
from tests.domain.story import says

SENTENCES = st.lists(
    st.sampled_from(
        ["La digue", "tient", "bon,", "12 blessés", "neuf", "é", "«\u00a0non\u00a0»", "x"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
CONTENTS = st.lists(SENTENCES, max_size=5).map(
    lambda lines: Content(blocks=tuple(Text(runs=paragraph(line)) for line in lines))
)


def side(lines: tuple[Line, ...], other: Kind) -> list[str]:
    """Give the changed lines as they were, or as they are, leaving out the other side's words."""
    said = ["".join(p.text for p in line if p.kind is not other) for line in lines]
    return [line for line in said if line]


def test_a_word_that_was_put_right() -> None:
    (line,) = difference(says("Il y a 12 blessés légers."), says("Il y a 9 blessés légers."))

    assert line == (
        Piece(Kind.SAME, "Il y a"),
        Piece(Kind.REMOVED, " 12"),
        Piece(Kind.ADDED, " 9"),
        Piece(Kind.SAME, " blessés légers."),
    )


def test_a_word_with_an_apostrophe_is_one() -> None:
    (line,) = difference(says("Il vient d’aujourd’hui."), says("Il vient d’hier."))

    assert [piece.text for piece in line if piece.kind is not Kind.SAME] == [
        " d’aujourd’hui",
        " d’hier",
    ]


def test_a_paragraph_that_has_nothing_in_common_is_put_in_place_of_the_other() -> None:
    lines = difference(says("Le pont est fermé depuis midi."), says("Aucune nouvelle, hélas !"))

    assert lines == (
        (Piece(Kind.REMOVED, "Le pont est fermé depuis midi."),),
        (Piece(Kind.ADDED, "Aucune nouvelle, hélas !"),),
    )


def test_headline_caption_speaker_and_source_are_words_too() -> None:
    def version(word: str) -> Content:
        return Content(
            headline=f"Titre {word} du soir",
            blocks=(
                Heading(runs=paragraph(f"Intertitre {word} du soir")),
                List(items=(paragraph(f"Point {word} du soir"),)),
                Quote(paragraphs=(paragraph("Oui."),), speaker=f"Le maire {word}", role="élu"),
                Image(caption=f"La digue {word} du soir", credit="Photo", alt=f"Une digue {word}"),
            ),
            sources=(Source(name=f"La préfecture {word}"),),
            authors=(f"Inès {word}",),
        )

    lines = difference(version("ancien"), version("nouveau"))

    assert len(lines) == 8
    assert all(Piece(Kind.REMOVED, " ancien") in line for line in lines)


def test_another_mark_or_picture_is_no_other_word() -> None:
    plain = Content(blocks=(Text(runs=(Run(text="La digue tient."),)),))
    bold = Content(blocks=(Text(runs=(Run(text="La digue "), Run(text="tient.", bold=True))),))

    assert difference(plain, bold) == ()


@given(CONTENTS, CONTENTS)
def test_both_versions_can_be_read_from_the_difference(before: Content, after: Content) -> None:
    lines = difference(before, after)

    old, new = _lines(before), _lines(after)
    same = [line for line in old if line not in side(lines, Kind.ADDED)]
    assert sorted(side(lines, Kind.ADDED) + same) == sorted(old) or len(set(old)) < len(old)
    assert set(side(lines, Kind.REMOVED)) <= set(new)
    assert set(side(lines, Kind.ADDED)) <= set(old)
    assert (lines == ()) == (old == new)


def _lines(content: Content) -> list[str]:
    return [
        "".join(run.text for run in block.runs)
        for block in content.blocks
        if isinstance(block, Text)
    ]


@pytest.mark.parametrize("limit", ["WORDS_MAX", "LINES_MAX"])
def test_what_is_too_long_to_compare_is_told_as_a_whole(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, limit, 0)

    lines = difference(says("Il y a 12 blessés."), says("Il y a 9 blessés."))

    assert lines == (
        (Piece(Kind.REMOVED, "Il y a 12 blessés."),),
        (Piece(Kind.ADDED, "Il y a 9 blessés."),),
    )
