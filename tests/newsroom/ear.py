"""Hears what is told to open consoles."""

import pytest

from filrouge.newsroom.bus import Change
from tests.newsroom.desk import Desk


def listen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[Change]:
    """Give the list to which every change is added from now on."""
    changes: list[Change] = []
    monkeypatch.setattr(desk.bus, "publish", changes.append)
    return changes
