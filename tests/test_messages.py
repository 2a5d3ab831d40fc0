"""The catalogues of the interface: complete in French and English, and nothing else in them."""

import re

import pytest

from tools import messages

PLACES = re.compile(r"\{[^}]*\}")


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("domain", messages.PATTERNS)
def test_a_catalogue_has_every_sentence_and_no_other(domain: str, language: str) -> None:
    catalog = messages.read(domain, language)

    said = {message.id for message in messages.collect(domain) if message.id}

    assert {message.id for message in catalog if message.id} == said
    assert len(said) > 20


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("domain", messages.PATTERNS)
def test_a_catalogue_is_translated_with_every_place_for_a_fact(domain: str, language: str) -> None:
    catalog = messages.read(domain, language)

    assert messages.untranslated(catalog) == []
    for message in catalog:
        if message.id and message.string and isinstance(message.string, str):
            assert set(PLACES.findall(message.string)) == set(PLACES.findall(str(message.id)))


def test_french_has_its_thin_spaces_and_apostrophes() -> None:
    for domain in messages.PATTERNS:
        for message in messages.read(domain, "fr"):
            for words in message.string if isinstance(message.string, tuple) else [message.string]:
                assert not re.search(r" [;:!?»]|« |\w'\w", str(words)), words


@pytest.mark.parametrize("domain", messages.PATTERNS)
def test_english_is_english(domain: str) -> None:
    # It may say a sentence otherwise than the code does (with a no-break space, say).
    french = {message.id: message.string for message in messages.read(domain, "fr")}
    for message in messages.read(domain, "en"):
        said = " ".join(str(message.string).split())
        if message.id and not message.pluralizable and said not in {"", message.id}:
            assert message.string != french.get(message.id), message.id
