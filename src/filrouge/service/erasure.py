"""How far an erasure reaches: every revision of the words, and pictures only they showed."""

from collections.abc import Iterable, Sequence

import msgspec

from filrouge.domain.record import Record
from filrouge.log.port import Log
from filrouge.media.store import MediaStore
from filrouge.service.sight import media_in

_WORDS_OF = {
    "post.erased": frozenset({"post.published", "post.corrected", "post.withdrawn"}),
    "facts.erased": frozenset({"facts.added", "facts.revised"}),
    "live.descriptions_erased": frozenset({"live.described"}),
}


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """The events whose words go, and the media that they showed."""

    seqs: tuple[int, ...] = ()
    media: frozenset[str] = frozenset()


def reach(log: Log, live_id: str, records: Sequence[Record]) -> Reach:
    """Say what the erasures among new records destroy, in the log and among these records."""
    erasures = [record for record in records if record.envelope.type in _WORDS_OF]
    if not erasures:
        return Reach()
    history = [*log.read(live_id), *records]
    doomed = {record.seq: record for erasure in erasures for record in _doomed(erasure, history)}
    media = frozenset[str]().union(*map(media_in, doomed.values()))
    return Reach(seqs=tuple(sorted(doomed)), media=media)


def _doomed(erasure: Record, history: Iterable[Record]) -> list[Record]:
    names = _WORDS_OF[erasure.envelope.type]
    found = [
        record
        for record in history
        if record.seq < erasure.seq
        and record.body is not None
        and record.envelope.type in names
        and record.envelope.subject == erasure.envelope.subject
    ]
    if erasure.envelope.type == "live.descriptions_erased":
        return found[:-1]  # the description in force stays
    return found


def destroy_media(log: Log, stores: Iterable[MediaStore], names: Iterable[str]) -> None:
    """Destroy the files that nothing in the log shows any more, in every one of the stores."""
    doomed = [name for name in names if not log.mentions(name)]
    for store in stores:
        for name in doomed:
            store.delete(name)
