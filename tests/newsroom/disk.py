"""The newsroom's tables in a file, as they are in a house: for tests with several threads."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Barrier
from typing import TypeVar

from django.db import connections

from filrouge.newsroom.connection import closing as closing_connections

T = TypeVar("T")


@contextmanager
def on_disk(folder: Path) -> Iterator[None]:
    """Have Django work on empty tables in a file, instead of the tests' database in memory.

    That one is shared by its connections without taking turns, and lives in one transaction that no
    other thread sees.
    """
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        tables = [sql for (sql,) in cursor.fetchall()]
    with closing(sqlite3.connect(folder / "newsroom.db")) as file:
        for table in tables:
            file.execute(table)
    with working_on(folder / "newsroom.db"):
        yield


@contextmanager
def working_on(file: Path) -> Iterator[None]:
    """Have Django work on the tables in this file, which a server may use at the same time."""
    memory = connections["default"]
    name = memory.settings_dict["NAME"]
    del connections["default"]
    memory.settings_dict["NAME"] = str(file)
    try:
        yield
    finally:
        connections["default"].close()
        del connections["default"]
        memory.settings_dict["NAME"] = name
        connections["default"] = memory


def at_once(*works: Callable[[], T]) -> list[T | Exception]:
    """Do several things in threads that begin together; give what each came to, or raised."""
    barrier = Barrier(len(works))

    def run(work: Callable[[], T]) -> T | Exception:
        barrier.wait()
        try:
            return closing_connections(work)
        except Exception as error:  # noqa: BLE001, what it is is what the test looks at
            return error

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(run, works))
