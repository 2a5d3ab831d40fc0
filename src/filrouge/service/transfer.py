"""Our own export and import: a live's log as JSON Lines, whole and unchanged."""

from collections.abc import Iterable, Iterator

from filrouge.domain.chain import Sealed
from filrouge.domain.errors import Refused
from filrouge.domain.fold import replay
from filrouge.domain.record import entry
from filrouge.domain.summary import summarize
from filrouge.log import codec
from filrouge.log.port import Append, Appended, Head, Moved
from filrouge.service.context import Context
from filrouge.service.exposure import expose, settle
from filrouge.service.slug import check_slug, free_slug

KEY = "filrouge"


def looks_like_export(payload: bytes) -> bool:
    """Say whether the bytes begin as an export of ours does."""
    return payload.lstrip()[:200].startswith(b'{"slug":') and b'"live.opened"' in payload[:1000]


def export(context: Context, head: Head) -> Iterator[bytes]:
    """Write a live as lines of JSON, each ending in a newline."""
    records = context.log.read(head.live, until=head.end.seq)
    return codec.write_log(records, slug=head.slug)


def take_in(context: Context, lines: Iterable[bytes], *, slug: str | None = None) -> Appended:
    """Write an exported live, as it was: same ids, same numbers, same hashes.

    Raises Broken where it is not whole, canonical and clean, Refused where the live is here
    already, SlugTaken for a given slug that is not free. Nothing is written then.
    """
    its_slug, records, _end = codec.read_log(lines)
    live_id = records[0].envelope.live
    live = replay(map(entry, records), live_id=live_id)
    slug = check_slug(slug) if slug else free_slug(context.log, check_slug(its_slug))
    if context.log.head(live_id) is not None:
        raise Refused("already_here", live=live_id)
    shown = expose(context, live, records, strict=False)
    try:
        appended = context.log.append(
            Append(
                live=live_id,
                records=records,
                expected=Sealed(),
                summary=summarize(live, slug),
                epoch_floor=int(context.clock().timestamp()),
                slug=slug,
            )
        )
    except Moved as moved:
        raise Refused("already_here", live=live_id) from moved
    context.appended()
    settle(context, live_id, records, shown=shown, erased=())
    return appended
