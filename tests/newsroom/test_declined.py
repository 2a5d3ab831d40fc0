"""Every way in which the newsroom's tables say no has its status and its sentence."""

import pytest

from filrouge.newsroom.declined import STATUSES, Declined, sentence_of

FACTS = {"limit_kb": 200, "name": "Ana", "site": "sport"}


@pytest.mark.parametrize("code", STATUSES)
def test_every_code_has_its_sentence(code: str) -> None:
    sentence = sentence_of(Declined(code, **FACTS))

    assert sentence.endswith(".")
    assert "{" not in sentence
