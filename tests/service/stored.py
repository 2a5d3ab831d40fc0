"""Stories in a log: written as they were told, erasures and all."""

from pathlib import Path

from filrouge.domain.chain import Sealed
from filrouge.domain.fold import replay
from filrouge.domain.record import entry
from filrouge.domain.summary import summarize
from filrouge.log.memory import MemoryLog
from filrouge.log.port import Append
from filrouge.media.store import MediaStore
from filrouge.service.context import Context
from filrouge.service.load import Loaded
from tests.domain.story import LIVE, Story, redacted

SLUG = "loire"


def stored(story: Story) -> Context:
    """Give a house that holds a story as its erasures left it."""
    records = redacted(story.records)
    live = replay(map(entry, records), live_id=LIVE)
    context = Context(MemoryLog(), MediaStore(Path("nowhere")))
    context.log.append(
        Append(
            live=LIVE,
            records=records,
            expected=Sealed(),
            summary=summarize(live, SLUG),
            epoch_floor=1,
            slug=SLUG,
        )
    )
    return context


def now(context: Context) -> Loaded:
    loaded = context.states.load(LIVE)
    assert loaded is not None
    return loaded
