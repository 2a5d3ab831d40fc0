"""The API as a whole: who may come in, how it says no, which parts it has."""

from functools import cache
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Router
from ninja.operation import Operation
from ninja.parser import Parser

from filrouge.newsroom.api.answer import answer
from filrouge.newsroom.api.arrangement import router as arrangement
from filrouge.newsroom.api.auth import AUTH
from filrouge.newsroom.api.course import router as course
from filrouge.newsroom.api.draft import router as drafts
from filrouge.newsroom.api.fact import router as facts
from filrouge.newsroom.api.hands import router as hands
from filrouge.newsroom.api.live import router as lives
from filrouge.newsroom.api.medium import router as media
from filrouge.newsroom.api.post import router as posts
from filrouge.newsroom.api.problem import handle
from filrouge.newsroom.api.reading import router as reading
from filrouge.newsroom.api.schema import finish
from filrouge.newsroom.api.trail import router as trail
from filrouge.newsroom.api.withdrawal import router as withdrawal
from filrouge.newsroom.views.documentation import documentation

fallback = Router()


@fallback.api_operation(
    ["GET", "POST", "PUT", "DELETE", "PATCH"], "/{path:rest}", auth=None, include_in_schema=False
)
def elsewhere(request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001, ninja's signature
    """Say that nothing is here, in the API's own form."""
    raise Http404


# The first that fits answers: "bulk" and "order" go before the addresses in which any id can stand.
_PARTS = (
    trail,
    lives,
    course,
    reading,
    posts,
    arrangement,
    withdrawal,
    facts,
    media,
    drafts,
    hands,
    fallback,
)


_EXACT = 1 << 53
"""Whole numbers below this are exact in JSON, however they are written (RFC 8259, 6)."""


def _number(text: str) -> float:
    """Read 2.0 as the whole number that it is (JSON Schema, 6.3)."""
    number = float(text)
    return int(number) if number.is_integer() and abs(number) < _EXACT else number


_decoder = msgspec.json.Decoder(float_hook=_number)


class _StrictParser(Parser):
    """Reads JSON as RFC 8259 has it: no NaN, and no half of a surrogate pair."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Read a body; what it raises becomes a 400."""
        return _decoder.decode(request.body)


class _Api(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Name an operation as its function is named: no two have the same name."""
        return operation.view_func.__name__


api = _Api(
    title="Filrouge",
    version="1",
    description="All that the newsroom's console can do, for programs.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    auth=list(AUTH),
    parser=_StrictParser(),
)
handle(api)
for part in _PARTS:
    api.add_router("", part)


@cache
def document() -> dict[str, Any]:
    """Give the OpenAPI document."""
    return finish(api.get_openapi_schema())


@api.get("/openapi.json", auth=None, include_in_schema=False)
def get_openapi(request: HttpRequest) -> HttpResponse:  # noqa: ARG001, ninja's signature
    """Give the OpenAPI document; it tells of the software, and nothing of the house."""
    return answer(document())


@api.get("/docs", auth=None, include_in_schema=False)
def get_documentation(request: HttpRequest) -> HttpResponse:
    """Show the page of documentation."""
    return documentation(request, document())
