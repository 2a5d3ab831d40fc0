"""What is said where there is no page, or it cannot be shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from filrouge.newsroom.surroundings import furniture

TEMPLATE = "newsroom/failure.html"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001, Django's signature
    """Say that nothing is here."""
    return render(request, TEMPLATE, {"code": "not_found"}, status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001, Django's signature
    """Say that the role does not allow it."""
    return render(request, TEMPLATE, {"code": "forbidden"}, status=403)


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001, Django's signature
    """Say that it is our fault; the trace is in the server's log.

    Without asking who is signed in: the database may be what is broken.
    """
    return HttpResponse(render_to_string(TEMPLATE, {"code": "broken", **furniture()}), status=500)
