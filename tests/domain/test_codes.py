"""The table of refusals names every one that the code can give, and no other.

The surfaces are held against the table: each has a sentence for each code. So the table has to be
right, and this reads the code for it.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import filrouge
from filrouge.domain.errors import CODES

SOURCE = Path(filrouge.__file__).parent
WORDS = SOURCE / "domain/decide/require.py"
"""`require.words` refuses with the code that it is given; where it is called, the code stands."""


class Refusal(NamedTuple):
    """One place that refuses; `code` is "" where it is not written there."""

    code: str
    facts: frozenset[str]
    where: str


def refusals() -> Iterator[Refusal]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and name_of(node.func) in {"Refused", "require.words"}:
                where = f"{path.relative_to(SOURCE)}:{node.lineno}"
                facts = frozenset(str(keyword.arg) for keyword in node.keywords)
                yield Refusal(code_of(node), facts, where)


def name_of(called: ast.expr) -> str:
    return ast.unparse(called)


def code_of(call: ast.Call) -> str:
    match call.args:
        case [ast.Constant(value=str(code)), *_]:
            return code
        case _:
            return ""


def test_every_code_is_written_where_it_is_refused_with() -> None:
    unwritten = [each.where for each in refusals() if not each.code]

    assert [where.partition(":")[0] for where in unwritten] == [str(WORDS.relative_to(SOURCE))]


def test_the_table_names_every_code_and_no_other() -> None:
    assert {each.code for each in refusals() if each.code} == CODES.keys()


def test_a_code_comes_with_its_facts_wherever_it_is_refused_with() -> None:
    astray = [each for each in refusals() if each.code and each.facts != CODES[each.code]]

    assert astray == []
