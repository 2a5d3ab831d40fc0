"""A theme's folder: what is laid over our own look. docs/theming.md says what may stand in it."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from filrouge.catalogue import LANGUAGES, msgids
from filrouge.config import BadSetting
from filrouge.config.value import SHIPPED_THEMES
from filrouge.reader.files import PICTURES

PLACES = ("head", "top", "aside", "between", "bottom")
"""Where a page has room for what is the house's own: measurement, consent, advertising."""

BETWEEN_LEAST = 2

_PLACEHOLDER = re.compile(r"{[^{}]*}")
_COLOUR = re.compile("#[0-9a-fA-F]{6}")

Wording = str | tuple[str, str]
"""Words for an English sentence; the singular and the plural, for one with a number."""


class Colours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What browsers paint their own bar with, by day and by night."""

    light: str = "#fffdfa"
    dark: str = "#141210"


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The `theme.toml`: a shipped theme that this one goes on from, colours, room between posts.

    `between_every` is the number of posts between two slots, 0 for none.
    """

    extends: str = ""
    colours: Colours | None = None
    between_every: int = 0


class Folder(msgspec.Struct, frozen=True, kw_only=True):
    """A theme's folder, read and checked. `slots` are names of files in it, without their end."""

    path: Path
    manifest: Manifest
    slots: frozenset[str]
    words: Mapping[str, Mapping[str, Wording]]

    def picture(self, name: str) -> Path | None:
        """Give the picture of this name (`logo`, `icon`), of whatever kind; None without one."""
        found = sorted(self.path.glob(f"{name}.*"))
        return next((path for path in found if path.suffix[1:].lower() in PICTURES), None)


def read_folders(path: Path) -> tuple[Folder, ...]:
    """Read a theme's folder, and after it the one of the shipped theme that it extends.

    Raises BadSetting with the file and the reason.
    """
    own = _read(path)
    if not own.manifest.extends:
        return (own,)
    base = SHIPPED_THEMES / own.manifest.extends
    if own.manifest.extends not in shipped():
        raise BadSetting(
            "{file}: {why}",
            file=path / "theme.toml",
            why=f"extends: there is no theme {own.manifest.extends}, only {', '.join(shipped())}",
        )
    return (own, _read(base))


def shipped() -> Sequence[str]:
    """Name the themes that come with Filrouge."""
    return sorted(each.name for each in SHIPPED_THEMES.iterdir() if each.is_dir())


def _read(path: Path) -> Folder:
    if not path.is_dir():
        raise BadSetting("{file}: {why}", file=path, why="there is no such folder")
    return Folder(
        path=path,
        manifest=_manifest(path / "theme.toml"),
        slots=_slots(path / "slots"),
        words={
            language: _words(path / f"words.{language}.toml", language) for language in LANGUAGES
        },
    )


def _manifest(file: Path) -> Manifest:
    if not file.exists():
        return Manifest()
    try:
        manifest = msgspec.convert(_toml(file), Manifest)
    except msgspec.ValidationError as error:
        raise BadSetting("{file}: {why}", file=file, why=error) from error
    colours = manifest.colours or Colours()
    for colour in (colours.light, colours.dark):
        if not _COLOUR.fullmatch(colour):
            raise BadSetting(
                "{file}: {why}", file=file, why=f"{colour} is no colour such as #c8102e"
            )
    if manifest.between_every and manifest.between_every < BETWEEN_LEAST:
        why = f"between_every is {BETWEEN_LEAST} or more, or 0 for none"
        raise BadSetting("{file}: {why}", file=file, why=why)
    return manifest


def _slots(folder: Path) -> frozenset[str]:
    names = {file.stem: file for file in folder.glob("*.html")} if folder.is_dir() else {}
    for name, file in names.items():
        if name.removeprefix("ad-") not in PLACES:
            why = f"there is no such place; there are {', '.join(PLACES)}, and ad-… of each"
            raise BadSetting("{file}: {why}", file=file, why=why)
    return frozenset(names)


def _words(file: Path, language: str) -> Mapping[str, Wording]:
    if not file.exists():
        return {}
    try:
        words = msgspec.convert(_toml(file), dict[str, Wording])
    except msgspec.ValidationError as error:
        raise BadSetting("{file}: {why}", file=file, why=error) from error
    known = msgids("reader", language)
    for msgid, wording in words.items():
        why = None if msgid in known else f"there are no words {msgid!r} on the pages"
        for text in [wording] if isinstance(wording, str) else wording:
            if set('<>&"') & set(text):
                why = f'{text!r} has a sign that HTML knows otherwise (< > & ")'
            elif not set(_PLACEHOLDER.findall(text)) <= set(_PLACEHOLDER.findall(msgid)):
                why = f"{text!r} has a {{…}} that {msgid!r} has not"
            elif set(_PLACEHOLDER.sub("", text)) & set("{}"):
                why = f"{text!r} has a lone {{ or }}"
        if why:
            raise BadSetting("{file}: {why}", file=file, why=why)
    return words


def _toml(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise BadSetting("{file}: {why}", file=file, why=why) from error
