"""Which media readers may ask for: those they were shown, less what is out of sight by now."""

from collections import defaultdict
from collections.abc import Iterable

from filrouge.domain.blocks import media_of
from filrouge.domain.content import Content
from filrouge.domain.events import LiveDescribed, PostCorrected, PostPublished
from filrouge.domain.record import Record, decode_body
from filrouge.domain.state import Condition, Live

_TELL = frozenset({"post.published", "post.corrected", "live.described"})

LEAVES = frozenset({"post.hidden", "post.withdrawn", "live.unpublished"})
"""The events that take media out of sight, save those that words go on showing elsewhere."""

RETURNS = frozenset({"post.shown", "live.scheduled", "live.started", "live.republished"})
"""The events that bring into sight what earlier ones told of."""


def media_in(record: Record) -> frozenset[str]:
    """Name the media that a record shows; those of an erased one are not known any more."""
    if record.body is None or record.envelope.type not in _TELL:
        return frozenset()
    match decode_body(record.body, seq=record.seq):
        case PostPublished(content=content) | PostCorrected(content=content):
            return media_of(content.blocks)
        case LiveDescribed(description=description) if description.lead is not None:
            return media_of((description.lead,))
        case _:
            return frozenset()


def in_sight(live: Live, records: Iterable[Record]) -> frozenset[str]:
    """Name the media that readers of a live may ask for, on its page or on a past one.

    `records` are its whole history and lead to `live`. What stood in the words only while their
    post was hidden, or the live not public, was never seen and is on no past page either.
    """
    if not live.is_public:
        return frozenset()
    begun, away, hidden = False, False, set[str]()
    told: dict[str, frozenset[str]] = {}  # in the words in force; "" for the live itself
    seen = defaultdict[str, set[str]](set)
    for record in records:
        subject, turned = record.envelope.subject, {record.envelope.subject}
        match record.envelope.type:
            case "post.published" | "post.corrected" | "live.described":
                told[subject] = media_in(record)
            case "post.hidden":
                hidden.add(subject)
            case "post.shown":
                hidden.discard(subject)
            case "live.scheduled" | "live.started":
                begun, turned = True, set(told)
            case "live.unpublished":
                away = True
            case "live.republished":
                away, turned = False, set(told)
            case _:
                continue
        if begun and not away:
            for name in turned - hidden:
                seen[name] |= told.get(name, frozenset())
    return frozenset[str]().union(*(seen[name] for name in seen if _is_shown(live, name)))


def _is_shown(live: Live, subject: str) -> bool:
    """Say whether readers are shown the words of a post, or of the live itself."""
    if not subject:
        return True
    post = live.posts[subject]
    kept = post.condition is Condition.WITHDRAWN and post.content != Content()
    return kept or post.condition is Condition.VISIBLE
