"""What changed since a cursor, as readers receive it; docs/reader-protocol.md, "The delta"."""

import msgspec


class _Op(msgspec.Struct, frozen=True, kw_only=True, tag_field="op"):
    """What every operation shares: on the wire, its `op`."""


class PostOp(_Op, frozen=True, kw_only=True, tag="post"):
    """The post as it now stands, a whole `<article>`."""

    id: str
    order: str
    rev: int
    html: str


class GoneOp(_Op, frozen=True, kw_only=True, tag="gone"):
    """The post is out of sight."""

    id: str
    order: str
    rev: int


class PartOp(_Op, frozen=True, kw_only=True, tag="part"):
    """A part of the page as it now stands, a whole element."""

    name: str
    rev: int
    html: str


class Delta(msgspec.Struct, frozen=True, kw_only=True):
    """All that a reader at an earlier cursor needs to stand at `head`."""

    head: str
    poll_s: int
    reload: bool = False
    stop: bool = False
    ops: tuple[PostOp | GoneOp | PartOp, ...] = ()


_encoder = msgspec.json.Encoder()


def encode(delta: Delta) -> bytes:
    """Write a delta as one line of JSON."""
    return _encoder.encode(delta)


def message(delta: Delta) -> bytes:
    """Write a delta as a server-sent event (html.spec.whatwg.org, 9.2 Server-sent events)."""
    return b"id: %b\ndata: %b\n\n" % (delta.head.encode(), encode(delta))
