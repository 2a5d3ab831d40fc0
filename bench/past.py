"""Any moment of a long live: how long until its page is there, and what that costs the others."""

import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from statistics import median

import msgspec

from bench import sample
from bench.child import CROWD_CORE, SERVER_CORE, filrouge, module, pinned, running
from bench.figure import Figure, figure, percentile
from bench.newsroom import LIVE, SLUG, open_live
from filrouge.cli.installation import opened
from filrouge.config import Settings
from filrouge.domain.commands import Command, Correct, Hide, Mark, Step, Withdraw
from filrouge.domain.content import Content
from filrouge.service.context import Context
from filrouge.service.perform import perform_steps

BAR_MS = 50.0
"""For the median of pages of the past, asked for one after the other."""

LOOP = 2_000_000
"""Additions of the fixed loop: how fast this machine was in that minute."""


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """How long the live is, and how often what is asked. `changes` come on top of the posts."""

    posts: int = 10_000
    changes: int = 2000
    moments: int = 200
    pages: int = 2000
    askers: int = 2

    @property
    def events(self) -> int:
        """Count the events of the live."""
        return 3 + self.posts + self.changes


QUICK = Scale(posts=1000, changes=200, moments=60, pages=300)


def measure(scale: Scale) -> list[Figure]:
    """Write the live, serve it, and ask."""
    with tempfile.TemporaryDirectory(prefix="filrouge-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        with opened(Settings(data=folder)) as installation:
            _write(installation.context, scale)
        server = stack.enter_context(
            running(filrouge(folder, "serve", "--port", "0"), core=SERVER_CORE)
        )
        host, port = server.address()
        stack.enter_context(pinned(CROWD_CORE))
        client = _Client(host, port)
        stack.callback(client.close)
        first = client.timed(f"/live/{SLUG}/at/{scale.events}")
        moments = _moments(client, scale)
        alone = [client.timed(f"/live/{SLUG}") for _ in range(scale.pages)]
        for _ in range(scale.askers):
            asker = module("bench.asker", host, str(port), SLUG, str(scale.events))
            child = stack.enter_context(running(asker, core=CROWD_CORE))
            child.lines()
        beside = [client.timed(f"/live/{SLUG}") for _ in range(scale.pages)]
    return _figures(scale, first, moments, alone, beside)


def _write(context: Context, scale: Scale) -> None:
    """Write the posts, then changes all over them; one post in ten of these is out of sight."""
    open_live(context, posts=scale.posts)
    random = Random(2)
    chosen = random.sample(range(scale.posts), scale.changes)
    steps = [
        Step(command=_change(number, turn), at=sample.at(scale.posts))
        for turn, number in enumerate(chosen)
    ]
    perform_steps(context, LIVE, steps)


def _change(number: int, turn: int) -> Command:
    post = f"p{number}"
    match turn % 20:
        case 0:
            return Hide(post=post)
        case 1:
            return Withdraw(post=post, reason="La source s’est rétractée.")
        case 2 | 3:
            return Mark(post=post)
        case _:
            content: Content = sample.content(number + 1)
            return Correct(post=post, content=content, note="un autre pont")


class _Client:
    """A reader who keeps the connection."""

    def __init__(self, host: str, port: int) -> None:
        self._connection = HTTPConnection(host, port, timeout=20)

    def close(self) -> None:
        """Leave."""
        self._connection.close()

    def timed(self, path: str) -> float:
        """Ask for a page and give the milliseconds until all of it was there."""
        began = time.perf_counter()
        self._connection.request("GET", path)
        answer = self._connection.getresponse()
        body = answer.read()
        taken_ms = (time.perf_counter() - began) * 1e3
        if answer.status != 200 or b'id="live"' not in body:
            raise RuntimeError(f"{path} answered {answer.status}")
        return taken_ms


def _moments(client: _Client, scale: Scale) -> dict[str, list[float]]:
    """Ask for moments all over the day, by number and by time, and time a fixed loop between."""
    random = Random(3)
    taken: dict[str, list[float]] = {"by number": [], "by time": [], "loop": []}
    for _ in range(scale.moments):
        seq = random.randint(4, scale.events)
        taken["by number"].append(client.timed(f"/live/{SLUG}/at/{seq}"))
        at = sample.at(random.randrange(scale.posts)).strftime("%Y-%m-%dT%H:%MZ")
        taken["by time"].append(client.timed(f"/live/{SLUG}/at/{at}"))
        taken["loop"].append(_loop())
    return taken


def _loop() -> float:
    began = time.perf_counter()
    sum(range(LOOP))
    return (time.perf_counter() - began) * 1e3


def _figures(
    scale: Scale,
    first: float,
    moments: dict[str, list[float]],
    alone: Sequence[float],
    beside: Sequence[float],
) -> list[Figure]:
    group = f"the past of {scale.posts:,} posts, {scale.events:,} events"
    number, at = moments["by number"], moments["by time"]
    pages = f"page of the live, {scale.askers} asking for its past"
    p99, p99_beside = percentile(sorted(alone), 0.99), percentile(sorted(beside), 0.99)
    return [
        figure(group, "a moment by its number", number, "ms", bar=BAR_MS),
        figure(group, "… p99", [percentile(sorted(number), 0.99)], "ms"),
        figure(group, "a moment by its time", at, "ms", bar=BAR_MS),
        figure(group, "the first one, from a cold start", [first], "ms"),
        figure(group, f"a loop of {LOOP:,} additions", moments["loop"], "ms"),
        figure(pages, "alone, p50", [median(alone)], "ms"),
        figure(pages, "alone, p99", [p99], "ms"),
        figure(pages, "beside them, p50", [median(beside)], "ms"),
        figure(pages, "beside them, p99", [p99_beside], "ms"),
    ]
