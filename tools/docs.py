"""Writes the pages of docs/ that are made from the code: `python -m tools.docs`."""

import inspect
import sys
from pathlib import Path
from typing import get_args

from msgspec.structs import fields

from filrouge.config import table
from filrouge.domain.blocks import AnyBlock
from filrouge.domain.events import FactEvent, LiveEvent, PostEvent

FOLDER = Path("docs")


def settings() -> str:
    """Write the page of settings."""
    return (
        "# Settings\n\n"
        "Made from `src/filrouge/config/settings.py` by `make docs`. Each is an environment"
        " variable; the command line's options go before them.\nAn unknown `FILROUGE_*` variable is"
        " an error: one that is misspelt would otherwise be one that is not set.\n\n" + table()
    )


EVENTS = (
    "# Events\n\nMade from `src/filrouge/domain/` by `make docs`. What can be in a log: the name on"
    " the wire, the fields of the body (optional ones in brackets), what happened. The form of each"
    " is frozen in `tests/log/wire/`; from release 0.1 on it only grows.\n"
)


def events() -> str:
    """Write the page of events and blocks."""
    groups = {
        "Of a live": get_args(LiveEvent),
        "Of a post": get_args(PostEvent),
        "Of the facts": get_args(FactEvent),
        "Blocks of a post": get_args(AnyBlock),
    }
    parts = [EVENTS]
    for title, classes in groups.items():
        rows = [
            f"| `{kind.__struct_config__.tag}` | {_fields(kind)} | {_summary(kind)} |"
            for kind in classes
        ]
        head = [f"\n## {title}", "| name | fields | what |", "|---|---|---|"]
        parts.append("\n".join([*head, *rows]))
    return "\n".join(parts) + "\n"


def _fields(kind: type) -> str:
    names = [f"`{f.name}`" if f.required else f"[`{f.name}`]" for f in fields(kind)]
    return ", ".join(names) or "–"


def _summary(kind: type) -> str:
    return " ".join((inspect.getdoc(kind) or "").split())


PAGES = {"settings.md": settings, "events.md": events}


def main() -> int:
    """Write every page."""
    for name, write in PAGES.items():
        (FOLDER / name).write_text(write(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
