"""A state written down, so that a start need not fold the whole log. It may be thrown away."""

import msgspec
from immutables import Map

from filrouge.domain.chain import Sealed
from filrouge.domain.fold import FOLD_VERSION
from filrouge.domain.state import Live, Post


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """A state, the fold that made it, and the end of the chain that it stands at."""

    fold_version: int
    end: Sealed
    live: Live


def _encode_map(value: object) -> object:
    if isinstance(value, Map):
        return list(value.values())
    raise NotImplementedError(type(value))


def _decode_map(_kind: type, value: object) -> object:
    posts = msgspec.convert(value, list[Post])
    return Map({post.id: post for post in posts})


_encoder = msgspec.json.Encoder(enc_hook=_encode_map)
_decoder = msgspec.json.Decoder(Snapshot, dec_hook=_decode_map)


class _Version(msgspec.Struct):
    fold_version: int


_version_decoder = msgspec.json.Decoder(_Version)


def freeze(live: Live, end: Sealed) -> bytes:
    """Write a state down."""
    return _encoder.encode(Snapshot(fold_version=FOLD_VERSION, end=end, live=live))


def thaw(data: bytes) -> Snapshot | None:
    """Read a state; None where another fold made it, or it cannot be read: then fold afresh."""
    try:
        if _version_decoder.decode(data).fold_version != FOLD_VERSION:
            return None
        return _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
