"""The connection to the newsroom's tables: closed where Django does not, emptied after erasures."""

import logging
from collections.abc import Callable
from typing import TypeVar

from django.db import connection, connections

T = TypeVar("T")

_logger = logging.getLogger(__name__)


def closing(work: Callable[[], T]) -> T:
    """Do some work in a thread of a pool, and leave no connection behind in it."""
    try:
        return work()
    finally:
        connections.close_all()


def empty_journal() -> None:
    """Empty the write-ahead log, in which words that were destroyed would live on for a while.

    SQLite empties it when the last connection closes; in a busy house none is the last. Who reads
    from it just now is waited for as long as a writer would be. To be called after the commit.
    """
    with connection.cursor() as cursor:
        # The first column of the answer says "busy" (sqlite.org/pragma.html#pragma_wal_checkpoint).
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    if busy:
        _logger.warning("erased words stay in newsroom.db-wal until the next erasure or restart")
