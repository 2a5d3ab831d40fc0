"""Makes the theme: the only place that reads templates from disk."""

import re

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension

from filrouge.catalogue import LANGUAGES, catalogue
from filrouge.formats.base import Theme

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
    return Theme(environment, {language: catalogue("reader", language) for language in LANGUAGES})
