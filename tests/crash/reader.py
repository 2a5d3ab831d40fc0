"""A reader as docs/reader-protocol.md has it: loads the page, follows the stream, comes back."""

import http.client
import json
import re

_POST = re.compile(
    r'<article id="[^"]*"[^>]* data-id="([^"]+)" data-order="[^"]*" data-rev="(\d+)"'
)
_CURSOR = re.compile(r'data-cursor="([^"]+)"')
_OLDER = re.compile(r'<a id="older"[^>]* href="([^"]+)"|<a [^>]*href="([^"]+)"[^>]* id="older"')


class Reader:
    """Knows posts by id and revision, and where it stands."""

    def __init__(self, slug: str) -> None:
        self.posts: dict[str, int] = {}
        self.cursor = ""
        self.reloads = 0
        self._live = f"/live/{slug}"
        self._at = ("127.0.0.1", 0)

    def find(self, host: str, port: int) -> None:
        """Go to the server's present address."""
        self._at = (host, port)

    def _get(self, path: str) -> str:
        connection = http.client.HTTPConnection(*self._at, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            assert answer.status == 200, (path, answer.status)
            return answer.read().decode()
        finally:
            connection.close()

    def load(self) -> None:
        """Load the page and every older chunk; a post stands in one place only."""
        html = self._get(self._live)
        cursor = _CURSOR.search(html)
        assert cursor is not None
        seen: dict[str, int] = {}
        while True:
            for post, rev in _POST.findall(html):
                assert post not in seen, f"{post} stands on the page twice"
                seen[post] = int(rev)
            older = _OLDER.search(html)
            if older is None:
                break
            html = self._get(older[1] or older[2])
        # Together and last: the server may have died meanwhile.
        self.posts, self.cursor = seen, cursor[1]

    def poll(self) -> None:
        """Ask what is new since the cursor."""
        self.apply(self._get(f"{self._live}/since/{self.cursor}"))

    def follow(self) -> None:
        """Follow the stream from where one stands until it ends, or the server dies."""
        connection = http.client.HTTPConnection(*self._at, timeout=30)
        try:
            headers = {"Last-Event-ID": self.cursor}
            connection.request("GET", f"{self._live}/stream", headers=headers)
            answer = connection.getresponse()
            for line in answer:
                if line.startswith(b"data: "):
                    self.apply(line.removeprefix(b"data: ").decode())
        except (OSError, http.client.HTTPException):
            return
        finally:
            connection.close()

    def apply(self, text: str) -> None:
        """Fold a delta in; the greater revision wins."""
        delta = json.loads(text)
        if delta["reload"]:
            self.reloads += 1
            self.load()
            return
        for op in delta["ops"]:
            if op["op"] == "post" and op["rev"] > self.posts.get(op["id"], 0):
                assert f'data-id="{op["id"]}"' in op["html"]
                self.posts[op["id"]] = op["rev"]
        self.cursor = delta["head"]
