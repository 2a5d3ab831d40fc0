"""The hub of one live: its state, its finished bytes, its open streams."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from filrouge.asgi.document import MOMENT_CACHING, Document
from filrouge.asgi.respond import redirection
from filrouge.domain.fold import fold
from filrouge.domain.index import Index
from filrouge.domain.record import Record, entry
from filrouge.domain.state import Condition, Live, Post, milliseconds
from filrouge.formats.parts.address import place_path
from filrouge.reader.audience import Clock, Polls, monotonic
from filrouge.reader.cursor import Cursor
from filrouge.reader.delta import Delta, encode, message
from filrouge.reader.dictionaries import Dictionaries
from filrouge.reader.fragments import Fragments
from filrouge.reader.pages import Pages
from filrouge.reader.stream import Stream
from filrouge.relay.port import Start

KEPT_DELTAS_BYTES = 4_000_000
"""Of deltas kept for the present head, before coding: readers stand at few different cursors."""

KEPT_PAGES = 100
"""Pages kept for the present head, permalinks included: some 5 MB with their codings."""


GONE = "gone"
"""Stands for the head of a live that was taken out of public sight."""


class Gap(Exception):
    """Events are missing between what the hub knows and what came: it has to start again."""


class Hub:
    """Folds what comes, renders what changed once, and gives the same bytes to all.

    For the event loop's thread. Page and deltas are made when first asked for after a change.
    """

    def __init__(
        self, start: Start, pages: Pages, *, poll_s: int, clock: Clock = monotonic
    ) -> None:
        self._pages = pages
        self._poll_s = poll_s
        self.polls = Polls(poll_s, clock)
        self.streams: set[Stream] = set()
        self._begin(start)

    def _begin(self, start: Start) -> None:
        self.slug = start.slug
        self.epoch = start.epoch
        self.live: Live = start.live
        self.index = Index(start.live.posts.values())
        self.fragments = Fragments(self._pages.theme, start.slug)
        self.dictionaries = Dictionaries(start.slug)  # none outlives an epoch
        self._forget()

    def _forget(self) -> None:
        self._documents: dict[str, Document] = {}
        self._deltas: dict[int, Document] = {}
        self._deltas_bytes = 0

    @property
    def cursor(self) -> Cursor:
        """Where the hub stands."""
        return Cursor(self.epoch, self.live.seq)

    def apply(self, epoch: int, records: Sequence[Record]) -> None:
        """Fold recorded events and send their delta to every stream; known ones are passed over.

        Raises Gap where events are missing, and Broken for an event that this version cannot
        fold: what was finished before is still served then.
        """
        seen = self.live.seq
        fresh = [record for record in records if record.seq > seen]
        if epoch != self.epoch or (fresh and fresh[0].seq != seen + 1):
            raise Gap
        live = self.live
        for record in fresh:
            live = fold(live, entry(record), live_id=live.id)
        touched = sorted(_touched(live, fresh), key=lambda post: post.changed_seq)
        for post in touched:
            self.index.put(post)
        if not live.is_public or any(post.condition is not Condition.VISIBLE for post in touched):
            self.dictionaries.drop()
        self.live = live
        self._tell(seen)

    def restart(self, start: Start) -> None:
        """Go on from another state of the same live; under another epoch or slug, pages reload.

        A state that is older than what is known came late, and is passed over.
        """
        if (start.epoch, start.live.seq) < (self.epoch, self.live.seq):
            return
        seen, known = self.live.seq, (self.epoch, self.slug)
        self._begin(start)
        if known == (start.epoch, start.slug) and seen <= start.live.seq:
            self._tell(seen)
        else:
            self._end_streams(message(self._reload()))

    def _tell(self, seen: int) -> None:
        if self.live.seq == seen:
            return
        self._forget()
        if not self.live.is_public:
            self._end_streams(message(self._reload()))
            return
        if not self.streams:
            return
        delta = self.since(seen)
        data = message(delta)
        if delta.stop or delta.reload:
            self._end_streams(data)
            return
        for stream in self.streams:
            stream.push(data)

    def _end_streams(self, data: bytes) -> None:
        for stream in self.streams:
            stream.push(data)
            stream.close()

    def since(self, seq: int) -> Delta:
        """Say what changed after `seq` of the present epoch."""
        ops = None
        # In another language or zone, the page's own words are others too.
        if self.live.configured_seq <= seq:
            ops = self.fragments.operations(self.live, self.index, after=seq)
        if ops is None:
            return self._reload()
        return Delta(
            head=str(self.cursor),
            poll_s=self._poll_s,
            stop=self.live.is_over,
            ops=ops,
        )

    def _reload(self) -> Delta:
        """Have a page loaded afresh; what was erased is taken off it before its reader agrees."""
        if not self.live.is_public:
            return Delta(head=GONE, poll_s=self._poll_s, reload=True)
        ops = self.fragments.erased(self.live, self.index)
        return Delta(head=str(self.cursor), poll_s=self._poll_s, reload=True, ops=ops)

    def delta_at(self, cursor: Cursor) -> Delta:
        """Say what changed since a reader's cursor, of whatever epoch."""
        if cursor.epoch != self.epoch or cursor.seq > self.live.seq:
            return self._reload()
        return self.since(cursor.seq)

    def delta(self, cursor: Cursor) -> Document:
        """Give the finished delta for a cursor: the same bytes for all who stand there."""
        self.polls.count()
        known = cursor.epoch == self.epoch and cursor.seq <= self.live.seq
        kept_as = cursor.seq if known else -1
        document = self._deltas.get(kept_as)
        if document is None:
            body = encode(self.delta_at(cursor))
            document = Document(body, "application/json", cache_control=MOMENT_CACHING)
            self._deltas_bytes += len(body)
            if self._deltas_bytes > KEPT_DELTAS_BYTES:
                self._deltas.clear()
                self._deltas_bytes = len(body)
            self._deltas[kept_as] = document
        return document

    def open_stream(self, cursor: Cursor | None) -> Stream:
        """Open a stream that goes on after `cursor` (None: from now on)."""
        stream = Stream()
        delta = self.since(self.live.seq) if cursor is None else self.delta_at(cursor)
        stream.push(message(delta))
        if delta.stop or delta.reload:
            stream.close()
        else:
            self.streams.add(stream)
        return stream

    def close(self) -> None:
        """End every stream: its readers come back by themselves, to wherever the live then is."""
        for stream in self.streams:
            stream.close()

    def page(self) -> Document:
        """Give the page with the window of the newest posts."""
        document = self._document("", self._window)
        assert document is not None
        return document

    def _window(self) -> Document:
        document = self._pages.window(self)
        if not self.live.is_over:  # the page of one that is over stays as it is
            self.dictionaries.offer(document.body, self.live.seq)
        return document

    def dictionary(self, name: str) -> Document | None:
        """Give a dictionary for the pages of the live; None where there is none of this name."""
        return self._document(f"dict/{name}", lambda: self.dictionaries.document(name))

    def chunk(self, number: int) -> Document | None:
        """Give the page of a sealed chunk; None where there is no such chunk."""
        return self._document(f"from/{number}", lambda: self._pages.chunk(self, number))

    def start(self, number: int) -> Document | None:
        """Give the page of a chunk, its oldest post first; None where there is no such chunk."""
        return self._document(f"start/{number}", lambda: self._pages.start(self, number))

    def minute(self, at: datetime) -> Document | None:
        """Lead to what was the newest post at a time; None where readers see no post."""
        post = self.index.at(milliseconds(at))
        if post is None:
            return None
        return redirection(302, place_path(self.slug, post), cache_control=MOMENT_CACHING)

    def post(self, post_id: str) -> Document | None:
        """Give the page that opens on a post; None where readers cannot see it."""
        return self._document(f"post/{post_id}", lambda: self._pages.post(self, post_id))

    def calendar(self) -> Document | None:
        """Give the calendar entry of the live's beginning; None where no beginning is known."""
        return self._document("start.ics", lambda: self._pages.calendar(self))

    def _document(self, name: str, make: Callable[[], Document | None]) -> Document | None:
        document = self._documents.get(name)
        if document is None:
            document = make()
            if document is None:
                return None  # not kept: invented addresses must not push pages out
            if len(self._documents) >= KEPT_PAGES:
                self._documents.clear()
            self._documents[name] = document
        return document


def _touched(live: Live, records: Sequence[Record]) -> Iterable[Post]:
    """Give the posts that records changed: their subjects, or any where the live has changed.

    A post that a subject answers may have changed with it.
    """
    if not records:
        return []
    first_seq = records[0].seq
    subjects = {record.envelope.subject for record in records}
    if "" in subjects:
        return [post for post in live.posts.values() if post.changed_seq >= first_seq]
    posts = {subject: live.posts[subject] for subject in subjects if subject in live.posts}
    for reply in list(posts.values()):
        answered = live.posts.get(reply.reply_to or "")
        if answered is not None and answered.changed_seq >= first_seq:
            posts[answered.id] = answered
    return posts.values()
