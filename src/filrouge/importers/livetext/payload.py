"""The bytes of a pasted text: decoded, or refused where they are something else; its language."""

import re
from collections import Counter

from filrouge.importers.base import MAX_BYTES, NotALive

_MARKUP = re.compile(r"\s*(?:<[!?/a-zA-Z]|[\[{]\s*[\"{\[\]}])")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MAX_LINES = 500_000
"""More lines than a live of twenty thousand posts; each costs memory many times its length."""

_BOM = b"\xef\xbb\xbf"

_WORD = re.compile(r"[a-zà-ÿ]+")
_FRENCH = frozenset(
    "le la les des du une un est et dans pour que qui sur au aux avec par ce il elle en".split()
)
_ENGLISH = frozenset(
    "the of and to in is that for was with he she has have it by at from this are be".split()
)
_SAMPLE_CHARS = 200_000

ZONES = {"fr": "Europe/Paris", "en": "Europe/London"}
"""The zone in which a page of either language means its times, where it names none."""


def decode(payload: bytes) -> str:
    """Decode UTF-8, with or without a byte order mark, or else Windows-1252.

    Raises NotALive for what is empty, too large, binary, HTML or JSON.
    """
    if len(payload) > MAX_BYTES:
        raise NotALive("a pasted text of at most {n} MB was expected", n=MAX_BYTES // 1_000_000)
    try:
        text = payload.removeprefix(_BOM).decode()
    except UnicodeDecodeError:
        text = _windows_1252(payload)
    if text.count("\n") + text.count("\r") > _MAX_LINES:
        raise NotALive("a pasted text of at most {n} lines was expected", n=_MAX_LINES)
    if not text.strip():
        raise NotALive("the text of a live page was expected; this is empty")
    if _CONTROL.search(text):
        raise NotALive("the text of a live page was expected; this is no plain text")
    if _MARKUP.match(text):
        raise NotALive("the text of a live page was expected; this is HTML or JSON")
    return text


def _windows_1252(payload: bytes) -> str:
    """Old Windows editors save so; bytes that the code page leaves free are not text at all."""
    try:
        return payload.decode("cp1252")
    except UnicodeDecodeError as error:
        raise NotALive("the text of a live page was expected; this is no plain text") from error


def language_of(text: str) -> str:
    """Give `fr` or `en`, by the small words that either language cannot do without."""
    words = Counter(_WORD.findall(text[:_SAMPLE_CHARS].casefold()))
    french = sum(words[word] for word in _FRENCH)
    english = sum(words[word] for word in _ENGLISH)
    return "en" if english > french else "fr"
