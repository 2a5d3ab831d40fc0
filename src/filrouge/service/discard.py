"""Delete a live that was opened by mistake: what no reader has ever seen needs no record."""

from collections.abc import Iterable

from filrouge.domain.errors import Refused
from filrouge.domain.record import Record
from filrouge.log.port import Moved
from filrouge.service.context import Context
from filrouge.service.erasure import destroy_media
from filrouge.service.perform import TRIES, Busy
from filrouge.service.sight import media_in

_MADE_PUBLIC = frozenset({"live.scheduled", "live.started"})


def discard(context: Context, live_id: str) -> None:
    """Destroy a live with all that belongs to it, for ever.

    Raises Refused: `no_such_live`, or `was_public` where it was ever announced or begun, or holds
    a post (also one that is gone). Raises Busy where others kept writing to it.
    """
    with context.turn(live_id):
        for _ in range(TRIES):
            head = context.log.head(live_id)
            if head is None:
                raise Refused("no_such_live")
            records = context.log.read(live_id, until=head.end.seq)
            if _was_public(records):
                raise Refused("was_public")
            try:
                context.log.delete(live_id, head.end)
            except Moved:
                continue
            context.states.forget(live_id)
            media = frozenset[str]().union(*map(media_in, records))
            # Not from the private store: the picture may be meant for another draft.
            destroy_media(context.log, (context.media,), media)
            context.appended()
            return
    raise Busy


def _was_public(records: Iterable[Record]) -> bool:
    types = {record.envelope.type for record in records}
    return bool(types & _MADE_PUBLIC) or any(name.startswith("post.") for name in types)
