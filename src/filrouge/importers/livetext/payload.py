"""The bytes of a pasted text, decoded, or refused where they are something else."""

import re

from filrouge.importers.base import MAX_BYTES, NotALive

_MARKUP = re.compile(r"\s*(?:<[!?/a-zA-Z]|[\[{]\s*[\"{\[\]}])")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MAX_LINES = 500_000
"""More lines than a live of twenty thousand posts; each costs memory many times its length."""

_BOM = b"\xef\xbb\xbf"


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
