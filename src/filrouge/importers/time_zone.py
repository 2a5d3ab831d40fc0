"""Which language and time zone a foreign live was written in, from the little that it says."""

import re
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

DEFAULT_LANGUAGE = "en"
DEFAULT_ZONE = "UTC"

_BY_LANGUAGE = {
    "fr": "Europe/Paris",
    "fr-BE": "Europe/Brussels",
    "fr-CA": "America/Toronto",
    "fr-CH": "Europe/Zurich",
    "en": "Europe/London",
    "en-AU": "Australia/Sydney",
    "en-CA": "America/Toronto",
    "en-IE": "Europe/Dublin",
    "en-IN": "Asia/Kolkata",
    "en-NZ": "Pacific/Auckland",
    "en-US": "America/New_York",
    "de": "Europe/Berlin",
    "es": "Europe/Madrid",
    "it": "Europe/Rome",
    "nl": "Europe/Amsterdam",
    "pt": "Europe/Lisbon",
    "pt-BR": "America/Sao_Paulo",
}
# Tried in this order where the language's zone has another offset at that moment.
_BY_OFFSET = (
    "America/New_York",
    "Europe/Paris",
    "Europe/London",
    "America/Los_Angeles",
    "America/Chicago",
    "America/Denver",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Asia/Shanghai",
    "Australia/Sydney",
    "Europe/Athens",
    "Africa/Nairobi",
    "America/Sao_Paulo",
    "Pacific/Auckland",
)
_NAMES = {"english": "en", "anglais": "en", "french": "fr", "français": "fr", "francais": "fr"}
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}")


def language_tag(text: object) -> str | None:
    """Give a BCP 47 tag in its usual case (`fr-FR`) for `fr_FR`, `fr-fr` or "French", or None."""
    if not isinstance(text, str):
        return None
    name = text.strip().replace("_", "-").lower()
    name = _NAMES.get(name, name)
    if not _TAG.fullmatch(name):
        return None
    first, *others = name.split("-")
    return "-".join([first, *(part.upper() if len(part) == 2 else part for part in others)])


def guess(language: str | None, stamps: Iterable[datetime]) -> str:
    """Give the IANA zone of a live in `language` whose source wrote these aware times.

    An offset is not a zone: it decides only where it is not zero (servers like to write UTC) and
    the zone of the language has another one at that moment.
    """
    tag = language or ""
    by_language = _BY_LANGUAGE.get(tag) or _BY_LANGUAGE.get(tag.partition("-")[0])
    told = next((stamp for stamp in stamps if stamp.utcoffset()), None)
    if told is None:
        return by_language or DEFAULT_ZONE
    candidates = (by_language, *_BY_OFFSET) if by_language else _BY_OFFSET
    fitting = (name for name in candidates if _offset_fits(name, told))
    return next(fitting, by_language or DEFAULT_ZONE)


def _offset_fits(zone: str, stamp: datetime) -> bool:
    return stamp.astimezone(ZoneInfo(zone)).utcoffset() == stamp.utcoffset()
