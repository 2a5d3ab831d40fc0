"""Makes the theme: the only place that reads templates from disk."""

import logging
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.ext import Extension

from filrouge.catalogue import LANGUAGES, catalogue
from filrouge.config import BadSetting
from filrouge.formats.base import Site, Theme
from filrouge.reader.folder import Folder, Wording
from filrouge.reader.rehearsal import rehearse
from filrouge.reader.wording import Reworded, Word

OURS = "filrouge"
"""A template of a house extends ours by this name in front: "filrouge/page.html"."""

_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)

_logger = logging.getLogger(__name__)


class _Flush(Extension):
    """Takes the indentation out of templates: every reader would download it."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002, Jinja's signature
        return _INDENT.sub("", source)


class _HouseTheme(Theme):
    """A theme whose templates are partly the house's: where one fails, `ours` stands in for it."""

    ours: Theme

    def render(self, template: str, language: str, **values: object) -> str:
        try:
            return super().render(template, language, **values)
        except Exception:
            # Whatever it was: a live goes on, in our look if need be, and the house reads why.
            _logger.exception("the theme's %s failed; the one that ships is used", template)
            return self.ours.render(template, language, **values)


def load_theme(
    folders: Sequence[Folder] = (),
    *,
    word: Word = "direct",
    asset: Callable[[str], str] | None = None,
) -> Theme:
    """Compile the templates and read the catalogues; the first folder goes before the others.

    `asset` gives the address of a file of the theme, for its templates. Raises BadSetting with the
    file and line of a template that cannot be read, or that fails on a sample of every page.
    """
    words = {}
    for language in LANGUAGES:
        own: dict[str, Wording] = {}
        for folder in reversed(folders):
            own.update(folder.words[language])
        words[language] = Reworded(
            catalogue("reader", language), own, word=word if language == "fr" else "direct"
        )
    if not folders:
        return Theme(_environment(_ours()), words)
    own_templates = [loader for folder in folders for loader in _loaders(folder.path)]
    environment = _environment(
        ChoiceLoader([*own_templates, _ours(), PrefixLoader({OURS: _ours()})])
    )
    environment.globals["asset"] = asset
    _compile(environment, own_templates)
    slots = frozenset(slot for folder in folders for slot in folder.slots)
    every = [folder.manifest.between_every for folder in folders]
    between_every = next(filter(None, every), 0)
    rehearse(Theme(environment, words, slots=slots, between_every=between_every), Site())
    theme = _HouseTheme(environment, words, slots=slots, between_every=between_every)
    theme.ours = Theme(_environment(_ours()), words)
    return theme


def _ours() -> BaseLoader:
    return PackageLoader("filrouge.formats")


def _loaders(folder: Path) -> list[BaseLoader]:
    slots = PrefixLoader({"slots": FileSystemLoader(folder / "slots")})
    return [FileSystemLoader(folder / "templates"), slots]


def _environment(loader: BaseLoader) -> Environment:
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        extensions=[_Flush],
        auto_reload=False,
    )


def _compile(environment: Environment, loaders: Sequence[BaseLoader]) -> None:
    for name in sorted({name for loader in loaders for name in loader.list_templates()}):
        try:
            environment.get_template(name)
        except TemplateSyntaxError as error:
            where = f"{error.filename or name}, line {error.lineno}"
            raise BadSetting("{file}: {why}", file=where, why=error.message) from error
        except (TemplateError, OSError, UnicodeError) as error:
            raise BadSetting("{file}: {why}", file=name, why=error) from error
