"""All that is public of a house: what readers can ask for, what feeds and exports say, the log."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from filrouge.formats.base import Site
from filrouge.formats.jsonld import JSONLD
from filrouge.service.transfer import export
from tests.security.house import API, CONSOLE, TIMEOUT_S, House
from tests.serving import Coverage

_EPOCH = re.compile(r'data-cursor="(\d+)-(\d+)"')


def surfaces(house: House, live: Coverage) -> Iterator[tuple[str, str]]:
    """Give everything that anybody can see of a public live, each with its name."""
    nobody = house.nobody
    page = nobody.get(live.path)
    cursor = _EPOCH.search(page.text)
    assert cursor, page.whole[:400]
    epoch, head = int(cursor[1]), int(cursor[2])
    loaded = house.newsroom.context.states.load(live.id)
    assert loaded is not None
    paths = ["/", "/readyz", "/sitemap.xml", live.path, f"{live.path}.jsonld"]
    paths += [f"{live.path}/from/{number}" for number in range(len(loaded.live.seals) + 1)]
    paths += [f"{live.path}/post/{post}" for post in loaded.live.posts]
    paths += [f"{live.path}/since/{epoch}-{seq}" for seq in range(head + 1)]
    paths += [f"{live.path}/since/{epoch - 1}-1"]
    paths += [f"{live.path}/at/{seq}" for seq in range(1, head + 1)]
    paths += [f"{live.path}/post/{post}/history" for post in loaded.live.posts]
    paths += [f"{live.path}/{page}" for page in ("about", "log.jsonl", "at", "at?time=x")]
    for path in paths:
        yield path, nobody.get(path).whole
    jsonld = JSONLD.render(loaded.live, site=Site(), slug=live.slug)
    yield "jsonld", jsonld.decode()


def recorded(house: House, live: Coverage) -> Iterator[tuple[str, str]]:
    """Give every event of a live, and its export: what a public log would be made of."""
    log = house.newsroom.log
    head = log.head(live.id)
    assert head is not None
    yield "export", b"\n".join(export(house.newsroom.context, head)).decode()
    for record in log.read(live.id):
        yield f"event {record.seq}", f"{record.envelope} {(record.body or b'').decode()}"
    yield "head", str(head)


def refusals(
    house: House, live: Coverage, *slugs: str, drafts: list[str]
) -> Iterator[tuple[str, str]]:
    """Give what nobody in particular is answered who asks for what is the newsroom's."""
    paths = [CONSOLE, f"{CONSOLE}/people", f"{CONSOLE}/tokens", f"{CONSOLE}/audit", f"{API}/audit"]
    paths += [f"{API}/me", f"{API}/lives", f"{API}/drafts", f"{API}/openapi.json", f"{API}/docs"]
    paths += [f"{API}/lives/{live.slug}/{part}" for part in ("posts", "facts", "drafts", "hands")]
    paths += [f"{API}/lives/{live.slug}/drafts/{draft}" for draft in drafts]
    for slug in (live.slug, *slugs):
        paths += [f"{CONSOLE}/live/{slug}", f"{CONSOLE}/live/{slug}/settings/", f"/live/{slug}"]
        paths += [f"{API}/lives/{slug}", f"{API}/lives/{slug}/dashboard", f"/live/{slug}/at/2"]
        paths += [f"/live/{slug}/post/p1", f"/live/{slug}/since/1-1", f"/series/{slug}"]
        paths += [f"/live/{slug}/{page}" for page in ("about", "log.jsonl", "post/p1/history")]
        paths += [f"/live/{slug}/at", f"/live/{slug}/at?time=2026-08-12"]
    for path in paths:
        asked = house.nobody.get(path)
        # An answer may say again what it was asked for.
        yield path, asked.whole.replace(path, "")


class Ear:
    """Listens to a live's stream."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._heard = bytearray()
        self._news = threading.Condition()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while part := self._line.recv(65536):
            with self._news:
                self._heard += part
                self._news.notify_all()

    def hear(self, word: str) -> str:
        """Give all that came until now, once this word has come."""
        with self._news:
            heard = self._news.wait_for(lambda: word.encode() in self._heard, TIMEOUT_S)
            assert heard, f"{word} never came"
            return self._heard.decode()

    def join(self) -> None:
        self._thread.join()


@contextmanager
def listening(house: House, live: Coverage) -> Iterator[Ear]:
    """Follow a live as a reader's page does."""
    with socket.create_connection(("127.0.0.1", house.server.port), timeout=TIMEOUT_S) as line:
        line.sendall(f"GET {live.path}/stream HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        line.settimeout(None)
        ear = Ear(line)
        ear.hear("retry:")
        yield ear
        line.shutdown(socket.SHUT_RDWR)
        ear.join()
