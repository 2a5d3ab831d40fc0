"""The log in memory."""

from collections.abc import Iterator

import pytest

from filrouge.log.memory import MemoryLog
from filrouge.log.port import Log
from tests.log.contract import LogContract


class TestMemoryLog(LogContract):
    @pytest.fixture
    def log(self) -> Iterator[Log]:
        log = MemoryLog()
        yield log
        log.close()
