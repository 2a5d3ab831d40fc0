"""What the tests of the console work with."""

from pathlib import Path

import pytest

from tests.newsroom.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, db: None) -> Desk:
    return Desk(tmp_path)
