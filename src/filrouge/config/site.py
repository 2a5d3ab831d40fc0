"""Several sites (brands) in one installation: a file that names them.

    [sport]
    name = "Le Phare Sport"
    language = "fr"
    address = "https://sport.example.org"

The name in brackets is the site's key, which a live carries.
"""

import re
import tomllib
from pathlib import Path

import msgspec

from filrouge.config import value
from filrouge.config.failure import BadSetting
from filrouge.config.value import Unusable

_KEY = re.compile("[a-z0-9][a-z0-9-]{0,39}")


class SiteSettings(msgspec.Struct, frozen=True, kw_only=True):
    """One site beside the house's own. Readers who come by the host of `address` find its front."""

    key: str
    name: str
    language: str
    address: str = ""


class _Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    language: str = "fr"
    address: str = ""


def load_sites(variable: str, file: str) -> tuple[SiteSettings, ...]:
    """Read the file that `variable` names, "" for none; raises BadSetting with the reason."""
    if not file:
        return ()
    try:
        tables = tomllib.loads(Path(file).read_text(encoding="utf-8"))
        rows = msgspec.convert(tables, dict[str, _Row])
        return tuple(_site(key, row) for key, row in rows.items())
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


def _site(key: str, row: _Row) -> SiteSettings:
    if not _KEY.fullmatch(key):
        raise Unusable("a site's key is made of small letters, figures and hyphens")
    return SiteSettings(
        key=key,
        name=value.name(row.name),
        language=value.language(row.language),
        address=value.address(row.address),
    )
