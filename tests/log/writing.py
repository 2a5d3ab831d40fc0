"""Short ways to write to a log: events in, an append out."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

from filrouge.domain.blocks import AnyBlock, Image, Text
from filrouge.domain.chain import Sealed, seal
from filrouge.domain.content import Content
from filrouge.domain.events import Event, LiveOpened, PostErased, PostPublished
from filrouge.domain.record import Record
from filrouge.domain.state import Status
from filrouge.domain.summary import Summary
from filrouge.domain.text import paragraph
from filrouge.log.port import Append, Appended, Head, Key, Log

NOW = datetime(2026, 8, 12, 20, 28, tzinfo=UTC)


def opened() -> LiveOpened:
    return LiveOpened(language="fr", time_zone="Europe/Paris")


def published(post: str, words: str = "Le vent tourne.", *blocks: AnyBlock) -> PostPublished:
    return PostPublished(post=post, content=Content(blocks=(Text(runs=paragraph(words)), *blocks)))


def picture(media: str) -> Image:
    return Image(media=media, width=3, height=2)


def salt_of(live: str, seq: int) -> bytes:
    """Give the salt that `append_of` takes for an event: chance that a test can look for."""
    return sha256(f"{live} {seq}".encode()).digest()


def summary_of(live: str, seq: int, *, slug: str = "") -> Summary:
    return Summary(
        id=live,
        slug=slug,
        seq=seq,
        language="fr",
        time_zone="Europe/Paris",
        status=Status.LIVE,
        headline=f"Le direct à l’événement {seq}",
    )


def state_of(log: Log, live: str = "l1") -> tuple[Head | None, list[Record], bytes | None]:
    """Give all that a refused append must leave as it was."""
    return log.head(live), log.read(live), log.snapshot(live)


def append_of(
    log: Log,
    live: str,
    *events: Event,
    slug: str | None = None,
    key: Key | None = None,
    erased: Sequence[int] = (),
    epoch_floor: int = 0,
) -> Append:
    """Make an append that joins where the live now ends."""
    head = log.head(live)
    end = Sealed() if head is None else head.end
    records = seal(
        end,
        live=live,
        events=events,
        occurred_at=NOW,
        recorded_at=NOW,
        salts=[salt_of(live, end.seq + n) for n in range(1, len(events) + 1)],
    )
    return Append(
        live=live,
        records=records,
        expected=end,
        summary=summary_of(live, end.seq + len(events)),
        epoch_floor=epoch_floor,
        slug=slug,
        key=key,
        erased=erased,
    )


def open_live(log: Log, live: str = "l1", *, slug: str = "tempete", epoch_floor: int = 0) -> None:
    """Open a live: its event 1."""
    log.append(append_of(log, live, opened(), slug=slug, epoch_floor=epoch_floor))


def publish(log: Log, live: str, *posts: str, key: Key | None = None) -> Appended:
    """Publish posts of these ids in one append."""
    return log.append(append_of(log, live, *map(published, posts), key=key))


def erase(log: Log, live: str, post: str, *seqs: int, epoch_floor: int = 0) -> Appended:
    """Erase a post whose words stand in these events."""
    event = PostErased(post=post)
    return log.append(append_of(log, live, event, erased=seqs, epoch_floor=epoch_floor))
