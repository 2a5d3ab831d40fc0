"""Every setting, once: its name, type, default and help. `docs/settings.md` is made from it."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from platformdirs import user_data_path

PREFIX = "FILROUGE_"


class BadSetting(Exception):
    """A variable is unknown, or its value cannot be used: an English sentence and its facts."""

    def __init__(self, sentence: str, **facts: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.facts = facts

    def __str__(self) -> str:
        return self.sentence.format(**self.facts)


class Unusable(ValueError):
    """A value cannot be used: an English sentence says why."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What an installation may set, by environment variables; the command line goes before them."""

    data: Path
    host: str = "127.0.0.1"
    port: int = 8000
    site_name: str = "Filrouge"
    site_language: str = "fr"
    site_address: str = ""
    poll_s: int = 10


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table; `read` raises Unusable with the reason for a value it cannot use."""

    name: str
    help: str
    default: str
    read: Callable[[str], Any] = str

    @property
    def variable(self) -> str:
        """The environment variable that carries it."""
        return PREFIX + self.name.upper()


def _port(text: str) -> int:
    port = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 <= port <= 65535:
        raise Unusable("a port is a number from 0 to 65535 (0: any that is free)")
    return port


def _seconds(text: str) -> int:
    seconds = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= seconds <= 3600:
        raise Unusable("it takes a whole number of seconds from 1 to 3600")
    return seconds


def _language(text: str) -> str:
    if text not in {"fr", "en"}:
        raise Unusable("the interface speaks fr and en")
    return text


def _address(text: str) -> str:
    if text and not text.startswith(("https://", "http://")):
        raise Unusable("an address begins with https:// or http://")
    return text.rstrip("/")


def _folder(text: str) -> Path:
    if not text:
        raise Unusable("it names no folder")
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise Unusable("that user has no home folder") from error


def _name(text: str) -> str:
    if not text.strip() or not text.isprintable():
        raise Unusable("a name has letters, and nothing that cannot be printed")
    return text


SETTINGS = (
    Setting(
        name="data",
        help="The folder that holds everything: the log, the media.",
        default="the platform's data folder",
        read=_folder,
    ),
    Setting(name="host", help="The address to listen on.", default="127.0.0.1"),
    Setting(
        name="port", help="The port to listen on; 0 takes any free one.", default="8000", read=_port
    ),
    Setting(
        name="site_name",
        help="The house's name, on every page.",
        default="Filrouge",
        read=_name,
    ),
    Setting(
        name="site_language",
        help="The language of the front page: fr or en. A live's page is in the live's own.",
        default="fr",
        read=_language,
    ),
    Setting(
        name="site_address",
        help="Where readers find the site, such as https://direct.example.org: for links that"
        " leave the page (canonical addresses, share pictures).",
        default="none: links are relative",
        read=_address,
    ),
    Setting(
        name="poll_s",
        help="Seconds between two questions of a page that cannot hold a stream open.",
        default="10",
        read=_seconds,
    ),
)


def load(environment: Mapping[str, str] = os.environ, *, data: Path | None = None) -> Settings:
    """Read the settings; `data`, from the command line, goes before the variable.

    Raises BadSetting for an unknown FILROUGE_* variable or a value that cannot be used.
    """
    known = {setting.variable: setting for setting in SETTINGS}
    values: dict[str, Any] = {}
    for variable, text in environment.items():
        if not variable.startswith(PREFIX):
            continue
        setting = known.get(variable)
        if setting is None:
            names = ", ".join(sorted(known))
            raise BadSetting(
                "{variable} is no setting; there are {names}", variable=variable, names=names
            )
        try:
            values[setting.name] = setting.read(text)
        except Unusable as error:
            raise BadSetting(
                "{variable}={value}: {why}", variable=variable, value=text, why=error
            ) from error
    if data is not None:
        values["data"] = data
    values.setdefault("data", user_data_path("filrouge", appauthor=False))
    return Settings(**values)


def table() -> str:
    """Write the settings as a Markdown table, as it stands in docs/settings.md."""
    rows = [f"| `{s.variable}` | {s.default} | {s.help} |" for s in SETTINGS]
    return "\n".join(["| variable | default | what |", "|---|---|---|", *rows]) + "\n"
