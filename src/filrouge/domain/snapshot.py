"""A state written down, so that a start need not fold the whole log. It may be thrown away."""

import msgspec
from immutables import Map
from msgspec.structs import replace

from filrouge.domain.chain import Sealed
from filrouge.domain.fold import FOLD_VERSION
from filrouge.domain.state import Live, Post


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """A state, the fold that made it, and the end of the chain that it stands at."""

    fold_version: int
    end: Sealed
    live: Live


class _Written(Snapshot, frozen=True, kw_only=True):
    """The form on disk: the posts stand beside the state.

    As a typed list they are read four times faster than as a map through a hook.
    """

    posts: list[Post]


def _encode_map(_value: object) -> object:
    return []


def _decode_map(_kind: type, _value: object) -> object:
    return Map()


_encoder = msgspec.json.Encoder(enc_hook=_encode_map)
_decoder = msgspec.json.Decoder(_Written, dec_hook=_decode_map)


class _Version(msgspec.Struct):
    fold_version: int


_version_decoder = msgspec.json.Decoder(_Version)


def freeze(live: Live, end: Sealed) -> bytes:
    """Write a state down."""
    bare = replace(live, posts=Map())
    posts = list(live.posts.values())
    return _encoder.encode(_Written(fold_version=FOLD_VERSION, end=end, live=bare, posts=posts))


def thaw(data: bytes) -> Snapshot | None:
    """Read a state; None where another fold made it, or it cannot be read: then fold afresh."""
    try:
        if _version_decoder.decode(data).fold_version != FOLD_VERSION:
            return None
        written = _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    posts = Map({post.id: post for post in written.posts})
    live = replace(written.live, posts=posts)
    return Snapshot(fold_version=written.fold_version, end=written.end, live=live)
