"""What django-ninja lets pass, and we tell: slips in a query, a body of another kind, a method."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from ninja.errors import ValidationError
from ninja.operation import Operation
from ninja.parser import Parser

from filrouge.newsroom.api.answer import JSON, tell
from filrouge.newsroom.api.demand import Demanded
from filrouge.newsroom.refusal import problem

_EXACT = 1 << 53
"""Whole numbers below this are exact in JSON, however they are written (RFC 8259, 6)."""


def _number(text: str) -> float:
    """Read 2.0 as the whole number that it is (JSON Schema, 6.3)."""
    number = float(text)
    return int(number) if number.is_integer() and abs(number) < _EXACT else number


_decoder = msgspec.json.Decoder(float_hook=_number)


class StrictParser(Parser):
    """Reads JSON as RFC 8259 has it: no NaN, and no half of a surrogate pair."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Read a body; what it raises becomes a 400, Demanded what it says."""
        kind = request.content_type or JSON
        if kind != JSON and not kind.endswith("+json"):
            detail = _("Send JSON, and say so: Content-Type: application/json.")
            raise Demanded(problem(415, "not_json", detail))
        return _decoder.decode(request.body)


def check_query(operation: Operation) -> None:
    """Have an operation refuse the parameters of a query that it does not know."""
    known = {
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    }
    view = operation.view_func

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        unknown = [name for name in request.GET if name not in known]
        if unknown:
            detail = _("There is no such parameter.")
            raise ValidationError(
                [{"type": "unknown", "loc": ("query", name), "msg": detail} for name in unknown]
            )
        response: HttpResponse = view(request, *args, **named)
        return response

    operation.view_func = checked


def tell_methods(
    view: Callable[..., HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Have a view tell in the API's own form that it does not know a method."""

    @wraps(view)
    def telling(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        response = view(request, *args, **named)
        if response.status_code != 405:
            return response
        detail = _("{method} is not for this address.").format(method=request.method)
        told = tell(problem(405, "method_not_allowed", detail))
        told.headers["allow"] = response.headers["allow"]
        return told

    return telling
