"""By what words one knows a post among others."""

import pytest

from filrouge.domain.blocks import Quote, Text
from filrouge.domain.content import Content
from filrouge.domain.text import paragraph
from filrouge.newsroom.wording import OPENING_MAX, opening
from tests.serving import words


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (words("Totality", "It is dark."), "Totality"),
        (words(None, "It is dark."), "It is dark."),
        (Content(blocks=(Text(runs=paragraph(" ")), Quote(paragraphs=(paragraph("Oh"),)))), "Oh"),
        # What a no-break space holds together is not torn.
        (words(None, "À 20\u202fh\u202f27, la nuit\u00a0!"), "À 20\u202fh\u202f27, la nuit\u00a0!"),
        (Content(), ""),
    ],
)
def test_a_post_opens_with_its_headline_or_its_first_words(content: Content, said: str) -> None:
    assert opening(content) == said


@pytest.mark.parametrize("text", ["a" * 500, "mot " * 100])
def test_long_words_are_cut_and_say_so(text: str) -> None:
    said = opening(words(None, text))

    assert OPENING_MAX / 2 < len(said) <= OPENING_MAX
    assert said.endswith("…")
    assert said[:-1] in text
