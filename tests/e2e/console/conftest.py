"""One real house for all tests of the console, and one of a test's own that may be killed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.console.house import House, house_at

# As long as other actions have (tests/browser.py): two tabs and a server may share one core.
expect.set_options(timeout=10_000)


@pytest.fixture(scope="session")
def shared_console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house_at(tmp_path_factory.mktemp("console")) as house:
        yield house


@pytest.fixture
def console(shared_console: House) -> House:
    return shared_console


@pytest.fixture
def console_data(tmp_path: Path) -> Path:
    """Give the folder of a house that the test serves, kills and serves again."""
    return tmp_path / "data"
