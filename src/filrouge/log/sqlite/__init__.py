"""The log in one SQLite file: the embedded store."""

from filrouge.log.sqlite.log import SqliteLog

__all__ = ["SqliteLog"]
