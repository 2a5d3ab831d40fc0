"""The real server sends out what is due: at its time, and after it was killed."""

import http.client
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from filrouge.accounts.models import User
from filrouge.accounts.role import Capability, Role
from filrouge.domain.state import Post
from filrouge.newsroom.actions.token import create
from filrouge.newsroom.actor import Actor
from tests.newsroom.desk import PASSWORD
from tests.newsroom.disk import working_on
from tests.serving import SOON_S, Coverage, Newsroom, Server, serving

pytestmark = pytest.mark.slow


class House:
    """A data folder with a live, and somebody who writes to it through the server's API."""

    def __init__(self, data: Path, server: Server) -> None:
        self.newsroom = Newsroom(data, server)
        self.coverage: Coverage = self.newsroom.open()
        with working_on(data / "newsroom.db"):
            person = User.objects.create_user(
                "ana@example.org", PASSWORD, name="Ana", role=Role.JOURNALIST
            )
            scopes = (Capability.VIEW, Capability.WRITE, Capability.PUBLISH)
            now = datetime.now(UTC)
            self.secret = create(Actor(person), name="test", scopes=scopes, now=now).secret
        self.ask(server, "GET", "/drafts")  # the first request takes a second

    def ask(self, server: Server, method: str, path: str, body: object = None) -> Any:
        line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=SOON_S * 4)
        with closing(line):
            headers = {
                "authorization": f"Bearer {self.secret}",
                "content-type": "application/json",
            }
            place = f"/api/v1/lives/{self.coverage.slug}{path}"
            line.request(method, place, None if body is None else json.dumps(body), headers)
            answer = line.getresponse()
            data = json.loads(answer.read())
            assert answer.status < 300, data
            return data

    def schedule(self, server: Server, draft: str, *, in_s: float) -> datetime:
        at = datetime.now(UTC) + timedelta(seconds=in_s)
        body = {"version": 0, "content": {"headline": draft}, "at": at.isoformat()}
        self.ask(server, "POST", f"/drafts/{draft}/schedule", body)
        return at

    def published(self, draft: str) -> tuple[Post, datetime]:
        """Give a post, and when it was recorded."""
        loaded = self.newsroom.context.states.load(self.coverage.id)
        assert loaded is not None
        post = loaded.live.posts[draft]
        (record,) = self.newsroom.log.read(
            self.coverage.id, after=post.order[1] - 1, until=post.order[1]
        )
        return post, record.envelope.recorded_at


@contextmanager
def house(data: Path, server: Server) -> Iterator[House]:
    made = House(data, server)
    with closing(made.newsroom):
        yield made


def test_never_early_and_at_most_a_second_late(tmp_path: Path, db: None) -> None:
    with serving(tmp_path) as server, house(tmp_path, server) as here:
        due = {f"d{n}": here.schedule(server, f"d{n}", in_s=2.5 - n / 4) for n in range(3)}

        for draft in due:
            server.wait_for(f"{here.coverage.path}/post/{draft}")

        for draft, at in due.items():
            post, recorded_at = here.published(draft)
            assert post.published_at == at
            assert timedelta(0) <= recorded_at - at < timedelta(seconds=1)


def test_what_became_due_while_the_server_was_dead_goes_out_once_at_its_start(
    tmp_path: Path, db: None
) -> None:
    with serving(tmp_path) as server, house(tmp_path, server) as here:
        at = here.schedule(server, "d1", in_s=2)
        server.process.kill()
        server.process.wait()
        with serving(tmp_path) as second:
            second.wait_for(f"{here.coverage.path}/post/d1")

            post, recorded_at = here.published("d1")
            assert post.published_at == at
            assert recorded_at >= at
            draft = here.ask(second, "GET", "/drafts/d1")
            assert (draft["state"], draft["content"]) == ("published", {})
            posts = here.ask(second, "GET", "/posts")
            assert [each["id"] for each in posts["items"]] == ["d1"]
