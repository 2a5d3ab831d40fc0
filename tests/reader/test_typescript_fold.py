"""The reader's script and the server agree: both fold the same logs to the same page.

A page is loaded somewhere in a log; the rest reaches it in order, doubled, backwards or shuffled,
and older chunks come in between. Node folds it as the script does, Python's client as the protocol
says, and a page that is loaded at the end says what is right.
"""

import json
import random
import subprocess
from pathlib import Path

import pytest

from filrouge.domain.fold import fold, replay
from filrouge.domain.record import Record, entry
from filrouge.domain.state import Live
from filrouge.log.codec import read_log
from filrouge.reader.hub import Hub
from filrouge.relay.port import Start
from filrouge.service.perform import perform
from tests.reader.client import Client, Json, Loaded, in_range
from tests.reader.house import LIVE, House
from tests.reader.reading import delta_of, page_of, whole_of
from tests.require import ROOT
from tests.strategies import ACTS, WORDS, Whim, command_for
from tools.node import NODE

SHARED = sorted((ROOT / "tests/lives").glob("*.jsonl"))
SEEDS = range(3)
EPOCH = 7


def shared(path: Path) -> list[Record]:
    with path.open("rb") as lines:
        return list(read_log(lines)[1])


def made_up(seed: int) -> list[Record]:
    """Make up a day of 45 posts and more, with all that can happen to them; the same each time."""
    chance = random.Random(seed)
    house = House()
    house.open()
    actions = ["publish"] * 45 + [name for name in sorted(ACTS) if "erase" not in name] * 3
    chance.shuffle(actions)
    for action in actions:
        whim = Whim(
            action, chance.randrange(31), chance.randrange(91), chance.randrange(len(WORDS))
        )
        command = command_for(house.live, whim)
        if command is not None:
            perform(house.context, LIVE, command)
    return house.log.read(LIVE)


def splits(records: list[Record]) -> list[int]:
    """Choose where the page is loaded: as soon as there is one, and at two later moments."""
    live: Live | None = None
    public: list[int] = []
    for record in records:
        live = fold(live, entry(record), live_id=record.envelope.live)
        if live.is_public:
            public.append(live.seq)
    return sorted({public[0], public[len(public) // 3], public[len(public) * 4 // 5]})


def hub_at(records: list[Record], seq: int) -> Hub:
    live = replay(map(entry, records[:seq]), live_id=records[0].envelope.live)
    return House().make_hub(Start(slug="live", epoch=EPOCH, live=live))


def arrivals(records: list[Record], seq: int) -> dict[str, list[Json | Loaded]]:
    """Give the ways in which the rest may reach a page loaded at `seq`: deltas and older chunks."""
    hub = hub_at(records, seq)
    numbers = range(len(hub.live.seals), 0, -1)
    early = [page_of(hub, number) for number in numbers]
    deltas: list[Json] = []
    for record in records[seq:]:
        before = hub.live.seq
        hub.apply(EPOCH, [record])
        deltas.append(delta_of(hub, EPOCH, before))
    late = [page_of(hub, number) for number in numbers]
    some = [*deltas, *deltas[::3]]
    shuffled = random.Random(seq).sample(some, len(some))
    return {
        "in order": [*deltas],
        "doubled, older chunks last": [*deltas, *deltas, *late],
        "backwards, older chunks first": [*early, *reversed(deltas)],
        "shuffled, older chunks in between": [*shuffled[::2], *early, *shuffled[1::2]],
    }


def folded_by_the_script(page: Loaded, inputs: list[Json | Loaded]) -> Json:
    told = {
        "page": page.as_json(),
        "inputs": [
            {"chunk": each.as_json()} if isinstance(each, Loaded) else {"delta": each}
            for each in inputs
        ],
    }
    answer = subprocess.run(
        [NODE, "--no-warnings", "web/reader/replay.ts"],
        cwd=ROOT,
        input=json.dumps(told),
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    read: Json = json.loads(answer.stdout)
    return read


def folded_by_the_client(page: Loaded, inputs: list[Json | Loaded]) -> Client:
    client = Client(page)
    for each in inputs:
        assert client.merge(each) if isinstance(each, Loaded) else client.apply(each)
    return client


def check(records: list[Record]) -> None:
    whole = whole_of(hub_at(records, len(records)))
    for seq in splits(records):
        page = page_of(hub_at(records, seq))
        for way, inputs in arrivals(records, seq).items():
            client = folded_by_the_client(page, inputs)

            case = f"loaded at {seq}, {way}"
            assert client.shown() == in_range(whole.posts, client.floor, ""), case
            assert client.parts == whole.parts, case
            assert folded_by_the_script(page, inputs) == client.as_json(), case


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.stem)
def test_the_script_and_the_server_agree_on_a_shared_log(path: Path) -> None:
    check(shared(path))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_script_and_the_server_agree_on_a_day_made_up(seed: int) -> None:
    check(made_up(seed))
