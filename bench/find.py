"""Searching a long live: how long a search takes, and whether page requests wait for it."""

import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from statistics import median
from urllib.parse import quote_plus

import msgspec
from msgspec.structs import replace

from bench import sample
from bench.child import CROWD_CORE, SERVER_CORE, filrouge, pinned, running
from bench.figure import Figure, figure, percentile
from bench.newsroom import LIVE, SLUG
from filrouge.archive.asked import Archive, Asked
from filrouge.archive.find.answer import Finder
from filrouge.archive.find.index import build
from filrouge.asgi.document import Document
from filrouge.cli.installation import opened
from filrouge.config import Settings
from filrouge.domain.blocks import Text
from filrouge.domain.commands import Mark, Publish, Step
from filrouge.domain.content import Content
from filrouge.domain.text import paragraph
from filrouge.formats.base import Site
from filrouge.formats.sites import Sites
from filrouge.reader.theme import load_theme
from filrouge.service.context import Context
from filrouge.service.perform import perform, perform_steps

BAR_MS = 50.0
"""The most that the median search may take, finished page included."""

VOCABULARY = 20_000
"""Made-up words beside those of the sample: a live that goes on for weeks has as many."""

TOPICS = ("La crue", "Les routes", "Les écoles", "Le barrage", "Les secours", "La météo")
PEOPLE = tuple(f"Personne {number}" for number in range(40))

LOOP = 200_000
"""Turns of the fixed loop, which does nothing but count: the machine's own pace."""


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """How long the live is, how often each question is asked, how many pages are asked for."""

    posts: int = 10_000
    rounds: int = 15
    pages: int = 600
    searchers: int = 2


QUICK = Scale(posts=1000, rounds=3, pages=100)


def measure(scale: Scale) -> list[Figure]:
    """Search in this process, then beside a server that is asked for pages."""
    with tempfile.TemporaryDirectory(prefix="filrouge-bench-") as name:
        with opened(Settings(data=Path(name))) as installation:
            steps = sample.steps(0)
            perform_steps(installation.context, LIVE, (*steps, *_posts(scale.posts)), slug=SLUG)
            figures = _searches(installation.context, scale)
        with running(filrouge(Path(name), "serve", "--port", "0"), core=SERVER_CORE) as server:
            return [*figures, *_pages(server.address(), scale)]


def _posts(count: int) -> Iterator[Step]:
    for number in range(count):
        at = sample.at(number)
        yield Step(command=Publish(post=f"p{number}", content=_content(number)), at=at)
        if number % 50 == 0:
            yield Step(command=Mark(post=f"p{number}"), at=at)


def _content(number: int) -> Content:
    """Give the sample's post with words of its own: common ones often, most of them seldom."""
    random = Random(number)
    own = " ".join(_word(int(VOCABULARY ** random.random())) for _ in range(30))
    content = sample.content(number)
    return replace(
        content,
        blocks=(*content.blocks, Text(runs=paragraph(own))),
        topics=tuple(random.sample(TOPICS, 2)),
        people=tuple(random.sample(PEOPLE, number % 2)),
    )


def _word(number: int) -> str:
    """Make up a word, the same for the same number."""
    random = Random(f"word {number}")
    syllables = ("ba", "cré", "don", "fi", "gué", "lam", "mur", "né", "pou", "ri", "sol", "tou")
    return "".join(random.choice(syllables) for _ in range(random.randint(2, 4)))


def _questions() -> tuple[str, ...]:
    rare, common = _word(15_000), _word(3)
    asked = (
        ("q", "digue"),
        ("q", "évacuation"),
        ("q", "pont Tannerie"),
        ("q", rare),
        ("q", f"{common} {_word(40)}"),
        ("q", "« la digue nord »"),
        ("q", "20h31"),
        ("key", "1"),
        ("topic", TOPICS[0]),
        ("person", PEOPLE[7]),
    )
    both = f"q=gymnase&topic={quote_plus(TOPICS[3])}&key=1"
    return ("", both, *(f"{name}={quote_plus(value)}" for name, value in asked))


