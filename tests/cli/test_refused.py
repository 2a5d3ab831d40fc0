"""Every way in which the domain says no has its sentence on the command line."""

from string import Formatter

import pytest

from filrouge.catalogue import catalogue
from filrouge.cli.failure import sentence_of
from filrouge.cli.refused import CONDITIONS, SENTENCES, STATUSES
from filrouge.domain.errors import CODES, Refused
from filrouge.domain.state import Condition, Status
from filrouge.importers.base import NotALive


def test_every_code_has_a_sentence_that_needs_no_other_facts_than_come_with_it() -> None:
    named = {
        code: {name for _, name, _, _ in Formatter().parse(sentence) if name}
        for code, sentence in SENTENCES.items()
    }

    assert named.keys() == CODES.keys()
    assert {code: facts - CODES[code] for code, facts in named.items() if facts - CODES[code]} == {}


@pytest.mark.parametrize("code", sorted(CODES))
def test_it_is_said_in_words(code: str) -> None:
    facts = dict.fromkeys(CODES[code], "x")
    facts |= {"status": "archived"} if "status" in facts else {}
    facts |= {"condition": "erased"} if "condition" in facts else {}

    said = sentence_of(Refused(code, **facts))

    assert said is not None
    assert code not in said[0]
    assert "{" not in said[0]


def test_how_things_stand_is_said_in_words() -> None:
    assert STATUSES.keys() == set(Status)
    assert CONDITIONS.keys() == set(Condition)
    french = catalogue("cli", "fr").gettext
    assert french("withdrawn") == "retirée"


def test_a_refusal_inside_another_sentence_is_said_in_words_too() -> None:
    why = Refused("too_long", characters=100_001, limit=100_000)

    said = sentence_of(NotALive("a live was expected; {where}: {why}", where="Une", why=why))

    assert said is not None
    assert said[0].endswith("Une: the text has 100001 characters; 100000 is the most")
