"""The forwarder follows the log and tells the relay: a crash between the two loses nothing."""

import logging
from collections.abc import Callable

from msgspec.structs import replace

from filrouge.domain.errors import Broken
from filrouge.domain.summary import Summary, summarize
from filrouge.log.port import Head
from filrouge.relay.port import Gone, News, Rebuilt, Recorded, Start
from filrouge.service.context import Context

_logger = logging.getLogger(__name__)

CARRIED_MAX = 1000
"""More events at once than this are an import: who reads the live starts again from its state."""


class Forwarder:
    """Knows up to where each live was told; begins at the present, since starts come from the log.

    For one thread at a time.
    """

    def __init__(self, context: Context, publish: Callable[[News], None]) -> None:
        self._context = context
        self._publish = publish
        self._generation = context.log.generation()
        self._told: dict[str, Head] = {}
        self._change = 0
        for head in context.log.heads():
            self._note(head)

    def catch_up(self) -> None:
        """Tell all that is new in the log."""
        generation = self._context.log.generation()
        # A restore or a deletion: the same lives, perhaps, and perhaps fewer.
        if generation != self._generation:
            self._generation, self._change = generation, 0
            here = {head.live for head in self._context.log.heads()}
            for live in self._told.keys() - here:
                del self._told[live]
                self._publish(Gone(live=live))
        for head in self._context.log.heads(after_change=self._change):
            if head == self._told.get(head.live):
                continue
            try:
                self._tell(head)
            except Broken:
                # The others are told all the same; this one again when it changes.
                _logger.exception("live %s cannot be told", head.slug)
            self._note(head)

    def _note(self, head: Head) -> None:
        self._told[head.live] = head
        self._change = max(self._change, head.change)

    def _tell(self, head: Head) -> None:
        told = self._told.get(head.live)
        summary = summary_of(self._context, head)
        if told is None or (told.epoch, told.slug) != (head.epoch, head.slug):
            self._publish(Rebuilt(live=head.live, epoch=head.epoch, summary=summary))
            return
        after, until = told.end.seq, head.end.seq
        records = (
            self._context.log.read(head.live, after=after, until=until)
            if until - after <= CARRIED_MAX
            else []
        )
        self._publish(
            Recorded(live=head.live, epoch=head.epoch, records=tuple(records), summary=summary)
        )


def summary_of(context: Context, head: Head) -> Summary:
    """Give the live in one line, folded anew where an older version wrote the line."""
    if head.summary is not None:
        return head.summary
    loaded = context.states.load(head.live)
    assert loaded is not None
    return replace(summarize(loaded.live, head.slug), former_slugs=head.former_slugs)


def start_of(context: Context, slug: str) -> Start | None:
    """Give the state from which a hub starts; None where no live has, or once had, this slug."""
    head = context.log.find(slug)
    loaded = None if head is None else context.states.load(head.live)
    if head is None or loaded is None:
        return None
    return Start(slug=head.slug, epoch=loaded.epoch, live=loaded.live)


def site_of(context: Context) -> tuple[Summary, ...]:
    """Give every live in one line, without those whose line cannot be made: they stop no other."""
    summaries: list[Summary] = []
    for head in context.log.heads():
        try:
            summaries.append(summary_of(context, head))
        except Broken:
            _logger.exception("live %s cannot be listed", head.slug)
    return tuple(summaries)
