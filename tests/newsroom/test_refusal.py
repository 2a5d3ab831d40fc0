"""Every way in which the house says no has its words, in both languages."""

import ast
from pathlib import Path

import pytest
from django.db import OperationalError
from django.utils.translation import override

import filrouge
from filrouge.accounts.role import Capability
from filrouge.domain import errors
from filrouge.domain.errors import Conflict, Refused
from filrouge.domain.state import Condition, Status
from filrouge.importers.base import NotALive
from filrouge.log.port import KeyReused, SlugTaken, StoreError
from filrouge.media.fetch import CannotFetch
from filrouge.media.refusal import BadMedia
from filrouge.newsroom.actor import Forbidden
from filrouge.newsroom.declined import STATUSES, Declined
from filrouge.newsroom.refusal import problem_of
from filrouge.newsroom.refused import REFUSED
from filrouge.service.perform import Busy

SOURCE = Path(filrouge.__file__).parent

FACTS = {
    "status": "draft",
    "condition": "erased",
    "media": "0" * 64,
    "language": "?",
    "time_zone": "Mars",
    "at": "0001-01-01",
    "address": "javascript:1",
    "character": "U+0000",
    "characters": 1,
    "limit": 1,
    "limit_kb": 1,
    "name": "Ana",
    "site": "sport",
    "last": "",
    "id": "",
}


def _codes() -> set[str]:
    """Give every code with which a source file refuses."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                first = node.args[0] if node.args else None
                is_words = name == "words" and isinstance(node.func, ast.Attribute)
                if (name == "Refused" or (is_words and len(node.args) == 2)) and isinstance(
                    first, ast.Constant
                ):
                    found.add(str(first.value))
    return found


def test_every_refusal_of_the_domain_has_its_sentence() -> None:
    codes = _codes()

    assert "no_such_post" in codes
    assert codes <= set(REFUSED)
    assert set(getattr(errors, "CODES", codes)) <= set(REFUSED)


@pytest.mark.parametrize("code", sorted(REFUSED))
def test_a_refusal_in_words(code: str) -> None:
    with override("en"):
        problem = problem_of(Refused(code, **FACTS))

    assert problem is not None
    assert problem.code == code
    assert problem.status in {404, 409, 422}
    assert problem.detail.endswith(".")
    assert "{" not in problem.detail
    assert "status" not in problem.facts


@pytest.mark.parametrize("code", sorted(STATUSES))
def test_what_the_newsroom_declines_in_words(code: str) -> None:
    problem = problem_of(Declined(code, **FACTS))

    assert problem is not None
    assert (problem.code, problem.status) == (code, STATUSES[code])


@pytest.mark.parametrize("status", Status)
def test_every_status_has_its_words(status: Status) -> None:
    problem = problem_of(Refused("wrong_status", status=status.value, needs=[]))

    assert problem is not None
    assert problem.facts == {"live_status": status.value, "needs": []}
    assert (
        f": the live is {status.value}." not in problem.detail
        or status is Status.PAUSED
        or (status in {Status.ARCHIVED, Status.UNPUBLISHED})
    )


@pytest.mark.parametrize("condition", Condition)
def test_every_condition_has_its_words(condition: Condition) -> None:
    assert problem_of(Refused("post_is_gone", post="p1", condition=condition.value)) is not None


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (Forbidden(Capability.ERASE), 403, "forbidden"),
        (Conflict(subject="p1", expected=1, actual=2), 412, "conflict"),
        (SlugTaken("eclipse"), 409, "slug_taken"),
        (KeyReused(), 409, "key_reused"),
        (Busy(), 503, "busy"),
        (StoreError("The disk is full."), 503, "store"),
        (OperationalError("database is locked"), 503, "store"),
        (BadMedia("The file is empty."), 422, "bad_media"),
        (CannotFetch("This page cannot be reached."), 422, "cannot_fetch"),
        (NotALive("There is no live in it."), 422, "not_a_live"),
    ],
)
def test_the_other_errors_of_the_house(error: Exception, status: int, code: str) -> None:
    problem = problem_of(error)

    assert problem is not None
    assert (problem.status, problem.code) == (status, code)
    assert (problem.retry_after_s is not None) is (status == 503)
    assert problem.detail
    assert problem.title


def test_what_is_no_error_of_the_house_is_left_to_who_called() -> None:
    assert problem_of(ValueError("a bug")) is None
