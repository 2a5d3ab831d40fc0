"""What browsers may load and run on the newsroom's pages (w3.org/TR/CSP3)."""

from collections.abc import Awaitable, Callable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
    " media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Nothing inline, nothing of others. Pictures on their way up are shown from `blob:`."""


class ContentPolicy:
    """Puts the policy on every answer, and keeps answers out of caches."""

    sync_capable = True
    async_capable = True

    def __init__(
        self,
        get_response: Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]],
    ) -> None:
        self._get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        """Answer."""
        response = self._get_response(request)
        if isinstance(response, HttpResponseBase):
            return _guarded(response)
        return self._later(response)

    async def _later(self, response: Awaitable[HttpResponseBase]) -> HttpResponseBase:
        return _guarded(await response)


def _guarded(response: HttpResponseBase) -> HttpResponseBase:
    response.headers.setdefault("content-security-policy", POLICY)
    response.headers.setdefault("cache-control", "no-store")
    return response
