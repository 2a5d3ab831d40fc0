"""A live told by commands: given these, when this, then those events and that state.

Nothing is mocked: every command goes through `decide`, every event is sealed into the chain and
folded from its own bytes.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from filrouge.domain import chain
from filrouge.domain.blocks import Text
from filrouge.domain.chain import Sealed
from filrouge.domain.commands import Command, Describe, Open, Publish, Schedule, Start, Step
from filrouge.domain.content import Content, Description, FactContent
from filrouge.domain.decide import decide
from filrouge.domain.errors import Conflict, Refused
from filrouge.domain.events import Event
from filrouge.domain.fold import replay
from filrouge.domain.record import SALT_BYTES, Entry, Record, entry
from filrouge.domain.state import Live, Post
from filrouge.domain.text import paragraph

LIVE = "live-1"
START = datetime(2026, 8, 12, 15, 0, tzinfo=UTC)

OPEN = Open(language="fr", time_zone="Europe/Paris")
FLOOD = Description(headline="La crue de la Loire, heure par heure")
DESCRIBE = Describe(description=FLOOD)
OPENING: tuple[Command, ...] = (OPEN, DESCRIBE, Start())


def at(minutes: float) -> datetime:
    """Give the moment so many minutes after the start."""
    return START + timedelta(minutes=minutes)


def says(words: str, headline: str | None = None) -> Content:
    """Make the content of a post: one paragraph."""
    return Content(headline=headline, blocks=(Text(runs=paragraph(words)),))


def known(words: str, *posts: str, known: bool = True) -> FactContent:
    """Make the content of a fact: one paragraph, and the posts that support it."""
    return FactContent(paragraphs=(paragraph(words),), known=known, posts=posts)


def publish(post: str, words: str = "L’eau monte.") -> Publish:
    return Publish(post=post, content=says(words))


class Story:
    """What happened to one live so far: its records, and the state after each of them."""

    def __init__(self) -> None:
        self.live: Live | None = None
        self.records: list[Record] = []
        self.states: list[Live] = []

    @property
    def now(self) -> Live:
        """The live as it stands."""
        assert self.live is not None
        return self.live

    @property
    def entries(self) -> list[Entry]:
        return [entry(record) for record in self.records]

    @property
    def events(self) -> list[Event]:
        """What happened, in order."""
        return [event for event in (one.event for one in self.entries) if isinstance(event, Event)]

    def post(self, post_id: str) -> Post:
        return self.now.posts[post_id]

    def do(self, command: Command, moment: datetime | None = None) -> tuple[Event, ...]:
        """Carry a command out, give the events that followed."""
        events = decide(self.live, command, moment)
        self.add(events, moment)
        return events

    def add(self, events: Sequence[Event], moment: datetime | None = None) -> None:
        """Seal and fold events, whether or not they were decided."""
        end = self.end
        first = end.seq + 1
        records = chain.seal(
            end,
            live=LIVE,
            events=events,
            occurred_at=moment,
            recorded_at=at(600 + first),
            salts=[salt(first + number) for number in range(len(events))],
        )
        for record in records:
            self.live = replay([entry(record)], live_id=LIVE, live=self.live)
            self.states.append(self.live)
        self.records.extend(records)

    @property
    def end(self) -> Sealed:
        if not self.records:
            return Sealed()
        return Sealed(seq=self.records[-1].seq, hash=self.records[-1].hash)


def salt(number: int) -> bytes:
    """Give a salt that is another for every number; secret enough for tests that do not attack."""
    return number.to_bytes(SALT_BYTES)


def given(*told: Command | Step) -> Story:
    """Tell a live: bare commands happen one minute after the other."""
    story = Story()
    for minute, one in enumerate(told):
        if isinstance(one, Step):
            story.do(one.command, one.at)
        else:
            story.do(one, at(minute))
    return story


def running(*told: Command) -> Story:
    """Tell a live that has begun, and then this."""
    return given(*OPENING, *told)


def announced(*told: Command) -> Story:
    """Tell a live that is announced for tomorrow, and then this."""
    return given(OPEN, DESCRIBE, Schedule(starts_at=at(1440)), *told)


def asked(story: Story, command: Command, moment: datetime | None = None) -> tuple[Event, ...]:
    """Give the events that would follow; nothing happens."""
    return decide(story.live, command, moment)


def refusal(
    story: Story, command: Command, moment: datetime | None = None
) -> tuple[str, dict[str, object]]:
    """Give the code and the facts with which a command is refused."""
    try:
        events = decide(story.live, command, moment)
    except Refused as refused:
        return refused.code, refused.facts
    raise AssertionError(f"not refused, but answered with {events}")


def conflict(story: Story, command: Command) -> tuple[str, int, int]:
    """Give the subject, the expected and the actual revision of the conflict."""
    try:
        events = decide(story.live, command, None)
    except Conflict as conflict:
        return conflict.subject, conflict.expected, conflict.actual
    raise AssertionError(f"no conflict, but {events}")


ERASED_WITH = {
    "post.erased": {"post.published", "post.corrected", "post.withdrawn"},
    "facts.erased": {"facts.added", "facts.revised"},
    "live.descriptions_erased": {"live.described"},
}


def redacted(records: Iterable[Record]) -> list[Record]:
    """Destroy what the erasures among these records destroy, as the log is left with it."""
    kept = list(records)
    for index, erasure in enumerate(kept):
        doomed = [
            number
            for number, record in enumerate(kept[:index])
            if record.envelope.type in ERASED_WITH.get(erasure.envelope.type, ())
            and record.envelope.subject == erasure.envelope.subject
        ]
        if erasure.envelope.type == "live.descriptions_erased":
            doomed = doomed[:-1]  # the one in force stays
        for number in doomed:
            kept[number] = chain.erase(kept[number])
    return kept
