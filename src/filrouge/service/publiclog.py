"""The log as everybody may read it: every event, with its words where they may be shown today."""

from collections.abc import Iterable, Iterator

import msgspec

from filrouge.domain.chain import verify
from filrouge.domain.errors import Broken
from filrouge.domain.record import Record
from filrouge.log.publicline import read_public_line, write_public_line
from filrouge.service.context import Context
from filrouge.service.load import Loaded

PIECE = 250
"""Events that are read and written at once: some hundred kilobytes."""


def write_public_log(context: Context, now: Loaded) -> Iterator[bytes]:
    """Write the log of the live that stands as `now`, in pieces of some lines each."""
    # At once: what cannot be read is known before anything is sent.
    shown = context.courses.of(now).disclosed(now)
    return (_piece(context, now, after, shown) for after in range(0, now.end.seq, PIECE))


def _piece(context: Context, now: Loaded, after: int, shown: frozenset[int]) -> bytes:
    until = min(after + PIECE, now.end.seq)
    records = context.log.read(now.live.id, after=after, until=until)
    return b"".join(write_public_line(record, shown=record.seq in shown) for record in records)


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """A public log of which the chain is whole; `hash` is that of its last event, in hex."""

    events: int
    withheld: int
    erased: int
    hash: str


def check_public_log(lines: Iterable[bytes]) -> Checked:
    """Check a public log from its first event; raises Broken at the first line amiss."""
    missing = {"withheld": 0, "erased": 0}

    def records() -> Iterator[Record]:
        for number, data in enumerate(lines, start=1):
            record, why = read_public_line(data, number=number)
            if why is not None:
                missing[why] += 1
            yield record

    end = verify(records())
    if not end.seq:
        raise Broken("the log is empty")
    return Checked(
        events=end.seq,
        withheld=missing["withheld"],
        erased=missing["erased"],
        hash=end.hash.hex(),
    )
