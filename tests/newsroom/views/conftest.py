"""The console, for the tests of its pages."""

from tests.newsroom.conftest import desk

__all__ = ["desk"]
