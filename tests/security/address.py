"""Every address that Django answers, with something that is really there in every place of it."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

_PLACE = re.compile(r"<(?:\w+:)?(\w+)>")


def patterns() -> Iterator[str]:
    """Give every pattern, such as `redaction/live/<str:slug>`."""
    yield from _under(get_resolver(), "")


def _under(resolver: URLResolver, before: str) -> Iterator[str]:
    for each in resolver.url_patterns:
        whole = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield whole
        else:
            yield from _under(each, whole)


def address(pattern: str, places: dict[str, str]) -> str:
    """Fill a pattern in; a place that nobody thought of fails the test."""
    return "/" + _PLACE.sub(lambda place: places[place[1]], pattern)
