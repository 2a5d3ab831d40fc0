"""Each measurement runs to its end on small numbers, and gives figures that can be true."""

import json
import math
import os
import sys
from pathlib import Path

import pytest

from bench import __main__ as command
from bench import fanout, find, first_visit, growth, imports, length, past, sources
from bench.child import running
from bench.figure import Figure, figure, percentile
from bench.publisher import Order
from bench.table import write_table
from filrouge.domain.commands import Publish
from filrouge.importers.jsonld import JsonLd
from filrouge.importers.livetext import LiveText
from tests.require import require_assets

FEW = fanout.Scale(
    streams=20,
    rounds=1,
    steady=Order(events=5, every_s=0.01, seconds=20),
    watched=Order(events=3, every_s=0.01, seconds=20),
    warm_up=Order(events=2, seconds=20),
    saturated_s=0.2,
)


def by_name(figures: list[Figure]) -> dict[str, float]:
    """Give the values by group and name, after looking at what holds for every figure."""
    for one in figures:
        assert math.isfinite(one.value), one
        assert one.value > 0, one
        assert one.low <= one.value <= one.high, one
    return {f"{one.group}: {one.name}": one.value for one in figures}


def test_an_event_is_timed_from_its_setting_out_to_every_reader() -> None:
    require_assets()

    values = by_name(fanout.measure(FEW))

    latency, deliveries = "publish to reader, 20 streams", "deliveries, 20 streams"
    for who in ("from the server's own process", "from another process", "bare broadcaster"):
        assert values[f"{latency}: {who}, p50"] <= values[f"{latency}: {who}, p99"] < 20_000
    # What was sent as one message tells of one event at least, and of one post's worth of bytes.
    assert values[f"{deliveries}: … events × readers"] > 0
    assert values[f"{deliveries}: … bytes of a message on the wire"] > 1000
    ours = values[f"{deliveries}: without the disk: messages"]
    peer = values[f"{deliveries}: bare broadcaster: messages"]
    ratio = values[f"{deliveries}: messages without the disk, to bare broadcaster"]
    assert ratio == pytest.approx(ours / peer)


def test_imports_are_timed_beside_bare_rows() -> None:
    figures = imports.measure(imports.Scale(posts=20, events=40, rounds=1))

    assert [one.unit for one in figures] == ["posts/s", "posts/s", "events/s", "rows/s"]
    values = list(by_name(figures).values())
    assert max(values[:3]) < values[3]


def test_the_sources_hold_what_they_say() -> None:
    ids = iter(range(1000))

    for importer, payload in (
        (LiveText(), sources.livetext(30)),
        (JsonLd(), sources.jsonld(30)),
    ):
        imported = importer.commands(payload, lambda: str(next(ids)))

        posts = [step for step in imported.steps if isinstance(step.command, Publish)]
        assert len(posts) == 30
        assert imported.missed == ()


def test_growth_compares_the_longest_live_with_the_shortest() -> None:
    figures = growth.measure(growth.Scale(sizes=(20, 40), publishes=12, warm_up=1))

    values = by_name(figures)
    for where in ("in memory", "on disk"):
        group = f"append to finished page and delta, log {where}"
        ratio = values[f"{group}: 40 posts to 20"]
        assert ratio == pytest.approx(values[f"{group}: 40 posts"] / values[f"{group}: 20 posts"])
    assert [one.bar for one in figures if one.unit == "×"] == [growth.BAR, growth.BAR]


def test_the_page_of_a_long_live_is_weighed_and_timed_beside_that_of_a_short_one() -> None:
    figures = length.measure(length.Scale(longest=300, publishes=11, warm_up=1))

    values = by_name(figures)
    group = "the page of a live of 300 posts and of one of 100"
    for name in ("bytes, br", "first after a post", "from memory"):
        ratio = values[f"{group}: {name}: 300 posts"] / values[f"{group}: {name}: 100 posts"]
        assert values[f"{group}: {name}: ratio"] == pytest.approx(ratio)
    delta = "delta of one more post, 312 posts in the live"
    assert values[f"{delta}: a post, gzip -6"] < values[f"{delta}: a post, as it is"]
    assert values[f"{delta}: a post, as it is"] < values[f"{delta}: a key moment, as it is"]
    assert [one.bar for one in figures if one.bar is not None] == [length.BAR] * 3 + [
        length.BAR_DELTA_BYTES / 1000
    ] * 2


