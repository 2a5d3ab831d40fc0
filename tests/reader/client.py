"""A reader's page in Python: a plain twin of web/reader/fold.ts, by docs/reader-protocol.md.

Fragments are compared as parsed and written again, since a page is read through a parser too.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import lxml.html
import msgspec

Json = dict[str, Any]


class Post(NamedTuple):
    """A post as it stands at `rev`; `html` is None once it is gone."""

    id: str
    order: str
    rev: int
    html: str | None


class Part(NamedTuple):
    """A part of the page as it stands at `rev`."""

    rev: int
    html: str


class Loaded(msgspec.Struct, frozen=True):
    """What the hooks of a page say."""

    cursor: str
    floor: str
    ceiling: str
    posts: tuple[Post, ...]
    parts: dict[str, Part]
    older: str | None

    def as_json(self) -> Json:
        """Give the page as web/reader/replay.ts reads it."""
        return {
            "cursor": self.cursor,
            "floor": self.floor,
            "ceiling": self.ceiling,
            "posts": [post._asdict() for post in self.posts],
            "parts": [{"name": name, **part._asdict()} for name, part in self.parts.items()],
        }


def numbers(key: str) -> tuple[int, int]:
    """Give the two numbers of a cursor or order key; times before 1970 are negative."""
    first, _, second = key.rpartition("-")
    return int(first), int(second)


def written(html: str) -> str:
    """Write a fragment as a parser understands it."""
    return _written(lxml.html.fragment_fromstring(html))


def _written(element: Any) -> str:
    return str(lxml.html.tostring(element, encoding="unicode", with_tail=False))


def read_page(html: str) -> Loaded:
    """Read a page by its hooks."""
    tree: Any = lxml.html.fromstring(html)
    main = tree.get_element_by_id("live")
    older = main.get_element_by_id("older", None)
    return Loaded(
        cursor=main.attrib["data-cursor"],
        floor=main.attrib["data-floor"],
        ceiling=main.attrib["data-ceiling"],
        posts=tuple(
            Post(
                element.attrib["data-id"],
                element.attrib["data-order"],
                int(element.attrib["data-rev"]),
                _written(element),
            )
            for element in main.get_element_by_id("posts")
        ),
        parts={
            element.attrib["data-part"]: Part(int(element.attrib["data-rev"]), _written(element))
            for element in main.iter()
            if isinstance(element.tag, str) and "data-part" in element.attrib
        },
        older=None if older is None else older.attrib["href"].removesuffix("#stream"),
    )


def read_delta(delta: Json) -> Json:
    """Give a delta with its fragments written as a parser understands them."""
    ops = [op | {"html": written(op["html"])} if "html" in op else op for op in delta["ops"]]
    return delta | {"ops": ops}


class Client:
    """A page that was loaded, and what it has heard since."""

    def __init__(self, page: Loaded) -> None:
        self.loaded_at = self.cursor = numbers(page.cursor)
        self.floor = page.floor
        self.ceiling = page.ceiling
        self.posts = {post.id: post for post in page.posts}
        self.parts = dict(page.parts)

    def apply(self, delta: Json) -> bool:
        """Fold a delta; False where the page has to be loaded afresh."""
        if delta["reload"]:
            return False
        head = numbers(delta["head"])
        if head[0] > self.cursor[0]:
            return False
        if head[0] < self.cursor[0]:
            return True  # its words may have been erased since
        for op in delta["ops"]:
            if op["op"] == "part":
                self._keep_part(op["name"], Part(op["rev"], op["html"]))
            else:
                self._keep_post(Post(op["id"], op["order"], op["rev"], op.get("html")))
        self.cursor = max(self.cursor, head)
        return True

    def merge(self, chunk: Loaded) -> bool:
        """Fold an older chunk; False where it is of another epoch."""
        if numbers(chunk.cursor)[0] != self.cursor[0]:
            return False
        for post in chunk.posts:
            self._keep_post(post)
        if self.floor and (not chunk.floor or numbers(chunk.floor) < numbers(self.floor)):
            self.floor = chunk.floor
        return True

    def _keep_post(self, post: Post) -> None:
        if post.id not in self.posts or post.rev > self.posts[post.id].rev:
            self.posts[post.id] = post

    def _keep_part(self, name: str, part: Part) -> None:
        if name not in self.parts or part.rev > self.parts[name].rev:
            self.parts[name] = part

    def shown(self) -> list[Post]:
        """Give the posts on the page, newest first."""
        return in_range(self.posts.values(), self.floor, self.ceiling)

    def as_json(self) -> Json:
        """Give the page as web/reader/replay.ts answers."""
        return {
            "cursor": "{}-{}".format(*self.cursor),
            "posts": [post._asdict() for post in self.shown()],
            "parts": {name: part._asdict() for name, part in self.parts.items()},
        }


def in_range(posts: Iterable[Post], floor: str, ceiling: str) -> list[Post]:
    """Give the posts that are there with floor < order <= ceiling, newest first."""
    shown = [
        post
        for post in posts
        if post.html is not None
        and (not floor or numbers(post.order) > numbers(floor))
        and (not ceiling or numbers(post.order) <= numbers(ceiling))
    ]
    return sorted(shown, key=lambda post: numbers(post.order), reverse=True)
