"""Lives on their way out of one house and into another."""

import json

import pytest

from filrouge.domain.errors import Broken, Refused
from filrouge.service import transfer
from filrouge.service.context import Context
from tests.service.house import LIVE


def exported(house: Context, live: str = LIVE) -> list[bytes]:
    head = house.log.head(live)
    assert head is not None
    return list(transfer.export(house, head))


def refusal(context: Context, lines: list[bytes]) -> str:
    """Say why the lines are refused; nothing may have been written."""
    before = context.log.heads()
    with pytest.raises((Broken, Refused)) as refused:
        transfer.take_in(context, lines)
    assert context.log.heads() == before
    return str(refused.value)


def dumped(line: object) -> bytes:
    """Write a line as compact JSON, as an export of ours is."""
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
