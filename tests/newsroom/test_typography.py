"""Typography of what comes in plain fields: the composer's own table of examples."""

import json
import time
from pathlib import Path

import pytest

from filrouge.newsroom.typography import retype

TABLE: dict[str, list[tuple[str, str]]] = json.loads(
    Path(__file__).with_name("typography.json").read_text(encoding="utf-8")
)
SAMPLES = [
    (language, typed, right)
    for key, languages in {"fr": ("fr", "fr-CA"), "en": ("en-GB",), "de": ("de", "ar")}.items()
    for language in languages
    for typed, right in TABLE[key]
]


def seen(text: str) -> str:
    """Make no-break spaces visible, as the table has them."""
    return text.replace("\u00a0", "~").replace("\u202f", "_")


@pytest.mark.parametrize(("language", "typed", "right"), SAMPLES)
def test_what_is_typed_is_set(language: str, typed: str, right: str) -> None:
    assert seen(retype(typed, language)) == right


@pytest.mark.parametrize("right", sorted({right for _typed, right in TABLE["fr"]}))
def test_what_is_right_already_stays(right: str) -> None:
    text = right.replace("~", "\u00a0").replace("_", "\u202f")

    assert seen(retype(text, "fr")) == right


def test_only_what_was_changed_is_set() -> None:
    before = 'Un "mot" : l\'eau monte'

    assert retype(before, "fr", before=before) == before
    assert seen(retype(f"{before} ! Puis rien", "fr", before=before)) == f"{before}_! Puis rien"
    assert retype("Quoi ?", "fr", before="Quoi\u202f?") == "Quoi ?"


@pytest.mark.parametrize("text", ['"' * 20_000, "a" * 20_000, " 1" * 10_000, "a.b " * 5_000])
def test_a_page_of_one_line_takes_no_time(text: str) -> None:
    began = time.monotonic()
    retype(text, "fr")

    assert time.monotonic() - began < 10
