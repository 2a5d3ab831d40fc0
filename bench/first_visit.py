"""The bytes of a first visit, as a server sends them: page, script, style, and pictures apart."""

import re
import tempfile
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from bench.child import SERVER_CORE, filrouge, running
from bench.figure import Figure, figure
from filrouge.cli.installation import Installation, opened
from filrouge.config import Settings
from filrouge.demo.lives import bundled_lives, bundled_media
from filrouge.domain.commands import End, Publish, Step
from filrouge.service.perform import perform_steps

POSTS = 100
FULLEST = 109
"""The page shows the newest 10 to 19 posts; at 100 it shows ten, at 109 the most there can be."""

BAR_BYTES = 45_000
"""For all but pictures: about what a new connection carries in two round trips (RFC 6928)."""

_SCRIPT = re.compile(r'<script[^>]* src="([^"]+)"')
_STYLE = re.compile(r'<link[^>]* href="([^"]+\.css)"')
_PICTURE = re.compile(r'<img[^>]* src="([^"]+)"')


@dataclass(frozen=True)
class Visit:
    """What one page costs, in bytes with headers. `pictures` are in the page's order."""

    page: int
    page_gzip: int
    page_identity: int
    script: int
    style: int
    pictures: tuple[int, ...]

    @property
    def without_pictures(self) -> int:
        """Add up what everyone loads."""
        return self.page + self.script + self.style


def measure() -> list[Figure]:
    """Serve the demo's live, with as many posts, and visit it."""
    with tempfile.TemporaryDirectory(prefix="filrouge-bench-") as name:
        folder = Path(name)
        with opened(Settings(data=folder)) as installation:
            for data in bundled_media():
                installation.media.put(data)
            for posts in (POSTS, FULLEST):
                _write(installation, posts)
        with running(filrouge(folder, "serve", "--port", "0"), core=SERVER_CORE) as server:
            address = server.address()
            visits = {posts: visit(address, f"/live/{_slug(posts)}") for posts in (POSTS, FULLEST)}
    return [line for posts, visited in visits.items() for line in _figures(posts, visited)]


def _slug(posts: int) -> str:
    return f"visit-{posts}"


def _write(installation: Installation, posts: int) -> None:
    """Write the bundled live under way, gone on with posts of both until there are enough."""
    ended, replayed = bundled_lives()
    steps = [step for step in replayed.steps if not isinstance(step.command, End)]
    more = [
        step.command
        for live in (replayed, ended)
        for step in live.steps
        if isinstance(step.command, Publish)
    ]
    here = sum(isinstance(step.command, Publish) for step in steps)
    last = steps[-1].at
    for number in range(posts - here):
        content = more[number % len(more)].content
        steps.append(Step(command=Publish(post=f"more-{number}", content=content), at=last))
    perform_steps(installation.context, _slug(posts), steps, slug=_slug(posts))


def visit(address: tuple[str, int], path: str) -> Visit:
    """Load a page as a browser would for the first time."""
    page, html = _load(address, path, "br")
    gzip, _ = _load(address, path, "gzip")
    identity, html = _load(address, path, "identity")
    words = html.decode()
    script, style = _SCRIPT.search(words), _STYLE.search(words)
    if script is None or style is None:
        raise RuntimeError("the page names no script or no style")
    return Visit(
        page=page,
        page_gzip=gzip,
        page_identity=identity,
        script=_load(address, script[1], "br")[0],
        style=_load(address, style[1], "br")[0],
        pictures=tuple(_load(address, src, "br")[0] for src in _PICTURE.findall(words)),
    )


def _load(address: tuple[str, int], path: str, coding: str) -> tuple[int, bytes]:
    """Give the size of an answer with its headers, and its body."""
    connection = HTTPConnection(*address, timeout=10)
    try:
        connection.request("GET", path, headers={"accept-encoding": coding})
        response = connection.getresponse()
        body = response.read()
    finally:
        connection.close()
    if response.status != 200:
        raise RuntimeError(f"{path} answered {response.status}")
    line = len(f"HTTP/1.1 {response.status} {response.reason}\r\n\r\n")
    headers = sum(len(f"{name}: {value}\r\n") for name, value in response.getheaders())
    return line + headers + len(body), body


def _figures(posts: int, visited: Visit) -> list[Figure]:
    group = f"first visit, {posts} posts in the live"
    rows = (
        ("page, br", visited.page),
        ("page, gzip", visited.page_gzip),
        ("page, as it is", visited.page_identity),
        ("script, br", visited.script),
        ("style, br", visited.style),
        ("lead picture", visited.pictures[0] if visited.pictures else 0),
        (f"all pictures of the page ({len(visited.pictures)})", sum(visited.pictures)),
    )
    figures = [figure(group, name, [size / 1000], "kB") for name, size in rows]
    whole = visited.without_pictures / 1000
    note = "page, script and style with br, headers included"
    return [
        *figures,
        figure(group, "without pictures", [whole], "kB", bar=BAR_BYTES / 1000, note=note),
    ]
