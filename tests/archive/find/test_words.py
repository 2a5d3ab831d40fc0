"""Folding: a word is found whatever its accents, case, elision and ending."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.archive.find.terms import read_terms, spans
from filrouge.archive.find.words import Lexicon, fold

LETTERS = "abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÿœæ"
words = st.text(LETTERS, min_size=2, max_size=12)


def marked(line: str, question: str, language: str = "fr") -> list[str]:
    """Give the stretches of a line that a question finds; [] where it is not all there."""
    lexicon = Lexicon(language)
    keys = [
        [piece.key for compound in lexicon.compounds(line) for piece in compound.pieces],
        *([one.joined.key] for one in lexicon.compounds(line) if one.joined),
    ]
    entry = "\n".join(f" {' '.join(row)} " for row in keys)
    terms = read_terms(question, lexicon, most=20).terms
    if not terms or not all(any(each in entry for each in one.needles) for one in terms):
        return []
    return [line[start:stop] for start, stop in spans(line, terms, lexicon)]


def without_accents(word: str) -> str:
    return "".join(
        one for one in unicodedata.normalize("NFD", word) if one.isascii() or one in "œæ"
    )


@pytest.mark.parametrize(
    ("line", "question", "found"),
    [
        ("Les écluses sont fermées.", "ecluse", ["écluses"]),
        ("Les écluses sont fermées.", "ÉCLUSE FERMÉ", ["écluses", "fermées"]),
        ("Les ECLUSES SONT FERMEES", "fermées", ["FERMEES"]),
        ("On les a évacuées hier.", "evacuees", ["évacuées"]),
        ("On les a évacuées hier.", "évacuation", ["évacuées"]),
        ("On les a évacuées hier.", "evacue", ["évacuées"]),
        ("Ils arrivèrent à pied.", "arriver", ["arrivèrent"]),
        ("Le hérisson et le feu", "herissons feux", ["hérisson", "feu"]),
        ("Les hérissons, les feux", "hérisson feu", ["hérissons", "feux"]),
        ("L’éclipse de lune", "l'eclipse", ["éclipse"]),
        ("L’éclipse de lune", "éclipses", ["éclipse"]),
        ("jusqu’ici, qu’on", "ici", ["ici"]),
        ("Au cœur du village", "coeur", ["cœur"]),
        ("Au COEUR du village", "cœurs", ["COEUR"]),
        ("La sous-préfète est là", "sous-préfète", ["sous-préfète"]),
        ("La sous-préfète est là", "prefete", ["préfète"]),
        ("Fermé ce week-end", "weekend", ["week-end"]),
        ("Fermé ce week-end", "week end", ["week", "end"]),
        ("Fermé ce weekend", "week-end", ["weekend"]),
        ("à Port\u2011Cendre", "Port-Cendre", ["Port\u2011Cendre"]),
        ("l’eau mon\u00adtait", "montait", ["mon\u00adtait"]),
        ("e\u0301cluse", "écluse", ["e\u0301cluse"]),
        ("le pont de fer", '"pont de fer"', ["pont", "de", "fer"]),
        ("les ponts de fer", "« pont de fer »", ["ponts", "de", "fer"]),
        ("le pont de fer", '"fer pont"', []),
        ("le pont. De fer", "“pont fer”", []),
        ("le pont de fer", "pont écluse", []),
        ("le \u0301 pont", "\u0301", []),
        ("le \u0301 pont", '"le pont"', ["le", "pont"]),
        ("9 blessés et non 12", "12", ["12"]),
        ("le 3,20 m est passé", "3,20", ["3", "20"]),
    ],
)
def test_words_of_a_french_line(line: str, question: str, found: list[str]) -> None:
    assert marked(line, question) == found


@pytest.mark.parametrize(
    ("line", "question", "found"),
    [
        ("Surfers were waiting", "surfer waited", ["Surfers", "waiting"]),
        ("Ada’s boat", "ada", ["Ada"]),
        ("Ada’s boat", "Ada's", ["Ada"]),
        ("We’ll see O’Brien", "o'brien", ["Brien"]),
        ("The café is open", "cafe", ["café"]),
    ],
)
def test_words_of_an_english_line(line: str, question: str, found: list[str]) -> None:
    assert marked(line, question, "en") == found


@pytest.mark.parametrize(("language", "line"), [("ar", "وصل المندوبون"), ("xx", "Zorba ĝis")])
def test_other_languages_are_at_least_folded(language: str, line: str) -> None:
    for word in line.split():
        assert marked(line, word.upper(), language) == [word]


@given(words, st.sampled_from(["fr", "en"]))
def test_a_word_is_found_whatever_its_accents_and_case(word: str, language: str) -> None:
    line = f"avant {word} après"

    for typed in (word, word.upper(), word.title(), without_accents(word), fold(word)):
        assert word in marked(line, typed, language)
        assert marked(line.upper(), typed, language) != []


@given(st.text(max_size=60), st.text(max_size=30))
def test_no_text_breaks_it(line: str, question: str) -> None:
    for start, stop in spans(
        line, read_terms(question, Lexicon("fr"), most=20).terms, Lexicon("fr")
    ):
        assert 0 <= start < stop <= len(line)
    assert all(word in line for word in marked(line, question))


def test_a_question_is_bounded() -> None:
    lexicon = Lexicon("fr")
    reading = read_terms(" ".join(f"mot{n}" for n in range(30)), lexicon, most=20)

    assert (len(reading.terms), reading.is_cut) == (20, True)
    assert read_terms("deux mots", lexicon, most=2).is_cut is False
    # a word with many writings, in a phrase, is not multiplied without end
    for accents in ("cote", "côte", "coté", "côté", "cotè", "cöte"):
        lexicon.compounds(accents)
    [phrase] = read_terms('"cote cote cote cote"', lexicon, most=20).terms
    assert len(phrase.needles) == 8
