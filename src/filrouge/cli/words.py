"""The words of the command line, in the language of the terminal."""

import os
from collections.abc import Mapping

from filrouge.catalogue import LANGUAGES, catalogue


def language_of(environment: Mapping[str, str]) -> str:
    """Choose a language by the locale, in the order of POSIX (XBD 8.2); English for any other."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name)
        if value:
            language = value[:2].lower()
            return language if language in LANGUAGES else "en"
    return "en"


_catalogue = catalogue("cli", language_of(os.environ))


def _(msgid: str) -> str:
    """Give the words for an English sentence."""
    return _catalogue.gettext(msgid)


def gettext_noop(msgid: str) -> str:
    """Mark a sentence for the catalogue, and leave it as it is."""
    return msgid


def ngettext(one: str, other: str, number: int) -> str:
    """Give the words that go with a number."""
    return _catalogue.ngettext(one, other, number)
