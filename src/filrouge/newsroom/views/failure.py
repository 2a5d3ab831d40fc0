"""What is said where there is no page, or it cannot be shown."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from filrouge.newsroom.api.answer import tell
from filrouge.newsroom.refusal import Problem, fault, problem_of
from filrouge.newsroom.surroundings import furniture

TEMPLATE = "newsroom/failure.html"

API = "/api/"
"""Under this address failures are told to programs."""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001, Django's signature
    """Say that nothing is here."""
    return render(request, TEMPLATE, {"code": "not_found"}, status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001, Django's signature
    """Say that the role does not allow it."""
    return render(request, TEMPLATE, {"code": "forbidden"}, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that it is our fault (500), or that the store is held up (503).

    The trace is in the server's log. Nothing is asked of the database, which may be what is broken.
    """
    failure = _failure()
    return tell(failure) if request.path.startswith(API) else say(failure)


def say(failure: Problem) -> HttpResponse:
    """Say it on a page of its own, which asks for nothing but the house."""
    page = render_to_string(
        TEMPLATE, {"code": failure.code, "detail": failure.detail, **furniture()}
    )
    response = HttpResponse(page, status=failure.status)
    if failure.retry_after_s is not None:
        response.headers["retry-after"] = str(failure.retry_after_s)
    return response


def _failure() -> Problem:
    """Say what is being handled: Django calls its handler where it caught the exception."""
    error = sys.exception()
    known = problem_of(error) if isinstance(error, Exception) else None
    if known is not None and known.status == 503:
        return known
    # Any other error of the house that nobody turned into words is a fault of ours.
    return fault()
