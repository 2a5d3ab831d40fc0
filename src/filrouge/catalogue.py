"""The words of the interface, read from the catalogues that translators keep."""

import gettext
from functools import cache
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("fr", "en")
"""The languages in which the interface is complete."""


@cache
def catalogue(domain: str, language: str) -> gettext.GNUTranslations:
    """Read `locale/<language>/LC_MESSAGES/<domain>.po` as it is: no compiled twin can go stale."""
    path = files("filrouge") / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as source:
        parsed = read_po(source, locale=language, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, parsed)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def msgids(domain: str, language: str) -> frozenset[str]:
    """Give the English sentences that a catalogue has words for; of two forms, the singular."""
    path = files("filrouge") / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as source:
        parsed = read_po(source, locale=language, abort_invalid=True)
    ids = (message.id for message in parsed if message.id)
    return frozenset(one if isinstance(one, str) else one[0] for one in ids)
