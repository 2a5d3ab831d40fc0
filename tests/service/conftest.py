"""A house, empty or with a live that has begun."""

from pathlib import Path

import pytest

from filrouge.log.memory import MemoryLog
from filrouge.service.context import Context
from tests.service.house import Clock, house_on, open_live


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def empty(tmp_path: Path, clock: Clock) -> Context:
    return house_on(MemoryLog(), tmp_path, clock=clock)


@pytest.fixture
def house(empty: Context) -> Context:
    open_live(empty)
    return empty


@pytest.fixture
def elsewhere(tmp_path: Path) -> Context:
    """Another house, empty."""
    return house_on(MemoryLog(), tmp_path / "elsewhere")
