"""Media become public with the words that show them, and no moment before."""

import os
from collections.abc import Iterable, Iterator, Sequence

from filrouge.domain.blocks import media_of
from filrouge.domain.errors import Refused
from filrouge.domain.events import LiveDescribed, PostCorrected, PostPublished
from filrouge.domain.record import Record, decode_body
from filrouge.domain.state import Condition, Live, Post
from filrouge.media.store import MediaStore
from filrouge.service.context import Context


def expose(
    context: Context,
    before: Live | None,
    after: Live,
    records: Sequence[Record],
    *,
    strict: bool,
) -> None:
    """Have what readers will be shown in the public store, durably; to be called before an append.

    `records` lead from the state `before` to the state `after`. While the live is not public, or
    the post is hidden, its media stay private; they follow when it comes into sight. What an append
    then fails to publish stays where it is: only who knows its hash can ask for it, and another
    append may count on it.

    With `strict`, raises Refused (`no_such_media`) for media of these records that are in neither
    store, and nothing was copied.
    """
    told = frozenset[str]().union(*map(media_in, records))
    missing = sorted(name for name in told if not any(_has(s, name) for s in context.stores))
    if strict and missing:
        raise Refused("no_such_media", media=missing[0])
    if context.private is None or not after.is_public:
        return
    if before is None or not before.is_public:
        publish_media(context.private, context.media, _in_sight(after, after.posts.values()))
    publish_media(context.private, context.media, _touched(after, records))


def media_in(record: Record) -> frozenset[str]:
    """Name the media that a record shows; those of an erased one are not known any more."""
    if record.body is None:
        return frozenset()
    match decode_body(record.body, seq=record.seq):
        case PostPublished(content=content) | PostCorrected(content=content):
            return media_of(content.blocks)
        case LiveDescribed(description=description) if description.lead is not None:
            return media_of((description.lead,))
        case _:
            return frozenset()


def _touched(live: Live, records: Sequence[Record]) -> Iterator[str]:
    """Name what these records show: in the end, and on the way, which the past page tells."""
    subjects = [live.posts.get(record.envelope.subject) for record in records]
    yield from _in_sight(live, [post for post in subjects if post is not None])
    for record, post in zip(records, subjects, strict=True):
        if post is None or post.condition is not Condition.HIDDEN:
            yield from media_in(record)


def _in_sight(live: Live, posts: Iterable[Post]) -> Iterator[str]:
    if live.description.lead is not None:
        yield from media_of((live.description.lead,))
    for post in posts:
        if post.condition is not Condition.HIDDEN:
            yield from media_of(post.content.blocks)


def publish_media(private: MediaStore, public: MediaStore, names: Iterable[str]) -> None:
    """Put media of the private store into the public one as well; others are passed over."""
    for name in names:
        if not _has(public, name) and _has(private, name):
            _share(private, public, name)


def _share(private: MediaStore, public: MediaStore, name: str) -> None:
    """Have one file in both stores: a second name for it where they share a file system."""
    public.folder.mkdir(parents=True, exist_ok=True)
    try:
        os.link(private.folder / name, public.folder / name)
    except FileExistsError:
        return  # somebody was quicker
    except OSError:
        data = private.get(name)
        if data is not None:
            public.put(data)
        return
    descriptor = os.open(public.folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)  # the bytes are durable already, their new name is not
    finally:
        os.close(descriptor)


def _has(store: MediaStore, name: str) -> bool:
    return (store.folder / name).is_file()
