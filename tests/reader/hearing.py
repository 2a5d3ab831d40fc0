"""What readers hear of a hub, in tests."""

import msgspec

from filrouge.domain.commands import (
    Command,
)
from filrouge.domain.record import Record
from filrouge.reader.delta import Delta, GoneOp, PartOp, PostOp
from filrouge.reader.hub import Hub
from filrouge.reader.stream import Stream
from tests.reader.house import LIVE, House


def records_of(house: House, *commands: Command) -> list[Record]:
    """Carry out commands and give what they left in the log."""
    before = house.live.seq
    house.do(*commands)
    return house.log.read(LIVE, after=before)


def tell(house: House, a_hub: Hub) -> None:
    a_hub.apply(a_hub.epoch, house.log.read(LIVE, after=a_hub.live.seq))


async def opened(a_hub: Hub) -> Stream:
    """Open a stream and take its first message, which brings nothing new."""
    stream = a_hub.open_stream(a_hub.cursor)
    assert (await heard(stream)).ops == ()
    return stream


async def heard(stream: Stream) -> Delta:
    """Take the one message that waits."""
    data = await stream.take()
    assert data is not None
    head, _, line = data.decode().partition("\n")
    delta = msgspec.json.decode(line.removeprefix("data: ").removesuffix("\n\n"), type=Delta)
    assert head == f"id: {delta.head}"
    return delta


def ops_of(delta: Delta) -> list[tuple[str, str, int]]:
    """Give the operations in short: what, of which, at which revision."""
    short: list[tuple[str, str, int]] = []
    for op in delta.ops:
        match op:
            case PostOp():
                short.append(("post", op.id, op.rev))
            case GoneOp():
                short.append(("gone", op.id, op.rev))
            case PartOp():
                short.append(("part", op.name, op.rev))
    return short
