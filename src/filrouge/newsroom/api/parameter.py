"""The parameters that many operations share."""

from datetime import datetime
from hashlib import sha256
from typing import Annotated

from msgspec import Meta
from ninja import Header, Query

from filrouge.newsroom.actor import Actor
from filrouge.newsroom.api.wire import Wire
from filrouge.newsroom.house import House

LIMIT_MAX = 200

IdempotencyKey = Annotated[
    str | None,
    Header(
        None,
        alias="Idempotency-Key",
        pattern="^[!-~]([ -~]{0,198}[!-~])?$",
        description="Makes it safe to send the request again: one key, one effect, one answer.",
    ),
]

IfMatch = Annotated[
    str | None,
    Header(
        None,
        alias="If-Match",
        pattern='^"[1-9][0-9]{0,8}"$',
        description="The revision that was read, as its ETag gave it. Required: 428 without.",
    ),
]

Limit = Annotated[
    int,
    Wire(Annotated[int, Meta(ge=1, le=LIMIT_MAX)], strict=False),
    Query(50, description="How many to give at most."),
]

After = Annotated[
    str | None,
    Query(
        None,
        pattern="^[A-Za-z0-9_-]{1,100}$",
        description="The `next` of the answer before: go on from there.",
    ),
]

Sought = Annotated[
    str,
    Query("", max_length=500, description="Words to look for, whatever the case and the accents."),
]

Instant = Annotated[datetime, Meta(tz=True)]
"""A time with its zone (RFC 3339)."""


def log_key(actor: Actor, key: str | None) -> str | None:
    """Give a caller's idempotency key as the log keeps it: everyone has their own."""
    return None if key is None else f"api:{actor.user.pk}:{key}"


def id_for(house: House, live_id: str, *, given: str | None, key: str | None) -> str:
    """Give the id of what is to be made: the same each time for one idempotency key of the log."""
    if given is not None:
        return given
    if key is not None:
        return f"k-{sha256(f'{live_id}:{key}'.encode()).hexdigest()[:24]}"
    return house.context.new_id()
