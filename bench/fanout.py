"""From publishing to reader: latency, and deliveries a second, at many open streams."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import msgspec

from bench.child import CROWD_CORE, SERVER_CORE, Child, filrouge, module, pinned, running
from bench.crowd import Crowd, Delivered, crowd_at
from bench.figure import Figure, figure, percentile
from bench.newsroom import SLUG, open_live
from bench.publisher import Order
from filrouge.cli.installation import opened
from filrouge.config import Settings

OUTSTANDING = 4
"""Events under way at a time where throughput is measured: the server never waits for the crowd."""

_PATH = f"/live/{SLUG}/stream"


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """How much is measured: `saturated_s` is for how long a server is kept busy."""

    streams: int = 1000
    rounds: int = 3
    steady: Order = Order(events=60, every_s=0.05, seconds=30)
    watched: Order = Order(events=40, every_s=0.1, seconds=30)
    warm_up: Order = Order(events=10, every_s=0.02, seconds=10)
    saturated_s: float = 2.5
    most_events: int = 100_000


QUICK = Scale(
    streams=200,
    rounds=1,
    steady=Order(events=20, every_s=0.05, seconds=30),
    watched=Order(events=10, every_s=0.1, seconds=30),
    saturated_s=1.0,
)


def measure(scale: Scale) -> list[Figure]:
    """Run every server in turn, so often as `scale` says, and give the medians."""
    runs: defaultdict[str, list[float]] = defaultdict(list)
    with pinned(CROWD_CORE):
        for _ in range(scale.rounds):
            _embedded(scale, runs)
            _watched(scale, runs)
            message_bytes = _saturated(scale, runs)
            _peer(scale, runs, message_bytes)
            runs["ratio"].append(runs["ours messages per s"][-1] / runs["peer messages per s"][-1])
    return _figures(scale, runs)


def _embedded(scale: Scale, runs: defaultdict[str, list[float]]) -> None:
    flood = Order(events=scale.most_events, seconds=scale.saturated_s)
    with (
        _folder() as folder,
        _server(module("bench.embedded", folder, "durable")) as server,
        crowd_at(server.address(), _PATH, scale.streams) as crowd,
    ):
        _latency(crowd, server, scale.warm_up, scale.steady, runs, "own")
        delivered = crowd.follow(server, flood)
    runs["appends per s"].append(delivered.events / delivered.seconds)
    runs["durable per s"].append(delivered.deliveries / delivered.seconds)
    runs["durable messages per s"].append(delivered.messages / delivered.seconds)


def _watched(scale: Scale, runs: defaultdict[str, list[float]]) -> None:
    with _folder() as folder:
        with opened(Settings(data=folder)) as installation:
            open_live(installation.context)
        with (
            _server(filrouge(folder, "serve", "--port", "0")) as server,
            running(module("bench.writer", folder), core=CROWD_CORE) as writer,
            crowd_at(server.address(), _PATH, scale.streams) as crowd,
        ):
            _latency(crowd, writer, scale.warm_up, scale.watched, runs, "other")


def _saturated(scale: Scale, runs: defaultdict[str, list[float]]) -> int:
    """Measure the way from append to stream without a disk; gives the bytes of one message."""
    with (
        _folder() as folder,
        _server(module("bench.embedded", folder, "memory")) as server,
        crowd_at(server.address(), _PATH, scale.streams) as crowd,
    ):
        crowd.follow(server, scale.warm_up)
        delivered = _throughput(crowd, server, scale, runs, "ours")
    runs["message bytes"].append(delivered.received_bytes / delivered.messages)
    return round(runs["message bytes"][-1])


def _peer(scale: Scale, runs: defaultdict[str, list[float]], message_bytes: int) -> None:
    with (
        _server(module("bench.peer_broadcast", str(message_bytes))) as server,
        crowd_at(server.address(), _PATH, scale.streams) as crowd,
    ):
        _latency(crowd, server, scale.warm_up, scale.steady, runs, "peer")
        _throughput(crowd, server, scale, runs, "peer")


def _latency(
    crowd: Crowd,
    newsroom: Child,
    warm_up: Order,
    order: Order,
    runs: defaultdict[str, list[float]],
    name: str,
) -> None:
    crowd.follow(newsroom, warm_up)
    latencies = crowd.follow(newsroom, order).latencies_ms
    runs[f"{name} p50"].append(percentile(latencies, 0.50))
    runs[f"{name} p99"].append(percentile(latencies, 0.99))


def _throughput(
    crowd: Crowd, server: Child, scale: Scale, runs: defaultdict[str, list[float]], name: str
) -> Delivered:
    order = Order(events=scale.most_events, seconds=scale.saturated_s, outstanding=OUTSTANDING)
    before_ns = server.cpu_ns()
    delivered = crowd.follow(server, order)
    runs[f"{name} cpu us"].append((server.cpu_ns() - before_ns) / 1000 / delivered.messages)
    runs[f"{name} messages per s"].append(delivered.messages / delivered.seconds)
    runs[f"{name} per s"].append(delivered.deliveries / delivered.seconds)
    runs[f"{name} crowd busy"].append(delivered.crowd_busy * 100)
    return delivered


def _server(command: list[str | Path]) -> AbstractContextManager[Child]:
    return running(command, core=SERVER_CORE)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="filrouge-bench-") as folder:
        yield Path(folder)


def _figures(scale: Scale, runs: defaultdict[str, list[float]]) -> list[Figure]:
    latency = f"publish to reader, {scale.streams:,} streams"
    fanout = f"deliveries, {scale.streams:,} streams"
    rows = (
        (latency, "from the server's own process, p50", "own p50", "ms", _DURABLE),
        (latency, "from the server's own process, p99", "own p99", "ms", ""),
        (latency, "from another process, p50", "other p50", "ms", _WATCHED),
        (latency, "from another process, p99", "other p99", "ms", ""),
        (latency, "bare broadcaster, p50", "peer p50", "ms", _PEER),
        (latency, "bare broadcaster, p99", "peer p99", "ms", ""),
        (fanout, "as fast as durable appends go: messages", "durable messages per s", "/s", ""),
        (fanout, "… events × readers", "durable per s", "/s", _COALESCED),
        (fanout, "… events", "appends per s", "/s", ""),
        (fanout, "without the disk: messages", "ours messages per s", "/s", _CLOSED),
        (fanout, "… events × readers", "ours per s", "/s", ""),
        (fanout, "… server's time on a core, a message", "ours cpu us", "µs", ""),
        (fanout, "… the crowd's core busy", "ours crowd busy", "%", ""),
        (fanout, "… bytes of a message on the wire", "message bytes", "B", ""),
        (fanout, "bare broadcaster: messages", "peer messages per s", "/s", ""),
        (fanout, "… server's time on a core, a message", "peer cpu us", "µs", ""),
        (fanout, "… the crowd's core busy", "peer crowd busy", "%", ""),
        (fanout, "messages without the disk, to bare broadcaster", "ratio", "×", ""),
    )
    return [
        figure(group, name, runs[key], unit, note=note) for group, name, key, unit, note in rows
    ]


_DURABLE = "20 events a second; from the call of perform, so the durable append is part of it"
_WATCHED = "10 events a second; the server looks at the log's file ten times a second"
_PEER = "the same loop, load and message size, and nothing but transport.write to all"
_COALESCED = "one message may tell of several events; an event counts once for every reader"
_CLOSED = f"the whole server on a log in memory, at most {OUTSTANDING} events under way"
