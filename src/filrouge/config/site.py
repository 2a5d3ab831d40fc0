"""Several sites (brands) in one installation: a file that names them.

    [sport]
    name = "Le Phare Sport"
    language = "fr"
    address = "https://sport.example.org"

The name in brackets is the site's key, which a live carries.
"""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from filrouge.config import value
from filrouge.config.failure import BadSetting
from filrouge.config.value import Unusable

_KEY = re.compile("[a-z0-9][a-z0-9-]{0,39}")


class SiteSettings(msgspec.Struct, frozen=True, kw_only=True):
    """One site beside the house's own. Readers who come by the host of `address` find its front.

    `diffs` is None where the site does as the house does.
    """

    key: str
    name: str
    language: str
    address: str = ""
    short_name: str = ""
    style: Path | None = None
    logo: Path | None = None
    icon: Path | None = None
    diffs: bool | None = None


class _Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    language: str = "fr"
    address: str = ""
    short_name: str = ""
    style: str = ""
    logo: str = ""
    icon: str = ""
    diffs: bool | None = None


def load_sites(variable: str, file: str, *, own_address: str = "") -> tuple[SiteSettings, ...]:
    """Read the file that `variable` names, "" for none; raises BadSetting with the reason.

    Each site is at a host of its own, which is not that of the house's `own_address` either.
    """
    if not file:
        return ()
    try:
        tables = tomllib.loads(Path(file).read_text(encoding="utf-8"))
        rows = msgspec.convert(tables, dict[str, _Row])
        sites = tuple(_site(key, row, Path(file).parent) for key, row in rows.items())
        _check_hosts([own_address, *(site.address for site in sites)])
        return sites
    except (
        OSError,
        UnicodeError,
        tomllib.TOMLDecodeError,
        msgspec.ValidationError,
        Unusable,
    ) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise BadSetting(
            "{variable}={value}: {why}", variable=variable, value=file, why=why
        ) from error


def _check_hosts(addresses: Iterable[str]) -> None:
    """Refuse two sites at one host: readers who come there would find only one of their fronts."""
    hosts = [urlsplit(address).netloc for address in addresses if address]
    if len(hosts) != len(set(hosts)):
        raise Unusable("two sites are at the same host")


def _site(key: str, row: _Row, folder: Path) -> SiteSettings:
    if not _KEY.fullmatch(key):
        raise Unusable("a site's key is made of small letters, figures and hyphens")
    return SiteSettings(
        key=key,
        name=value.name(row.name),
        language=value.language(row.language),
        address=value.address(row.address),
        short_name=value.name(row.short_name) if row.short_name else "",
        style=_file(folder, row.style),
        logo=_file(folder, row.logo),
        icon=_file(folder, row.icon),
        diffs=row.diffs,
    )


def _file(folder: Path, name: str) -> Path | None:
    """Read the path of a file, from the folder of the file that names it."""
    return value.existing_file(str(folder / name)) if name else None
