"""The bytes of a pasted text, decoded, or refused where they are something else."""

import re

from filrouge.importers.base import MAX_BYTES, NotALive

EXPECTED = (
    "expected the text of a live page as copied from a browser: a headline and at least two posts"
)
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
        raise NotALive(f"{EXPECTED}; the file is larger than {MAX_BYTES} bytes")
    try:
        text = payload.removeprefix(_BOM).decode()
    except UnicodeDecodeError:
        text = _windows_1252(payload)
    if text.count("\n") + text.count("\r") > _MAX_LINES:
        raise NotALive(f"{EXPECTED}; the text has more than {_MAX_LINES} lines")
    if not text.strip():
        raise NotALive(f"{EXPECTED}; the text is empty")
    if _CONTROL.search(text):
        raise NotALive(f"{EXPECTED}; the file is not plain text")
    if _MARKUP.match(text):
        raise NotALive(f"{EXPECTED}; the file is markup or data, not plain text")
    return text


def _windows_1252(payload: bytes) -> str:
    """Old Windows editors save so; bytes that the code page leaves free are not text at all."""
    try:
        return payload.decode("cp1252")
    except UnicodeDecodeError as error:
        raise NotALive(f"{EXPECTED}; the file is not plain text") from error
