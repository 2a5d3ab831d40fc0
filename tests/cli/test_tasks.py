"""The server follows the log, also when the log cannot be read for a while."""

import asyncio
import logging
from contextlib import closing, suppress
from pathlib import Path

import pytest

from filrouge.cli import tasks
from filrouge.cli.installation import Installation
from filrouge.config import Settings
from filrouge.log.port import StoreError
from filrouge.relay.port import News, Recorded
from filrouge.service.forward import Forwarder
from tests.service.house import LIVE, do, open_live, publication


class Interrupted(Forwarder):
    """Cannot read the log the first times."""

    failures = 2

    def catch_up(self) -> None:
        if self.failures:
            self.failures -= 1
            raise StoreError("{path}: {why}", path="log.db", why="disk I/O error")
        super().catch_up()


async def test_a_log_that_cannot_be_read_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tasks, "RETRY_S", 0.0)
    installation = Installation(Settings(data=tmp_path))
    with closing(installation.log):
        open_live(installation.context)
        loop, told = asyncio.get_running_loop(), asyncio.Queue[News]()

        def tell(news: News) -> None:
            loop.call_soon_threadsafe(told.put_nowait, news)

        forwarder = Interrupted(installation.context, tell)
        do(installation.context, publication("p1"))

        following = asyncio.create_task(tasks.follow_log(installation, forwarder, asyncio.Event()))
        try:
            async with asyncio.timeout(10):
                news = await told.get()
        finally:
            following.cancel()
            with suppress(asyncio.CancelledError):
                await following

        assert isinstance(news, Recorded)
        assert news.records == tuple(installation.log.read(LIVE, after=3))
        assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2
