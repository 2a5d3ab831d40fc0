"""The look of a house, put together from its settings: theme, style sheets, logo, icon."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from filrouge.asgi.document import Document
from filrouge.config import BadSetting, Settings, SiteSettings
from filrouge.formats.base import Look, Theme
from filrouge.reader.files import PICTURES, Files
from filrouge.reader.folder import Colours, Folder, read_folders
from filrouge.reader.theme import load_theme


class HouseLook(NamedTuple):
    """Templates and words; the look of the own site, and of each other by its key; files."""

    theme: Theme
    own: Look
    sites: Mapping[str, Look]
    files: Mapping[str, Document]


def read_look(settings: Settings) -> HouseLook:
    """Read all that settings name; raises BadSetting with the file and the reason."""
    folders = read_folders(settings.theme) if settings.theme else ()
    files = Files()
    theme = load_theme(folders, word=settings.word, asset=lambda name: _asset(files, folders, name))
    own = _own(settings, folders, files)
    sites = {site.key: _of_site(site, own, files) for site in settings.sites}
    return HouseLook(theme, own, sites, files.documents)


def _own(settings: Settings, folders: Sequence[Folder], files: Files) -> Look:
    styles = [
        files.put(folder.path / "style.css", inside=folder.path)
        for folder in reversed(folders)
        if (folder.path / "style.css").exists()
    ]
    if settings.style:
        styles.append(files.put(settings.style))
    colours = next((one.manifest.colours for one in folders if one.manifest.colours), Colours())
    return Look(
        styles=tuple(styles),
        logo=_picture("logo", settings.logo, folders, files),
        icon=_picture("icon", settings.icon, folders, files),
        paper=colours.light,
        night=colours.dark,
    )


def _picture(name: str, chosen: Path | None, folders: Sequence[Folder], files: Files) -> str:
    """Give the address of the picture that a setting names, else the theme's; "" without one."""
    if chosen is not None:
        return _put_picture(chosen, files)
    for folder in folders:
        path = folder.picture(name)
        if path is not None:
            return _put_picture(path, files)
    return ""


def _put_picture(path: Path, files: Files) -> str:
    if path.suffix.lower().removeprefix(".") not in PICTURES:
        why = f"a picture is one of {', '.join(sorted(PICTURES))}"
        raise BadSetting("{file}: {why}", file=path, why=why)
    return files.put(path)


def _of_site(site: SiteSettings, own: Look, files: Files) -> Look:
    return replace(
        own,
        styles=(*own.styles, files.put(site.style)) if site.style else own.styles,
        logo=_put_picture(site.logo, files) if site.logo else own.logo,
        icon=_put_picture(site.icon, files) if site.icon else own.icon,
    )


def _asset(files: Files, folders: Sequence[Folder], name: str) -> str:
    """Give the address of a theme's file, for its templates: taken in when first asked for."""
    for folder in folders:
        if (folder.path / name).is_file():
            return files.put(folder.path / name, inside=folder.path)
    raise BadSetting("{file}: {why}", file=name, why="the theme has no such file")
