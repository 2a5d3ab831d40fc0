"""Which coding of the bytes a client gets (RFC 9110, 12.5.3), from those that are made here."""

import gzip
import re
from collections.abc import Callable
from functools import lru_cache

import brotli

BROTLI_QUALITY = 5
"""A page of 40 kB takes about 1 ms; quality 11 would take 60 ms for a tenth fewer bytes."""

GZIP_LEVEL = 6

CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=BROTLI_QUALITY),
    "gzip": lambda body: gzip.compress(body, GZIP_LEVEL, mtime=0),
    "identity": lambda body: body,
}
"""In the order of our liking."""

BROTLI_BEST = 11
"""For what is coded once and sent for months: a script of 26 kB takes 30 ms."""

PATIENT_CODINGS = CODINGS | {"br": lambda body: brotli.compress(body, quality=BROTLI_BEST)}
"""The same codings, as small as they can be made."""

_ITEM = re.compile(
    r"\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*(?:;\s*[qQ]\s*=\s*([01](?:\.\d{0,3})?)\s*)?"
)


HEADER_MAX_CHARACTERS = 200
"""No browser's header is longer; what is kept of them has to stay small."""


def coding_of(accept_encoding: str) -> str:
    """Choose a coding for an Accept-Encoding header; identity where nothing else is welcome."""
    return "identity" if len(accept_encoding) > HEADER_MAX_CHARACTERS else _choose(accept_encoding)


@lru_cache(maxsize=1024)
def takes_dictionaries(accept_encoding: str) -> bool:
    """Say whether an Accept-Encoding header names `dcz` (RFC 9842, 5); "*" is not enough."""
    too_long = len(accept_encoding) > HEADER_MAX_CHARACTERS
    return not too_long and _weights(accept_encoding).get("dcz", 0.0) > 0


def _weights(accept_encoding: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for item in accept_encoding.lower().split(","):
        match = _ITEM.fullmatch(item)
        if match is not None:
            weights[match[1]] = 1.0 if match[2] is None else float(match[2])
    return weights


@lru_cache(maxsize=1024)
def _choose(accept_encoding: str) -> str:
    weights = _weights(accept_encoding)
    weights.setdefault("br", weights.get("*", 0.0))
    weights.setdefault("gzip", weights.get("x-gzip", weights.get("*", 0.0)))
    best = max(weights["br"], weights["gzip"])
    if best <= 0 or best < weights.get("identity", 0.0):
        return "identity"
    return "br" if weights["br"] == best else "gzip"