def test_searches_are_timed_beside_a_loop_and_pages_beside_searches() -> None:
    require_assets()

    figures = find.measure(find.Scale(posts=40, rounds=1, pages=30, searchers=1))

    values = by_name(figures)
    searches, pages = "search, 40 posts, page included", "page requests beside searches, 40 posts"
    assert values[f"{searches}: 12 questions"] <= values[f"{searches}: the slowest of them, median"]
    for when in ("alone", "while others search"):
        assert values[f"{pages}: {when}"] <= values[f"{pages}: {when}, 99 of 100"]
    assert [one.bar for one in figures if one.bar is not None] == [find.BAR_MS]


def test_a_first_visit_adds_up() -> None:
    require_assets()

    figures = first_visit.measure()

    values = by_name(figures)
    for posts in (first_visit.POSTS, first_visit.FULLEST):
        group = f"first visit, {posts} posts in the live"
        parts = [values[f"{group}: {part}"] for part in ("page, br", "script, br", "style, br")]
        assert values[f"{group}: without pictures"] == pytest.approx(sum(parts))
        assert values[f"{group}: page, br"] < values[f"{group}: page, gzip"]
        assert values[f"{group}: page, gzip"] < values[f"{group}: page, as it is"]


def test_a_program_is_ended_whatever_happens() -> None:
    def measure() -> None:
        with running([sys.executable, "-c", "input()"], core=0) as child:
            pids.append(child.pid)
            raise LookupError

    pids: list[int] = []
    with pytest.raises(LookupError):
        measure()

    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)


def test_a_bar_that_is_not_met_ends_the_command_with_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    good = figure("g", "good", [1.0, 3.0, 2.0], "ms", bar=2.0)
    bad = figure("g", "bad", [2.1], "ms", bar=2.0)
    measured = {"growth": [good], "bytes": [good, bad]}
    monkeypatch.setattr(command, "measure", lambda group, quick: measured[group])

    codes = {
        group: command.run(["--only", group, "--json", str(tmp_path / f"{group}.json")])
        for group in measured
    }

    assert codes == {"growth": 0, "bytes": 1}
    kept = json.loads((tmp_path / "bytes.json").read_bytes())
    assert [(one["name"], one["value"], one["low"], one["high"]) for one in kept] == [
        ("good", 2.0, 1.0, 3.0),
        ("bad", 2.1, 2.1, 2.1),
    ]
    assert "FAIL" in capsys.readouterr().out


def test_the_table_says_value_spread_bar_and_verdict() -> None:
    table = write_table(
        [
            figure("time", "short", [1.0, 3.0, 2.0], "ms", bar=2.0, note="of three"),
            figure("time", "long", [12_345.6], "ms"),
        ]
    )

    assert table == (
        "         median  unit  lowest – highest  runs     bar\n"
        "\n"
        "time\n"
        "  short    2.00  ms         1.00 – 3.00     3  ≤ 2.00  pass\n"
        "    of three\n"
        "  long   12,346  ms                         1\n"
    )


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = [float(number) for number in range(1, 101)]

    assert [percentile(values, share) for share in (0.0, 0.5, 0.99, 1.0)] == [1, 50, 99, 100]


def test_moments_of_the_past_are_timed_beside_a_fixed_loop() -> None:
    require_assets()

    figures = past.measure(past.Scale(posts=40, changes=20, moments=3, pages=5, askers=1))

    assert [one.unit for one in figures] == ["ms"] * 9
    assert min(by_name(figures).values()) > 0
    assert [one.bar for one in figures if one.bar is not None] == [past.BAR_MS] * 2
