"""The API as a whole: who may come in, how it says no, which parts it has."""

from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI, Router
from ninja.operation import Operation

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
from filrouge.newsroom.api.strict import StrictParser, check_query, tell_methods
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


class _Api(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Name an operation as its function is named: no two have the same name."""
        return operation.view_func.__name__

    @property
    def urls(self) -> tuple[list[URLPattern | URLResolver], str, str]:
        """Give the addresses; a method that one does not know is told as a problem."""
        patterns, app, namespace = super().urls
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                pattern.callback = tell_methods(pattern.callback)
        return patterns, app, namespace


api = _Api(
    title="Filrouge",
    version="1",
    description="All that the newsroom's console can do, for programs.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
    auth=list(AUTH),
    parser=StrictParser(),
)
handle(api)
for part in _PARTS:
    for path_view in part.path_operations.values():
        for each in path_view.operations:
            check_query(each)
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
