"""Foreign words on one line: clean, bounded, and with the typography they came with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.domain.clean import scrub
from filrouge.media.line import line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("La digue tient", "La digue tient"),
        ("  La\r\n\tdigue \n\n tient ", "La digue tient"),
        ("« Eau » : 3\u00a0m\u202f!", "« Eau » : 3\u00a0m\u202f!"),
        ("La\x00 digue\x1b[31m\u202e tient\u2028", "La digue[31m tient"),
        ("\u200b \ufeff", ""),
        ("", ""),
        ("la digue tient encore", "la digue tient…"),
        ("la digue tient  encore", "la digue tient…"),
        ("anticonstitutionnellement", "anticonstitutionne…"),
        ("un anticonstitutionnellement", "un anticonstitutio…"),
        ("exactement dix-neuf", "exactement dix-neuf"),
    ],
)
def test_a_line(text: str, said: str) -> None:
    assert line(text, limit=19) == said


@given(st.text(max_size=300), st.integers(1, 100))
def test_a_line_is_never_longer_and_always_clean(text: str, limit: int) -> None:
    said = line(text, limit=limit)

    assert len(said) <= limit
    assert scrub(said) == said == said.strip()
    assert "\n" not in said
    assert line(said, limit=limit) == said
