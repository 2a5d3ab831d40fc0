"""Everything that the console names has its words."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import filrouge
from filrouge.accounts.role import Capability
from filrouge.domain.commands import FactCommand, LiveCommand, PostCommand
from filrouge.domain.state import Status
from filrouge.newsroom.particular import WORDS
from filrouge.newsroom.words import ACTION, CAPABILITY, STATUS

SOURCE = Path(filrouge.__file__).parent
ELSEWHERE = {"login", "signup"}
"""Not entries of the trail: names of allauth's own steps."""

COLUMNS = {"live", "subject", "reason"}
"""What an entry keeps in places of their own."""


def test_every_status_and_every_capability_has_words() -> None:
    assert set(STATUS) == set(Status)
    assert set(CAPABILITY) == set(Capability)


def test_every_action_that_is_written_down_has_words() -> None:
    noted = {
        name
        for folder in ("newsroom", "accounts")
        for path in (SOURCE / folder).rglob("*.py")
        for name in _noted(ast.parse(path.read_text(encoding="utf-8")))
    }

    assert {"rename", "submit", "token_created", "sign_in"} <= noted
    assert noted - set(ACTION) - ELSEWHERE == set()


def test_every_detail_that_is_written_down_has_words() -> None:
    kept = {
        name
        for folder in ("newsroom", "accounts")
        for path in (SOURCE / folder).rglob("*.py")
        for name in _kept(ast.parse(path.read_text(encoding="utf-8")))
    }

    assert {"seq", "bytes", "method", "ip", "from_user"} <= kept
    assert kept - set(WORDS) - COLUMNS == set()


def test_every_command_that_the_console_can_give_has_words() -> None:
    commands = {*get_args(LiveCommand), *get_args(PostCommand), *get_args(FactCommand)}

    assert {command.__struct_config__.tag for command in commands} - set(ACTION) == set()


def _noted(tree: ast.AST) -> Iterator[str]:
    """Give the actions that are named in calls of `note`, `tell` and in `action=`."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        named = [word.value for word in node.keywords if word.arg == "action"]
        if isinstance(node.func, ast.Name) and node.func.id in {"note", "tell"}:
            named += node.args[:2]
        for each in named:
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                yield each.value


def _kept(tree: ast.AST) -> Iterator[str]:
    """Give the names of what calls of `note` and `tell` keep beside the action."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="note" | "tell")):
                yield from (word.arg for word in node.keywords if word.arg)
