"""The page of a long live against that of a short one, and what one more post costs a reader."""

import gzip
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import brotli
import msgspec

from bench import sample
from bench.figure import Figure, figure
from bench.newsroom import LIVE, SLUG
from filrouge.domain.commands import AddFact, Correct, Publish, Step
from filrouge.domain.content import FactContent
from filrouge.domain.text import paragraph
from filrouge.formats.base import Site
from filrouge.formats.sites import Sites
from filrouge.log.memory import MemoryLog
from filrouge.media.store import MediaStore
from filrouge.reader.delta import encode
from filrouge.reader.hub import Hub
from filrouge.reader.pages import Pages
from filrouge.reader.theme import load_theme
from filrouge.service.context import Context
from filrouge.service.forward import start_of
from filrouge.service.perform import perform, perform_steps

BAR = 1.2
"""The page of the longest live may cost so many times that of the shortest, in bytes and time."""

BAR_DELTA_BYTES = 1500
"""What one more post may cost a reader who follows, compressed; a key moment may cost more."""

SHORTEST = 100
"""Posts of the shortest live. Longer ones repeat its words, so that their windows say the same."""

KEY_MOMENT_EVERY = 10
CORRECTION_EVERY = 20
FACTS = 6


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """How many posts the longest live has, and how often its page is timed."""

    longest: int = 10_000
    publishes: int = 60
    warm_up: int = 5


QUICK = Scale(longest=1000, publishes=20, warm_up=2)


class Page:
    """The page of one live, and the times that it took."""

    def __init__(self, pages: Pages, folder: Path, *, posts: int) -> None:
        self._context = Context(MemoryLog(), MediaStore(folder))
        perform_steps(self._context, LIVE, _steps(posts), slug=SLUG)
        start = start_of(self._context, SLUG)
        assert start is not None
        self.hub = Hub(start, pages, poll_s=10)
        self.posts = posts
        self.bytes = _size(self.hub)
        self.first_ms: list[float] = []
        self.kept_us: list[float] = []
        self.deltas: dict[bool, list[bytes]] = {False: [], True: []}
        """Of each post that was published, by whether it was a key moment."""

    def publish(self) -> None:
        """Publish a post, and serve the page twice: the first time it has to be made."""
        seen = self.hub.live.seq
        command = _publish(self.posts)
        perform(self._context, LIVE, command)
        self.posts += 1
        records = self._context.log.read(LIVE, after=seen)
        began = time.perf_counter()
        self.hub.apply(self.hub.epoch, records)
        _, page = self.hub.page().coded("br")
        made = time.perf_counter()
        _, again = self.hub.page().coded("br")
        served = time.perf_counter()
        if page is not again or f"p-p{self.posts - 1}".encode() not in brotli.decompress(page):
            raise RuntimeError("a post that was published is not on the page, or it is made twice")
        self.first_ms.append((made - began) * 1e3)
        self.kept_us.append((served - made) * 1e6)
        self.deltas[command.key_moment].append(encode(self.hub.since(seen)))


def _publish(number: int) -> Publish:
    content = sample.content(number % SHORTEST)
    is_key = number % KEY_MOMENT_EVERY == 0
    return Publish(post=f"p{number}", content=content, key_moment=is_key)


def _size(hub: Hub) -> int:
    """Give the bytes of the page as they are served, without headers."""
    return len(hub.page().coded("br")[1])


def _steps(posts: int) -> tuple[Step, ...]:
    """Give the steps of a live of so many posts, one a minute, with all that a page may show."""
    return (*sample.steps(0), *_facts(), *_day(posts))


def _facts() -> Iterator[Step]:
    for number in range(FACTS):
        _, paragraphs = sample.words(number)
        fact = FactContent(paragraphs=(paragraph(paragraphs[0]),), known=number % 3 > 0)
        yield Step(command=AddFact(fact=f"f{number}", content=fact), at=sample.BEGAN)


def _day(posts: int) -> Iterator[Step]:
    for number in range(posts):
        at = sample.at(number)
        yield Step(command=_publish(number), at=at)
        if number % CORRECTION_EVERY == 0:
            content = sample.content(number % SHORTEST + 1)
            note = sample.words(number % SHORTEST)[0]
            yield Step(command=Correct(post=f"p{number}", content=content, note=note), at=at)


def measure(scale: Scale) -> list[Figure]:
    """Write both lives, publish in each in turn, and serve their pages."""
    pages = Pages(load_theme(), Sites(Site()), poll_s=10)
    with tempfile.TemporaryDirectory(prefix="filrouge-bench-") as name:
        short, long = (Page(pages, Path(name), posts=posts) for posts in (SHORTEST, scale.longest))
        for turn in range(scale.warm_up + scale.publishes):
            # Neither comes always after the other.
            for page in (short, long) if turn % 2 else (long, short):
                page.publish()
    return [*_figures(short, long, scale), *_delta_figures(long)]


def _figures(short: Page, long: Page, scale: Scale) -> list[Figure]:
    longest = f"{scale.longest:,} posts"
    group = f"the page of a live of {longest} and of one of {SHORTEST}"
    figures = []
    for name, unit, values in (
        ("bytes, br", "kB", [[page.bytes / 1000] for page in (short, long)]),
        ("first after a post", "ms", [page.first_ms[scale.warm_up :] for page in (short, long)]),
        ("from memory", "µs", [page.kept_us[scale.warm_up :] for page in (short, long)]),
    ):
        figures += [
            figure(group, f"{name}: {SHORTEST} posts", values[0], unit),
            figure(group, f"{name}: {longest}", values[1], unit),
            figure(group, f"{name}: ratio", [median(values[1]) / median(values[0])], "×", bar=BAR),
        ]
    return figures


def _delta_figures(page: Page) -> list[Figure]:
    """Weigh what one more post brings: the post, and the parts that change with it."""
    group = f"delta of one more post, {page.posts:,} posts in the live"
    figures = []
    for is_key, deltas in page.deltas.items():
        name = "a key moment" if is_key else "a post"
        # A key moment brings the list of them along.
        bar = None if is_key else BAR_DELTA_BYTES / 1000
        plain, gzipped, coded = zip(*map(_sizes, deltas), strict=True)
        figures += [
            figure(group, f"{name}, as it is", plain, "kB"),
            figure(group, f"{name}, gzip -6", gzipped, "kB", bar=bar),
            figure(group, f"{name}, brotli 5", coded, "kB", bar=bar),
        ]
    return figures


def _sizes(delta: bytes) -> tuple[float, float, float]:
    """Give the size in kB: as it is, by gzip and by brotli."""
    coded = gzip.compress(delta, 6, mtime=0), brotli.compress(delta, quality=5)
    return len(delta) / 1000, len(coded[0]) / 1000, len(coded[1]) / 1000
