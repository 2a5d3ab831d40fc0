"""The interface in the words of the house: a catalogue with some sentences said otherwise."""

import gettext
import re
from collections.abc import Mapping
from typing import Literal

from filrouge.reader.folder import Wording

Word = Literal["direct", "live"]
"""What the house calls a live in French."""

_NOUN = re.compile(r"\b(?<![Ee]n )([Dd])irect(s?)\b")
"""The noun; not "en direct", which says how and is said of a live as well."""


class Reworded(gettext.NullTranslations):
    """Gives the house's own words for the sentences it has some for, else those of a catalogue."""

    def __init__(
        self,
        catalogue: gettext.NullTranslations,
        own: Mapping[str, Wording],
        *,
        word: Word = "direct",
    ) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._own = own
        self._word = word

    def gettext(self, message: str) -> str:
        """Give the words for a sentence."""
        own = self._own.get(message)
        if own is None:
            return self._said(self._catalogue.gettext(message))
        return own if isinstance(own, str) else own[0]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Give the words that go with a number."""
        own = self._own.get(msgid1)
        said = self._catalogue.ngettext(msgid1, msgid2, n)
        if own is None:
            return self._said(said)
        if isinstance(own, str):
            return own
        # Which of the two it is, the catalogue knows: in French, zero is singular.
        return own[said != self._catalogue.ngettext(msgid1, msgid2, 1)]

    def _said(self, text: str) -> str:
        if self._word == "direct":
            return text
        return _NOUN.sub(lambda match: ("L" if match[1] == "D" else "l") + "ive" + match[2], text)
