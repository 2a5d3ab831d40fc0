"""The OpenAPI document says the truth: schemathesis tries what it promises, and what it forbids."""

from typing import Any, NoReturn

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case, CheckContext, GenerationMode, Response
from schemathesis.checks import CheckFunction
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from filrouge.accounts.role import Capability, Role
from filrouge.media.fetch import CannotFetch
from filrouge.newsroom.actions.token import create
from filrouge.newsroom.models import Draft
from tests.newsroom.desk import Desk

KNOWN = {"slug": "live-1", "post": "p1", "draft": "d1", "subject": "p1"}
"""Things that are there: else all that is tried would be answered with 404."""


schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())


@pytest.fixture(autouse=True)
def _something_to_find(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def far_away(url: str) -> NoReturn:
        raise CannotFetch("This page cannot be reached.")

    monkeypatch.setattr("filrouge.newsroom.actions.medium.fetch", far_away)
    desk.open_live(slug="live-1", posts=3)
    Draft.objects.create(id="d1", live="live-1", author=desk.person(Role.CONTRIBUTOR))


@schema.hook("map_path_parameters")
def _lead_somewhere(context: object, parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Put the ids of what is there into every second address."""
    if not parameters or sum(map(len, map(str, parameters.values()))) % 2:
        return parameters
    return {name: KNOWN.get(name, value) for name, value in parameters.items()}


def fits_or_says_why(context: CheckContext, response: Response, case: Case[Any]) -> None:
    """A request of the documented form is never told that its form is wrong."""
    if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    if case.operation.path.endswith("/media"):
        return  # an empty file is sent as a field that is none: it is rightly said to be missing
    assert response.status_code not in {400, 428}, response.text
    assert response.status_code != 422 or response.json()["code"] != "invalid", response.text


@pytest.fixture
def administrator(desk: Desk) -> str:
    return _secret(desk, Role.ADMINISTRATOR)


@pytest.fixture
def contributor(desk: Desk) -> str:
    return _secret(desk, Role.CONTRIBUTOR)


@pytest.mark.slow
@schema.parametrize()
@settings(max_examples=3, suppress_health_check=list(HealthCheck))
def test_the_document_holds_for_an_administrator(case: Case[Any], administrator: str) -> None:
    _try(case, administrator)


@pytest.mark.slow
@schema.exclude(method="GET").parametrize()
# Not the explicit examples, in which schemathesis goes through the edges of every field again.
@settings(max_examples=2, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_the_document_holds_for_a_contributor(case: Case[Any], contributor: str) -> None:
    _try(case, contributor)


def _try(case: Case[Any], secret: str) -> None:
    # Ours is sharper: a form that fits may still be refused, but for what it says.
    excluded: list[CheckFunction] = [positive_data_acceptance]
    if _was_mended(case):
        excluded.append(negative_data_rejection)
    case.call_and_validate(
        # Answers as they are: schemathesis does not unpack what comes by WSGI.
        headers={"Authorization": f"Bearer {secret}", "Accept-Encoding": "identity"},
        additional_checks=[fits_or_says_why],
        excluded_checks=excluded,
    )


def _was_mended(case: Case[Any]) -> bool:
    """Say whether all that was made wrong was put right by us: the token, ids of what is there."""
    assert case.meta is not None
    wrong = {
        place
        for place, made in case.meta.components.items()
        if made.mode is GenerationMode.NEGATIVE
    }
    known = all(KNOWN.get(name) == value for name, value in (case.path_parameters or {}).items())
    return wrong <= {ParameterLocation.HEADER} | ({ParameterLocation.PATH} if known else set())


def _secret(desk: Desk, role: Role) -> str:
    actor = desk.actor(role)
    scopes = [scope for scope in Capability if actor.may(scope)]
    return create(actor, name="t", scopes=scopes, now=desk.clock()).secret
