"""Makes the theme: the only place that reads templates and catalogues from disk."""

import gettext
import re
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension

from filrouge.formats.base import Theme

LANGUAGES = ("fr", "en")
"""The languages in which the readers' interface is complete."""

_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class _Flush(Extension):
    """Takes the indentation out of templates: every reader would download it."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002, Jinja's signature
        return _INDENT.sub("", source)


def load_theme() -> Theme:
    """Compile the house's templates and read its catalogues."""
    environment = Environment(
        loader=PackageLoader("filrouge.formats"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        extensions=[_Flush],
        auto_reload=False,
    )
    return Theme(environment, {language: _catalogue(language) for language in LANGUAGES})


def _catalogue(language: str) -> gettext.GNUTranslations:
    """Read a .po file as it is, so that no compiled twin of it can go stale."""
    path = files("filrouge") / "locale" / language / "LC_MESSAGES" / "reader.po"
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
