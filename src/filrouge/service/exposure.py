"""Media are public with the words that show them: no moment before, and no longer."""

import logging
import os
from collections.abc import Iterable, Iterator, Sequence

from filrouge.domain.errors import Refused
from filrouge.domain.record import Record
from filrouge.domain.state import Condition, Live
from filrouge.log.port import Log, StoreError
from filrouge.media.store import MediaStore
from filrouge.service.context import Context
from filrouge.service.sight import LEAVES, RETURNS, in_sight, media_in

_logger = logging.getLogger(__name__)


def expose(
    context: Context, live: Live, records: Sequence[Record], *, strict: bool
) -> frozenset[str]:
    """Have what readers will be shown in the public store, durably; to be called before an append.

    `records` lead to the state `live`. While the live is not public, or the post is hidden, its
    media stay private; they follow when it comes into sight. What an append then fails to publish
    stays where it is: only who knows its hash can ask for it, and another append may count on it.
    Gives the names, for `settle` to look at again.

    With `strict`, raises Refused (`no_such_media`) for media of these records that are in neither
    store, and nothing was copied.
    """
    told = frozenset[str]().union(*map(media_in, records))
    missing = sorted(name for name in told if not any(_has(s, name) for s in context.stores))
    if strict and missing:
        raise Refused("no_such_media", media=missing[0])
    if context.private is None or not live.is_public:
        return frozenset()
    if any(record.envelope.type in RETURNS for record in records):
        shown = in_sight(live, [*context.log.read(live.id), *records])
    else:
        shown = frozenset[str]().union(*_shown(live, records))
    _publish(context.private, context.media, shown)
    return shown


def _shown(live: Live, records: Iterable[Record]) -> Iterable[frozenset[str]]:
    """Give what these records show: in the end, and on the way, which the past page tells."""
    for record in records:
        post = live.posts.get(record.envelope.subject)
        if post is None or post.condition is not Condition.HIDDEN:
            yield media_in(record)


def settle(
    context: Context,
    live_id: str,
    records: Iterable[Record],
    *,
    shown: Iterable[str],
    erased: Iterable[str],
) -> None:
    """Take from the public store what has gone out of sight; to be called after an append.

    `records` were appended, `expose` gave the names `shown`, and words that showed the media
    `erased` are destroyed: other words may have them too.

    Where the disk refuses, the words are gone from readers all the same, and `conceal_all` tries
    again.
    """
    if context.private is None:
        return
    try:
        # Again: another live may have concealed one of them before these words were in the log.
        _publish(context.private, context.media, shown)
        conceal(context, {*erased, *_gone(context.log, live_id, records)})
    except (OSError, StoreError):
        _logger.exception("media that are out of sight are still public")


def _gone(log: Log, live_id: str, records: Iterable[Record]) -> Iterator[str]:
    """Name what the posts that these records take out of sight ever showed, or the whole live."""
    gone = {record.envelope.subject for record in records if record.envelope.type in LEAVES}
    for record in log.read(live_id) if gone else ():
        if "" in gone or record.envelope.subject in gone:
            yield from media_in(record)


def conceal(context: Context, names: Iterable[str]) -> None:
    """Keep from readers those of these media that no live has in sight any more.

    They move to the private store, and come back from there with the words that show them.
    """
    private, public = context.private, context.media
    names = {name for name in names if _has(public, name)}
    if private is None or not names:
        return
    doomed = names - _in_sight_of_any(context, context.log.showing(names))
    for name in doomed:
        _share(public, private, name)
        public.delete(name)
    # Somebody may have shown one of them anew before it was gone.
    back = doomed & _in_sight_of_any(context, context.log.showing(doomed))
    _publish(private, public, back)


def conceal_all(context: Context) -> None:
    """Do so with all that is public: a crash between an append and `settle` leaves some there."""
    lives = [head.live for head in context.log.heads()]
    conceal(context, set(context.media.names()) - _in_sight_of_any(context, lives))


def _in_sight_of_any(context: Context, live_ids: Iterable[str]) -> frozenset[str]:
    seen = frozenset[str]()
    for live_id in live_ids:
        loaded = context.states.load(live_id)
        if loaded is not None and loaded.live.is_public:
            seen |= in_sight(loaded.live, context.log.read(live_id, until=loaded.end.seq))
    return seen


def _publish(private: MediaStore, public: MediaStore, names: Iterable[str]) -> None:
    """Put media of the private store into the public one as well; others are passed over."""
    for name in names:
        if not _has(public, name) and _has(private, name):
            _share(private, public, name)


def _share(source: MediaStore, target: MediaStore, name: str) -> None:
    """Have one file in both stores: a second name for it where they share a file system."""
    target.folder.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source.folder / name, target.folder / name)
    except FileExistsError:
        return  # somebody was quicker
    except OSError:
        data = source.get(name)
        if data is not None:
            target.put(data)
        return
    descriptor = os.open(target.folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)  # the bytes are durable already, their new name is not
    finally:
        os.close(descriptor)


def _has(store: MediaStore, name: str) -> bool:
    return (store.folder / name).is_file()
