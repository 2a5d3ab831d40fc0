"""Events decided so far, on their way into the log together or not at all."""

from datetime import datetime

from filrouge.domain.chain import Sealed, seal
from filrouge.domain.events import Event
from filrouge.domain.fold import replay
from filrouge.domain.record import SALT_BYTES, Record, entry
from filrouge.domain.state import Live
from filrouge.domain.summary import summarize
from filrouge.log.port import Append, Appended, Key
from filrouge.service import erasure
from filrouge.service.context import Context
from filrouge.service.exposure import expose, settle
from filrouge.service.load import Loaded


class Batch:
    """Begins where the live stands; `live` is the state in which the events leave it."""

    def __init__(self, context: Context, live_id: str, loaded: Loaded | None) -> None:
        self._context = context
        self._live_id = live_id
        self.live: Live | None = None if loaded is None else loaded.live
        self._start = Sealed() if loaded is None else loaded.end
        self._end = self._start
        self._epoch = 0 if loaded is None else loaded.epoch
        self._records: list[Record] = []

    def clamp(self, at: datetime) -> datetime:
        """Give a time that is not before what happened last: clocks are set back now and then."""
        last = None if self.live is None else self.live.occurred_at
        return at if last is None else max(at, last)

    def add(self, events: tuple[Event, ...], at: datetime | None) -> None:
        """Seal what was decided and fold it in."""
        if not events:
            return
        records = seal(
            self._end,
            live=self._live_id,
            events=events,
            occurred_at=at,
            recorded_at=self._context.clock(),
            salts=[self._context.random(SALT_BYTES) for _ in events],
        )
        self.live = replay(map(entry, records), live_id=self._live_id, live=self.live)
        self._end = Sealed(seq=records[-1].seq, hash=records[-1].hash)
        self._records.extend(records)

    def append(self, slug: str | None, key: Key | None, *, strict: bool) -> Appended:
        """Write it all; raises Moved where another event came first.

        With `strict`, words that show media which are nowhere are refused (`no_such_media`).
        """
        live, end = self.live, self._end
        if live is None or (not self._records and key is None):
            return Appended(live=self._live_id, first_seq=end.seq + 1, last_seq=end.seq)
        context = self._context
        # Before the words: no reader may be sent to a picture that is not there yet.
        shown = expose(context, live, self._records, strict=strict)
        erased = erasure.reach(context.log, self._live_id, self._records)
        appended = context.log.append(
            Append(
                live=self._live_id,
                records=self._records,
                expected=self._start,
                summary=summarize(live, slug or ""),
                epoch_floor=int(context.clock().timestamp()),
                slug=slug,
                key=key,
                erased=erased.seqs,
            )
        )
        if appended.repeated:
            return appended
        if erased.seqs:
            context.states.forget(self._live_id)
            erasure.destroy_media(context.log, context.stores, erased.media)
        elif slug is None:
            context.states.keep(Loaded(live=live, end=end, epoch=self._epoch))
        context.appended()
        settle(context, self._live_id, self._records, shown=shown, erased=erased.media)
        return appended
