"""One real server for all tests of pages, each of which opens lives of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.require import require_assets
from tests.serving import Newsroom, Server, serving


@contextmanager
def house_at(data: Path) -> Iterator[tuple[Server, Newsroom]]:
    """Serve a new data folder, with a newsroom beside the server."""
    require_assets()
    with serving(data, poll_s="1") as server:
        newsroom = Newsroom(data, server)
        yield server, newsroom
        newsroom.close()


@pytest.fixture(scope="session")
def shared_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Newsroom]]:
    with house_at(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture
def server(shared_house: tuple[Server, Newsroom]) -> Server:
    return shared_house[0]


@pytest.fixture
def newsroom(shared_house: tuple[Server, Newsroom]) -> Newsroom:
    return shared_house[1]


@pytest.fixture
def own_house(tmp_path: Path) -> Iterator[tuple[Server, Newsroom]]:
    """A house of the test's own: it may be stopped, or restored."""
    with house_at(tmp_path / "data") as house:
        yield house
