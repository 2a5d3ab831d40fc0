"""A log in a file, and the same file as another process has it open."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from filrouge.log.sqlite import SqliteLog


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "log.db"


@pytest.fixture
def log(path: Path) -> Iterator[SqliteLog]:
    with closing(SqliteLog(path)) as log:
        yield log


@pytest.fixture
def beside(path: Path, log: SqliteLog) -> Iterator[SqliteLog]:
    """The same file, as another process has it open."""
    with closing(SqliteLog(path)) as beside:
        yield beside
