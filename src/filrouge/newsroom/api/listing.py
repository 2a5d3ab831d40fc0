"""Lists a page at a time; where the next one begins is told by an opaque cursor."""

import base64
import binascii
from typing import Any, Generic, TypeVar

import msgspec
from django.utils.translation import gettext as _

from filrouge.newsroom.api.demand import Demanded
from filrouge.newsroom.refusal import problem

T = TypeVar("T")


class Listed(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """One page of a list; `next` is None on the last. `total` counts all that fit."""

    items: tuple[T, ...]
    next: str | None
    total: int


def listed(items: list[Any], *, following: str | None, total: int) -> dict[str, Any]:
    """Make an answer of the shape of `Listed`."""
    return {"items": items, "next": following, "total": total}


def whole(items: list[Any]) -> dict[str, Any]:
    """Make an answer of a list that fits on one page."""
    return listed(items, following=None, total=len(items))


def cursor(*numbers: int) -> str:
    """Write the place of the last item of a page."""
    text = ".".join(map(str, numbers)).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def place(after: str | None, *, size: int) -> tuple[int, ...] | None:
    """Read a cursor of so many numbers; None where none was given. Raises Demanded."""
    if after is None:
        return None
    try:
        text = base64.b64decode(after + "=" * (-len(after) % 4), altchars=b"-_", validate=True)
        numbers = tuple(map(int, text.decode("ascii").split(".")))
    except (binascii.Error, ValueError):
        numbers = ()
    if len(numbers) != size or any(abs(number) >= 1 << 62 for number in numbers):
        detail = _("This cursor was not given by this list. Begin again without `after`.")
        raise Demanded(problem(422, "malformed_cursor", detail), field="after")
    return numbers
