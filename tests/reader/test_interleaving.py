"""Whatever happens, in whatever order it reaches a page, the page ends as if loaded afresh.

The newsroom does as it likes; the reader's messages are lost, doubled, late and out of order;
older chunks come fresh or from a cache; history is rebuilt in between.
"""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import Phase, event, given, settings
from hypothesis import strategies as st

from filrouge.domain.commands import Command, Describe, Hide, Move, Withdraw
from filrouge.domain.content import Description
from filrouge.reader.cursor import Cursor
from filrouge.reader.hub import Hub
from filrouge.reader.stream import Stream
from filrouge.service.perform import perform
from tests.reader.client import Client, Json, Loaded, in_range, numbers, read_delta
from tests.reader.house import BEGAN, LIVE, House, post
from tests.reader.reading import delta_of, page_of, text, whole_of
from tests.strategies import Whim, command_for, whims


class Moment(NamedTuple):
    """Something that happens to the reader; `which` picks among what there is."""

    action: str
    which: int


class Reader:
    """One page and its connection. `client` is None while the live is out of public sight."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.client: Client | None = None
        self.stream: Stream | None = None
        self.inbox: list[Json] = []
        self.seen: list[Json] = []
        self.answers: list[Json] = []
        self.cache: list[Loaded] = []
        self.load(0)

    def load(self, which: int) -> None:
        """Load the page: the window, or now and then a chunk."""
        self.lose(0)
        self.client = None
        if self.hub.live.is_public:
            chunks = len(self.hub.live.seals)
            chunk = which % chunks + 1 if chunks and which % 5 == 4 else None
            self.client = Client(page_of(self.hub, chunk))

    def lose(self, which: int) -> None:
        """Lose the connection, and all that was on its way."""
        if self.stream is not None:
            self.hub.streams.discard(self.stream)
        self.stream = None
        self.inbox.clear()

    def resume(self, which: int) -> None:
        """Open the stream again, after what was seen last."""
        if self.client is not None and self.stream is None:
            self.stream = self.hub.open_stream(Cursor(*self.client.cursor))

    async def fetch(self) -> None:
        """Let what the server sent reach the reader's machine."""
        if self.stream is None:
            return
        taking = asyncio.ensure_future(self.stream.take())
        await asyncio.sleep(0)
        if not taking.done():
            taking.cancel()
            return
        for line in (taking.result() or b"").decode().split("\n"):
            if line.startswith("data: "):
                self.inbox.append(read_delta(msgspec.json.decode(line.removeprefix("data: "))))

    def hear(self, which: int) -> None:
        """Deliver what came by the stream, up to so many messages."""
        for _ in range(min(which + 1, len(self.inbox))):
            message = self.inbox.pop(0)
            self.seen.append(message)
            self.fold(message)

    def hear_again(self, which: int) -> None:
        """Deliver an earlier message once more."""
        if self.seen:
            self.fold(self.seen[which % len(self.seen)])

    def poll(self, which: int) -> None:
        """Ask what changed; the answer takes its time."""
        if self.client is not None:
            self.answers.append(delta_of(self.hub, *self.client.cursor))

    def answer(self, which: int) -> None:
        """Deliver any of the answers that are on their way."""
        if self.answers:
            self.fold(self.answers.pop(which % len(self.answers)))

    def keep_copy(self, which: int) -> None:
        """Let a cache on the way keep a copy of a chunk as it is now."""
        if self.hub.live.seals:
            self.cache.append(page_of(self.hub, which % len(self.hub.live.seals) + 1))

    def older(self, which: int) -> None:
        """Follow `a#older`: the chunk comes as it is now, or as some cache has kept it."""
        if self.client is None or not self.client.floor:
            return
        number = next(
            n
            for n, key in enumerate(self.hub.live.seals, start=1)
            if key == numbers(self.client.floor)
        )
        client, fresh = self.client, page_of(self.hub, number)
        copies = [copy for copy in self.cache if copy.ceiling == fresh.ceiling]
        chunk = [fresh, *copies][which % (len(copies) + 1)]
        cursor = numbers(chunk.cursor)
        if cursor < client.loaded_at and cursor[0] == client.cursor[0]:
            self.fold(delta_of(self.hub, *cursor))
        if self.client is client and not client.merge(chunk):
            self.load(which)

    def fold(self, delta: Json) -> None:
        if self.client is not None and not self.client.apply(delta):
            self.load(0)

    def settle(self) -> None:
        """Ask one last time."""
        for _ in range(2):
            self.poll(0)
            while self.answers:
                self.answer(len(self.answers) - 1)


