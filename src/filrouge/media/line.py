"""Words from outside, brought to one clean line of bounded length."""

import re

from filrouge.domain.clean import scrub

# What separates words without being one; a no-break space is typography, and stays.
_BLANKS = re.compile("[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"


def line(text: str, *, limit: int) -> str:
    """Give `text` on one line, without what may not stand in a log, in at most `limit` characters.

    What is longer ends in "…", between two words where there are any near. What would not be seen
    (white space, zero-width characters only) is "".
    """
    # A word that could still be among the first `limit` characters is all that is looked at.
    cleaned = scrub(_BLANKS.sub(" ", text[: limit * 20])).strip()
    if not cleaned.strip(_UNSEEN).strip():
        return ""
    if len(cleaned) <= limit:
        return cleaned
    cut = cleaned[: limit - 1]
    at_word = cut.rpartition(" ")[0] if cleaned[limit - 1] != " " else cut
    return f"{(at_word if len(at_word) > limit // 2 else cut).rstrip()}…"
