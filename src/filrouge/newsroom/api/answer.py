"""Writes answers: values as JSON, problems as RFC 9457 has them."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from django.http import HttpResponse
from django.urls import reverse

from filrouge.newsroom.refusal import Problem

JSON = "application/json"
PROBLEM_JSON = "application/problem+json"


def answer(
    value: object, *, status: int = 200, revision: int | None = None, location: str = ""
) -> HttpResponse:
    """Answer with a value; `revision` is its entity tag (RFC 9110, 8.8.3).

    `location` is the address of what was made (RFC 9110, 15.3.2), for 201.
    """
    response = HttpResponse(msgspec.json.encode(value), status=status, content_type=JSON)
    if location:
        response.headers["location"] = location
    if revision is not None:
        response.headers["etag"] = f'"{revision}"'
    return response


def address_of(operation: str, **parts: str) -> str:
    """Give the path at which an operation of the API finds a thing."""
    return reverse(f"api:{operation}", kwargs=parts)


def nothing() -> HttpResponse:
    """Answer that it is done, and that there is nothing to show."""
    response = HttpResponse(status=204)
    del response.headers["content-type"]
    return response


def tell(problem: Problem, *, fields: Sequence[Mapping[str, str]] = ()) -> HttpResponse:
    """Answer with a problem; `fields` say which parts of the request are meant."""
    body: dict[str, Any] = {
        **problem.facts,
        "type": "about:blank",
        "title": problem.title,
        "status": problem.status,
        "code": problem.code,
        "detail": problem.detail,
        "fields": fields,
    }
    response = HttpResponse(
        msgspec.json.encode(body), status=problem.status, content_type=PROBLEM_JSON
    )
    if problem.status == 401:
        response.headers["www-authenticate"] = "Bearer"
    if problem.retry_after_s is not None:
        response.headers["retry-after"] = str(problem.retry_after_s)
    return response