MOMENTS = (
    *("hear", "resume", "lose", "poll", "answer", "hear_again"),
    *("keep_copy", "older", "older", "load"),
)
moments = st.builds(Moment, st.sampled_from(MOMENTS), st.integers(0, 7))


async def tell(begun: int, happenings: Sequence[Whim | Moment]) -> None:
    house = House()
    house.open()
    house.publish(begun)
    async with house.following_news():
        hub = await house.hub()
        reader = Reader(hub)
        for happening in happenings:
            if isinstance(happening, Moment):
                getattr(reader, happening.action)(happening.which)
            else:
                command = command_for(house.live, happening)
                house.clock.now += timedelta(minutes=happening.minutes / 10)
                if command is not None:
                    perform(house.context, LIVE, command)
                if happening.which % 3:  # else the news comes with the next
                    await house.told()
            await reader.fetch()

        await house.told()
        fresh = house.fresh_hub()
        assert_same_pages(hub, fresh)
        if not fresh.live.is_public:
            event("out of public sight in the end")
            return
        if reader.client is None:
            reader.load(0)
        reader.settle()
        assert_page_is_as_if_loaded_afresh(reader.client, fresh)


def assert_same_pages(hub: Hub, fresh: Hub) -> None:
    """The hub that followed the news serves the bytes that one begun this moment would."""
    assert hub.cursor == fresh.cursor
    assert text(hub.page()) == text(fresh.page())
    for number in range(1, len(fresh.live.seals) + 1):
        assert text(hub.chunk(number)) == text(fresh.chunk(number))


def assert_page_is_as_if_loaded_afresh(client: Client | None, fresh: Hub) -> None:
    assert client is not None
    whole = whole_of(fresh)
    assert client.cursor == tuple(fresh.cursor)
    assert client.shown() == in_range(whole.posts, client.floor, client.ceiling)
    assert client.parts == whole.parts


@settings(phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink])
@given(
    begun=st.integers(0, 45),
    happenings=st.lists(st.one_of(whims, moments), max_size=60),
)
def test_the_page_ends_as_if_it_were_loaded_afresh(
    begun: int, happenings: list[Whim | Moment]
) -> None:
    asyncio.run(tell(begun, happenings))


@pytest.mark.parametrize(
    "command",
    [
        Move(post="p1", published_at=BEGAN - timedelta(hours=2)),  # p2 says when p1 was
        Hide(post="p1"),  # p2 links to p1
        Hide(post="p2"),  # p1 leads to its reply
        Withdraw(post="p2", reason="Signée d’un autre nom."),
        Move(post="p2", published_at=BEGAN - timedelta(hours=1)),
        Describe(description=Description(headline="Titre p1")),  # p1 repeats the live's headline
    ],
)
def test_a_post_is_painted_anew_when_what_it_speaks_of_changes(command: Command) -> None:
    house = House()
    house.open()
    house.publish(1)
    house.do(post("p2", reply_to="p1"))
    hub = house.fresh_hub()
    client = Client(page_of(hub))

    house.do(command)
    hub.apply(hub.epoch, house.log.read(LIVE, after=hub.live.seq))
    client.apply(delta_of(hub, *client.cursor))

    assert_page_is_as_if_loaded_afresh(client, house.fresh_hub())
