"""Django's database in threads that are not Django's own."""

from collections.abc import Callable
from typing import TypeVar

from django.db import connections

T = TypeVar("T")


def closing(work: Callable[[], T]) -> T:
    """Do some work in a thread of a pool, and leave no connection behind in it."""
    try:
        return work()
    finally:
        connections.close_all()
