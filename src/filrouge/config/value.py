"""Reads the values of settings from text; raises Unusable with the reason for what is none."""

import re
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

KEY_MIN_CHARACTERS = 32

TAKEN_PATHS = frozenset({"api", "assets", "live", "media", "offline", "past", "readyz", "series"})
"""First parts of the addresses that are readers' or the API's."""

SHIPPED_THEMES = Path(__file__).parent.parent / "themes"
"""A folder for each theme that comes with Filrouge, by its name."""

_ADDRESS = re.compile(r"(https?)://((?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?)/*")
"""A host beyond ASCII is written in its xn-- form, as it goes over the wire (RFC 5890)."""


class Unusable(ValueError):
    """A value cannot be used: an English sentence says why."""


def port(text: str) -> int:
    """Read a port."""
    port = _whole(text, 0, 65535)
    if port is None:
        raise Unusable("a port is a number from 0 to 65535 (0: any that is free)")
    return port


def _whole(text: str, least: int, most: int) -> int | None:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
    return number if least <= number <= most else None


def seconds(text: str) -> int:
    """Read a number of seconds."""
    seconds = _whole(text, 1, 3600)
    if seconds is None:
        raise Unusable("it takes a whole number of seconds from 1 to 3600")
    return seconds


def proxies(text: str) -> int:
    """Read a number of proxies."""
    proxies = _whole(text, 0, 9)
    if proxies is None:
        raise Unusable("it takes a whole number from 0 to 9")
    return proxies


def megabytes(text: str) -> int:
    """Read a size in megabytes."""
    megabytes = _whole(text, 1, 500)
    if megabytes is None:
        raise Unusable("it takes a whole number of megabytes from 1 to 500")
    return megabytes


def minutes(text: str) -> int:
    """Read a number of minutes."""
    minutes = _whole(text, 0, 1440)
    if minutes is None:
        raise Unusable("it takes a whole number of minutes from 0 (never) to 1440")
    return minutes


def days(text: str) -> int:
    """Read a number of days."""
    days = _whole(text, 0, 3650)
    if days is None:
        raise Unusable("it takes a whole number of days from 0 (never) to 3650")
    return days


def path(text: str) -> str:
    """Read the path of a part of the site."""
    if not re.fullmatch(r"(/[a-z0-9][a-z0-9-]*)+", text):
        raise Unusable("a path is made of small letters, figures and hyphens, such as /redaction")
    if text.split("/")[1] in TAKEN_PATHS:
        raise Unusable("readers' pages are under that path")
    return text


def live_path(text: str) -> str:
    """Read the path that lives are under."""
    return text if text == "/live" else path(text)


def key(text: str) -> str:
    """Read a secret that signs."""
    if len(text) < KEY_MIN_CHARACTERS:
        raise Unusable("a key that nobody can guess has 32 characters or more")
    return text


def mail(text: str) -> str:
    """Read a mail server's address."""
    if text and not _is_mail_server(text):
        raise Unusable(
            "it takes smtp://user:password@host:port, or smtps:// for TLS from the start"
        )
    return text


def _is_mail_server(text: str) -> bool:
    try:
        parts = urlsplit(text)
        # A port that is none raises when it is asked for; what is behind a "#" or "?" is most
        # often the end of a password, which would be lost without a word.
        return (
            parts.scheme in {"smtp", "smtps"}
            and bool(parts.hostname)
            and parts.port != 0
            and not re.search(r"\s", text)
            and not parts.path.strip("/")
            and not (parts.query or parts.fragment)
        )
    except ValueError:
        return False


def switch(text: str) -> bool:
    """Read whether something is on."""
    if text not in {"on", "off"}:
        raise Unusable("it is on or off")
    return text == "on"


def language(text: str) -> str:
    """Read a language of the interface."""
    if text not in {"fr", "en"}:
        raise Unusable("the interface speaks fr and en")
    return text


def zone(text: str) -> str:
    """Read the name of a time zone, "" for the machine's."""
    if text and text not in available_timezones():
        raise Unusable("it takes a zone named after a city, such as Europe/Paris")
    return text


def address(text: str) -> str:
    """Read the address of a site, "" for none: scheme and host, as browsers write them."""
    if not text:
        return ""
    if not text.startswith(("https://", "http://")):
        raise Unusable("an address begins with https:// or http://")
    found = _ADDRESS.fullmatch(text.lower())
    if found is None:
        # Pages link from the root of their host: in a folder they would lead elsewhere.
        raise Unusable("an address is a scheme and a host, such as https://direct.example.org")
    scheme, host = found.groups()
    return f"{scheme}://{host.removesuffix(':443' if scheme == 'https' else ':80')}"


def file(text: str) -> str:
    """Read the path of a file, "" for none; whether it is there is seen when it is read."""
    return text


def folder(text: str) -> Path:
    """Read the path of a folder."""
    if not text:
        raise Unusable("it names no folder")
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise Unusable("that user has no home folder") from error


def name(text: str) -> str:
    """Read a name that people see."""
    if not text.strip() or not text.isprintable():
        raise Unusable("a name has letters, and nothing that cannot be printed")
    return text


def theme(text: str) -> Path | None:
    """Read a theme: "" for ours, the name of one that ships, else the path of a folder."""
    if not text:
        return None
    if re.fullmatch("[a-z0-9-]+", text) and (SHIPPED_THEMES / text).is_dir():
        return SHIPPED_THEMES / text
    path = folder(text)
    if not path.is_dir():
        raise Unusable(
            "there is no such folder, and no theme of that name; tabloid and night ship with"
            " Filrouge"
        )
    return path


def existing_file(text: str) -> Path | None:
    """Read the path of a file that has to be there, "" for none."""
    path = folder(text) if text else None
    if path is not None and not path.is_file():
        raise Unusable("there is no such file")
    return path


def word(text: str) -> str:
    """Read what the house calls a live in French."""
    if text not in {"direct", "live"}:
        raise Unusable("it takes direct or live")
    return text


_ORIGIN = re.compile(r"https://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?")


def origins(text: str) -> tuple[str, ...]:
    """Read origins, between spaces: they go into a header, where a slip would open more."""
    origins = tuple(text.split())
    if not all(_ORIGIN.fullmatch(origin) for origin in origins):
        raise Unusable(
            "it takes origins between spaces, such as https://stats.example.org or"
            " https://*.example.org"
        )
    return origins
