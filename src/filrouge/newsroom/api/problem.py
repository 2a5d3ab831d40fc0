"""Turns whatever stops a request into problem+json; nobody is shown a trace."""

import logging
import re
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from filrouge.newsroom.api.answer import tell
from filrouge.newsroom.api.demand import Demanded
from filrouge.newsroom.refusal import fault, problem, problem_of

_logger = logging.getLogger(__name__)

_EXPECTED = re.compile("Expected `(.*?)`")
_LENGTH = re.compile("Expected `(str|array)` of length (<=|>=) ([0-9]+)")
_BOUND = re.compile("Expected `(?:int|float)` (<=|>=) (.+)")

_FIELDS = {
    "bad_media": "file",
    "no_such_site": "site",
    "time_in_future": "published_at",
    "time_is_past": "at",
    "under_embargo": "at",
}
"""The part of a request that a refusal is about, where it is always the same one."""


def handle(api: NinjaAPI) -> None:
    """Have every error of this API told by us."""
    tellers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        Exception: _failed,
        Demanded: _demanded,
        Http404: _not_found,
        AuthenticationError: _not_signed_in,
        HttpError: _not_read,
        ValidationError: _invalid,
    }
    for kind, teller in tellers.items():
        api.add_exception_handler(kind, teller)


def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    known = problem_of(error)
    if known is not None:
        field = _FIELDS.get(known.code)
        return tell(known, fields=[{"field": field, "detail": known.detail}] if field else [])
    if isinstance(error, RequestDataTooBig):
        return tell(problem(413, "too_large", _("The request is too large. Send less at once.")))
    if isinstance(error, MultiPartParserError | SuspiciousOperation | UnreadablePostError):
        return tell(problem(400, "malformed", _("The request cannot be read to its end.")))
    _logger.error("%s %s failed", request.method, request.path, exc_info=error)
    return tell(fault())


def _demanded(request: HttpRequest, demanded: Demanded) -> HttpResponse:  # noqa: ARG001, ninja's signature
    detail = demanded.problem.detail
    fields = [{"field": demanded.field, "detail": detail}] if demanded.field else []
    return tell(demanded.problem, fields=fields)


def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:  # noqa: ARG001, ninja's signature
    return tell(problem(404, "not_found", _("There is nothing at this address.")))


def _not_signed_in(request: HttpRequest, error: HttpError) -> HttpResponse:  # noqa: ARG001, ninja's signature
    return tell(problem(401, "not_signed_in", _("Sign in, or send a token that is valid.")))


def _not_read(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Tell what ninja refuses by itself: a forged form, and a body that cannot be read."""
    if error.status_code == 403:
        detail = _("The page had been open for too long. Load it again; what you wrote is kept.")
        return tell(problem(403, "csrf", detail))
    if isinstance(error.__cause__, Demanded):
        return _demanded(request, error.__cause__)
    return tell(problem(400, "malformed_json", _("The body of the request is not JSON.")))


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:  # noqa: ARG001, ninja's signature
    fields = [_field(each) for each in error.errors]
    detail = _("Something in the request does not have the form it should have.")
    return tell(problem(422, "invalid", detail), fields=fields)


def _field(error: Mapping[str, Any]) -> Mapping[str, str]:
    place = error["loc"]
    if error["type"] != "msgspec":
        detail = _("This is missing.") if error["type"] == "missing" else error["msg"]
        return {"field": str(place[-1]), "detail": detail}
    inside = error["ctx"]["field"]
    if place[0] != "body":
        inside = ".".join(filter(None, (str(place[-1]), inside)))
    return {"field": inside, "detail": _said(error["ctx"]["what"])}


def _length(kind: str, bound: str, n: int) -> str:
    if bound == ">=":
        return _("This is missing.")
    if kind == "str":
        return _("This is too long: {n} characters are the most.").format(n=n)
    return _("These are too many: {n} are the most.").format(n=n)


def _said(what: str) -> str:
    """Say what msgspec found wrong; rare findings stay in its own words."""
    if what.startswith("Object missing required field"):
        return _("This is missing.")
    if what.startswith("Object contains unknown field"):
        return _("There is no such field.")
    if what.startswith("Invalid RFC3339") or "timezone component" in what:
        return _("Write a time as 2026-08-12T18:00:00Z, with its time zone.")
    if what.startswith(("Invalid enum value", "Invalid value")):
        return _("This is not one of the allowed values.")
    if bound := _BOUND.match(what):
        most = _("The largest number here is {number}.")
        least = _("The smallest number here is {number}.")
        return (most if bound[1] == "<=" else least).format(number=bound[2])
    if length := _LENGTH.match(what):
        return _length(length[1], length[2], int(length[3]))
    if expected := _EXPECTED.match(what):
        return _("This is the wrong kind of value: {expected} was expected.").format(
            expected=expected[1]
        )
    return what
