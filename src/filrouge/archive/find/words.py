"""Words as who searches means them: without case, accents, elisions and endings.

A word is compared by its *key*: its stem (Snowball, snowballstem.org), then folded. Stemmers need
accents ("évacuées" and "évacué" have one stem, "evacuees" and "evacue" have not), and who searches
often types none: the lexicon of a live therefore remembers which keys a folded word has there.
"""

import re
import sys
import threading
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple, Protocol, cast

import snowballstemmer

from filrouge.formats.base import primary

_ALGORITHMS = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hu": "hungarian",
    "hy": "armenian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
"""Snowball's stemmers by primary subtag; in other languages words are only folded."""

_APOSTROPHES = "'’＇"
_HYPHENS = "-‐‑"
_MARKS = "".join(
    chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code)) in {"Mn", "Mc"}
)
_WORD = rf"[\w{_MARKS}\u00ad\u200b-\u200d]+"
_COMPOUND = re.compile(rf"{_WORD}(?:[{re.escape(_APOSTROPHES + _HYPHENS)}]{_WORD})*")
_PIECE = re.compile(_WORD)

_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)
"""Letters that Unicode does not take apart."""

_ELIDED = frozenset({"qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "ll", "re", "ve"})
"""What an apostrophe ties to a word, beside single letters: "jusqu’ici", "we’ll"."""

_PLURALS = ("s", "x")

LETTERS_MIN = 3
"""Shorter words are no plurals."""

PIECE_MAX = 60
"""Characters by which a word is compared: beyond, it is no word but somebody's noise."""


class Stemmer(Protocol):
    """What `snowballstemmer` gives; it is not made to be used by two threads at once."""

    def stemWord(self, word: str) -> str: ...  # noqa: N802, D102, its own name


class Piece(NamedTuple):
    """A word inside a compound, as "port" in "l’avant-port": where it stands there, and its key."""

    start: int
    stop: int
    folded: str
    key: str


class Compound(NamedTuple):
    """What stands between blanks, taken apart.

    `keys` are those of its pieces, between blanks; `joined` is the whole of it as one word, where
    hyphens tie several ("week-end", "weekend").
    """

    pieces: tuple[Piece, ...]
    keys: str
    joined: Piece | None = None


def fold(text: str) -> str:
    """Fold case, accents and ligatures: « Évacuée » and "evacuee" are the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    if not decomposed.isascii():
        decomposed = "".join(filter(_is_bare, decomposed))
    return decomposed.translate(_LETTERS)


def fold_name(name: str) -> str:
    """Fold a name or topic as a whole: blanks count once."""
    return " ".join(fold(name).split())


class Lexicon:
    """The words of one live, in its language. Safe to be asked and taught by several threads."""

    def __init__(self, language: str) -> None:
        algorithm = _ALGORITHMS.get(primary(language))
        self._stemmer = (
            None if algorithm is None else cast("Stemmer", snowballstemmer.stemmer(algorithm))
        )
        self._lock = threading.Lock()
        self._compounds: dict[str, Compound] = {}
        self._keys: dict[str, frozenset[str]] = {}
        self._known_keys: set[str] = set()

    def compounds(self, line: str) -> list[Compound]:
        """Take a line of the live's own words apart; they are remembered."""
        return [
            self._compounds.get(compound) or self._learn(compound)
            for compound in _COMPOUND.findall(_plain(line))
        ]

    def places(self, line: str) -> Iterator[tuple[int, Compound]]:
        """Give the compounds of a line with where each begins; nothing is remembered."""
        for match in _COMPOUND.finditer(_plain(line)):
            yield match.start(), self._compounds.get(match[0]) or self._take_apart(match[0])

    def keys(self, piece: Piece) -> frozenset[str]:
        """Give all keys that a word of a question has in this live, with whatever accents.

        Its plural and singular are looked up as well: stemmers take some for verbs ("hérissons").
        """
        word = piece.folded
        forms = {word}
        if len(word) >= LETTERS_MIN:
            single = word[:-1] if word.endswith(_PLURALS) else word
            forms |= {single, *(single + ending for ending in _PLURALS)}
        return frozenset[str]({piece.key}).union(*map(self.known, forms))

    def known(self, folded: str) -> frozenset[str]:
        """Give the keys of a folded word that the live has or had; none for any other."""
        return self._keys.get(folded, frozenset())

    def has(self, key: str) -> bool:
        """Say whether a word of the live has or had this key."""
        return key in self._known_keys

    def folded(self) -> list[str]:
        """Give the folded words that the live has or had."""
        return list(self._keys)

    def _learn(self, text: str) -> Compound:
        text = sys.intern(text)
        compound = self._take_apart(text)
        with self._lock:
            for piece in (*compound.pieces, *filter(None, [compound.joined])):
                known = self._keys.get(piece.folded, frozenset())
                if piece.key not in known:
                    self._keys[piece.folded] = known | {piece.key}
                    self._known_keys.add(piece.key)
            self._compounds[text] = compound
        return compound

    def _take_apart(self, compound: str) -> Compound:
        found = [(one.start(), one.end(), one[0]) for one in _PIECE.finditer(compound)]
        kept = [one for number, one in enumerate(found) if not _is_elided(compound, found, number)]
        # A lone accent folds to nothing: there is no word in it.
        pieces = tuple(piece for one in kept if (piece := self._piece(*one)).folded)
        joined = None
        if len(kept) > 1 and not any(mark in compound for mark in _APOSTROPHES):
            words = "".join(word for _, _, word in kept)
            joined = self._piece(kept[0][0], kept[-1][1], words)
        return Compound(pieces, " ".join(piece.key for piece in pieces), joined)

    def _piece(self, start: int, stop: int, word: str) -> Piece:
        word = word[:PIECE_MAX]
        return Piece(start, stop, sys.intern(fold(word)), sys.intern(self._key(word)))

    def _key(self, word: str) -> str:
        if self._stemmer is None:
            return fold(word)
        prepared = unicodedata.normalize("NFC", "".join(filter(_is_seen, word.casefold())))
        with self._lock:
            stem = self._stemmer.stemWord(prepared.translate(_LETTERS))
        return fold(stem) or fold(word)


def _plain(line: str) -> str:
    """Put usual signs for two that Python takes for letters; every character keeps its place."""
    return line.replace("_", " ").replace("ʼ", "’")


def _is_elided(compound: str, found: list[tuple[int, int, str]], number: int) -> bool:
    """Say whether a piece hangs on an apostrophe only: the "l" of "l’eau", the "s" of "Ada’s"."""
    start, stop, word = found[number]
    word = word.casefold()
    if len(word) > 1 and word not in _ELIDED:
        return False
    ties = {compound[start - 1 : start], compound[stop : stop + 1]} - {""}
    return any(tie in _APOSTROPHES for tie in ties) and len(found) > 1


def _is_bare(character: str) -> bool:
    return not unicodedata.combining(character) and _is_seen(character)


def _is_seen(character: str) -> bool:
    """Say whether it is more than a hint where a line may be broken."""
    return unicodedata.category(character) != "Cf"
