"""A page of a French station, copied whole: no times, capitals at will, players left behind."""

import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from filrouge.domain.blocks import Text
from filrouge.domain.commands import AddFact, End, Publish
from filrouge.domain.content import Content, FactContent
from filrouge.domain.text import plain
from filrouge.importers.base import Imported
from filrouge.importers.livetext import LiveText

INPUTS = Path(__file__).resolve().parents[2] / "../shared/inputs"


def posts(live: Imported) -> list[Content]:
    return [step.command.content for step in live.steps if isinstance(step.command, Publish)]


def facts(live: Imported) -> list[FactContent]:
    return [step.command.content for step in live.steps if isinstance(step.command, AddFact)]


def read(text: str) -> Imported:
    numbers = count(1)
    return LiveText().commands(text.encode(), lambda: f"id{next(numbers)}")


@pytest.fixture
def text() -> str:
    path = INPUTS / "rtl-direct-alaska.txt"
    if not path.exists():
        pytest.skip("the captured page is not beside the repository")
    return path.read_text(encoding="utf-8")


@pytest.fixture
def captured(text: str) -> Imported:
    return read(text)


def test_a_captured_page_without_times_is_read_whole(captured: Imported) -> None:
    said = posts(captured)

    assert len(said) == 48
    assert all(content.headline for content in said)
    assert [content.headline for content in said if not content.blocks] == [
        missed.where for missed in captured.missed if not missed.detail
    ]
    assert (said[0].headline or "").startswith("BIENVENUE")
    assert (said[-1].headline or "").startswith("MERCI")
    assert [len(item.paragraphs) for item in facts(captured)] == [2, 1, 1]
    assert [missed.code for missed in captured.missed] == ["player"] * 6
    assert {step.at for step in captured.steps} == {None}
    assert captured.steps[-1].command == End()


def test_a_captured_page_keeps_its_words_to_the_letter(captured: Imported) -> None:
    lines = (INPUTS / "rtl-direct-alaska.txt").read_text(encoding="utf-8").splitlines()
    spoken = [line.strip() for line in lines[22:303] if line.strip()]

    said = [
        text
        for content in reversed(posts(captured))
        for text in (
            content.headline,
            *(plain(block.runs) for block in content.blocks if isinstance(block, Text)),
        )
    ]

    assert said == spoken


def without_blank_lines(text: str) -> str:
    return re.sub(r"\n\s*\n", "\n", text)


def without_signs_of_lists(text: str) -> str:
    return re.sub(r"(?m)^[ \t]*(?:• )?", "", text)


def with_dashes_for_signs(text: str) -> str:
    return text.replace("• ", "- ")


def indented(text: str) -> str:
    return re.sub(r"(?m)^", "\t", text)


def without_facts(text: str) -> str:
    facts = re.compile(r"^Ce que nous savons.*?^(?=Filtrer)", re.DOTALL | re.MULTILINE)
    return facts.sub("", text)


def without_the_label_of_the_feed(text: str) -> str:
    return re.sub(r"(?m)^Filtrer.*$", "", text)


@pytest.mark.parametrize(
    "copied",
    [
        without_blank_lines,
        without_signs_of_lists,
        with_dashes_for_signs,
        indented,
        without_facts,
        without_the_label_of_the_feed,
    ],
)
def test_another_browser_copies_the_same_posts(
    text: str, captured: Imported, copied: Callable[[str], str]
) -> None:
    live = read(copied(text))

    assert copied(text) != text
    assert posts(live) == posts(captured)
    assert live.steps[-1].command == End()
