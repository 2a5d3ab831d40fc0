"""Reading LiveBlogPostings in tests."""

import itertools
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filrouge.domain.blocks import Text
from filrouge.domain.commands import Describe, Open, Publish
from filrouge.domain.content import Content, Description
from filrouge.domain.decide import decide
from filrouge.domain.fold import fold
from filrouge.domain.record import Entry
from filrouge.domain.state import Live
from filrouge.domain.text import Run
from filrouge.importers.base import Imported
from filrouge.importers.jsonld import JsonLd

PAGES = Path(__file__).parent / "jsonld"


def imported(payload: bytes) -> Imported:
    numbers = itertools.count(1)
    return JsonLd().commands(payload, lambda: f"p{next(numbers)}")


def page(name: str) -> Imported:
    return imported((PAGES / name).read_bytes())


def live(*updates: Any, **more: Any) -> bytes:
    """Write a LiveBlogPosting as bare JSON."""
    node = {"@type": "LiveBlogPosting", "headline": "A live", "liveBlogUpdate": list(updates)}
    return json.dumps(node | more).encode()


def posts(result: Imported) -> list[Content]:
    return [s.command.content for s in result.steps if isinstance(s.command, Publish)]


def texts(result: Imported) -> list[str]:
    return [
        "".join(run.text for run in block.runs)
        for content in posts(result)
        for block in content.blocks
        if isinstance(block, Text)
    ]


def opened(result: Imported) -> Open:
    command = result.steps[0].command
    assert isinstance(command, Open)
    return command


def description(result: Imported) -> Description:
    command = result.steps[1].command
    assert isinstance(command, Describe)
    return command.description


def times(result: Imported, kind: type = Publish) -> list[datetime | None]:
    return [step.at for step in result.steps if isinstance(step.command, kind)]


def utc(year: int, month: int, day: int, hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def replayed(result: Imported) -> Live:
    """Put the commands to the domain, which refuses what may not stand in a log."""
    state: Live | None = None
    for step in result.steps:
        for event in decide(state, step.command, step.at):
            entry = Entry(seq=state.seq + 1 if state else 1, event=event, occurred_at=step.at)
            state = fold(state, entry, live_id="a")
    assert state is not None
    return state


def words(text: str) -> tuple[Text, ...]:
    return (Text(runs=(Run(text),)),)