def _searches(context: Context, scale: Scale) -> list[Figure]:
    group = f"search, {scale.posts:,} posts, page included"
    loaded = context.states.find(SLUG)
    assert loaded is not None
    archive = Archive(context, load_theme(), Sites(Site()))
    finder = Finder()

    def search(question: bytes) -> None:
        page = finder.show(archive, Asked((SLUG,), question))
        if not isinstance(page, Document) or page.status != 200:
            raise RuntimeError("a search gave no page")

    cold = _timed(search, b"")
    taken: list[float] = []
    loops: list[float] = []
    for _ in range(scale.rounds):
        for question in _questions():
            taken.append(_timed(search, question.encode()))
            loops.append(_timed(_fixed_loop))
    changed = []
    for number in range(scale.rounds):
        perform(context, LIVE, Publish(post=f"new-{number}", content=sample.content(number)))
        changed.append(_timed(search, b"q=digue"))
    slowest = max(median(taken[each :: len(_questions())]) for each in range(len(_questions())))
    megabytes = build(loaded).characters / 1e6
    return [
        figure(group, f"{len(_questions())} questions", taken, "ms", bar=BAR_MS),
        figure(group, "the slowest of them, median", [slowest], "ms"),
        figure(group, "the first search after a new post", changed, "ms"),
        figure(group, "the very first search", [cold], "ms"),
        figure(group, "keys held", [megabytes], "MB"),
        figure(group, f"a loop of {LOOP:,} turns, for comparison", loops, "ms"),
    ]


def _timed(work: Callable[..., object], *given: object) -> float:
    began = time.perf_counter()
    work(*given)
    return (time.perf_counter() - began) * 1e3


def _fixed_loop() -> None:
    for _ in range(LOOP):
        pass


def _pages(address: tuple[str, int], scale: Scale) -> list[Figure]:
    """Ask for the live's page, now alone and now while others search; in turns."""
    group = f"page requests beside searches, {scale.posts:,} posts"
    alone: list[float] = []
    beside: list[float] = []
    searches: list[float] = []
    with pinned(CROWD_CORE):
        with closing(HTTPConnection(*address, timeout=60)) as first:
            _ask(first, f"/live/{SLUG}/search")  # makes the index
        for _ in range(3):
            alone += _ask_pages(address, scale.pages // 3)
            with _searching(address, scale.searchers, searches):
                beside += _ask_pages(address, scale.pages // 3)
    for each in (alone, beside, searches):
        each.sort()
    if len(searches) < scale.pages // 20:
        raise RuntimeError("hardly any search was answered meanwhile")
    note = f"{len(searches)} searches were answered meanwhile, by {scale.searchers} who never pause"
    return [
        figure(group, "alone", alone, "ms"),
        figure(group, "alone, 99 of 100", [percentile(alone, 0.99)], "ms"),
        figure(group, "while others search", beside, "ms"),
        figure(
            group, "while others search, 99 of 100", [percentile(beside, 0.99)], "ms", note=note
        ),
        figure(group, "the searches", searches, "ms"),
    ]


def _ask_pages(address: tuple[str, int], count: int) -> list[float]:
    connection = HTTPConnection(*address, timeout=60)
    taken = []
    for _ in range(count):
        taken.append(_timed(_ask, connection, f"/live/{SLUG}"))
        time.sleep(0.004)  # as readers ask: not one on the heels of the other
    connection.close()
    return taken


@contextmanager
def _searching(address: tuple[str, int], searchers: int, taken: list[float]) -> Iterator[None]:
    """Have others search all the while."""
    ended = threading.Event()

    def search() -> None:
        connection = HTTPConnection(*address, timeout=60)
        while not ended.is_set():
            taken.extend(_timed(_ask, connection, _path(each)) for each in _questions())
        connection.close()

    threads = [threading.Thread(target=search) for _ in range(searchers)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def _path(question: str) -> str:
    return f"/live/{SLUG}/search?{question}"


def _ask(connection: HTTPConnection, path: str) -> None:
    connection.request("GET", path, headers={"accept-encoding": "br"})
    response = connection.getresponse()
    response.read()
    if response.status != 200:
        raise RuntimeError(f"{path} answered {response.status}")
