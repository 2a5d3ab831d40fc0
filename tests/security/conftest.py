"""One served house for the attacks from outside, and a console in memory for those from within."""

from collections.abc import Iterator

import pytest

from tests.newsroom.conftest import desk
from tests.security.house import House, house_at

__all__ = ["desk"]


@pytest.fixture(scope="session")
def shared_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house_at(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture
def house(shared_house: House) -> House:
    return shared_house
