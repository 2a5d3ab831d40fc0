"""The time zone of the machine, for a house that names none."""

import os
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import available_timezones

UTC = "UTC"

_LINK = Path("/etc/localtime")
_FOLDER = "zoneinfo/"
_ALSO_UTC = frozenset({"Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu"})


def system_zone(environment: Mapping[str, str] = os.environ, link: Path = _LINK) -> str:
    """Name the machine's zone, as `TZ` or the link in /etc has it (man 5 localtime); else UTC."""
    for name in (environment.get("TZ", "").removeprefix(":"), _linked(link)):
        if name in _ALSO_UTC:
            return UTC
        if name in available_timezones():
            return name
    return UTC


def _linked(link: Path) -> str:
    try:
        target = str(link.readlink())
    except OSError:
        return ""  # it is a copy, or there is none
    return target.partition(_FOLDER)[2]
